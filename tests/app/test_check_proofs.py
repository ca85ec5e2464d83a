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


def test_missing_proof_is_only_a_warning_by_default(registry: Path) -> None:
    result = checked(registry, None)

    assert not result.failed
    assert open_project(registry).assessments["claim"].level == "verified"


@pytest.mark.parametrize(
    ("facts", "level"),
    [
        (EvidenceFacts("found"), "verified"),
        (EvidenceFacts("found", now=("0b",)), "directional"),
        (EvidenceFacts("not-found"), "directional"),
        (EvidenceFacts("ambiguous"), "directional"),
        (EvidenceFacts("unchecked"), "directional"),
        (None, "directional"),
    ],
)
def test_with_require_proof_only_proven_evidence_verifies(
    registry: Path, facts: EvidenceFacts | None, level: str
) -> None:
    lock = lock_with(original=facts) if facts else None

    result = checked(registry, lock, "[levels]\nrequire_proof = true\n")

    assert open_project(registry).assessments["claim"].level == level
    assert bool(rules(result)["overstated"]) == (level != "verified")


def test_with_require_proof_attested_evidence_does_not_verify_and_the_reasons_say_so(
    registry: Path,
) -> None:
    lock = lock_with(original=EvidenceFacts("found"), digest=EvidenceFacts("found"))
    checked(registry, lock, "[levels]\nrequire_proof = true\n")

    other = open_project(registry).assessments["other"]

    assert other.level == "directional"
    (reason,) = (each for each in other.reasons if each.code == "unproven-support")
    assert "is not proven, so it cannot verify" in reason.text
    assert reason.setting == "levels.require_proof"
