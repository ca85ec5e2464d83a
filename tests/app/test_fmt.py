"""``fmt`` loses nothing, has one form for one meaning, and knows when it is done."""

from __future__ import annotations

import re
from collections import Counter
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from written import COMMENTS, files

from claimcheck.errors import ClaimcheckError
from claimcheck.registry.edit.formatted import comments, formatted
from claimcheck.registry.edit.values import MODELS, ORDERS
from claimcheck.registry.problems import InvalidInputError
from claimcheck.registry.reader import FileItems, read_items
from claimcheck.registry.source_text import SourceText

ROOT = Path(__file__).parents[2]
HAND_WRITTEN = sorted((Path(__file__).parent / "fmt").glob("*.before.yaml"))


def _read(text: str, key: str) -> FileItems[object]:
    return read_items(SourceText("x.yaml", text), key, MODELS[key])


def _written_comments(text: str) -> Counter[str]:
    """Return the comments that the writer of these tests put in, found without our own parser."""
    known = {*COMMENTS, "# comment", "# header", "# inside", "# after"}
    found = (
        re.search(r"(?:^|\s)(#[^\"\n]*)$", line.rstrip("\r"))
        for line in text.removeprefix("\ufeff").split("\n")
    )
    return Counter(match.group(1).rstrip() for match in found if match and match.group(1) in known)


@settings(max_examples=300, deadline=None)
@given(files())
def test_formatting_loses_neither_a_value_nor_a_comment(file: tuple[str, str]) -> None:
    key, text = file
    before = _read(text, key)
    if before.findings:
        with suppress(InvalidInputError):
            kept = formatted(text, "x.yaml")
            assert (_read(kept, key).items, comments(kept)) == (before.items, comments(text))
        return

    made = formatted(text, "x.yaml")

    after = _read(made, key)
    assert after.findings == []
    assert after.items == before.items
    assert _written_comments(made) == _written_comments(text)
    assert comments(made.removeprefix("\ufeff")) == comments(
        text.removeprefix("\ufeff").replace("\r\n", "\n")
    )


@settings(max_examples=200, deadline=None)
@given(files())
def test_what_is_formatted_is_left_alone(file: tuple[str, str]) -> None:
    key, text = file
    if not _read(text, key).findings:
        made = formatted(text, "x.yaml")
        assert formatted(made, "x.yaml") == made


@settings(max_examples=150, deadline=None)
@given(files())
def test_keys_stand_in_the_order_of_the_model(file: tuple[str, str]) -> None:
    key, text = file
    if _read(text, key).findings:
        return
    made = formatted(text, "x.yaml").removeprefix("\ufeff").replace("\r\n", "\n")

    order = ORDERS[key]
    ranks: list[int] = []
    for line in made.split("\n"):
        match = re.match(r"( {4}|  - )([a-z_]+):", line)
        if match is None or match.group(2) not in order:
            continue
        rank = order.index(match.group(2))
        assert match.group(1) == "    " or rank == 0, made
        ranks = [*ranks, rank] if match.group(1) == "    " else [rank]
        assert ranks == sorted(ranks), made


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_one_meaning_has_one_form(data: st.DataObject) -> None:
    key, text = data.draw(files(odd=False))
    if _read(text, key).findings:
        return
    made = formatted(text, "x.yaml")
    assert formatted(text.replace(": ~\n", ":\n").replace(": null\n", ":\n"), "x") == made
    assert all(line == line.rstrip() for line in made.split("\n"))


@settings(max_examples=100, deadline=None)
@given(files())
def test_sorting_keeps_items_and_comments(file: tuple[str, str]) -> None:
    key, text = file
    before = _read(text, key)
    if before.findings:
        return
    made = formatted(text, "x.yaml", sort=True)

    after = _read(made, key)
    assert Counter(map(repr, after.items)) == Counter(map(repr, before.items))
    assert _written_comments(made) == _written_comments(text)
    assert formatted(made, "x.yaml", sort=True) == made


@pytest.mark.parametrize("path", HAND_WRITTEN, ids=lambda path: path.name.partition(".")[0])
def test_a_file_written_by_hand_becomes_what_a_person_has_looked_at(path: Path) -> None:
    expected = path.with_name(path.name.replace(".before.", ".after."))

    made = formatted(path.read_bytes().decode(), path.name)

    assert made == expected.read_bytes().decode()
    assert formatted(made, path.name) == made


@pytest.mark.parametrize("name", ["claims", "sources"])
def test_the_shipped_registry_is_in_canonical_form(name: str) -> None:
    text = (ROOT / "data" / f"{name}.yaml").read_text(encoding="utf-8")

    assert formatted(text, name) == text


