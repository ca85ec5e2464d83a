from __future__ import annotations

import json
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from itertools import islice
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given as given_rows
from hypothesis import strategies as st
from loopback import Reply, Site, html, serving

import claimcheck
from claimcheck import ClaimcheckError
from claimcheck.app.prove.gather import Gatherer, host_of
from claimcheck.app.prove.job import Job, begun, prove
from claimcheck.app.prove.options import ProveOptions
from claimcheck.app.prove.run import run
from claimcheck.engines.pools import given, here
from claimcheck.registry.config import Extract, Verify
from claimcheck.storage.row_store import RowStore
from claimcheck.views.json_text import compact

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SHIPS = "The harbour counted 4,210 ships in 2019, which was 12 more than the year before."
FILLER = "These words stand here so that the page is long enough to be taken for a page. " * 4


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    monkeypatch.setenv("CLAIMCHECK_CACHE_DIR", str(tmp_path / "cache"))
    with serving() as site:
        yield site


def no_registry() -> Any:
    pytest.fail("no row names a source")


def options(root: Path, **settings: Any) -> ProveOptions:
    verify = Verify(allow_hosts=("127.0.0.1", "localhost"), pace=0.0, retries=0)
    return ProveOptions(root, verify=verify, **settings)


def proven(rows: list[Any], how: ProveOptions) -> list[dict[str, Any]]:
    with closing(RowStore()) as store:
        store.gather("", map(Gatherer(how.root, no_registry).gathered, rows))
        pools = here()
        for _ in run(store, how, pools):
            pass
        pools.close()
        return [json.loads(each) for each in store.results()]


def test_results_stand_in_the_order_of_the_rows_with_what_the_rows_had_besides() -> None:
    rows = [
        {"id": 3, "quote": "4,210 ships", "text": SHIPS, "mine": {"a": [1, None]}},
        {"id": "x", "quote": "another text", "text": "This is another text."},
        {"id": 1, "quote": "in 2019", "text": SHIPS, "page": "overwritten"},
    ]

    found = list(claimcheck.prove(rows))

    assert [(each.id, each.proven) for each in found] == [(3, True), ("x", True), (1, True)]
    assert found[0].further == {"mine": {"a": [1, None]}}
    assert found[2].further == {}
    assert found[2].page is None


def test_a_row_says_of_a_quote_what_find_quote_says() -> None:
    quotes = ["4,210 ships in 2019", "4,211 ships", "the harbour Counted", "hip", "12"]
    rows = [{"id": at, "quote": quote, "text": SHIPS} for at, quote in enumerate(quotes)]

    for row, quote in zip(claimcheck.prove(rows, nearest=True), quotes, strict=True):
        match = claimcheck.find_quote(quote, SHIPS)
        assert (row.outcome, row.tier, row.start, row.end) == (
            match.outcome,
            match.tier,
            match.start,
            match.end,
        )
        assert row.warnings == match.warnings
        assert row.cut == match.cut
        assert (row.nearest is None) == (match.nearest is None)


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ({"id": 1}, "one of quote and value"),
        ({"id": 1, "quote": "a"}, "one of text, file, url and source"),
        ({"id": 1, "quote": "a", "text": "a", "file": "b"}, "one of text, file, url and source"),
        ({"id": 1, "quote": "a", "value": {"at": "$", "is": 1}, "text": "a"}, "quote and value"),
        ({"quote": "a", "text": "a"}, "id is missing"),
        ({"id": None, "quote": "a", "text": "a"}, "id"),
        ({"id": True, "quote": "a", "text": "a"}, "id"),
        ({"id": 1.5, "quote": "a", "text": "a"}, "id"),
        ({"id": 1, "quote": "a", "exact": "b", "text": "a"}, "both quote and exact"),
        ({"id": 1, "quote": " ", "text": "a"}, "blank"),
        ({"id": 1, "quote": ["a"], "text": "a"}, "quote"),
        ({"id": 1, "quote": "a", "text": 5}, "text"),
        ({"id": 1, "quote": "a", "text": "\ud800"}, "half of a character"),
        ({"id": 1, "quote": "\ud800", "text": "a"}, "half of a character"),
        ({"id": "\ud800", "quote": "a", "text": "a"}, "half of a character"),
        ({"id": 1, "quote": "a", "text": "a", "x\ud800": [{"y": "\udc80"}]}, "half of a char"),
        ({"id": 10**400, "quote": "a", "url": 5}, "url"),
        ({1: 2}, "id is missing"),
        ({"id": 1, "quote": "a", "url": "ftp://a.example/"}, "http"),
        ({"id": 1, "quote": "a", "url": "http://user:word@a.example/"}, "password"),
        ({"id": 1, "quote": "a", "url": "http://[::1/"}, "address"),
        ({"id": 1, "value": {"at": "$["}, "text": "a"}, "value"),
        ([1], "no mapping"),
        ("what a reader said", "what a reader said"),
    ],
)
def test_a_broken_row_costs_only_itself(row: Any, words: str, tmp_path: Path) -> None:
    whole = {"id": "whole", "quote": "a", "text": "a"}

    first, broken, last = proven([whole, row, whole], options(tmp_path))

    assert first["state"] == last["state"] == "proven"
    assert words in broken["error"]
    assert broken["state"] == "unchecked"


