"""Values of data files: found by their place, and held against what they have to be."""

from __future__ import annotations

import json
import time
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.errors import ClaimcheckError
from claimcheck.extractors import EXTRACTORS
from claimcheck.model.claim import Evidence
from claimcheck.model.selector import Value, number_from_text
from claimcheck.model.terms import Stance
from claimcheck.selectors import key, kind_of, shown
from claimcheck.text.prepared import PreparedText

if TYPE_CHECKING:
    from claimcheck.model.match import Match

TABLE = 'year,contributors,left\n2021,"2,000",10\n2022,"2,412",12\n'
TREE = (
    '{"recall": 99.94, "runs": [{"name": "a", "took": 1.5}, {"name": "b", "took": 2}], "ok": true}'
)


def evidence(**value: object) -> Evidence:
    return Evidence(source="bench", stance=Stance.SUPPORTS, value=value)  # type: ignore[arg-type]


def looked_up(kind: str, text: str, **value: object) -> Match:
    """What looking a value up in a file comes to."""
    document = EXTRACTORS[kind].extract(text.encode(), None)
    selector = evidence(**value).selector
    assert selector is not None
    return kind_of(selector).find(PreparedText(document), selector)


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        ("json", TREE, {"at": "$.recall", "is": "99.94"}),
        ("json", TREE, {"at": "$.recall", "is": "99.95", "within": "0.01"}),
        ("json", TREE, {"at": "$.recall", "is": "99.94", "unit": "%"}),
        ("json", TREE, {"at": "$.runs[1].took", "is": "2.0"}),
        ("json", TREE, {"at": "$.runs[?@.name == 'a'].took", "at_most": "1.5"}),
        ("json", TREE, {"at": "$.ok", "is": True}),
        ("json", '{"share": "41.3%"}', {"at": "$.share", "is": "41.3", "unit": "%"}),
        ("json", '{"a": 1}\n{"a": 2}\n', {"where": {"a": 2}, "column": "a", "is": 2}),
        ("csv", TABLE, {"where": {"year": 2022}, "column": "contributors", "at_least": 2400}),
        ("csv", TABLE, {"where": {"year": "2022", "left": 12}, "is": "2412"}),
        ("csv", TABLE.replace(",", ";"), {"where": {"year": 2021}, "column": "left", "is": 10}),
        ("toml", "[project]\nname = 'a'\nspeed = 1.50\n", {"at": "$.project.speed", "is": "1.5"}),
        ("toml", "day = 2026-11-29\n", {"at": "$.day", "is": "2026-11-29"}),
        ("yaml", "a:\n  - b: true\n    c: 5\n", {"at": "$.a[0].c", "at_least": 4, "at_most": 6}),
    ],
)
def test_a_value_that_is_as_it_has_to_be_matches(
    kind: str, text: str, value: dict[str, object]
) -> None:
    found = looked_up(kind, text, **value)

    assert (found.outcome, found.why) == ("matches", None)
    assert found.holds


@pytest.mark.parametrize(
    ("value", "there"),
    [
        ({"at": "$.recall", "is": "99.99"}, "99.94"),
        ({"at": "$.recall", "is": "99.96", "within": "0.01"}, "99.94"),
        ({"at": "$.recall", "at_least": "99.95"}, "99.94"),
        ({"at": "$.recall", "at_most": "99.93"}, "99.94"),
        ({"at": "$.ok", "is": "false"}, "true"),
        ({"at": "$.runs[0].name", "is": "A"}, "a"),
        ({"at": "$.runs[0].name", "at_least": 1}, "a"),
    ],
)
def test_another_value_differs_and_is_told(value: dict[str, object], there: str) -> None:
    found = looked_up("json", TREE, **value)

    assert (found.outcome, found.value) == ("differs", there)


@pytest.mark.parametrize(
    ("kind", "text", "value", "outcome", "why"),
    [
        ("json", TREE, {"at": "$.precision", "is": 1}, "missing", "nothing is at $.precision"),
        ("json", TREE, {"at": "$.runs", "is": 1}, "missing",
         "a list is at $.runs, and not a value"),
        ("json", TREE, {"at": "$.runs[0]", "is": 1}, "missing",
         "an object is at $.runs[0], and not a value"),
        ("json", TREE, {"at": "$.runs[*].took", "is": 2}, "ambiguous",
         "$.runs[*].took leads to several values"),
        ("json", '{"a": 1, "a": 2}', {"at": "$.a", "is": 2}, "ambiguous",
         "the key 'a' occurs twice in one object"),
        ("json", TREE, {"column": "recall", "is": 1}, "missing",
         "it is no table: a list of objects or rows with a head"),
        ("csv", TABLE, {"where": {"year": 2023}, "column": "left", "is": 1}, "missing",
         "no row in which year is 2023"),
        ("csv", TABLE, {"where": {"month": 5}, "column": "left", "is": 1}, "missing",
         "no column is called 'month', but 'year', 'contributors', 'left'"),
        ("csv", TABLE, {"where": {"year": 2022}, "column": "right", "is": 1}, "missing",
         "no column is called 'right', but 'year', 'contributors', 'left'"),
        ("csv", TABLE, {"where": {"year": 2022}, "is": 1}, "missing",
         "the table has several other columns: name one with 'column'"),
        ("csv", TABLE, {"column": "left", "is": 1}, "ambiguous", "left leads to several values"),
        ("csv", "a,a\n1,2\n", {"column": "a", "is": 1}, "missing",
         "it is no table: a list of objects or rows with a head"),
        ("plain", "recall: 99.94", {"at": "$.recall", "is": 1}, "missing",
         "it is no data file: a value is looked up in JSON, CSV, TSV, TOML or YAML"),
    ],
)  # fmt: skip
def test_a_place_that_holds_no_one_value_is_told(
    kind: str, text: str, value: dict[str, object], outcome: str, why: str
) -> None:
    found = looked_up(kind, text, **value)

    assert (found.outcome, found.why) == (outcome, why)
    assert not found.holds


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ({"is": 1}, "needs either 'at' (a JSONPath) or 'column', with 'where' for the row"),
        ({"at": "$.a", "column": "a", "is": 1}, "needs either 'at' (a JSONPath) or 'column'"),
        ({"at": "$.a"}, "needs either 'is', or 'at_least' and 'at_most' or one of them"),
        ({"at": "$.a", "is": 1, "at_least": 1}, "needs either 'is', or 'at_least'"),
        ({"at": "$.a", "is": "x", "within": 1}, "has 'within', which goes with a number in 'is'"),
        ({"at": "$.a", "is": 1, "within": -1}, "has a negative 'within'"),
        ({"at": "$.a", "at_least": "many"}, "is not a number"),
        ({"at": "a.b", "is": 1}, "is no JSONPath such as $.recall"),
        ({"at": "$..a..b", "is": 1}, "has '..' more than once: name the keys between"),
        ({"at": "$[?search(@.a, 'x')]", "is": 1}, "function 'search' is not defined"),
    ],
)
def test_what_says_no_place_or_no_value_is_refused(value: dict[str, object], message: str) -> None:
    with pytest.raises(ClaimcheckError) as error:
        evidence(**value)
    assert message in str(error.value)


