from __future__ import annotations

import gzip
import threading
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import TYPE_CHECKING

import pytest
from loopback import Reply, html, page, redirect, serving

from claimcheck.fetchers.base import FetchContext, FetchPolicy
from claimcheck.fetchers.http import fetch
from claimcheck.model.fetched import Fetched, FetchRequest, Outcome

if TYPE_CHECKING:
    from loopback import Site

POLICY = FetchPolicy(
    allowed_hosts=frozenset({"127.0.0.1"}),
    timeout_seconds=5,
    pace_seconds=0,
    backoff_seconds=0.001,
)
LONG = "A page with words that somebody wrote down, and it goes on for a while. " * 20


class Slept:
    """A context whose pauses are noted and not waited for."""

    def __init__(self) -> None:
        self.pauses: list[float] = []
        self.context = FetchContext(sleep=self.pauses.append)


def get(
    site: Site, path: str, policy: FetchPolicy = POLICY, context: FetchContext | None = None
) -> Fetched:
    return fetch(FetchRequest(site.url(path)), policy, context or FetchContext())


def test_page_comes_back_with_type_and_charset(site: Site) -> None:
    headers = {
        "Content-Type": 'Text/HTML; charset="latin-1"',
        "ETag": '"a"',
        "Last-Modified": "Thu, 30 Jan 2020 10:00:00 GMT",
    }
    site.pages["/a"] = Reply(page("Title", LONG), headers=headers)
    fetched = get(site, "/a")
    assert fetched.outcome is Outcome.OK
    assert (fetched.media_type, fetched.charset, fetched.name) == ("text/html", "latin-1", "/a")
    assert fetched.body == page("Title", LONG)
    assert fetched.reason == ""


def test_redirects_are_followed_and_recorded(site: Site) -> None:
    site.pages["/old"] = redirect("/newer", 301)
    site.pages["/newer"] = redirect(site.url("/newest"), 308)
    site.pages["/newest"] = html("New", LONG)
    fetched = get(site, "/old")
    assert fetched.outcome is Outcome.OK
    assert [step.status for step in fetched.redirects] == [301, 308]
    assert fetched.redirects[1].address == site.url("/newer")
    assert fetched.final_address == site.url("/newest")
    assert fetched.moved


def test_circle_of_redirects_is_unreachable(site: Site) -> None:
    site.pages["/a"] = redirect("/b")
    site.pages["/b"] = redirect("/a")
    fetched = get(site, "/a")
    assert fetched.outcome is Outcome.UNREACHABLE
    assert "circle" in fetched.reason


def test_endless_redirects_end_at_the_limit(site: Site) -> None:
    for number in range(20):
        site.pages[f"/{number}"] = redirect(f"/{number + 1}")
    fetched = get(site, "/0")
    assert fetched.outcome is Outcome.UNREACHABLE
    assert fetched.reason == "more than 10 redirects"
    assert len(site.asked) == 11


@pytest.mark.parametrize(
    "target",
    [
        "http://localhost:{port}/",
        "http://[::1]:{port}/",
        "http://0.0.0.0:{port}/",
        "http://2130706433:{port}/",
        "http://169.254.169.254/latest/meta-data/",
        "http://10.0.0.1/",
        "http://user:word@127.0.0.1:{port}/",
        "file:///etc/passwd",
        "ftp://127.0.0.1/x",
        "gopher://127.0.0.1:{port}/",
    ],
)
def test_redirect_to_a_forbidden_address_is_refused(site: Site, target: str) -> None:
    site.pages["/a"] = redirect(target.format(port=site.port))
    site.pages["/"] = html("Secret", LONG)
    fetched = get(site, "/a")
    assert fetched.outcome is Outcome.REFUSED
    assert fetched.body is None
    assert [asked.path for asked in site.asked] == ["/a"]


def test_loopback_is_refused_unless_allowed_by_name(site: Site) -> None:
    site.pages["/a"] = html("A", LONG)
    fetched = get(site, "/a", FetchPolicy())
    assert fetched.outcome is Outcome.REFUSED
    assert "not public" in fetched.reason
    assert site.asked == []


def test_dripping_server_runs_into_the_total_limit(site: Site) -> None:
    site.pages["/a"] = Reply(page("A", LONG), drip=0.02)
    began = time.monotonic()
    fetched = get(site, "/a", replace(POLICY, timeout_seconds=0.4))
    assert fetched.outcome is Outcome.UNREACHABLE
    assert "within 0.4 s" in fetched.reason
    assert time.monotonic() - began < 1.5


