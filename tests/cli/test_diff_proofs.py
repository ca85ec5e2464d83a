"""``diff`` tells which proofs of the lock came, went or are others, and where they were read."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from git_repo import commit, git
from jsonschema import Draft202012Validator
from run import ROOT, Ran, claimcheck, write

from claimcheck.model.claim import Evidence
from claimcheck.model.facts import EvidenceFacts, SourceFacts
from claimcheck.model.selector import Quote
from claimcheck.model.terms import Stance
from claimcheck.registry.lock import Lock, render_lock
from claimcheck.selectors import key

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

PAGE = SourceFacts(
    "ok",
    "fetched",
    "https://a.example/page",
    bytes="3" * 64,
    text="0" * 64,
    blocks=("b1", "b2"),
)
REPORT = SourceFacts("ok", "file", bytes="4" * 64, text="1" * 64, blocks=("b1",))
COPY = replace(PAGE, read="copy")
FOUND = EvidenceFacts("found", "exact", count=1, blocks=("b1",))
CAPTURE = "https://web.archive.org/web/20200101000000id_/https://a.example/page"
SOURCES = """\
sources:
  - id: page
    title: A page
    url: https://a.example/page
    kind: primary
  - id: report
    title: A report
    file: files/report.txt
    kind: primary
"""


def claims(**quotes: str) -> str:
    """Return a file of claims, each of which rests on one quote of the page."""
    listed = "".join(
        f"  - id: {name}\n    text: The claim {name}.\n    evidence:\n"
        f"      - source: {'report' if name == 'filed' else 'page'}\n"
        f"        stance: supports\n        quote: {quote}\n"
        for name, quote in quotes.items()
    )
    return f"claims:\n{listed}"


def lock(facts: Mapping[str, EvidenceFacts], page: SourceFacts = PAGE) -> str:
    """Return a lock that knows quotes of the page, and of the report where they speak of it."""
    known: dict[str, dict[str, EvidenceFacts]] = {"page": {}, "report": {}}
    for words, each in facts.items():
        quote = Evidence(source="any", stance=Stance.SUPPORTS, quote=Quote(exact=words))
        known["report" if "report" in words else "page"][key(quote)] = each
    sources = {"page": page, "report": REPORT}
    return render_lock(Lock(sources, known))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    git(tmp_path, "init", "--quiet", "--initial-branch=main")
    text = claims(one="words of the page", two="more words of it")
    proofs = lock({"words of the page": FOUND, "more words of it": FOUND})
    write(
        tmp_path,
        {"data/claims.yaml": text, "data/sources.yaml": SOURCES, "data/claimcheck.lock": proofs},
    )
    commit(tmp_path)
    return tmp_path


def diff(folder: Path, *arguments: str) -> Ran:
    return claimcheck("diff", "main", *arguments, cwd=folder, env={"COLUMNS": "200"})


def proofs(ran: Ran) -> list[str]:
    """Return the lines below the heading of the proofs."""
    _, _, below = ran.out.partition("\nProofs in the lock (")
    return [line.strip() for line in below.splitlines()[1:] if line.strip()]


def test_the_same_lock_is_no_change(folder: Path) -> None:
    assert "Nothing changed in meaning." in diff(folder).out


def test_a_proof_that_comes_with_a_claim_says_from_where(folder: Path) -> None:
    text = claims(one="words of the page", two="more words of it", filed="words of the report")
    known = dict.fromkeys(("words of the page", "more words of it", "words of the report"), FOUND)
    write(folder, {"data/claims.yaml": text, "data/claimcheck.lock": lock(known)})

    ran = diff(folder)

    assert proofs(ran) == [
        "report",
        "- proof added: filed “words of the report”: proven, read from the file "
        "data/files/report.txt",
    ]
    assert "1 added, proofs added: 1" in ran.out


def test_a_proof_that_is_no_longer_in_the_lock(folder: Path) -> None:
    write(folder, {"data/claimcheck.lock": lock({"more words of it": FOUND})})

    ran = diff(folder, "--fail-on", "proof-removed")

    assert proofs(ran) == [
        "page",
        "- proof removed: one “words of the page”: proven, fetched from https://a.example/page",
    ]
    assert ran.code == 1
    assert "proof-removed: one" in ran.err


def test_where_a_source_was_read_matters_for_each_of_its_proofs(folder: Path) -> None:
    known = {"words of the page": FOUND, "more words of it": FOUND}
    write(folder, {"data/claimcheck.lock": lock(known, COPY)})

    assert proofs(diff(folder)) == [
        "page",
        "- 2 proofs altered: fetched from https://a.example/page → read from a copy of "
        "https://a.example/page: one, two",
    ]


def test_paragraphs_captures_and_warnings_are_told_apart(folder: Path) -> None:
    suspect = replace(FOUND, now=("b2",), warnings=("case",))
    known = {"words of the page": replace(FOUND, archive=CAPTURE), "more words of it": suspect}
    write(folder, {"data/claimcheck.lock": lock(known, replace(PAGE, archive=CAPTURE))})

    assert proofs(diff(folder)) == [
        "page",
        "- proof altered: one “words of the page”: fetched from https://a.example/page → read from "
        f"the capture {CAPTURE}",
        "- proof altered: two “more words of it”: proven → suspect, in another paragraph, with "
        "other warnings",
    ]


def test_that_somebody_vouched_for_a_proof_is_told(folder: Path) -> None:
    hidden = replace(FOUND, warnings=("hidden",))
    vouched = replace(hidden, accepted=("hidden",))
    write(folder, {"data/claimcheck.lock": lock({"words of the page": hidden})})
    commit(folder)
    known = {"words of the page": vouched, "more words of it": vouched}
    write(folder, {"data/claimcheck.lock": lock(known)})

    assert proofs(diff(folder)) == [
        "page",
        "- proof altered: one “words of the page”: hidden → proven (vouched for: hidden)",
        "- proof added: two “more words of it”: proven (vouched for: hidden), fetched from "
        "https://a.example/page",
    ]


def test_other_paragraphs_of_a_page_alter_no_proof(folder: Path) -> None:
    known = {"words of the page": FOUND, "more words of it": FOUND}
    page = replace(PAGE, text="2" * 64, blocks=("b1", "b7"))
    write(folder, {"data/claimcheck.lock": lock(known, page)})

    assert "Nothing changed in meaning." in diff(folder).out


def test_other_ids_alter_no_proof(folder: Path) -> None:
    for name in ("claims.yaml", "sources.yaml", "claimcheck.lock"):
        path = folder / "data" / name
        text = path.read_text("utf-8").replace("source: page", "source: site")
        path.write_text(text.replace("id: page", "id: site").replace('"page": {', '"site": {'))

    ran = diff(folder)

    assert "renamed" in ran.out
    assert proofs(ran) == []


def test_the_comment_and_the_json_say_the_same(folder: Path) -> None:
    known = {"words of the page": FOUND, "more words of it": replace(FOUND, now=("b2",))}
    write(folder, {"data/claimcheck.lock": lock(known, COPY)})

    comment = diff(folder, "--format", "markdown").out
    document = json.loads(diff(folder, "--format", "json").out)

    schema = json.loads((ROOT / "schema/diff.schema.json").read_text("utf-8"))
    Draft202012Validator(schema).validate(document)
    assert "<summary>Proofs in the lock (2)</summary>" in comment
    assert "fetched from https:<!-- -->//a.example/page → read from a copy of" in comment
    assert [(each["claim"], each["change"], each["parts"]) for each in document["proofs"]] == [
        ("one", "altered", ["read"]),
        ("two", "altered", ["state", "read", "paragraph"]),
    ]
    assert document["proofs"][0]["before"] == {
        "state": "proven",
        "read": "fetched",
        "place": "https://a.example/page",
        "accepted": [],
    }
    assert document["summary"]["proof-altered"] == 2


def test_a_proof_that_went_is_one_of_the_words_that_were_there(folder: Path) -> None:
    write(folder, {"data/claims.yaml": claims(one="words of a page", two="more words of it")})
    (told,) = [line for line in proofs(diff(folder)) if "proof removed" in line]
    assert "“words of the page”" in told
