from __future__ import annotations

import time
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from loopback import Asked, Reply, html, serving

from claimcheck.fetchers.base import FetchContext, FetchPolicy
from claimcheck.fetchers.many import fetch_many
from claimcheck.model.fetched import FetchRequest, Outcome

if TYPE_CHECKING:
    from pathlib import Path

POLICY = FetchPolicy(allowed_hosts=frozenset({"127.0.0.1"}), pace_seconds=0, timeout_seconds=5)


def test_every_request_is_answered_once_whatever_its_kind(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"local")
    with serving() as site:
        for number in range(12):
            site.pages[f"/{number}"] = html(f"Page {number}", "words " * 200)
        requests = [FetchRequest(site.url(f"/{number}")) for number in range(12)]
        requests.insert(3, FetchRequest("file:a.txt", folder=tmp_path, root=tmp_path))
        requests.insert(5, FetchRequest("ftp://site.example/x"))
        results = {result.address: result for result in fetch_many(requests, POLICY)}
    assert sorted(results) == sorted(request.address for request in requests)
    assert results["file:a.txt"].body == b"local"
    assert results["ftp://site.example/x"].outcome is Outcome.REFUSED


def test_workers_wait_for_whoever_takes_the_results() -> None:
    ahead: list[int] = []
    policy = FetchPolicy(
        allowed_hosts=POLICY.allowed_hosts, pace_seconds=0, workers=2, connections_per_host=2
    )
    with serving() as site:
        site.pages = {f"/{number}": html("A", "words " * 200) for number in range(30)}
        requests = [FetchRequest(site.url(path)) for path in site.pages]
        for taken, _ in enumerate(fetch_many(requests, policy), start=1):
            time.sleep(0.02)
            ahead.append(len(site.asked) - taken)
    assert max(ahead) <= 2 * policy.workers


def test_nothing_to_fetch_is_fine() -> None:
    assert list(fetch_many([], POLICY)) == []


def test_host_is_asked_by_no_more_connections_than_allowed() -> None:
    def slow(_asked: Asked) -> Reply:
        time.sleep(0.03)
        return Reply(b"text", headers={"Content-Type": "text/plain"})

    with serving() as site:
        site.pages = {f"/{number}": slow for number in range(10)}
        results = list(fetch_many([FetchRequest(site.url(path)) for path in site.pages], POLICY))
    assert {result.outcome for result in results} == {Outcome.OK}
    assert site.most_at_once == 2


def test_host_is_asked_no_faster_than_its_pace() -> None:
    policy = FetchPolicy(allowed_hosts=POLICY.allowed_hosts, pace_seconds=0.05)
    with serving() as site:
        requests = [FetchRequest(site.url(f"/{number}")) for number in range(5)]
        list(fetch_many(requests, policy))
        times = sorted(asked.at for asked in site.asked)
    assert times[-1] - times[0] >= 0.18


def test_waiting_for_a_turn_does_not_use_up_the_time_of_a_source() -> None:
    policy = FetchPolicy(allowed_hosts=POLICY.allowed_hosts, pace_seconds=0.15, timeout_seconds=0.4)
    with serving() as site:
        site.pages = {f"/{number}": html("A", "words " * 200) for number in range(5)}
        results = list(fetch_many([FetchRequest(site.url(path)) for path in site.pages], policy))
    assert {result.outcome for result in results} == {Outcome.OK}


def test_whoever_takes_no_more_results_ends_the_run_at_once() -> None:
    context = FetchContext()
    with serving() as site:
        site.pages["/fast"] = html("A", "words " * 200)
        site.pages["/slow"] = Reply(b"x" * 1000, drip=0.1)
        requests = [FetchRequest(site.url("/slow")), FetchRequest(site.url("/fast"))]
        began = time.monotonic()
        with closing(fetch_many(requests, POLICY, context=context)) as results:
            next(results)
        assert time.monotonic() - began < 2
    assert context.stop.is_set()


def test_bug_in_a_worker_is_raised_to_the_caller() -> None:
    def broken(_host: str, _port: int) -> list[str]:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        list(
            fetch_many(
                [FetchRequest("http://a.example/")], POLICY, context=FetchContext(resolve=broken)
            )
        )