LONG = " ".join(["word"] * 40)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("'plain words'", "plain words"),
        ('"2026-11-22"', "2026-11-22"),
        ("no", '"no"'),
        ("1.10", '"1.10"'),
        ("12:30", '"12:30"'),
        ("1e3", '"1e3"'),
        ("'a: b'", '"a: b"'),
        ("'say \"so\"'", 'say "so"'),
        ("'\"so\" it is'", "'\"so\" it is'"),
        ("'# no comment'", '"# no comment"'),
        ('"tab\\there"', '"tab\\there"'),
        ('"one\\ntwo"', "|-\n      one\n      two"),
        ('"bell \\u2028 end"', '"bell \\L end"'),
        (">-\n      short\n      text", "short text"),
        ('" led"', '" led"'),
        ("x" * 120, "x" * 120),
    ],
)
def test_a_text_has_one_style(written: str, expected: str) -> None:
    head = "sources:\n  - id: a\n    title: T\n    kind: primary\n    note:"

    assert formatted(f"{head} {written}\n", "x") == f"{head} {expected}\n"


def test_a_long_text_is_folded_at_100_columns() -> None:
    made = formatted(f"claims:\n  - id: a\n    text: {LONG}\n", "x")

    lines = made.splitlines()
    assert lines[2] == "    text: >-"
    assert max(map(len, lines)) in range(95, 101)
    assert (
        _read(made, "claims").items
        == _read(f"claims:\n  - id: a\n    text: {LONG}\n", "claims").items
    )


def test_brackets_that_are_too_long_become_lines() -> None:
    ids = [f"an-id-of-some-length-{number}" for number in range(5)]
    made = formatted(f"claims:\n  - id: a\n    text: x\n    parts: [{', '.join(ids)}]\n", "x")

    assert made.splitlines()[3:] == ["    parts:", *(f"      - {each}" for each in ids)]


def test_comments_move_with_the_key_below_them() -> None:
    made = formatted(
        "claims:\n  - text: x\n    # about tags\n    tags: [a]\n    # about id\n    id: a\n", "x"
    )

    assert made == (
        "claims:\n  # about id\n  - id: a\n    text: x\n    # about tags\n    tags: [a]\n"
    )


def test_line_ends_and_byte_order_mark_stay() -> None:
    made = formatted("\ufeffclaims:\r\n- id: a\r\n  text: 'x'\r\n", "x")

    assert made == "\ufeffclaims:\r\n  - id: a\r\n    text: x\r\n"


@pytest.mark.parametrize(
    "text",
    [
        "---\n# head\nclaims:\n- {id: a, text: x}\n...\n",
        "claims: [{id: a, text: x}, {id: b, text: 'y'}]\n",
        "claims:\n  - id: a\n    text: &t words\n    justification: *t\n",
        "claims:\n  - &one\n    id: a\n    text: x\n",
        "%YAML 1.1\n---\nclaims:\n  - id: a\n    text: x\n",
        "claims:\n  - ? id\n    : a\n    text: x\n",
        "claims:\n",
        "claims: []\n",
        "# only\nclaims: # comments\n# here",
    ],
)
def test_unusual_yaml_keeps_its_meaning(text: str) -> None:
    before = _read(text, "claims")
    assert before.findings == []

    made = formatted(text, "x")

    assert _read(made, "claims").items == before.items
    assert comments(made) == comments(text)
    assert formatted(made, "x") == made


@pytest.mark.parametrize("text", ["claims:\n", "claims: []\n", "claims: [{id: a, text: x}]\n"])
def test_what_is_in_order_needs_no_sorting(text: str) -> None:
    assert formatted(text, "x", sort=True) == text


def test_a_list_in_brackets_cannot_be_sorted() -> None:
    with pytest.raises(ClaimcheckError, match="cannot be sorted"):
        formatted("claims: [{id: b, text: x}, {id: a, text: y}]\n", "x", sort=True)


