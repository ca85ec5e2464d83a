from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.errors import ClaimcheckError
from claimcheck.model.claim import Claim, Evidence
from claimcheck.model.facts import EvidenceFacts, SourceFacts
from claimcheck.model.registry import Registry
from claimcheck.model.selector import Quote
from claimcheck.model.terms import Stance
from claimcheck.registry.lock import Lock, read_lock, render_lock
from claimcheck.selectors import key
from claimcheck.support.proofs import proofs_of

if TYPE_CHECKING:
    from pathlib import Path

EVIDENCE = Evidence(source="s", cited_in="t", stance=Stance.SUPPORTS, quote=Quote(exact="Words"))
NAME = key(EVIDENCE)
REGISTRY = Registry((Claim(id="c", text="A text", evidence=(EVIDENCE,)),))

keys = st.sampled_from(
    ("s", "t", NAME, "version", "sources", "quotes", "outcome", "now", "warnings", "page", "blocks")
)
anything = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=5)
    | st.sampled_from(("found", "not-found", "ok", "dead")),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(keys, inner, max_size=4),
    max_leaves=8,
)
rows = st.dictionaries(st.sampled_from((NAME, "x")), anything, max_size=2)
documents = st.fixed_dictionaries(
    {
        "version": st.just(1) | anything,
        "sources": st.dictionaries(keys, anything, max_size=3) | anything,
        "quotes": st.dictionaries(st.sampled_from("stu"), rows | anything, max_size=3) | anything,
    }
)


def written(folder: Path, content: str | bytes) -> Path:
    path = folder / "claimcheck.lock"
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8", "replace"))
    return path


def looked_up(path: Path) -> None:
    lock = read_lock(path)
    if lock is not None:
        for name in ("s", "t", "u", "unknown"):
            lock.source(name)
            lock.facts(name, NAME)
        proofs_of(REGISTRY, lock, {})


@given(documents | anything)
def test_whatever_stands_in_a_lock_only_our_own_error_comes_of_it(
    tmp_path_factory: pytest.TempPathFactory, document: Any
) -> None:
    path = written(tmp_path_factory.mktemp("lock"), json.dumps(document))

    help_text = "claimcheck verify"
    try:
        looked_up(path)
    except ClaimcheckError as error:
        help_text = error.help or ""

    assert "claimcheck verify" in help_text


@given(st.binary(max_size=60))
def test_bytes_that_are_no_lock_are_refused(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    path = written(tmp_path_factory.mktemp("lock"), content)

    with pytest.raises(ClaimcheckError, match="is damaged"):
        read_lock(path)


@pytest.mark.parametrize(
    "content",
    [
        "",
        "[]",
        "{}",
        "null",
        "[" * 100_000,
        '{"version": 1}',
        '{"version": 1, "sources": [], "quotes": {}}',
        '{"version": 1, "sources": {}, "quotes": []}',
        '{"version": 1, "sources": {}, "quotes": {"s": []}}',
        '{"version": true, "sources": {}, "quotes": {}}',
        '{"version": ' + "9" * 5_000 + ', "sources": {}, "quotes": {}}',
        "\ufeff{}",
        '{"version": 1, "sources": {}, "quotes": {}',
    ],
    ids=range(13),
)
def test_damaged_lock_is_told_with_the_way_out(tmp_path: Path, content: str) -> None:
    with pytest.raises(ClaimcheckError, match=r"claimcheck\.lock is damaged") as caught:
        read_lock(written(tmp_path, content))

    assert caught.value.help is not None
    assert "run: claimcheck verify" in caught.value.help


def test_later_version_is_told(tmp_path: Path) -> None:
    with pytest.raises(ClaimcheckError, match="has version 2, this program knows 1"):
        read_lock(written(tmp_path, '{"version": 2, "sources": {}, "quotes": {}}'))


@pytest.mark.parametrize(
    "facts",
    [
        [],
        "found",
        {},
        {"outcome": None},
        {"outcome": ["found"]},
        {"outcome": "not-found", "page": "3"},
        {"outcome": "found", "now": 3},
        {"outcome": "found", "warnings": [["case"]]},
        {"outcome": "found", "now": [], "count": 1e300},
        {"outcome": "found", "archive": True},
    ],
    ids=str,
)
def test_quote_with_facts_of_a_wrong_kind_is_told(tmp_path: Path, facts: Any) -> None:
    document = {"version": 1, "sources": {}, "quotes": {"s": {NAME: facts}}}

    with pytest.raises(ClaimcheckError, match="is damaged"):
        read_lock(written(tmp_path, json.dumps(document)))


def lock_text() -> str:
    quotes = {NAME: EvidenceFacts("found", "exact")}
    return render_lock(Lock({"s": SourceFacts("ok")}, {"s": quotes, "t": quotes}))


def test_marks_of_a_merge_conflict_are_called_so(tmp_path: Path) -> None:
    lines = lock_text().splitlines()
    lines[5:5] = ["<<<<<<< ours", "=======", ">>>>>>> theirs"]

    with pytest.raises(ClaimcheckError, match="marks of a merge conflict") as caught:
        read_lock(written(tmp_path, "\n".join(lines)))

    assert caught.value.help == "take either side of it, and run: claimcheck verify"


@pytest.mark.parametrize("line", ['"s": {"outcome": "dead"},', '"t": {},'])
def test_source_that_stands_twice_after_a_merge_is_told(tmp_path: Path, line: str) -> None:
    section = '"sources": {' if "outcome" in line else '"quotes": {'
    text = lock_text().replace(section, f"{section}\n{line}")

    with pytest.raises(ClaimcheckError, match=f"has '{line[1]}' twice in one place"):
        read_lock(written(tmp_path, text))


def test_quote_that_stands_twice_after_a_merge_is_told(tmp_path: Path) -> None:
    row = f' "{NAME}": {{"outcome": "not-found"}},\n'
    text = lock_text().replace(f' "{NAME}"', f'{row} "{NAME}"', 1)

    with pytest.raises(ClaimcheckError, match="twice in one place"):
        read_lock(written(tmp_path, text))


def test_line_of_a_source_that_stands_twice_after_a_merge_is_told(tmp_path: Path) -> None:
    facts = SourceFacts("ok", address="https://a.example/", blocks=("0" * 16,))
    text = render_lock(Lock({"s": facts}, {}))
    line = ' "address": "https://b.example/",\n'

    assert read_lock(written(tmp_path, text)) == Lock({"s": facts}, {})
    with pytest.raises(ClaimcheckError, match="has 'address' twice in one place"):
        read_lock(written(tmp_path, text.replace(' "address"', f'{line} "address"')))


def test_lock_laid_out_in_another_way_is_read_all_the_same(tmp_path: Path) -> None:
    compact = json.dumps(json.loads(lock_text()), separators=(",", ":"))

    assert read_lock(written(tmp_path, compact)) == read_lock(written(tmp_path, lock_text()))


def test_facts_that_a_later_version_knows_are_passed_over(tmp_path: Path) -> None:
    text = lock_text().replace('"tier": "exact"', '"tier": "exact", "mood": ["good"]')

    lock = read_lock(written(tmp_path, text))

    assert lock is not None
    assert lock.facts("s", NAME) == EvidenceFacts("found", "exact")
