from __future__ import annotations

import socket
import subprocess
import sys
import time
from typing import TYPE_CHECKING, Any

import pytest
from pages import CLAIMCHECK, verified_lake
from serving import Served, serve

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return verified_lake(tmp_path_factory.mktemp("served"))


@pytest.fixture(scope="module")
def served(folder: Path) -> Iterator[Served]:
    with serve(folder, "--today", "2026-11-22") as running:
        yield running


def test_the_page_is_served_with_headers_that_close_it_off(served: Served) -> None:
    answer = served.ask()
    page = answer.read().decode()

    assert answer.status == 200
    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["Cross-Origin-Resource-Policy"] == "same-origin"
    policy = answer.headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; ")
    assert policy.endswith("connect-src 'self'; frame-ancestors 'none'")
    assert "There are no pike in the lake." in page


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1", "127.0.0.1:1", "", "localhost"])
def test_a_request_for_another_host_is_refused(served: Served, host: str) -> None:
    for path in ("/", "/events"):
        answer = served.ask(path=path, Host=host)

        assert answer.status == 403
        assert b"lake" not in answer.read()


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "http://127.0.0.1:1"])
def test_a_request_from_another_origin_is_refused(served: Served, origin: str) -> None:
    assert served.ask(Origin=origin).status == 403
    assert served.ask(path="/events", Origin=origin).status == 403


@pytest.mark.parametrize(
    "lines",
    [
        "GET / HTTP/1.1\r\nHost: {own}\r\nHost: evil.example",
        "GET / HTTP/1.1\r\nHost: evil.example\r\nHost: {own}",
        "GET / HTTP/1.1\r\nHost: {own}\r\nOrigin: http://{own}\r\nOrigin: http://evil.example",
        "GET http://evil.example/ HTTP/1.1\r\nHost: {own}",
        "GET / HTTP/1.1\r\nHost: evil.example\r\n {own}",
        "GET / HTTP/1.0",
    ],
    ids=["host-first", "host-last", "two-origins", "absolute", "folded", "no-host"],
)
def test_a_request_that_names_two_places_or_none_is_refused(served: Served, lines: str) -> None:
    request = lines.format(own=f"127.0.0.1:{served.port}") + "\r\n\r\n"
    with socket.create_connection(("127.0.0.1", served.port), timeout=10) as connection:
        connection.sendall(request.encode())
        answer = connection.recv(1000)

    assert answer.split(b"\r\n")[0].endswith(b"403 Forbidden")


def test_its_own_names_are_answered(served: Served) -> None:
    assert served.ask(Host=f"localhost:{served.port}").status == 200
    assert served.ask(Origin=f"http://localhost:{served.port}").status == 200


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"])
def test_everything_but_reading_is_refused(served: Served, method: str) -> None:
    answer = served.ask(method)

    assert answer.status == 405
    assert answer.headers["Allow"] == "GET, HEAD"


def test_a_head_request_gets_no_body(served: Served) -> None:
    answer = served.ask("HEAD")

    assert answer.status == 200
    assert int(answer.headers["Content-Length"]) > 1000
    assert answer.read() == b""


@pytest.mark.parametrize(
    "path",
    ["/data/claims.yaml", "/../etc/passwd", "/x?/events", "/text", "/text?path=data/claims.yaml"],
)
def test_there_is_nothing_else_to_read(served: Served, path: str) -> None:
    assert served.ask(path=path).status == 404


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has all of 127.0.0.0/8")
def test_it_listens_on_one_address_only(served: Served) -> None:
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.2", served.port), timeout=2)


def test_nothing_is_written(tmp_path: Path) -> None:
    folder = verified_lake(tmp_path)
    before = {path: path.stat().st_mtime_ns for path in folder.rglob("*")}
    with serve(folder) as running:
        assert running.ask().read()

    assert {path: path.stat().st_mtime_ns for path in folder.rglob("*")} == before


def test_ctrl_c_ends_it_with_130_even_while_a_page_waits(tmp_path: Path) -> None:
    with serve(verified_lake(tmp_path)) as running:
        stream = running.ask(path="/events")
        assert stream.readline().startswith(b"data: ")

        code, told = running.interrupt()

    assert code == 130
    assert told == "Shows the registry as it is, until Ctrl-C.\ninterrupted\n"


