"""A person vouches for what no program can look up, and stands by it until it is edited."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from claimcheck.app.check import check
from claimcheck.app.project import Project, open_project
from claimcheck.app.verify.options import VerifyOptions
from claimcheck.app.verify.run import verify
from claimcheck.registry.problems import InvalidInputError
from claimcheck.support.proof import ProofState, proof_of

if TYPE_CHECKING:
    from pathlib import Path

SOURCES = """\
sources:
  - {id: book, title: The harbour in a century, isbn: 978-3-16-148410-0, kind: primary}
  - {id: talk, title: A talk with the harbour master, kind: primary}
  - {id: leaflet, title: A leaflet, kind: primary, file: leaflet.txt}
"""
CLAIMS = """\
claims:
  - id: opened
    text: The harbour opened in 1904
    support: verified
    evidence:
      - source: book
        stance: supports
        quote: The harbour was opened in 1904, with a speech
        seen: {by: A. Reader, date: 2026-11-02}
  - id: crane
    text: The crane broke
    evidence:
      - {source: talk, stance: supports, seen: {by: A. Reader, date: 2026-11-02}}
  - id: lit
    text: The lighthouse was lit in 1904
    evidence:
      - source: leaflet
        stance: supports
        quote: The lighthouse was lit in 1904
        seen: {by: A. Reader, date: 2026-11-02}
"""
TODAY = date(2026, 11, 22)


class Desk:
    """A registry in a folder, edited between runs."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        (folder / "data").mkdir()
        self.claims, self.sources, self.config = CLAIMS, SOURCES, ""
        self.leaflet = "The lighthouse was lit in 1904."

    @property
    def project(self) -> Project:
        (self.folder / "data/claims.yaml").write_text(self.claims)
        (self.folder / "data/sources.yaml").write_text(self.sources)
        (self.folder / "data/leaflet.txt").write_text(self.leaflet)
        (self.folder / "claimcheck.toml").write_text(self.config)
        return open_project(self.folder)

    def verify(self, **options: object) -> None:
        verify(self.project, VerifyOptions(offline=True, **options), lambda *_: None)  # type: ignore[arg-type]

    def state(self, claim: str) -> ProofState:
        project = self.project
        return proof_of(project.registry.claim_by_id[claim].evidence[0], project.lock).state

    def level(self, claim: str) -> str:
        return str(self.project.assessments[claim].level)

    def rules(self) -> set[str]:
        return {each.rule for each in check(self.project, today=TODAY).findings}


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CLAIMCHECK_CACHE_DIR", str(tmp_path.parent / "cache"))
    return Desk(tmp_path)


def test_it_makes_a_claim_verified_before_and_after_verify_has_tried(desk: Desk) -> None:
    assert (desk.state("opened"), desk.level("opened")) == ("seen", "verified")

    desk.verify()

    assert (desk.state("opened"), desk.level("opened")) == ("seen", "verified")
    assert (desk.state("crane"), desk.level("crane")) == ("seen", "verified")
    assert not desk.rules() & {"never-verified", "quote-unchecked", "missing-address"}


def test_what_a_program_found_goes_before_it(desk: Desk) -> None:
    assert desk.state("lit") == "proven"

    desk.leaflet = "The lighthouse was lit in 1899."

    assert (desk.state("lit"), desk.level("lit")) == ("not-found", "directional")
    assert "quote-not-found" in desk.rules()


def test_where_the_source_itself_is_asked_for_it_is_not_enough(desk: Desk) -> None:
    desk.config = '[levels]\nproof = "proven"\n'

    assert desk.level("opened") == "directional"
    assert "was seen by a person" in desk.project.assessments["opened"].decisive.text


@pytest.mark.parametrize(
    ("old", "new"),
    [("with a speech", "with a dance"), ("978-3-16-148410-0", "978-0-306-40615-7")],
    ids=["quote", "source"],
)
def test_what_is_edited_afterwards_is_suspect_until_a_person_has_looked_again(
    desk: Desk, old: str, new: str
) -> None:
    desk.verify()
    desk.claims, desk.sources = desk.claims.replace(old, new), desk.sources.replace(old, new)
    desk.verify()
    desk.verify()  # the doubt stays

    assert desk.state("opened") == "suspect"
    assert "suspect-evidence" in desk.rules()
    assert desk.level("opened") == "verified"
    desk.config = '[levels]\nproof = "proven"\n'
    assert desk.level("opened") == "directional"

    desk.claims = desk.claims.replace("2026-11-02", "2026-11-20")
    desk.verify()
    assert desk.state("opened") == "seen"


def test_a_person_accepts_an_edit_of_the_wording(desk: Desk) -> None:
    desk.verify()
    desk.claims = desk.claims.replace("with a speech", "with a dance")
    assert desk.state("opened") == "unproven"
    desk.verify()
    desk.verify(accept=("opened",))
    desk.verify()

    assert desk.state("opened") == "seen"


def test_more_evidence_of_the_same_day_is_no_edit(desk: Desk) -> None:
    desk.verify()
    desk.claims += """\
  - id: speech
    text: There was a speech
    evidence:
      - source: book
        stance: supports
        quote: The mayor spoke for an hour
        seen: {by: A. Reader, date: 2026-11-02}
"""
    desk.verify()

    assert desk.state("speech") == desk.state("opened") == "seen"


def test_a_day_needs_a_name_and_has_to_have_been(desk: Desk) -> None:
    desk.claims = desk.claims.replace("date: 2026-11-02", "date: 2027-01-01")
    assert "future-date" in desk.rules()

    desk.claims = desk.claims.replace("by: A. Reader, ", "")
    with pytest.raises(InvalidInputError) as error:
        desk.rules()
    assert "evidence 1 seen by is missing" in error.value.findings[0].message
