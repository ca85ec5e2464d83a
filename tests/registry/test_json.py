"""A file of JSON is read by the rules of JSON: the items of YAML, each fault at its place."""

from __future__ import annotations

import json
import random
from typing import TYPE_CHECKING, Any

import pytest

from claimcheck.model.claim import Claim
from claimcheck.registry.edit.append import added_text, appended
from claimcheck.registry.edit.items import item_text, with_evidence
from claimcheck.registry.json_spans import item_spans
from claimcheck.registry.reader import read_items
from claimcheck.registry.source_text import SourceText

if TYPE_CHECKING:
    from claimcheck.registry.items import FileItems

EVIDENCE = {"source": "report", "stance": "supports", "quote": "very \U0001f41f deep"}
CLAIM: dict[str, Any] = {"id": "lake", "text": "The lake is \U0001f41f deep.", "tags": ["water"]}
NAME = "data/claims.json"


def read(text: str, name: str = NAME) -> FileItems[Claim]:
    return read_items(SourceText(name, text), "claims", Claim)


def whole(*claims: dict[str, Any], indent: int | None = None, plain: bool = True) -> str:
    return json.dumps({"claims": claims}, indent=indent, ensure_ascii=plain)


@pytest.mark.parametrize("indent", [None, 1, 4])
@pytest.mark.parametrize("plain", [True, False])
def test_its_items_are_those_of_the_same_lines(indent: int | None, plain: bool) -> None:
    other = {"id": "other", "text": "Warm.", "evidence": [EVIDENCE]}
    found = read(whole(CLAIM, other, indent=indent, plain=plain))
    lines = read("\n".join(map(json.dumps, (CLAIM, other))), "claims.jsonl")

    assert found.findings == []
    assert found.items == lines.items
    assert found.items[0].text == CLAIM["text"]


def test_an_item_has_its_lines() -> None:
    items = '{"id": "a",\r\n   "text": "b"},\r\n  {"id": "c", "text": "d"}'
    text = f'\ufeff{{\r\n "claims": [\r\n  {items}]}}'
    assert [(each.line, each.end_line) for each in read(text).origins] == [(3, 5), (5, 6)]


