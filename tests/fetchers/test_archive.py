from __future__ import annotations

from datetime import UTC, date, datetime

from loopback import Asked, Reply, html, page, redirect, serving

from claimcheck.fetchers.archive import Capture, as_capture, capture_address
from claimcheck.fetchers.base import FetchContext, FetchPolicy
from claimcheck.fetchers.http import fetch
from claimcheck.model.fetched import FetchRequest, Outcome

LONG = "words " * 200
SOURCE = "https://site.example/blog/a?b=c&d=é#part"


def captured(base: str, address: str) -> Capture:
    hosts = frozenset({"127.0.0.1", "127.0.0.2"})
    policy = FetchPolicy(allowed_hosts=hosts, pace_seconds=0)
    asked = capture_address(base, address, date(2020, 1, 30))
    return as_capture(fetch(FetchRequest(asked), policy, FetchContext()))


def test_address_names_time_and_page() -> None:
    expected = "https://a.example/web/20200130120000id_/https://site.example/blog/a?b=c&d=%C3%A9"
    assert capture_address("https://a.example/", SOURCE, date(2020, 1, 30)) == expected


def test_moment_with_a_time_is_kept() -> None:
    wanted = datetime(2020, 1, 30, 7, 8, 9, tzinfo=UTC)
    assert "/web/20200130070809id_/" in capture_address("https://a.example", SOURCE, wanted)


def test_capture_that_the_archive_redirects_to_has_its_own_time() -> None:
    nearest = "/web/20191224180000id_/https://site.example/a"
    with serving() as site:
        site.pages["/web/20200130120000id_/https://site.example/a"] = redirect(nearest)
        site.pages[nearest] = html("A", LONG)
        capture = captured(site.url(""), "https://site.example/a")
        assert capture.fetched.outcome is Outcome.OK
        assert capture.fetched.final_address == site.url(nearest)
    assert capture.taken == datetime(2019, 12, 24, 18, tzinfo=UTC)


def test_memento_header_says_when_the_capture_was_made() -> None:
    def answer(_asked: Asked) -> Reply:
        headers = {
            "Content-Type": "text/html",
            "Memento-Datetime": "Fri, 31 Jan 2020 10:00:00 GMT",
        }
        return Reply(page("A", LONG), headers=headers)

    with serving() as site:
        site.pages["/web/20200130120000id_/https://site.example/a"] = answer
        capture = captured(site.url(""), "https://site.example/a")
    assert capture.taken == datetime(2020, 1, 31, 10, tzinfo=UTC)


def test_page_that_is_not_archived_is_dead() -> None:
    with serving() as site:
        capture = captured(site.url(""), "https://site.example/a")
    assert (capture.fetched.outcome, capture.taken) == (Outcome.DEAD, None)


def test_archive_that_sends_to_the_live_page_has_no_capture() -> None:
    with serving() as site, serving("127.0.0.2") as live:
        live.pages["/a"] = html("A", LONG)
        site.pages["/web/20200130120000id_/" + live.url("/a")] = redirect(live.url("/a"))
        capture = captured(site.url(""), live.url("/a"))
    assert capture.fetched.outcome is Outcome.DEAD
    assert capture.fetched.body is None
