"""JSON Lines are read as YAML is: the same items, the same faults, each with its place."""

from __future__ import annotations

import json
import random
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.errors import ClaimcheckError
from claimcheck.model.claim import Claim
from claimcheck.model.source import Source
from claimcheck.registry.edit.append import appended
from claimcheck.registry.edit.formatted import formatted
from claimcheck.registry.reader import read_items
from claimcheck.registry.source_text import SourceText

if TYPE_CHECKING:
    from claimcheck.model.finding import Finding

EVIDENCE: dict[str, Any] = {"source": "report", "stance": "supports", "quote": "It is deep"}
CLAIM: dict[str, Any] = {
    "id": "lake",
    "text": "The lake is deep.",
    "evidence": [
        EVIDENCE,
        {**EVIDENCE, "quote": {"exact": "very deep", "prefix": "it is"}, "note": "a {b: c}"},
        {"source": "data", "stance": "partial", "value": {"where": {"quote": "x"}, "is": "1.10"}},
    ],
    "asserted": {"by": "A. Person", "source": "report", "date": "2026-05"},
    "tags": ["water"],
    "reviewed": "2026-11-01",
}
SOURCE = {"id": "report", "title": "A report", "kind": "primary", "author": "B. Writer"}


def read(text: str, key: str = "claims", name: str = "data/claims.jsonl") -> tuple[Any, Any]:
    model: Any = Claim if key == "claims" else Source
    found = read_items(SourceText(name, text), key, model)
    return found.items, found.findings


def told(text: str, key: str = "claims") -> list[tuple[str, str]]:
    """Return each message with what is marked on its line."""
    _, findings = read(text, key)
    return [(each.message, each.location.marked) for each in findings]


def line(**changes: Any) -> str:
    return json.dumps({**CLAIM, **changes}, ensure_ascii=False)


def test_a_line_is_the_item_that_the_same_data_is_in_yaml() -> None:
    from_lines, _ = read(f"{line()}\n\n{line(id='other')}")
    in_yaml = yaml.safe_dump({"claims": [CLAIM, {**CLAIM, "id": "other"}]})

    assert from_lines == read(in_yaml, name="claims.yaml")[0]
    assert read(json.dumps(SOURCE), "sources")[0] == [Source(**SOURCE)]


def test_an_item_has_its_line_whatever_other_signs_end_lines_elsewhere() -> None:
    first = line(text="one\u2028two\u2029three")
    text = f"\ufeff{first}\r\n \n{line()}\r\n"
    found = read_items(SourceText("x.jsonl", text), "claims", Claim)

    assert [each.line for each in found.origins] == [1, 3]
    assert not found.findings


@pytest.mark.parametrize(
    ("written", "kept"),
    [("1.10", "1.10"), ("0.12345678901234567890", "0.12345678901234567890"), ("-0", "-0"),
     ("1e3", "1e3"), ("12345678901234567890123", "12345678901234567890123"), ("true", "true"),
     ('"1.10"', "1.10")],
)  # fmt: skip
def test_a_number_is_taken_as_it_is_written(written: str, kept: str) -> None:
    evidence = f'[{{"source":"a","stance":"supports","value":{{"at":"$.x","is": {written}}}}}]'
    items, findings = read(f'{{"id":"a","text":"b","evidence":{evidence}}}')

    assert not findings
    assert items[0].evidence[0].value.is_ == kept


def test_the_faults_of_a_value_are_those_of_yaml_each_at_its_place() -> None:
    broken = line(evidenc=1, support="verifed", evidence=[{**EVIDENCE, "stance": "support"}])

    assert sorted(told(broken)) == [
        (
            "claim 'lake': evidence 1 stance is 'support', which is none of supports, partial, "
            "refutes, neutral",
            '"support"',
        ),
        (
            "claim 'lake': support is 'verifed', which is none of verified, directional, "
            "unsupported",
            '"verifed"',
        ),
        ("claim 'lake': unknown key 'evidenc'", '"evidenc"'),
    ]
    in_yaml = yaml.safe_dump({"claims": [json.loads(broken)]}, sort_keys=False)
    _, found = read(in_yaml, name="claims.yaml")
    assert sorted(each.message for each in found) == sorted(each for each, _ in told(broken))