@pytest.mark.parametrize(
    ("text", "message", "line", "marked"),
    [
        ("", "the file has no claims", 1, ""),
        ("{}", "the file has no claims", 1, "{"),
        ("[]", "the file is a list, and not a mapping with the key 'claims'", 1, "["),
        ("\nnull", "the file is not a mapping with the key 'claims'", 2, "n"),
        ('{"claims": null}', "'claims' must be a list", 1, '"claims"'),
        ('{"claims": [], "claims": []}', "repeats the key 'claims'", 1, '"claims"'),
        ('{"claims": [],\n"sources": []}', "the key 'sources' does not belong in a file of claims",
         2, '"sources"'),
        ('{"claims": [],\n"a:b" : 1}', "unknown key 'a:b'", 2, '"a:b"'),
        ('{"claims": [\n{"id": "a"', "the file ends before its list does", 2, '"'),
        ('{"id": "a", "text": "b"}\n{"id": "c", "text": "d"}', "the file goes on after its mapping",
         2, "{"),
        ('{"claims": [\n # no\n]}', "JSON has no comments", 2, "# no"),
        ('{"claims": [\n{"id": "a", "text": -Infinity}]}',
         "this is not JSON: -Infinity is no number of JSON", 2, "-Infinity"),
        ('{"claims": [\n{"id": "a", "text": "é \\ud800 b"}]}',
         "half of a character is escaped here", 2, None),
        ('{"claims": [\n3]}', "a claim must be a mapping that begins with an id", 2, "3"),
        ('{"claims": [\n{"id": "a", "text": "b",\n"text": "c"}]}',
         "the key 'text' is in this mapping already", 3, '"text"'),
        ('{"claims": [\n{"id": "a", "text": "b",\n"text": "c"}]} {}',
         "the key 'text' is in this mapping already", 3, '"text"'),
        ('{"claims": [{"id": "z", "text": "y"}, {"id": "a", "text": "b",\n"tags": ["x", "Y z"]}]}',
         "claim 'a': tags 2 'Y z' is not an id", 2, '"Y z"'),
        ('{"claims": ' + "[" * 100_000, "the file nests too deeply to be read", 1, None),
        ("claims:\n- id: a", "this is not JSON", 1, "claims:"),
        ('<<<<<<< a\n{}\n=======\n[]\n>>>>>>> b', "this file holds a merge conflict, lines 1 to 5",
         1, "<<<<<<< a"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_once_at_its_place(
    text: str, message: str, line: int, marked: str | None
) -> None:
    (found,) = read(text).findings

    assert found.message == message
    assert found.location.line == line
    assert marked in (None, found.location.marked)


def test_standard_input_is_json_where_it_begins_so() -> None:
    assert read(whole(CLAIM, indent=2), "-").items == read(whole(CLAIM)).items


@pytest.mark.parametrize("name", [NAME, "claims.yaml"])
@pytest.mark.parametrize("indent", [None, 2])
@pytest.mark.parametrize("claims", [(), (CLAIM,), (CLAIM, {**CLAIM, "id": "b"})])
def test_what_is_added_stands_behind_the_last_and_is_json(
    name: str, indent: int | None, claims: tuple[dict[str, Any], ...]
) -> None:
    before = "\ufeff" + whole(*claims, indent=indent, plain=False).replace("\n", "\r\n")
    new = {"id": "new", "text": "Öl", "tags": ["a"]}
    after = appended(before, name, "claims", [new, {**new, "id": "newer"}])

    held = json.loads(after.removeprefix("\ufeff"))
    assert held == {"claims": [*claims, new, {**new, "id": "newer"}]}
    assert "\n" not in after.replace("\r\n", "")
    assert added_text(before, after, "claims").startswith('{"id": "new"')


@pytest.mark.parametrize("name", [NAME, "c.jsonl"])
@pytest.mark.parametrize("evidence", [None, [], [EVIDENCE], "absent"])
def test_evidence_is_put_into_the_one_claim_and_the_rest_stays(name: str, evidence: Any) -> None:
    claim = {"id": "b", "text": '\U0001f41f \\ " }'}
    claim |= {} if evidence == "absent" else {"evidence": evidence}
    held = [CLAIM, claim, {**CLAIM, "id": "c"}]
    before = whole(*held, indent=2) if name == NAME else "\n".join(map(json.dumps, held))
    before = before.replace('"id": "b"', '"id": "\\u0062"')
    more = {"source": "report", "stance": "neutral", "quote": "cold"}
    after = with_evidence(before, name, {"b": [more]})

    found = read(after, name)
    assert [found.items[0], found.items[2]] == [Claim(**CLAIM), Claim(**{**CLAIM, "id": "c"})]
    was = [EVIDENCE] if evidence == [EVIDENCE] else []
    assert found.items[1] == Claim(**{**claim, "evidence": [*was, more]})


def test_an_item_is_taken_out_of_its_list() -> None:
    text = whole(CLAIM, {"id": "b", "text": "x"}, indent=1)
    taken = item_text(text, NAME, "claims", "b")

    assert json.loads(taken.text) == {"id": "b", "text": "x"}
    assert taken.before + taken.text + taken.after == text


@pytest.mark.parametrize("seed", range(40))
def test_however_it_is_cut_or_changed_something_is_read_or_told(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - not for secrets
    text = whole(CLAIM, {"id": "b", "text": "x", "evidence": [EVIDENCE]}, indent=seed % 3 or None)
    at = chance.randrange(len(text))
    text = text[:at] + chance.choice(["", '"', "}", "]", ",", "\\", "\n", "{"]) + text[at + 1 :]
    text = text[: chance.choice([len(text), at])]
    found = read(text)

    assert found.items or found.findings
    if not found.findings:
        spans = item_spans(SourceText(NAME, text), "claims")
        assert [json.loads(text[a:b])["id"] for a, b in spans] == [each.id for each in found.items]
