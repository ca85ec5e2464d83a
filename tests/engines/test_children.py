"""Children are started when they are needed, kept, apart from what is around them, and ended."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import psutil
import pytest
from hostile import many_attributes

from claimcheck.engines._child import Child
from claimcheck.engines.base import ExtractionError, TooCostlyError
from claimcheck.engines.children import Children
from claimcheck.engines.extraction import Extraction
from claimcheck.registry.config import Extract

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
PAGE = b"<!doctype html><p>The ferry left at six.</p>"
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX signals")


@pytest.fixture
def children() -> Iterator[Children]:
    made = Children(Extract())
    yield made
    made.close()


_BEFORE: set[int] = set()


@pytest.fixture(autouse=True)
def children_of_other_tests() -> None:
    """Take note of children that tests before have left; they end when nobody asks them."""
    _BEFORE.clear()
    _BEFORE.update(each.pid for each in running())


def running() -> list[psutil.Process]:
    found = []
    for each in psutil.Process().children():
        with suppress(psutil.NoSuchProcess):  # it has ended since; a zombie is one of these
            if "claimcheck.engines" in str(each.cmdline()) and each.pid not in _BEFORE:
                found.append(each)
    return found


def ended(process: psutil.Process) -> bool:
    give_up = time.monotonic() + 60  # left alone, a child works 20 seconds longer than its limit
    while time.monotonic() < give_up:
        if not process.is_running() or process.status() == psutil.STATUS_ZOMBIE:
            return True
        time.sleep(0.02)
    return False


def break_down_at_work(process: psutil.Process) -> None:
    idle = sum(process.cpu_times()[:2])
    while sum(process.cpu_times()[:2]) < idle + 0.3:
        time.sleep(0.02)
    process.send_signal(signal.SIGSEGV)


def test_plain_text_starts_no_process() -> None:
    extraction = Extraction(Extract())

    assert extraction.read(b"The ferry left at six.").document.text == "The ferry left at six."
    assert running() == []


def test_one_child_reads_one_document_after_the_other(children: Children) -> None:
    seen = set()
    for _ in range(3):
        children.extract("html", PAGE, None)
        seen |= {each.pid for each in running()}

    assert len(seen) == 1


def test_threads_at_once_use_one_child_for_each_core_at_most(children: Children) -> None:
    most = []

    def read(number: int) -> str:
        text = children.extract("html", b"<html><p>Page %d." % number, None).text
        most.append(len(running()))
        return text

    with ThreadPoolExecutor(8) as pool:
        texts = list(pool.map(read, range(40)))

    assert texts == [f"Page {number}." for number in range(40)]
    assert max(most) <= (os.cpu_count() or 1)


def test_a_child_that_took_much_memory_is_replaced() -> None:
    children = Children(Extract(memory=300_000_000))
    children.extract("html", b"<html><body>" + b"<p>a</p>" * 300_000, None)

    assert running() == []
    children.close()


def test_closing_ends_all_children_and_another_reading_starts_anew(children: Children) -> None:
    children.extract("html", PAGE, None)
    (first,) = running()
    children.close()

    assert ended(first)
    assert children.extract("html", PAGE, None).text == "The ferry left at six."


def test_children_end_with_the_object_that_started_them() -> None:
    children = Children(Extract())
    children.extract("html", PAGE, None)
    (child,) = running()
    del children

    assert ended(child)


@POSIX
def test_a_child_that_dies_costs_one_document(children: Children) -> None:
    children.extract("html", PAGE, None)
    (child,) = running()
    body = many_attributes(5_000_000)
    killer = threading.Thread(target=break_down_at_work, args=(child,))
    killer.start()

    with pytest.raises(ExtractionError) as caught:
        children.extract("html", body, None)

    killer.join()
    assert str(caught.value) == "the parser of html broke down on it (SIGSEGV)"
    assert children.extract("html", PAGE, None).text == "The ferry left at six."


@POSIX
def test_a_child_that_died_while_it_waited_costs_nothing(children: Children) -> None:
    children.extract("html", PAGE, None)
    (child,) = running()
    child.kill()
    assert ended(child)
    time.sleep(0.5)  # its other threads may take a moment longer, and only then is it reported

    assert children.extract("html", PAGE, None).text == "The ferry left at six."


@POSIX
def test_a_child_that_stands_still_is_killed() -> None:
    children = Children(Extract(timeout=0.5))
    children.extract("html", PAGE, None)
    (child,) = running()
    child.suspend()

    with pytest.raises(TooCostlyError):
        children.extract("html", PAGE * 100_000, None)

    assert ended(child)
    children.close()


@pytest.mark.parametrize(
    "said",
    [
        (b"done", b"{}"),
        (b"done", b'{"text": 1, "pages": [], "meta": []}'),
        (b"done", b'{"text": "a", "pages": ["0"], "meta": []}'),
        (b"done", b"[" * 100_000),
        (b"done", b"\xff"),
        (b"ready", b""),
        (b"a word", b"of its own"),
        (b"broken", b"\x1b[31m" + b"x" * 10_000),
        (b"no-text", b"\x00\n" * 10_000),
    ],
)
def test_whatever_a_child_says_is_data(
    children: Children, monkeypatch: pytest.MonkeyPatch, said: tuple[bytes, bytes]
) -> None:
    monkeypatch.setattr(Child, "ask", lambda *_: said)

    with pytest.raises(ExtractionError) as caught:
        children.extract("html", PAGE, None)

    assert str(caught.value).isprintable()
    assert len(str(caught.value)) < 400


@pytest.mark.parametrize(
    "said", [b"", b"[]", b'{"fields": {"title": 1}}', b'{"fields": {"title": {"a": "b"}}}', b"\xff"]
)
def test_fields_that_a_child_found_are_texts(
    children: Children, monkeypatch: pytest.MonkeyPatch, said: bytes
) -> None:
    monkeypatch.setattr(Child, "ask", lambda *_: (b"done", said))

    with pytest.raises(ExtractionError):
        children.look_up("page", PAGE, "https://ferry.example/")


def test_a_child_knows_nothing_of_the_environment_and_the_working_directory(
    children: Children, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for name in ("claimcheck", "selectolax", "json"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit(7)\n")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "path", ["", str(tmp_path), *sys.path])
    monkeypatch.setenv("TOKEN", "secret")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))

    assert children.extract("html", PAGE, None).text == "The ferry left at six."
    (child,) = running()
    assert "TOKEN" not in child.environ()
    assert str(tmp_path) not in child.cmdline()
    assert not Path(child.cwd()).is_relative_to(tmp_path)
    assert not any(each.path.startswith(str(tmp_path)) for each in child.open_files())


_PARENT = """
import json, sys, threading
sys.path[:0] = json.loads(sys.argv[1])
from claimcheck.engines.children import Children
from claimcheck.registry.config import Extract
from hostile import many_attributes
children = Children(Extract(timeout=2.0))
children.extract("html", b"<html><p>Six.", None)
work = lambda: children.extract("html", many_attributes(20_000_000), None)
threading.Thread(target=work, daemon=True).start()
print(next(iter(children._all))._process.pid, flush=True)
threading.Event().wait(0.5)
{end}
"""


@pytest.mark.parametrize(
    "end",
    ["", "raise SystemExit(1)", "import os; os.kill(os.getpid(), 9)", "import os; os._exit(0)"],
)
@POSIX
def test_no_child_outlives_its_parent_for_long(end: str) -> None:
    folders = json.dumps([str(ROOT), str(ROOT / "tests")])
    parent = subprocess.run(
        [sys.executable, "-c", _PARENT.replace("{end}", end), folders],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )

    assert parent.stderr == ""
    number = int(parent.stdout)
    assert not psutil.pid_exists(number) or ended(psutil.Process(number))
