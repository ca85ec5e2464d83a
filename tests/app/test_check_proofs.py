"""What ``check`` says of proofs as a whole: counts, levels, and which rules speak."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING

import pytest

from claimcheck.app.check import check
from claimcheck.app.project import open_project
from claimcheck.model.claim import Evidence
from claimcheck.model.facts import EvidenceFacts, SourceFacts
from claimcheck.model.selector import Quote
from claimcheck.model.terms import Stance
from claimcheck.registry.lock import Lock, render_lock
from claimcheck.registry.problems import InvalidInputError
from claimcheck.selectors import key
from claimcheck.views.check_summary import summary

if TYPE_CHECKING:
    from pathlib import Path

    from claimcheck.views.check_result import CheckResult

CLAIMS = """\
claims:
  - id: claim
    text: A text
    support: verified
    evidence:
      - {source: original, stance: supports, quote: "%s"}
  - id: other
    text: Another text
    evidence:
      - {source: original, stance: supports, quote: read second-hand, cited_in: digest}
"""
SOURCES = """\
sources:
  - {id: original, title: One, kind: primary, url: "https://one.example"}
  - {id: digest, title: Two, kind: tertiary, url: "https://two.example"}
"""
QUOTE = "the words of the source"
PROOF_RULES = {"never-verified", "quote-unproven", "quote-not-found"}


def lock_with(**outcomes: EvidenceFacts) -> Lock:
    """Return a lock that knows both quotes, each in the source that is named."""
    quotes = {"original": QUOTE, "digest": "read second-hand"}
    addresses = {"original": "https://one.example", "digest": "https://two.example"}
    return Lock(
        {
            name: SourceFacts(
                "ok",
                "fetched",
                addresses[name],
                bytes="0" * 64,
                text="1" * 64,
                blocks=facts.now or facts.blocks,
            )
            for name, facts in outcomes.items()
        },
        {name: {hash_of(quotes[name]): facts} for name, facts in outcomes.items()},
    )


def hash_of(text: str) -> str:
    evidence = Evidence(source="any", stance=Stance.SUPPORTS, quote=Quote(exact=text))
    return key(evidence)


@pytest.fixture
def registry(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "data").mkdir()
    (tmp_path / "data/claims.yaml").write_text(CLAIMS % QUOTE)
    (tmp_path / "data/sources.yaml").write_text(SOURCES)
    (tmp_path / "claimcheck.toml").write_text("")
    return tmp_path


def checked(registry: Path, lock: Lock | None, config: str = "") -> CheckResult:
    if lock is not None:
        (registry / "data/claimcheck.lock").write_text(render_lock(lock))
    (registry / "claimcheck.toml").write_text(config)
    return check(open_project(registry), today=date(2026, 11, 22))


def rules(result: CheckResult) -> Counter[str]:
    return Counter(each.rule for each in result.findings)


def test_all_quotes_found(registry: Path) -> None:
    found = EvidenceFacts("found")
    result = checked(registry, lock_with(original=found, digest=found))

    assert "2 quotes (1 proven, 1 attested), 2 sources; found" in summary(result)
    assert not PROOF_RULES & set(rules(result))


def test_quotes_that_cannot_be_relied_on_are_counted_by_reason(registry: Path) -> None:
    result = checked(registry, lock_with(original=EvidenceFacts("not-found")))

    assert "1 quote (1 not found), 2 sources; could not check 1 quote (1 unproven)" in summary(
        result
    )
    (quotes,) = (each for each in result.coverage if each.noun == "quote")
    assert (quotes.outcomes, quotes.reasons) == ({"not found": 1}, {"unproven": 1})


def test_never_verified_registry_gets_one_finding(registry: Path) -> None:
    result = checked(registry, None)

    assert [name for name in rules(result).elements() if name in PROOF_RULES] == ["never-verified"]
    assert "0 quotes, 2 sources; could not check 2 quotes (never looked for" in summary(result)


def test_edited_quote_is_unproven(registry: Path) -> None:
    lock = lock_with(original=EvidenceFacts("found"), digest=EvidenceFacts("found"))
    (registry / "data/claims.yaml").write_text(CLAIMS % f"{QUOTE} edited")

    assert rules(checked(registry, lock))["quote-unproven"] == 1


@pytest.mark.parametrize(
    ("facts", "checked_level", "proven_level"),
    [
        (EvidenceFacts("found"), "verified", "verified"),
        (EvidenceFacts("found", now=("0b",)), "verified", "verified"),
        (EvidenceFacts("not-found"), "directional", "directional"),
        (EvidenceFacts("ambiguous"), "directional", "directional"),
        (EvidenceFacts("unchecked"), "directional", "directional"),
        (None, "directional", "directional"),
    ],
)
def test_by_default_only_evidence_that_somebody_looked_for_verifies(
    registry: Path, facts: EvidenceFacts | None, checked_level: str, proven_level: str
) -> None:
    lock = lock_with(original=facts) if facts else None

    for config, level in (
        ("", checked_level),
        ('[levels]\nproof = "proven"\n', proven_level),
    ):
        result = checked(registry, lock, config)

        assert open_project(registry).assessments["claim"].level == level
        assert bool(rules(result)["overstated"]) == (level != "verified")


def test_without_a_demand_for_proof_a_quote_that_nobody_looked_for_verifies(registry: Path) -> None:
    result = checked(registry, None, '[levels]\nproof = "none"\n')

    assert not result.failed
    assert open_project(registry).assessments["claim"].level == "verified"


def test_attested_evidence_verifies_unless_the_source_itself_is_asked_for(registry: Path) -> None:
    lock = lock_with(original=EvidenceFacts("found"), digest=EvidenceFacts("found"))
    checked(registry, lock)

    assert open_project(registry).assessments["other"].level == "verified"

    checked(registry, lock, '[levels]\nproof = "proven"\n')
    other = open_project(registry).assessments["other"]

    assert other.level == "directional"
    assert other.decisive.code == "unproven-support"
    assert other.decisive.text == (
        "the quote from original (as cited in digest) is only in the document that cites it, "
        "so it cannot make the claim verified: quote the source itself, and run claimcheck verify"
    )
    assert other.decisive.setting == "levels.proof"


def test_the_finding_says_what_to_run(registry: Path) -> None:
    result = checked(registry, None)

    (finding,) = (each for each in result.findings if each.rule == "overstated")
    assert finding.message == (
        "the file says verified, the evidence allows directional: the quote from original was "
        "never looked for, so it cannot make the claim verified"
    )
    assert finding.help.startswith("run claimcheck verify; or write 'support: directional'")


def test_the_setting_of_before_is_an_error_that_shows_the_new_line(registry: Path) -> None:
    (registry / "claimcheck.toml").write_text("[levels]\nrequire_proof = true\n")

    with pytest.raises(InvalidInputError) as error:
        open_project(registry)

    (finding,) = error.value.findings
    assert str(finding.location) == "claimcheck.toml:2:1"
    assert 'write proof = "proven" where it was true' in finding.help