def test_silent_server_runs_into_the_total_limit(site: Site) -> None:
    site.pages["/a"] = Reply(raw=b"HTTP/1.1 200 OK\r\nContent-Len")
    silent = threading.Event()

    def hang(_asked: object) -> Reply:
        silent.wait(1)
        return Reply(b"late")

    site.pages["/b"] = hang
    short = replace(POLICY, timeout_seconds=0.3)
    assert get(site, "/a", short).outcome is Outcome.UNREACHABLE
    assert get(site, "/b", short).outcome is Outcome.UNREACHABLE
    silent.set()


def test_answer_shorter_than_it_says_is_asked_for_again_and_then_unreachable(site: Site) -> None:
    site.pages["/a"] = Reply(b"half", length=1000, cut=4)
    fetched = get(site, "/a")
    assert fetched.outcome is Outcome.UNREACHABLE
    assert fetched.body is None
    assert site.times("/a") == 3


def test_gzip_bomb_stops_at_the_limit(site: Site) -> None:
    bomb = gzip.compress(b"\0" * 60_000_000)
    site.pages["/a"] = Reply(bomb, headers={"Content-Encoding": "gzip"})
    fetched = get(site, "/a")
    assert fetched.outcome is Outcome.UNSUPPORTED
    assert fetched.reason == "the answer is larger than 20 MB"


def test_plain_answer_larger_than_the_limit_is_unsupported(site: Site) -> None:
    site.pages["/a"] = Reply(b"x" * 2000)
    fetched = get(site, "/a", replace(POLICY, max_bytes=1000))
    assert fetched.outcome is Outcome.UNSUPPORTED


def test_compressed_page_is_read(site: Site) -> None:
    body = page("A", LONG)
    headers = {"Content-Encoding": "gzip", "Content-Type": "text/html"}
    site.pages["/a"] = Reply(gzip.compress(body), headers=headers)
    assert get(site, "/a").body == body


@pytest.mark.parametrize(
    "body", [b"no gzip at all", gzip.compress(LONG.encode())[:30]], ids=("none", "cut")
)
def test_damaged_compression_is_unreachable(site: Site, body: bytes) -> None:
    site.pages["/a"] = Reply(body, headers={"Content-Encoding": "gzip"})
    assert get(site, "/a").outcome is Outcome.UNREACHABLE


def test_unknown_compression_is_unsupported(site: Site) -> None:
    site.pages["/a"] = Reply(b"??", headers={"Content-Encoding": "br"})
    assert get(site, "/a").outcome is Outcome.UNSUPPORTED


def test_retry_after_is_honoured(site: Site) -> None:
    site.pages["/a"] = [Reply(status=429, headers={"Retry-After": "2"}), html("A", LONG)]
    slept = Slept()
    assert get(site, "/a", context=slept.context).outcome is Outcome.OK
    assert slept.pauses == [2.0]


def test_retry_after_as_a_date_is_honoured(site: Site) -> None:
    date = format_datetime(datetime.now(UTC) + timedelta(seconds=3), usegmt=True)
    site.pages["/a"] = [Reply(status=503, headers={"Retry-After": date}), html("A", LONG)]
    slept = Slept()
    assert get(site, "/a", context=slept.context).outcome is Outcome.OK
    assert 1 < slept.pauses[0] <= 3


def test_wait_beyond_the_time_of_a_source_is_not_waited_for(site: Site) -> None:
    site.pages["/a"] = Reply(status=429, headers={"Retry-After": "999999999999"})
    slept = Slept()
    fetched = get(site, "/a", context=slept.context)
    assert fetched.outcome is Outcome.RATE_LIMITED
    assert slept.pauses == []
    assert site.times("/a") == 1


def test_server_error_that_passes_is_no_failure(site: Site) -> None:
    site.pages["/a"] = [Reply(status=500), Reply(status=502), html("A", LONG)]
    slept = Slept()
    assert get(site, "/a", context=slept.context).outcome is Outcome.OK
    assert len(slept.pauses) == 2


def test_broken_connection_is_tried_again(site: Site) -> None:
    site.pages["/a"] = [Reply(raw=b""), html("A", LONG)]
    assert get(site, "/a").outcome is Outcome.OK


@pytest.mark.parametrize(
    ("status", "outcome", "times"),
    [
        (404, Outcome.DEAD, 1),
        (410, Outcome.DEAD, 1),
        (401, Outcome.BLOCKED, 1),
        (403, Outcome.BLOCKED, 1),
        (451, Outcome.BLOCKED, 1),
        (429, Outcome.RATE_LIMITED, 3),
        (500, Outcome.UNREACHABLE, 3),
        (503, Outcome.UNREACHABLE, 3),
        (418, Outcome.UNREACHABLE, 1),
        (204, Outcome.UNREACHABLE, 1),
        (304, Outcome.UNREACHABLE, 1),
    ],
)
def test_statuses_are_told_apart(site: Site, status: int, outcome: Outcome, times: int) -> None:
    site.pages["/a"] = Reply(status=status, length=0)
    fetched = get(site, "/a")
    assert (fetched.outcome, fetched.status, site.times("/a")) == (outcome, status, times)
    assert fetched.reason


