from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import jsonschema
import pytest
import yaml
from loopback import html
from run import ROOT, claimcheck, write

if TYPE_CHECKING:
    from pathlib import Path

    from verify_world import World

ARTICLE = """\
# Weldon counts its ships

The port of Weldon counted 4,210 ships last year, 12 more than in 2018. Is that a lot? It is the
largest number since 1951.

“We never saw so many ships in 40 years,” harbour master Ann Lee said. “Nobody expected 4,210 of
them.”

I think that is wonderful.

The dues were not raised in 2019, the Harbour Board wrote.

The dues were not raised in 2019, the Harbour Board wrote.
"""
CLAIMS = """\
claims:
  - id: weldon-largest
    text: "It is the largest number since 1951"
  - id: ships-of-weldon
    text: The port of Weldon counted 4,210 ships last year, 12 more than in the year 2018.
"""
SOURCES = """\
sources:
  - id: board-2019
    title: Report of the Harbour Board
    kind: primary
    file: files/report.txt
"""
REPORT = "Report\n\nIn 2019 we counted 4,210 ships. The dues were not raised.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write(
        tmp_path,
        {
            "data/claims.yaml": CLAIMS,
            "data/sources.yaml": SOURCES,
            "data/files/report.txt": REPORT,
            "article.md": ARTICLE,
        },
    )


def drafted(*arguments: str, cwd: Path, stdin: bytes = b"") -> tuple[list[dict[str, object]], str]:
    ran = claimcheck("draft", *arguments, cwd=cwd, stdin=stdin)
    assert ran.code == 0, ran.err
    return list(yaml.safe_load(ran.out)["claims"]), ran.out


def test_a_text_becomes_one_compound_claim_with_a_part_for_each_statement(folder: Path) -> None:
    (whole, *parts), _ = drafted("article.md", "--by", "The Gazette", cwd=folder)
    assert whole["text"] == "What “Weldon counts its ships” states holds."
    ids = [each["id"] for each in parts]
    assert [name for name in whole["parts"] if name != "weldon-largest"] == ids  # type: ignore[attr-defined]
    assert "weldon-largest" in whole["parts"]  # type: ignore[operator]
    assert [each["text"] for each in parts] == [
        "The port of Weldon counted 4,210 ships last year, 12 more than in 2018.",
        "We never saw so many ships in 40 years.",
        "Nobody expected 4,210 of them.",
        "The dues were not raised in 2019, the Harbour Board wrote.",
    ]
    assert [each["asserted"]["by"] for each in parts] == [  # type: ignore[index]
        "The Gazette",
        "Ann Lee",
        "Ann Lee",
        "The Gazette",
    ]


def test_it_says_what_is_open_what_is_known_and_where_to_look(folder: Path) -> None:
    _, out = drafted("article.md", "--published", "2020-02-01", cwd=folder)
    assert "# open: “last year” is 2019, if written on 2020-02-01" in out
    assert "# open: that Harbour Board said so is one claim, and what was said another" in out
    assert "# open: nobody is named beside these words; Ann Lee spoke before them" in out
    assert "# much like ships-of-weldon: The port of Weldon" in out
    assert "#   - source: board-2019 # suggested" in out
    assert "In 2019 we counted 4,210 ships." in out
    _, out = drafted("article.md", cwd=folder)
    assert "# open: say when “last year” is: the document has no date" in out


def test_the_fragment_and_its_commented_quotes_are_a_registry_that_verify_proves(
    folder: Path,
) -> None:
    _, out = drafted("article.md", "--by", "The Gazette", cwd=folder)
    head, _, claims = out.partition("\nclaims:")
    source = re.findall(r"^# (  .*)$", head, re.MULTILINE)
    uncommented = re.sub(r"^    # ((?:evidence:|  ).*)$", r"    \1", claims, flags=re.MULTILINE)
    uncommented = uncommented.replace("stance: …", "stance: supports")
    write(
        folder,
        {
            "data/claims.yaml": CLAIMS + uncommented.lstrip("\n"),
            "data/sources.yaml": SOURCES + "\n".join([*source, ""]),
        },
    )
    ran = claimcheck("verify", "--offline", cwd=folder)
    assert re.search(r"Verified (\d+) quotes: \1 proven", ran.out + ran.err), ran.out + ran.err
    assert "invalid-input" not in ran.out


def test_what_a_draft_says_that_somebody_said_has_to_stand_in_the_document(folder: Path) -> None:
    ran = claimcheck("draft", "article.md", "--format", "json", "--by", "Me", cwd=folder)
    claimcheck("add", "--no-evidence", "--json", "-", cwd=folder, stdin=ran.out.encode())
    assert "file: ../article.md" in (folder / "data/sources.yaml").read_text()
    checked = ("check", "--format", "concise")
    assert "assertion-not-found" not in claimcheck(*checked, cwd=folder).out

    write(folder, {"article.md": ARTICLE.replace("never saw so many", "never saw so few")})

    found = [
        line
        for line in claimcheck(*checked, cwd=folder).out.splitlines()
        if "assertion-not-found" in line
    ]
    assert len(found) == 1
    assert "where the claim is said to be made" in found[0]


def test_a_text_comes_from_standard_input_and_without_a_registry(tmp_path: Path) -> None:
    (whole, *parts), out = drafted("-", cwd=tmp_path, stdin=ARTICLE.encode())
    assert len(parts) == 5
    assert whole["asserted"]["source"] in out  # type: ignore[index]
    assert claimcheck("draft", "absent.md", cwd=tmp_path).code == 2


def test_nothing_checkable_gives_no_claims(tmp_path: Path) -> None:
    claims = yaml.safe_load(claimcheck("draft", "-", cwd=tmp_path, stdin=b"Why not?\n").out)
    assert claims == {"claims": []}


def test_nothing_is_written(folder: Path) -> None:
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    drafted("article.md", cwd=folder)
    assert before == {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_page_tells_its_title_and_who_published_it(world: World) -> None:
    world.site.pages["/news"] = html(
        "Weldon news", "The port counted 4,210 ships in 2019, it says."
    )
    world.source("a", "/news")
    world.save()
    ran = claimcheck("draft", world.site.url("/news"), cwd=world.folder, env=world.variables)
    assert ran.code == 0, ran.err
    whole, part = yaml.safe_load(ran.out)["claims"]
    assert part["text"] == "The port counted 4,210 ships in 2019, it says."
    assert part["asserted"]["source"] == "a"
    assert whole["parts"] == [part["id"]]
    gone = claimcheck("draft", world.site.url("/gone"), cwd=world.folder, env=world.variables)
    assert (gone.code, "cannot be read" in gone.err) == (2, True)


def test_what_programs_read_can_be_added_as_it_is(folder: Path) -> None:
    ran = claimcheck("draft", "article.md", "--format", "json", "--by", "Me", cwd=folder)

    document = json.loads(ran.out)
    schema = json.loads((ROOT / "schema" / "draft.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(schema).validate(document)
    assert [each["claim"] for each in document["notes"]] == [
        each["id"] for each in document["claims"][:-1]
    ]
    assert document["notes"][0]["like"] == ["ships-of-weldon"]
    assert document["notes"][1]["passages"][0]["source"] == "board-2019"
    added = claimcheck("add", "--no-evidence", "--json", "-", cwd=folder, stdin=ran.out.encode())
    assert added.code == 0, added.out
    shown = claimcheck("show", document["claims"][-1]["id"], cwd=folder)
    assert shown.code == 0, shown.err
    again = claimcheck("draft", "article.md", "--format", "json", "--by", "Me", cwd=folder)
    assert json.loads(again.out)["sources"] == []