def test_a_key_that_claimcheck_does_not_know_is_kept() -> None:
    text = (
        "claims:\n  - text: A claim.   # why\n    colour: green\n    id: one\n    reviewed: soon\n"
    )

    made = formatted(text, "claims.yaml")

    assert made == (
        "claims:\n  - id: one\n    text: A claim.   # why\n    reviewed: soon\n    colour: green\n"
    )
    assert formatted(made, "claims.yaml") == made


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (  # an item with an anchor is taken over as it stands, unlike its neighbours
            "- &one\n  id: a\n  text: 'x'\n- text: 'y' # c\n  id: b\n",
            "  - &one\n    id: a\n    text: 'x'\n  - id: b\n    text: y # c\n",
        ),
        (  # comments at a dash, and between a key and its value, go above
            "-   # dash\n\n    # own\n    id: b\n    text:\n      # value\n      y\n",
            "  # dash\n  # own\n  - id: b\n    # value\n    text: y\n",
        ),
        (  # a comment goes with the key below it, one that is deeper with that above it
            "- id: a\n  asserted:\n    by: me\n    # deep\n\n  # low\n  text: x\n",
            "  - id: a\n    # low\n    text: x\n    asserted:\n      by: me\n      # deep\n",
        ),
        (  # empty lines that end a value are the value's
            '- id: a\n  text: |+\n    a\n\n- id: b\n  text: "b\\n\\n"\n\n',
            '  - id: a\n    text: |+\n      a\n\n  - id: b\n    text: "b\\n\\n"\n\n',
        ),
        (  # what claimcheck does not know is laid out like the rest
            "- id: a\n  more:\n  - - 'a'\n    - b\n  - {x: [1, 2]}\n  text: x\n",
            "  - id: a\n    text: x\n    more:\n      - - a\n        - b\n"
            '      - {x: ["1", "2"]}\n',
        ),
    ],
)
def test_an_odd_place_has_its_form(written: str, expected: str) -> None:
    made = formatted(f"claims:\n{written}", "x")

    assert made == f"claims:\n{expected}"
    assert formatted(made, "x") == made


def test_a_comment_behind_brackets_that_become_lines_stays_beside_the_key() -> None:
    ids = [f"an-id-of-some-length-{number}" for number in range(5)]
    made = formatted(f"claims:\n  - id: a\n    text: x\n    parts: [{', '.join(ids)}] # c\n", "x")

    assert made.splitlines()[3:] == ["    parts: # c", *(f"      - {each}" for each in ids)]


def test_sorting_takes_comments_along_and_keeps_items_apart() -> None:
    made = formatted(
        "# head\n\nclaims:\n\n  # b\n  - id: b\n    text: x\n    # in b\n\n"
        "  # a\n  - id: a\n    text: y\n    # in a\n# end\n",
        "x",
        sort=True,
    )

    assert made == (
        "# head\n\nclaims:\n\n  # a\n  - id: a\n    text: y\n    # in a\n\n"
        "  # b\n  - id: b\n    text: x\n    # in b\n# end\n"
    )


def test_a_text_that_yaml_takes_for_an_anchor_is_kept_for_check_to_tell() -> None:
    text = "claims:\n  - id: a\n    text: &R D   # kept\n    note: 'x'\n  - id: b\n    text: y"

    assert formatted(text, "x") == text + "\n"


@pytest.mark.parametrize(
    "text",
    [
        "claims: &all\n- id: a\n  text: x\n  evidence:\n  - {source: s, stance: supports,}\n",
        "claims: &all\n  - id: a\n    tags: \n#\n... # end\n",
        "claims:\x85- id: a\n  text: x\n- id: b\n  text: y\n",
        "claims:\n- id: a\n  text: x\n  tags:\x85      - t\n      - u\n",
        "claims:\n- id: a\u2028  text: x\n- id: b\n  tags:\u2028   - t\n\n   - u\n",
    ],
)
def test_a_list_that_does_not_begin_on_a_line_of_its_own_is_left_alone(text: str) -> None:
    made = formatted(text, "x")

    assert _read(made, "claims").items == _read(text, "claims").items
    assert formatted(made, "x") == made


def test_a_carriage_return_on_its_own_is_a_line_end_that_nothing_joins() -> None:
    text = "claims:\n- id: a\n  text: |\n    one\r\r\n    two\r"

    assert formatted(text, "x") == text
    assert formatted(text, "x", sort=True) == text


@pytest.mark.parametrize(
    "last", ["{id: a,\n     text: x,} # c\n  \n  # end", "? id\n    : a\n    text: x\n\n    # end"]
)
def test_what_is_sorted_is_sorted(last: str) -> None:
    for text in (f"claims:\n  - {last}\n\n  - id: b\n    text: y\n", f"claims:\n  - {last}\n"):
        made = formatted(text, "x", sort=True)

        assert formatted(made, "x", sort=True) == made


def test_a_comment_that_a_rare_line_end_closes_is_kept() -> None:
    evidence = "- evidence:\n   # c\u2028    - {source: s, stance: refutes}\n"
    text = f"claims:\n{evidence}  id: a\n  text: 'x'\n"
    made = formatted(text, "x")

    assert "# c\u2028" in made
    assert _read(made, "claims").items == _read(text, "claims").items
    assert formatted(made, "x") == made
