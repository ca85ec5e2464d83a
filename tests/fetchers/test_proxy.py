"""What is asked for through a proxy, and what is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from loopback import html, redirect, serving

from claimcheck.fetchers._addresses import NameUnresolvedError
from claimcheck.fetchers.base import FetchContext, FetchPolicy
from claimcheck.fetchers.http import fetch
from claimcheck.model.fetched import FetchRequest, Outcome

if TYPE_CHECKING:
    from loopback import Site

LONG = "A page with words that somebody wrote down, and it goes on for a while. " * 20
DIRECT = FetchPolicy(allowed_hosts=frozenset({"127.0.0.1"}), pace_seconds=0)


def _numbers_only(host: str, _port: int) -> list[str]:
    if host == "127.0.0.1":
        return [host]
    raise NameUnresolvedError(host)


WITHOUT_NAMES = FetchContext(resolve=_numbers_only)
"""A machine on which no name can be looked up, as behind many proxies."""


def test_proxy_that_the_policy_names_is_used_and_private_numbers_stay_refused(site: Site) -> None:
    site.pages["http://some.example/a"] = html("A", LONG)
    policy = FetchPolicy(proxy=site.url(""), pace_seconds=0)
    assert fetch(FetchRequest("http://some.example/a"), policy, WITHOUT_NAMES).outcome is Outcome.OK
    refused = fetch(FetchRequest("http://10.0.0.1/a"), policy, WITHOUT_NAMES)
    assert refused.outcome is Outcome.REFUSED
    assert len(site.asked) == 1


def test_proxy_that_refuses_is_an_outcome(site: Site) -> None:
    policy = FetchPolicy(proxy=site.url(""), pace_seconds=0, retries=0)
    fetched = fetch(FetchRequest("https://some.example/a"), policy, WITHOUT_NAMES)
    assert fetched.outcome is Outcome.UNREACHABLE
    assert fetched.reason.startswith("the proxy refuses: 404")


@pytest.mark.parametrize(
    "host",
    [
        *("10.0.0.1", "0x7f.1", "0x7f000001", "2130706433", "017700000001", "127.1", "127.0.0.1."),
        *("localhost", "LOCALHOST.", "a.localhost", "printer.local", "metadata.google.internal"),
        *("nas.lan", "wiki.corp", "hidden.onion", "wiki.intranet."),
        *("router", "nas.home.arpa", "[::1]", "[::ffff:127.0.0.1]", "wiki.corp.example"),
    ],
)
def test_nothing_private_is_asked_for_through_a_proxy(site: Site, host: str) -> None:
    context = FetchContext(resolve=lambda _host, _port: ["10.1.2.3"])
    policy = FetchPolicy(proxy=site.url(""), pace_seconds=0)

    fetched = fetch(FetchRequest(f"http://{host}/a"), policy, context)

    assert fetched.outcome is Outcome.REFUSED
    assert "public" in fetched.reason
    assert site.asked == []


def test_no_redirect_leads_a_proxy_to_what_is_private(site: Site) -> None:
    site.pages["http://some.example/a"] = redirect("http://0x7f.1/b")
    policy = FetchPolicy(proxy=site.url(""), pace_seconds=0)

    fetched = fetch(FetchRequest("http://some.example/a"), policy, WITHOUT_NAMES)

    assert fetched.outcome is Outcome.REFUSED
    assert len(site.asked) == 1


def test_a_name_that_cannot_be_looked_up_here_is_left_to_the_proxy(site: Site) -> None:
    site.pages["http://some.example/a"] = html("A", LONG)
    policy = FetchPolicy(proxy=site.url(""), pace_seconds=0)

    assert fetch(FetchRequest("http://some.example/a"), policy, WITHOUT_NAMES).outcome is Outcome.OK


def test_a_host_that_is_allowed_is_asked_for_through_a_proxy(site: Site) -> None:
    site.pages["http://localhost/a"] = html("A", LONG)
    policy = FetchPolicy(proxy=site.url(""), pace_seconds=0, allowed_hosts=frozenset({"localhost"}))

    assert fetch(FetchRequest("http://localhost/a"), policy, WITHOUT_NAMES).outcome is Outcome.OK


def test_proxy_of_the_environment_is_not_used(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    with serving() as proxy:
        monkeypatch.setenv("HTTP_PROXY", proxy.url(""))
        monkeypatch.setenv("ALL_PROXY", proxy.url(""))
        site.pages["/a"] = html("A", LONG)
        assert fetch(FetchRequest(site.url("/a")), DIRECT, FetchContext()).outcome is Outcome.OK
        assert proxy.asked == []