@pytest.mark.parametrize(
    ("text", "message", "marked"),
    [
        ("claims:\n  - id: a\n    text: b\n", "this is not JSON", "claims:"),
        ('[\n{"id": "a", "text": "b"}\n]', "a list begins here, and no item", "["),
        ('[{"id": "a", "text": "b"}]', "a claim must be a mapping that begins with an id", "["),
        ('{\n  "id": "a"\n}\n', "the line ends before its item does", "{"),
        ('{"claims": [{"id": "a"}]}', "the line holds a list of claims, and not a claim", None),
        ('{"id": "a", "text": "b', "a text begins here that does not end on this line", '"'),
        ('{"id": "a", "text": "b"', "the line ends before its item does", '"'),
        ('{"id": "a", "text": "b",}', None, None),
        ('{"id": "a" "text": "b"}', "a comma or a closing bracket is missing here", '"'),
        ('{"id", "text": "b"}', "a colon is missing here", ","),
        ("{id: 'a'}", "a key in double quotes is missing here", "i"),
        ('{"id": "a"} {"id": "b"}', "the line goes on after its item", "{"),
        ('{"id": "a", "text": "b\\q"}', "a backslash begins an escape here, and this is none",
         "\\"),
        ('{"id": "a", "text": "b\tc"}', "there is a control character in a text", "\t"),
        ('{"id": "é", "text": "\\ud800 b"}', "half of a character is escaped here", None),
        ('{"id": "a", "text": NaN}', "this is not JSON: NaN is no number of JSON", None),
        ('{"id": "a", "text": ' + "[" * 100_000, "the line nests too deeply to be read", None),
        ("# a comment", "JSON has no comments", "# a comment"),
        ("null", "a claim must be a mapping that begins with an id", "null"),
        ('"a"', "a claim must be a mapping that begins with an id", '"a"'),
    ],
)  # fmt: skip
def test_what_is_no_line_of_json_is_told_once(
    text: str, message: str | None, marked: str | None
) -> None:
    found = told(text)

    assert len(found) == 1
    assert message in (None, found[0][0])
    assert marked in (None, found[0][1])


def test_a_broken_line_costs_only_itself() -> None:
    text = f'{line(id="one")}\n{{"id": "two", "te\n{line(id="three", text=[])}\n{line(id="four")}'
    items, findings = read(text)

    assert [each.id for each in items] == ["one", "four"]
    assert [each.location.line for each in findings] == [2, 3]


def test_a_merge_conflict_is_one_problem() -> None:
    text = f"<<<<<<< ours\n{line()}\n=======\n{line(text='b')}\n>>>>>>> theirs\n"

    assert [message for message, _ in told(text)] == [
        "this file holds a merge conflict, lines 1 to 5"
    ]


def test_a_file_without_lines_has_no_items_and_no_fault() -> None:
    assert read("") == read("\n \n") == ([], [])


@given(st.integers(0, 10_000), st.sampled_from([": ", ":", " : ", ":  ", "\t:"]), st.booleans())
def test_a_key_that_repeats_is_always_told(seed: int, colon: str, ascii_only: bool) -> None:
    chosen = random.Random(seed)  # noqa: S311 - not for secrets
    quotes = [
        "It is deep",
        {"exact": ":of that", "suffix": "é"},
        {"exact": 'say "quote": "x"', "prefix": None},
    ]
    item = {
        **CLAIM,
        "evidence": [{**EVIDENCE, "quote": chosen.choice(quotes)} for _ in range(3)],
    }
    sound = _written(item, colon, ascii_only, None)
    repeated = _written(item, colon, ascii_only, chosen.randrange(_count(item)))

    assert read(sound)[1] == []
    (finding,) = read(repeated)[1]
    assert "is in this mapping already" in finding.message
    assert _is_second(finding, repeated)


def _count(value: Any) -> int:
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return isinstance(value, dict) + sum(map(_count, inner))


def _written(value: Any, colon: str, ascii_only: bool, at: int | None) -> str:
    """Return data as JSON; the mapping of this number repeats its first key at its end."""
    met = iter(range(1_000))

    def write(value: Any) -> str:
        if isinstance(value, dict):
            number = next(met)
            pairs = [f"{write(key)}{colon}{write(each)}" for key, each in value.items()]
            return "{" + ", ".join(pairs + pairs[:1] * (number == at)) + "}"
        if isinstance(value, list):
            return "[" + ", ".join(map(write, value)) + "]"
        return json.dumps(value, ensure_ascii=ascii_only)

    return write(value)


def _is_second(finding: Finding, text: str) -> bool:
    marked, column = finding.location.marked, finding.location.column - 1
    return marked.startswith('"') and text[:column].count(marked) >= 1


def test_what_is_appended_is_a_line_and_the_rest_stays() -> None:
    before = line(id="one")
    after = appended(before, "c.jsonl", "claims", [{"tags": ["a"], "text": "Öl", "id": "two"}])

    assert after == before + '\n{"id": "two", "text": "Öl", "tags": ["a"]}\n'
    assert appended("", "c.jsonl", "claims", [{"id": "a", "text": "b", "support": None}]) == (
        '{"id": "a", "text": "b"}\n'
    )
    with pytest.raises(ClaimcheckError):
        appended("{", "c.jsonl", "claims", [{"id": "two", "text": "b"}])


def test_fmt_leaves_it_as_it_is() -> None:
    assert formatted('{"text":"b",  "id":"a"}', "c.jsonl", sort=True) == '{"text":"b",  "id":"a"}'


def test_standard_input_is_json_lines_where_its_first_line_is_an_item() -> None:
    assert [each.id for each in read(line(), name="-")[0]] == ["lake"]
    assert [each.id for each in read(json.dumps({"claims": [CLAIM]}), name="-")[0]] == ["lake"]
    assert [each.id for each in read("{claims: [{id: a, text: b}]}", name="-")[0]] == ["a"]
    assert [each.id for each in read('{"claims":\n[{"id": "a", "text": "b"}]}', name="-")[0]]
