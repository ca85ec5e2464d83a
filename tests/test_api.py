"""The library: what it names, what it raises, and that it keeps quiet."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

import claimcheck

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SOURCES = """\
sources:
  - id: survey
    title: Survey of the lake
    kind: primary
"""
CLAIMS = """\
claims:
  - id: deep
    text: The lake is deep.
    support: verified
    evidence:
      - source: survey
        stance: supports
  - id: warm
    text: The lake is warm.
    support: verified
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "claims.yaml").write_text(CLAIMS, encoding="utf-8")
    (tmp_path / "sources.yaml").write_text(SOURCES, encoding="utf-8")
    (tmp_path / "claimcheck.toml").write_text('[levels]\nproof = "none"\n', encoding="utf-8")
    return tmp_path


def open_in(folder: Path) -> claimcheck.Project:
    claims, sources = [folder / "claims.yaml"], [folder / "sources.yaml"]
    return claimcheck.open_registry(folder, claims=claims, sources=sources)


def test_what_is_public_is_what_the_package_names() -> None:
    assert dir(claimcheck) == sorted(claimcheck.__all__)
    for name in claimcheck.__all__:
        assert getattr(claimcheck, name) is not None
    with pytest.raises(AttributeError, match="no attribute 'open_project'"):
        claimcheck.open_project  # noqa: B018 - the attribute is what is asked for


def test_everything_public_says_what_it_is() -> None:
    undocumented = [name for name in claimcheck.__all__ if not getattr(claimcheck, name).__doc__]

    assert undocumented == []


def test_importing_it_imports_nothing_heavy() -> None:
    script = "import claimcheck, sys; print(*sorted(sys.modules))"

    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)

    loaded = set(ran.stdout.split())
    assert {name for name in loaded if name.startswith("claimcheck.")} == {"claimcheck.version"}
    assert not loaded & {"pydantic", "rich", "typer", "yaml"}


