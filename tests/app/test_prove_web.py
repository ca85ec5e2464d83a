"""Rows whose sources are on the web, against a real server on loopback."""

from __future__ import annotations

import json
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from itertools import islice
from typing import TYPE_CHECKING

import pytest
from loopback import Reply, Site, html, serving
from prove_rows import FILLER, SHIPS, no_registry, options, proven

import claimcheck
from claimcheck.app.prove.job import Job, begun, prove
from claimcheck.app.prove.options import ProveOptions
from claimcheck.app.prove.run import run
from claimcheck.engines.pools import given
from claimcheck.model.address import host_and_port
from claimcheck.registry.config import Verify

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    monkeypatch.setenv("CLAIMCHECK_CACHE_DIR", str(tmp_path / "cache"))
    with serving() as site:
        yield site


def test_an_address_is_asked_once_for_all_of_its_rows(site: Site, tmp_path: Path) -> None:
    site.pages["/a"] = html("A", SHIPS, FILLER)
    site.pages["/gone"] = Reply(b"no", 404)
    where = [site.url("/a"), site.url("/a#part"), site.url("/gone"), site.url("/a")]
    rows = [{"id": at, "quote": "4,210 ships", "url": url} for at, url in enumerate(where)]

    first = proven(rows, options(tmp_path))
    again = proven(rows, options(tmp_path))

    assert [row["state"] for row in first] == ["proven", "proven", "unchecked", "proven"]
    assert site.times("/a") == 1, "the second run has it from the cache"
    assert first == again
    assert first[0]["retrieved"]
    assert first[2]["source_outcome"] == "dead"
    assert first[2]["retrieved"] is None
    proven(rows, options(tmp_path, refresh=True))
    assert site.times("/a") == 2
    assert proven(rows, options(tmp_path, offline=True))[0]["state"] == "proven"
    assert site.times("/a") == 2


def test_a_private_address_is_refused_as_by_verify(site: Site) -> None:
    site.pages["/a"] = html("A", SHIPS)

    (row,) = claimcheck.prove([{"id": 1, "quote": "ships", "url": site.url("/a")}])

    assert row.source_outcome == "refused"
    assert not site.asked


def test_a_host_is_never_asked_more_at_once_than_the_policy_allows(
    site: Site, tmp_path: Path
) -> None:
    site.answer_by_prefix("/", lambda asked: html("A", f"page {asked.path}", FILLER))
    rows = [{"id": at, "quote": f"/{at}", "url": site.url(f"/{at}")} for at in range(100)]

    found = proven(rows, options(tmp_path))

    assert {row["state"] for row in found} == {"proven"}
    assert site.most_at_once <= 2


@pytest.mark.skipif(sys.platform != "linux", reason="loopback has one address elsewhere")
def test_a_host_that_hangs_costs_only_itself(tmp_path: Path) -> None:
    hosts = [f"127.0.0.{number}" for number in range(2, 42)]
    verify = Verify(allow_hosts=tuple(hosts), pace=0.0, retries=0, timeout=2.0)
    how = ProveOptions(tmp_path, refresh=True, verify=verify)
    with serving("0.0.0.0") as site:  # noqa: S104 - many addresses of loopback
        site.answer_by_prefix("/", lambda asked: html("A", f"page {asked.path}", FILLER))
        site.pages["/hang"] = Reply(b"x" * 10_000, drip=0.05)
        rows = [
            {"id": f"{host}/{at}", "quote": f"/{at}", "url": site.url(f"/{at}", host)}
            for host in hosts[1:]
            for at in range(3)
        ]
        rows += [
            {"id": at, "quote": "x", "url": site.url(f"/hang?{at}", hosts[0])} for at in range(4)
        ]
        for at in range(4):
            site.pages[f"/hang?{at}"] = site.pages["/hang"]
        found = proven(rows, how)

    assert {row["state"] for row in found[:-4]} == {"proven"}
    assert {row["source_outcome"] for row in found[-4:]} == {"unreachable"}


def test_a_host_that_asks_to_wait_is_left_alone_by_all_of_its_pages(
    site: Site, tmp_path: Path
) -> None:
    site.answer_by_prefix("/", lambda asked: html("A", f"page {asked.path}", FILLER))
    site.pages["/1"] = [
        Reply(b"no", 429, {"Retry-After": "2"}),
        html("A", "page /1", FILLER),
    ]
    rows = [{"id": at, "quote": f"/{at}", "url": site.url(f"/{at}")} for at in range(10)]
    verify = Verify(allow_hosts=("127.0.0.1",), pace=0.1, connections_per_host=1)

    found = proven(rows, ProveOptions(tmp_path, verify=verify))

    assert {row["state"] for row in found} == {"proven"}
    refused = next(each.at for each in site.asked if each.path == "/1")
    assert min(each.at for each in site.asked if each.at > refused) - refused > 1.8


def test_a_host_that_asks_for_more_than_patience_is_not_asked_again(
    site: Site, tmp_path: Path
) -> None:
    site.answer_by_prefix("/", lambda _: Reply(b"no", 429, {"Retry-After": "3600"}))
    rows = [{"id": at, "quote": "a", "url": site.url(f"/{at}")} for at in range(20)]
    verify = Verify(allow_hosts=("127.0.0.1",), pace=0.0, connections_per_host=1)

    found = proven(rows, ProveOptions(tmp_path, verify=verify))

    assert {row["source_outcome"] for row in found} == {"rate-limited"}
    assert "asked to be left alone for another 3,600 s" in found[-1]["reason"]
    assert len(site.asked) == 1


def test_what_was_done_is_not_done_again(site: Site, tmp_path: Path) -> None:
    site.answer_by_prefix("/", lambda asked: html("A", f"page {asked.path}", FILLER))
    rows = tmp_path / "rows.jsonl"
    lines = [{"id": at, "quote": f"/{at}", "url": site.url(f"/{at}")} for at in range(100)]
    rows.write_text("".join(json.dumps(each) + "\n" for each in lines))
    job = Job(rows, tmp_path / "out.jsonl", options(tmp_path, refresh=True), no_registry)

    with ThreadPoolExecutor(1) as threads:
        with begun(job) as at, closing(run(at.store, job.options, given(threads))) as made:
            first = [number for results in islice(made, 1) for number, _, _ in results]
        asked = len(site.asked)
        assert 0 < len(first) < 100
        with begun(job) as at:
            assert at.resumed >= len(first)
            done = at.resumed
            for _ in prove(job, at, given(threads), lambda _: None, order=True):
                pytest.fail("it goes to a file")

    assert [json.loads(each)["id"] for each in job.output.read_text().splitlines()] == list(
        range(100)
    )
    assert len(site.asked) - asked <= 100 - done
    assert not job.partial.exists()
    assert sorted(each.name for each in tmp_path.iterdir() if "part" in each.name) == []


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("https://A.example/x", "a.example"),
        ("https://a.example:443/x", "a.example"),
        ("http://a.example:443/x", "a.example:443"),
        ("http://a.example.:80/", "a.example"),
        ("http://a.example:x/", ""),
        ("http://[::1/", ""),
        ("", ""),
    ],
)
def test_hosts_are_told_apart_as_turns_at_them_are(address: str, host: str) -> None:
    assert host_and_port(address) == host