def test_picture_is_unsupported(site: Site) -> None:
    site.pages["/a"] = Reply(b"\x89PNG", headers={"Content-Type": "image/png"})
    assert get(site, "/a").outcome is Outcome.UNSUPPORTED


def test_plain_server_behind_https_is_unreachable(site: Site) -> None:
    address = site.url("/a").replace("http:", "https:")
    fetched = fetch(FetchRequest(address), POLICY, FetchContext())
    assert fetched.outcome is Outcome.UNREACHABLE


def test_refused_connection_is_unreachable() -> None:
    with serving() as gone:
        address = gone.url("/a")
    assert fetch(FetchRequest(address), POLICY, FetchContext()).outcome is Outcome.UNREACHABLE


@pytest.mark.parametrize("address", ["http://", "http://[::", "http://a b/", "http://\x00/", "x"])
def test_broken_address_is_refused(address: str) -> None:
    assert fetch(FetchRequest(address), POLICY, FetchContext()).outcome is Outcome.REFUSED


def test_answer_that_is_no_http_is_unreachable(site: Site) -> None:
    site.pages["/a"] = Reply(raw=b"SSH-2.0-OpenSSH\r\n")
    assert get(site, "/a").outcome is Outcome.UNREACHABLE


def test_cookies_last_through_the_redirects_of_one_source(site: Site) -> None:
    site.pages["/a"] = Reply(status=302, headers={"Location": "/b", "Set-Cookie": "seen=1"})
    site.pages["/b"] = html("B", LONG)
    assert get(site, "/a").outcome is Outcome.OK
    assert site.asked[1].headers["cookie"] == "seen=1"


@pytest.mark.parametrize(
    ("disposition", "name"),
    [
        ('attachment; filename="talk.srt"', "talk.srt"),
        ("attachment; filename*=UTF-8''F%C3%A4hre.md", "Fähre.md"),
        ("inline", "/download"),
        ("attachment; filename=", "/download"),
    ],
)
def test_the_name_that_the_server_gives_goes_before_that_of_the_address(
    site: Site, disposition: str, name: str
) -> None:
    headers = {"Content-Type": "application/octet-stream", "Content-Disposition": disposition}
    site.pages["/download"] = Reply(b"words", headers=headers)
    assert get(site, "/download").name == name


def leading(target: str, seconds: int = 0, text: str = "") -> Reply:
    tag = f'<meta http-equiv="refresh" content="{seconds}; url={target}">'
    body = page("Moved", text).replace(b"<title>", tag.encode() + b"<title>")
    return Reply(body, headers={"Content-Type": "text/html"})


def test_a_page_that_leads_elsewhere_is_followed_like_a_redirect(site: Site) -> None:
    site.pages["/old"] = leading("new")
    site.pages["/new"] = leading(site.url("/newest"), seconds=10)
    site.pages["/newest"] = html("Newest", LONG)
    fetched = get(site, "/old")
    assert (fetched.outcome, fetched.final_address) == (Outcome.OK, site.url("/newest"))
    assert [step.status for step in fetched.redirects] == [200, 200]
    assert not fetched.moved


@pytest.mark.parametrize(
    ("target", "seconds", "text"),
    [("/b", 300, LONG), ("/b", 20, LONG), ("/b", 300, ""), ("/a", 0, LONG), ("#top", 0, LONG)],
)
def test_a_page_that_is_read_before_it_leads_elsewhere_is_the_page(
    site: Site, target: str, seconds: int, text: str
) -> None:
    site.pages["/a"] = leading(target, seconds, text)
    fetched = get(site, "/a")
    assert (fetched.outcome, fetched.redirects) == (Outcome.OK, ())


def test_a_page_leads_no_further_than_a_redirect_may(site: Site) -> None:
    site.pages["/private"] = leading("http://10.0.0.1/")
    site.pages["/local"] = leading("file:///etc/passwd")
    site.pages["/script"] = leading("javascript:alert(1)")
    for path in ("/private", "/local", "/script"):
        assert get(site, path).outcome is Outcome.REFUSED, path
    site.pages["/x"] = leading("/y")
    site.pages["/y"] = leading("/x")
    assert get(site, "/x").reason == "the redirects go round in a circle"
    for number in range(20):
        site.pages[f"/{number}"] = leading(f"/{number + 1}")
    assert get(site, "/0").reason == "more than 10 redirects"


def test_redirect_to_an_address_without_an_end_is_not_followed(site: Site) -> None:
    site.pages["/a"] = redirect(site.url("/" + "b" * 5_000))
    fetched = get(site, "/a")
    assert (fetched.outcome, fetched.final_address) == (Outcome.UNREACHABLE, site.url("/a"))