def test_a_registry_is_opened_listed_and_checked_in_silence(
    folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    project = open_in(folder)
    levels = {each.claim.id: each.assessment.level for each in claimcheck.list_claims(project)}
    result = claimcheck.check(project, select=["overstated"])

    assert levels == {
        "deep": claimcheck.Support.VERIFIED,
        "warm": claimcheck.Support.UNSUPPORTED,
    }
    (finding,) = result.findings
    assert (finding.rule, finding.subject, finding.location.line) == ("overstated", "warm", 10)
    assert result.failed
    assert capfd.readouterr() == ("", "")


def test_a_check_looks_in_files_and_verifying_writes_the_lock(
    folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (folder / "survey.txt").write_text("The lake is forty metres deep.", encoding="utf-8")
    (folder / "sources.yaml").write_text(f"{SOURCES}    file: survey.txt\n", encoding="utf-8")
    claims = CLAIMS.replace("supports\n", "supports\n        quote: the lake is forty miles deep\n")
    (folder / "claims.yaml").write_text(claims, encoding="utf-8")
    settings = 'claims = "claims.yaml"\nsources = "sources.yaml"\n'
    (folder / "claimcheck.toml").write_text(settings, encoding="utf-8")
    project = claimcheck.open_registry(folder)

    before = {finding.rule for finding in claimcheck.check(project).findings}
    after = {finding.rule for finding in claimcheck.verify(project, offline=True).findings}

    assert "quote-not-found" in before
    assert after == before
    assert project.files.lock.is_file()
    assert capfd.readouterr() == ("", "")


def test_bad_input_is_raised_with_every_finding(folder: Path) -> None:
    (folder / "claims.yaml").write_text(CLAIMS.replace("    text:", "    txt:"), encoding="utf-8")

    with pytest.raises(claimcheck.InvalidInputError) as raised:
        open_in(folder)

    assert isinstance(raised.value, claimcheck.ClaimcheckError)
    assert {finding.location.line for finding in raised.value.findings} >= {3, 8}


def test_what_a_person_can_solve_is_one_error(tmp_path: Path, folder: Path) -> None:
    project = open_in(folder)
    (tmp_path / "noise.bin").write_bytes(b"\x00\x01\x02" * 99)

    for wrong in (
        lambda: claimcheck.open_registry(tmp_path / "nowhere"),
        lambda: claimcheck.check(project, select=["no-such-rule"]),
        lambda: claimcheck.check(project, fail_on="no-such-severity"),
        lambda: claimcheck.verify(project, offline=True, fail_on="no-such-severity"),
        lambda: claimcheck.verify(project, copies={"nobody": tmp_path}),
        lambda: claimcheck.find_quote("", "text"),
        lambda: claimcheck.read_document(tmp_path / "missing.pdf"),
        lambda: claimcheck.read_document(tmp_path / "noise.bin"),
    ):
        with pytest.raises(claimcheck.ClaimcheckError):
            wrong()


@pytest.mark.parametrize(
    ("quote", "said"),
    [
        ("", "exact is blank"),
        ("x" * 10_001, "exact has 10,001 characters, more than 10,000"),
        ("a\x00b", "exact holds the control character U+0000"),
    ],
)
def test_what_is_no_quote_is_told_in_plain_words(quote: str, said: str) -> None:
    with pytest.raises(claimcheck.ClaimcheckError) as raised:
        claimcheck.find_quote(quote, "text")

    assert str(raised.value) == f"this is no quote: {said}"


EVIDENCE = claimcheck.Evidence(source="survey", stance="supports")
TOO_LONG = "a" * 5_000


@pytest.mark.parametrize(
    ("wrong", "said", "step"),
    [
        (lambda _: claimcheck.Evidence(source="s", stance="suports"), "'suports'", "did you mean"),
        (
            lambda _: claimcheck.Evidence(source="No Id", stance="neutral"),
            "source 'No Id' is",
            "use",
        ),
        (lambda _: claimcheck.Claim(id="a"), "this is no claim: text is missing", "add the key"),
        (lambda _: claimcheck.Source(id="a", title="A", kind="prim"), "'prim'", "'primary'"),
        (lambda _: claimcheck.Levels(primary=0), "primary is 0", ""),
        (lambda it: claimcheck.check(it, today="2026-11-22"), "the day is '2026-11-22'", "give a"),
        (lambda it: claimcheck.check(it, select=[7]), "a rule is 7, of type int", "give a"),
        (lambda _: claimcheck.check("data"), "the project is 'data'", "open_registry"),
        (lambda it: claimcheck.verify(it, copies=["a.txt"]), "copies is ['a.txt']", "give a dict"),
        (lambda it: claimcheck.verify(it, copies={"survey": "a\0"}), "is not a path", ""),
        (
            lambda _: claimcheck.find_quote("a ship", "a ship", locator=5),
            "the locator is 5",
            "give",
        ),
        (lambda _: claimcheck.find_quote("a ship", b"a ship"), "the document is b'a ship'", "give"),
        (lambda _: claimcheck.find_quote(None, "a ship"), "the quote is None", "give"),
        (lambda _: claimcheck.open_registry("a\0b"), r"'a\x00b' is not a path", ""),
        (lambda _: claimcheck.open_registry(".", claims="a\ud800"), r"'a\ud800' is not", ""),
        (lambda _: claimcheck.read_document(TOO_LONG), "File name too long", ""),
        (
            lambda _: claimcheck.read_document("none.txt"),
            "none.txt does not exist",
            "check the path",
        ),
        (lambda _: claimcheck.derive_level([EVIDENCE]), "names the source 'survey'", "give the"),
        (lambda _: claimcheck.derive_level([{"source": "a"}]), "of type dict", "type Evidence"),
        (lambda _: claimcheck.derive_level([], ["survey"]), "a source is 'survey'", "type Source"),
    ],
)
def test_values_that_cannot_be_are_told_where_they_come_in(
    folder: Path, wrong: Callable[[claimcheck.Project], object], said: str, step: str
) -> None:
    with pytest.raises(claimcheck.ClaimcheckError) as raised:
        wrong(open_in(folder))

    assert said in raised.value.message
    assert raised.value.help.startswith(step) or step in raised.value.help
    assert len(raised.value.message) < 200


def test_one_name_may_stand_where_several_may(folder: Path) -> None:
    project = claimcheck.open_registry(
        folder, claims=str(folder / "claims.yaml"), sources=folder / "sources.yaml"
    )

    result = claimcheck.check(project, select="overstated", ignore="unused-source")

    assert [rule.name for rule in result.rules] == ["overstated"]


def test_files_are_read_without_the_detour_of_single_values() -> None:
    for kind in (claimcheck.Claim, claimcheck.Evidence, claimcheck.Source, claimcheck.Quote):
        assert not kind.__pydantic_custom_init__


def test_a_quote_is_found_between_the_words_around_it() -> None:
    quote = claimcheck.Quote(exact="a ship", prefix="then")

    match = claimcheck.find_quote(quote, claimcheck.Document("First a ship, then a ship."))

    assert (match.outcome, match.start) == ("found", 19)


def test_a_level_is_derived_from_evidence_in_memory() -> None:
    sources = [
        claimcheck.Source(id=name, title=name, kind="secondary", publisher=name) for name in "ab"
    ]
    evidence = [claimcheck.Evidence(source=name, stance="supports") for name in "ab"]

    def level(*, is_proven: bool = True, **more: claimcheck.Levels) -> claimcheck.Support:
        return claimcheck.derive_level(
            evidence, sources, is_proven=lambda _: is_proven, **more
        ).level

    assert level() is claimcheck.Support.VERIFIED
    assert level(levels=claimcheck.Levels(secondary=3)) is claimcheck.Support.DIRECTIONAL
    assert level(is_proven=False) is claimcheck.Support.DIRECTIONAL
