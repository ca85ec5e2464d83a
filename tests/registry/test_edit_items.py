"""Evidence goes into a claim wherever and however that is written, and nothing else changes."""

from __future__ import annotations

import difflib
import time

import pytest

from claimcheck.errors import ClaimcheckError
from claimcheck.model.claim import Claim
from claimcheck.registry.edit.items import item_text, with_evidence
from claimcheck.registry.reader import read_items
from claimcheck.registry.source_text import SourceText

EVIDENCE = [{"source": "s", "stance": "supports", "quote": "new: words # here"}]
LINES = ("- source: s", "stance: supports", 'quote: "new: words # here"')
B = "  - id: b\n    text: B\n"
CASES = {
    "behind what there is": "claims:\n  - id: a\n    text: A\n    evidence:\n      - source: s\n"
    "        stance: partial\n        # inside\n        quote: q # c\n    tags: [x]\n\n  # of b\n"
    + B,
    "where there is none": "claims:\n  - id: a\n    text: >-\n      A long\n      text\n"
    "    # before tags\n    tags: [x] # t\n" + B,
    "at an end without a line end": "claims:\n- id: b\n  text: B\n- id: a\n  text: A",
    "under a key with nothing": "claims:\n- id: a\n  text: A\n  evidence:\n  tags: [t]\n",
    "under a key with a comment": "claims:\n- id: a\n  text: A\n  evidence: # to do\n  tags: [t]\n",
    "behind a block": "claims:\n  - id: a\n    text: A\n    evidence:\n    - source: s\n"
    "      stance: partial\n      note: |+\n        one\n\n        two\n\n\n    tags: [a]\n" + B,
    "behind a deep comment": "claims:\n  - id: a\n    text: A\n    evidence:\n      - source: s\n"
    "        stance: partial\n        # deep\n      # at the dash\n    # at the key\n" + B,
    "before its other keys": "claims:\n  - evidence:\n      - source: s\n        stance: partial\n"
    "    id: a\n    text: A\n" + B,
    "behind a dash alone": "claims:\n  -\n    id: a\n    text: A\n" + B,
    "behind a wide dash": "claims:\n  -   id: a\n      text: A\n      reviewed: 2026-01-01\n" + B,
    "behind an anchor": "claims:\n  - &x\n    id: a\n    text: A\n" + B,
    "with a byte order mark": "\ufeffclaims:\n  - id: a\n    text: A\n",
    "behind quoted keys": "claims:\n  - 'id': a\n    \"text\": 'A\n\n      b'\n" + B,
    "behind no value": "claims:\n  - id: a\n    text: A\n    parts:\n    tags:\n" + B,
}
FLOWS = {
    "{id: a,   text: 'x'} # kept": "{id: a,   text: 'x', evidence: [E]} # kept",
    "{id: a, text: x, }": "{id: a, text: x, evidence: [E]}",
    "{id: a, text: x, evidence: [ ]}": "{id: a, text: x, evidence: [ E]}",
    "{id: a, text: x, evidence: }": "{id: a, text: x, evidence: [E] }",
    "{id: a, text: x, evidence: [{source: s, stance: partial}]}": (
        "{id: a, text: x, evidence: [{source: s, stance: partial}, E]}"
    ),
    "{id: a, text: x, evidence: [{source: s, stance: partial},]}": (
        "{id: a, text: x, evidence: [{source: s, stance: partial}, E]}"
    ),
}
JSON_LINES = {
    '{"id": "a", "text": "A # x"}': '{"id": "a", "text": "A # x", "evidence": [E]}',
    '{"id":"a","text":"A","evidence":[],"tags":["x"]}': (
        '{"id":"a","text":"A","evidence":[E],"tags":["x"]}'
    ),
    '{"id":"a","text":"A","evidence":[{"source":"s","stance":"partial"}]}': (
        '{"id":"a","text":"A","evidence":[{"source":"s","stance":"partial"}, E]}'
    ),
    '{"id":"a","text":"}","evidence":null}': '{"id":"a","text":"}","evidence":[E]}',
}


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("content", CASES.values(), ids=CASES)
def test_three_lines_are_all_that_changes(content: str, newline: str) -> None:
    content = content.replace("\n", newline)

    made = with_evidence(content, "claims.yaml", {"a": EVIDENCE})

    changed = [
        line
        for line in difflib.ndiff(content.splitlines(), made.splitlines())
        if line[:1] in ("+", "-")
    ]
    new = tuple(line[1:].strip() for line in changed if line.strip() != "+ evidence:".strip())
    assert tuple(each for each in new if each != "evidence:") == LINES
    assert not [line for line in changed if line.startswith("-")]
    assert ("\r\n" in made) is (newline == "\r\n")
    assert made.replace("\r\n", "").count("\n") == (0 if newline == "\r\n" else made.count("\n"))


def test_brackets_with_nothing_in_them_make_room() -> None:
    content = "claims:\n- id: a\n  text: A\n  evidence: [] # none yet\n  tags: [t]\n"

    made = with_evidence(content, "claims.yaml", {"a": EVIDENCE})

    assert made.startswith("claims:\n- id: a\n  text: A\n  evidence: # none yet\n    - source: s\n")
    assert made.endswith('here"\n  tags: [t]\n')


@pytest.mark.parametrize(("item", "with_it"), FLOWS.items())
def test_brackets_stay_brackets(item: str, with_it: str) -> None:
    entry = '{source: s, stance: supports, quote: "new: words # here"}'

    made = with_evidence(f"claims:\n- {item}\n{B[2:4]}{{id: b, text: B}}\n", "c", {"a": EVIDENCE})

    assert made == f"claims:\n- {with_it.replace('E]', entry + ']')}\n- {{id: b, text: B}}\n"


@pytest.mark.parametrize(("line", "with_it"), JSON_LINES.items())
def test_a_line_of_json_stays_one(line: str, with_it: str) -> None:
    entry = '{"source": "s", "stance": "supports", "quote": "new: words # here"}'
    other = '{"id": "b", "text": "evidence"}\n'

    made = with_evidence(f"{other}{line}\n", "claims.jsonl", {"a": EVIDENCE})

    assert made == f"{other}{with_it.replace('E]', entry + ']')}\n"


def test_what_cannot_take_evidence_is_refused() -> None:
    content = f"claims:\n  - id: a\n    text: A\n    parts: [b]\n{B}"

    with pytest.raises(ClaimcheckError, match="cannot be put into 'a'"):
        with_evidence(content, "claims.yaml", {"a": EVIDENCE})


@pytest.mark.parametrize("content", CASES.values(), ids=CASES)
def test_an_item_is_taken_out_whole(content: str) -> None:
    parts = item_text(content, "claims.yaml", "claims", "a")

    assert parts.before + parts.text + parts.after == content
    head = "claims:\n" + parts.text
    (item,) = read_items(SourceText("claims.yaml", head), "claims", Claim).items
    assert item.id == "a"
    assert "of b" not in parts.text


def test_many_claims_take_evidence_at_once() -> None:
    content = "claims:\n" + "".join(f"  - id: c{n}\n    text: T{n} # {n}\n" for n in range(2_000))
    names = [f"c{n}" for n in range(0, 2_000, 4)]
    begun = time.process_time()

    made = with_evidence(content, "claims.yaml", dict.fromkeys(names, EVIDENCE))

    assert time.process_time() - begun < 20
    items = read_items(SourceText("claims.yaml", made), "claims", Claim).items
    assert [each.id for each in items if each.evidence] == names