def test_evidence_has_one_selector() -> None:
    with pytest.raises(ClaimcheckError, match="has both a quote and a value"):
        Evidence(
            source="bench",
            stance=Stance.SUPPORTS,
            quote={"exact": "words"},  # type: ignore[arg-type]
            value={"at": "$.a", "is": 1},  # type: ignore[arg-type]
        )


def test_it_is_shown_and_named_by_place_and_value() -> None:
    one = evidence(at="$.recall", **{"is": "99.94"}, within="0.01", unit="%")
    other = evidence(where={"year": 2022}, column="contributors", at_least=2400)

    assert shown(one) == "$.recall: 99.94 % (within 0.01)"
    assert shown(other) == "contributors, year 2022: at least 2400"
    assert key(one) != key(evidence(at="$.recall", **{"is": "99.95"}, within="0.01", unit="%"))
    assert len(key(one)) == 64


@given(st.decimals(-(10**9), 10**9, places=3), st.decimals(0, 10, places=3))
def test_within_holds_to_the_last_place(number: Decimal, off: Decimal) -> None:
    text = json.dumps({"a": "x"}).replace('"x"', str(number))

    for far, outcome in ((off, "matches"), (off + Decimal("0.001"), "differs")):
        found = looked_up("json", text, at="$.a", **{"is": str(number + far)}, within=str(off))
        assert found.outcome == outcome


@pytest.mark.parametrize("text", ["1e999999999", "-1E-999999999", "NaN", "Infinity", "1_000", ""])
def test_what_is_no_number_to_count_with_is_none(text: str) -> None:
    assert number_from_text(text) is None
    assert looked_up("json", json.dumps({"a": text}), at="$.a", at_least=1).outcome == "differs"


def test_hostile_files_end() -> None:
    begun = time.process_time()
    wide = json.dumps({f"k{number}": [number] * 20 for number in range(20_000)})
    assert looked_up("json", wide, at="$..zzz", **{"is": 1}).outcome == "missing"
    assert looked_up("json", wide, at="$..[?@ > 5]", **{"is": 1}).outcome == "ambiguous"
    deep = "[" * 900 + "]" * 900
    assert looked_up("json", deep, at="$..a", **{"is": 1}).outcome == "missing"
    assert looked_up("yaml", "a: &x [1]\nb: *x\n", at="$.a", **{"is": 1}).outcome == "missing"
    assert time.process_time() - begun < 30


def test_words_hold_the_figure_for_the_claim() -> None:
    assert Value(at="$.recall", is_="99.94", unit="%").words == "$.recall: 99.94 %"


@pytest.mark.parametrize("exponent", ["9" * 30, f"-{'9' * 30}", "9" * 19])
def test_a_number_beyond_all_counting_is_no_number(exponent: str) -> None:
    match = looked_up("json", f'{{"a": 1e{exponent}}}', at="$.a", at_least=1)

    assert (match.outcome, match.value) == ("differs", f"1e{exponent}")


def test_a_key_that_stands_twice_among_thousands_is_found_at_once() -> None:
    keys = "".join(f'"k{number}": 1, ' for number in range(100_000))
    begun = time.process_time()
    match = looked_up("json", f'{{{keys}"k99999": 2}}', at="$.k1", **{"is": 1})

    assert match.outcome == "ambiguous"
    assert time.process_time() - begun < 5


@pytest.mark.parametrize("path", ["$[*,*][*,*,*,*]", "$" + "[0,0]" * 20, "$['a','a','a','a','a']"])
def test_lists_in_brackets_that_multiply_are_refused(path: str) -> None:
    with pytest.raises(ClaimcheckError, match="lists too much in brackets"):
        evidence(at=path, **{"is": 1})


def test_a_comma_in_a_key_is_no_list() -> None:
    found = looked_up("json", '{"a,b,c,d,e": 7}', at="$['a,b,c,d,e']", **{"is": 7})

    assert found.outcome == "matches"
