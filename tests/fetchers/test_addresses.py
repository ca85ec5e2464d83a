from __future__ import annotations

import httpcore
import pytest
from loopback import html, serving

from claimcheck.fetchers._addresses import NameGoneError, NameUnresolvedError, is_public
from claimcheck.fetchers.base import FetchContext, FetchPolicy
from claimcheck.fetchers.http import fetch
from claimcheck.model.fetched import FetchRequest, Outcome

PUBLIC = "93.184.215.14"
POLICY = FetchPolicy(pace_seconds=0, retries=0, timeout_seconds=5)

NOT_PUBLIC = (
    "127.0.0.1 127.8.8.8 10.0.0.1 172.16.0.1 192.168.1.1 169.254.169.254 0.0.0.0 0.1.2.3 "
    "100.64.0.1 192.0.0.8 192.0.2.1 198.18.0.1 198.51.100.1 203.0.113.1 224.0.0.1 240.0.0.1 "
    "255.255.255.255 ::1 :: fe80::1 fe80::1%eth0 fc00::1 fd00::1 fec0::1 ff02::1 2001:db8::1 "
    "::ffff:127.0.0.1 ::ffff:8.8.8.8 ::127.0.0.1 64:ff9b::7f00:1 64:ff9b:1::1 2002:7f00:1::1 "
    "2001::1 nonsense"
)


class Spy(httpcore.NetworkBackend):
    """Notes the address that a socket would go to, and connects to loopback instead."""

    def __init__(self) -> None:
        self.connected: list[str] = []

    def connect_tcp(self, host, port, timeout=None, *_unused):
        self.connected.append(host)
        return httpcore.SyncBackend().connect_tcp("127.0.0.1", port, timeout)


@pytest.mark.parametrize("address", NOT_PUBLIC.split())
def test_address_outside_the_public_internet_is_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", [PUBLIC, "8.8.8.8", "2606:4700::1111", "2a00:1450::200e"])
def test_public_address_is_public(address: str) -> None:
    assert is_public(address)


def test_name_that_is_rebound_after_the_check_is_still_asked_at_the_checked_address() -> None:
    answers = [[PUBLIC], ["127.0.0.1"], ["127.0.0.1"]]
    spy = Spy()
    with serving() as site:
        site.pages["/a"] = html("A", "words " * 200)
        request = FetchRequest(site.url("/a", "rebind.example"))
        context = FetchContext(resolve=lambda _host, _port: answers.pop(0))
        fetched = fetch(request, POLICY, context, backend=spy)
        assert fetched.outcome is Outcome.OK
        assert spy.connected == [PUBLIC]
        assert len(answers) == 2
        assert site.asked[0].headers["host"] == f"rebind.example:{site.port}"


def test_name_that_leads_to_loopback_is_refused_without_a_connection() -> None:
    spy = Spy()
    context = FetchContext(resolve=lambda _host, _port: ["127.0.0.1", "::1"])
    fetched = fetch(FetchRequest("http://rebind.example/"), POLICY, context, backend=spy)
    assert fetched.outcome is Outcome.REFUSED
    assert fetched.reason == "rebind.example leads to 127.0.0.1, which is not public"
    assert spy.connected == []


def test_private_addresses_among_public_ones_are_passed_over() -> None:
    spy = Spy()
    with serving() as site:
        site.pages["/a"] = html("A", "words " * 200)
        context = FetchContext(resolve=lambda _host, _port: ["10.0.0.1", PUBLIC])
        fetch(FetchRequest(site.url("/a", "two.example")), POLICY, context, backend=spy)
    assert spy.connected == [PUBLIC]


def test_host_that_is_allowed_by_name_may_be_private() -> None:
    with serving() as site:
        site.pages["/a"] = html("A", "words " * 200)
        policy = FetchPolicy(allowed_hosts=frozenset({"Wiki.Internal"}), pace_seconds=0)
        context = FetchContext(resolve=lambda _host, _port: ["127.0.0.1"])
        request = FetchRequest(site.url("/a", "wiki.internal"))
        assert fetch(request, policy, context).outcome is Outcome.OK


def test_tls_carries_the_name_while_the_socket_goes_to_the_number() -> None:
    import socket
    import threading

    listener = socket.create_server(("127.0.0.1", 0))
    hello: list[bytes] = []

    def serve() -> None:
        connection, _ = listener.accept()
        with connection:
            hello.append(connection.recv(4096))

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    spy = Spy()
    address = f"https://named.example:{listener.getsockname()[1]}/"
    context = FetchContext(resolve=lambda _host, _port: [PUBLIC])
    fetched = fetch(FetchRequest(address), POLICY, context, backend=spy)
    thread.join(5)
    listener.close()
    assert fetched.outcome is Outcome.UNREACHABLE
    assert spy.connected == [PUBLIC]
    assert b"named.example" in hello[0]


def _raising(error: Exception):
    def resolve(_host: str, _port: int) -> list[str]:
        raise error

    return resolve


def test_name_that_does_not_exist_is_dead() -> None:
    context = FetchContext(resolve=_raising(NameGoneError("x")))
    fetched = fetch(FetchRequest("http://gone.example/"), POLICY, context)
    assert fetched.outcome is Outcome.DEAD
    assert fetched.reason == "the name gone.example does not exist"


def test_name_that_can_never_exist_is_dead() -> None:
    fetched = fetch(FetchRequest("http://never.invalid/"), POLICY, FetchContext())
    assert fetched.outcome is Outcome.DEAD


def test_name_that_nobody_can_look_up_is_unreachable() -> None:
    context = FetchContext(resolve=_raising(NameUnresolvedError("x")))
    fetched = fetch(FetchRequest("http://some.example/"), POLICY, context)
    assert fetched.outcome is Outcome.UNREACHABLE