def test_a_port_that_is_taken_is_an_error_with_a_next_step(served: Served, folder: Path) -> None:
    command = [*CLAIMCHECK, "serve", "--port", str(served.port)]
    ran = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)

    assert ran.returncode == 2
    assert ran.stderr.startswith(f"error: port {served.port} of 127.0.0.1 cannot be listened on: ")
    assert "--port 0" in ran.stderr


def test_findings_stand_beside_the_claim_they_concern(open_page: Any, served: Served) -> None:
    page = open_page(served.address)
    found = page.locator("#claim-lake-is-clean-and-busy .findings li")

    assert "overstated" in " ".join(found.all_text_contents())
    assert "Help: " in found.first.text_content()


def test_the_page_follows_the_files_and_keeps_its_view(open_page: Any, tmp_path: Path) -> None:
    folder = verified_lake(tmp_path)
    claims = folder / "data" / "claims.yaml"
    good = claims.read_text(encoding="utf-8")
    with serve(folder) as running:
        page = open_page(f"{running.address}?tag=fish", allowed=("ERR_CONNECTION_REFUSED",))
        assert page.get_by_role("heading", name="There are no pike in the lake.").count() == 1

        claims.write_text(good.replace("There are no pike", "There is no perch"), encoding="utf-8")
        page.get_by_role("heading", name="There is no perch in the lake.").wait_for()
        assert page.locator(".claim:visible").count() == 1

        claims.write_text(good.replace("text: There are", "txet: There are"), encoding="utf-8")
        page.get_by_role("heading", name="The registry cannot be read").wait_for()
        assert "data/claims.yaml:" in page.locator(".problem h2").first.text_content()
        assert "txet" in page.locator(".problem mark").all_text_contents()

        claims.unlink()
        page.get_by_text("There is no claim to report.").wait_for()

        claims.write_text(good, encoding="utf-8")
        page.get_by_role("heading", name="There are no pike in the lake.").wait_for()

        running.interrupt()
        page.get_by_text("Not connected to claimcheck serve").wait_for()


def test_what_is_open_stays_open_when_the_files_change(open_page: Any, tmp_path: Path) -> None:
    folder = verified_lake(tmp_path)
    claims = folder / "data" / "claims.yaml"
    good = claims.read_text(encoding="utf-8")
    with serve(folder) as running:
        page = open_page(f"{running.address}#claim-lake-is-deepest")
        page.locator("#claim-lake-has-no-pike summary").click()
        page.locator("#source-valley-news summary").click()
        page.evaluate("scrollTo(0, 700)")
        before = _view(page)
        assert before[0] == [
            "claim-lake-has-no-pike",
            "claim-lake-is-deepest",
            "source-valley-news",
        ]

        claims.write_text(good.replace("text: There are", "txet: There are"), encoding="utf-8")
        page.get_by_role("heading", name="The registry cannot be read").wait_for()
        claims.write_text(good.replace("There are no pike", "There is no perch"), encoding="utf-8")
        page.get_by_role("heading", name="There is no perch in the lake.").wait_for()

        page.wait_for_function("() => scrollY === 700")
        assert _view(page) == before


def _view(page: Any) -> tuple[list[str], int]:
    """Return which rows are open, and how far the page is scrolled."""
    page.evaluate("new Promise(next => requestAnimationFrame(() => requestAnimationFrame(next)))")
    return (
        page.evaluate(
            "[...document.querySelectorAll('article > details[open]')].map(e => e.parentElement.id)"
        ),
        page.evaluate("scrollY"),
    )


def test_a_change_is_told_within_a_second(tmp_path: Path) -> None:
    folder = verified_lake(tmp_path)
    with serve(folder) as running:
        stream = running.ask(path="/events")
        first = stream.readline()
        assert stream.readline() == b"\n"

        begin = time.monotonic()
        (folder / "data" / "more.txt").write_text("x", encoding="utf-8")
        with (folder / "data" / "sources.yaml").open("a", encoding="utf-8") as file:
            file.write("# more\n")
        line = stream.readline()
        while line.startswith(b":") or line == b"\n":
            line = stream.readline()

    assert line.startswith(b"data: ")
    assert line != first
    assert time.monotonic() - begin < 2