def test_a_file_is_read_below_the_root_and_nowhere_else(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("the secret words")
    root = tmp_path / "root"
    (root / ".git").mkdir(parents=True)
    (root / ".git" / "config").write_text("the secret words")
    (root / "link.txt").symlink_to(tmp_path / "secret.txt")
    (root / "a.txt").write_text("the open words")
    names = ["a.txt", "../secret.txt", "link.txt", str(tmp_path / "secret.txt"), ".git/config"]
    names += ["nothing.txt", ".", "a.txt\0"]
    rows = [{"id": name, "quote": "words", "file": name} for name in names]

    found = {row.id: row for row in claimcheck.prove(rows, root=root)}

    assert [name for name in names if found[name].proven] == ["a.txt"]
    assert found["../secret.txt"].source_outcome == "refused"
    assert found["link.txt"].source_outcome == "refused"
    assert found["nothing.txt"].source_outcome == "dead"


def test_quotes_from_a_prefix_and_values_from_json_in_a_cell(tmp_path: Path) -> None:
    (tmp_path / "data.json").write_text('{"ships": [{"n": 4210}]}')
    (tmp_path / "twice.txt").write_text("in the north: ten ships. in the south: ten ships.")
    rows = [
        {"id": 1, "exact": "ten ships", "prefix": "south: ", "file": "twice.txt"},
        {"id": 2, "quote": "ten ships", "prefix": "south: ", "file": "twice.txt"},
        {"id": 3, "quote": "ten ships", "file": "twice.txt"},
        {"id": 4, "value": '{"at": "$.ships[0].n", "is": 4210}', "file": "data.json"},
        {"id": 5, "value": {"at": "$.ships[0].n", "is": 4211}, "file": "data.json"},
        {"id": 6, "value": {"at": "$.boats", "is": 4211}, "file": "data.json"},
    ]

    found = proven(rows, options(tmp_path))

    states = ["proven", "proven", "too-short", "proven", "differs", "missing"]
    assert [row["state"] for row in found] == states
    assert found[4]["stands"] == "4210"
    assert found[5]["reason"] == "nothing is at $.boats"


def test_a_text_beyond_the_limit_is_too_costly(tmp_path: Path) -> None:
    how = ProveOptions(tmp_path, extract=Extract(output=10))

    (short, long) = proven(
        [{"id": at, "quote": "ships", "text": "ships" * at} for at in (1, 3)], how
    )

    assert short["state"] == "proven"
    assert (long["state"], long["source_outcome"]) == ("unchecked", "too-costly")


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


def test_the_same_rows_give_the_same_bytes_whatever_runs_them() -> None:
    rows = [{"id": at, "quote": f"row {at}", "text": f"This is row {at // 3}."} for at in range(99)]
    with ThreadPoolExecutor(3) as threads:
        alike = [
            [row.model_dump_json() for row in claimcheck.prove(rows, executor=executor)]
            for executor in (None, threads)
        ]

    assert alike[0] == alike[1]
    assert [json.loads(each)["id"] for each in alike[0]] == list(range(99))


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


def test_other_rows_or_other_options_begin_anew(tmp_path: Path) -> None:
    rows = tmp_path / "rows.jsonl"
    rows.write_text('{"id": 1, "quote": "a", "text": "a"}\n')
    out = tmp_path / "out.jsonl"

    def resumed(job: Job) -> int:
        with begun(job) as at:
            found = at.resumed
            for _ in run(at.store, job.options, here()):
                pass
        return found

    job = Job(rows, out, options(tmp_path), no_registry)
    assert [resumed(job), resumed(job)] == [0, 1]
    other = Job(rows, out, options(tmp_path, nearest=True), no_registry)
    assert [resumed(other), resumed(other)] == [0, 1]
    rows.write_text('{"id": 2, "quote": "a", "text": "a"}\n')
    assert [resumed(other), resumed(other)] == [0, 1]


def test_two_runs_do_not_share_what_they_write(tmp_path: Path) -> None:
    rows = tmp_path / "rows.jsonl"
    rows.write_text('{"id": 1, "quote": "a", "text": "a"}\n')
    job = Job(rows, tmp_path / "out.jsonl", options(tmp_path), no_registry)

    with (
        begun(job),
        pytest.raises(ClaimcheckError, match="cannot be used"),
        begun(job),
    ):
        pytest.fail("both have it")


def test_a_row_that_names_a_source_needs_a_registry() -> None:
    with pytest.raises(ClaimcheckError, match="names a source"):
        list(claimcheck.prove([{"id": 1, "quote": "a", "source": "a"}]))


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
    assert host_of(address) == host


@pytest.mark.skipif(sys.platform == "win32", reason="the file of a run cannot be read there")
def test_a_large_source_is_read_in_parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("claimcheck.storage.row_store._MOST_ROWS", 10)
    rows = [{"id": at, "quote": f"{at} ships", "text": f"{at} ships"} for at in range(3)]
    rows += [{"id": at, "quote": "one text", "text": "one text"} for at in range(3, 50)]

    found = proven(rows, options(tmp_path))

    assert [row["id"] for row in found] == list(range(50))
    assert {row["state"] for row in found} == {"proven"}


_ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=8)
_ANY = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | _ANY_TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_ANY_TEXT, inner, max_size=3),
    max_leaves=8,
)
_KEYS = ("id", "quote", "exact", "prefix", "value", "locator", "text", "file", "source_outcome")
_ROWS = st.lists(
    st.dictionaries(st.sampled_from(_KEYS) | _ANY_TEXT, _ANY | st.just("a"), max_size=6) | _ANY,
    max_size=5,
)


@given_rows(_ROWS)
def test_whatever_rows_hold_each_has_its_result(rows: list[Any]) -> None:
    found = list(claimcheck.prove(rows))

    assert len(found) == len(rows)
    for row, result in zip(rows, found, strict=True):
        json.loads(compact(result), parse_constant=lambda name: pytest.fail(name))
        if isinstance(row, dict) and type(row.get("id")) is str and row["id"].isascii():
            assert result.id == row["id"]
