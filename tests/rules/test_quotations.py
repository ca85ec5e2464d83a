"""Every state of a proof that does not hold, and every warning of a match, has its rule."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, get_args

import pytest

from claimcheck.model.claim import Claim, Evidence
from claimcheck.model.facts import EvidenceFacts
from claimcheck.model.match import HIDDEN, STRUCK, MatchWarning
from claimcheck.model.registry import Registry
from claimcheck.model.selector import Quote
from claimcheck.model.source import Source
from claimcheck.model.terms import SourceKind, Stance
from claimcheck.registry.config import Config
from claimcheck.registry.lock import Lock
from claimcheck.registry.places import Places
from claimcheck.rules import RULES
from claimcheck.rules.base import Facts
from claimcheck.selectors import key
from claimcheck.support.proofs import ARCHIVED

if TYPE_CHECKING:
    from claimcheck.model.finding import Finding

ABOUT_PROOFS = [
    name
    for name in RULES
    if name.startswith(("quote-", "suspect-", "wrong-", "hidden-", "dropped-", "archived-"))
]
QUOTED = Evidence(
    source="original",
    stance=Stance.SUPPORTS,
    quote=Quote(exact="A quote of words"),
    locator="page 3",
)
CLAIM = Claim(id="claim", text="A text", evidence=(QUOTED,))
SOURCE = Source(id="original", title="A title", kind=SourceKind.PRIMARY)
CAPTURE = "https://archive.example/1"


def found(facts: EvidenceFacts | None) -> list[Finding]:
    """Return what the rules about proofs find where the lock knows this of the quote."""
    registry = Registry((CLAIM,), (SOURCE,))
    known = {key(QUOTED): facts} if facts is not None else {"another": EvidenceFacts("found")}
    lock = Lock(evidence={"original": known})
    day = date(2026, 11, 22)
    looked_at = Facts(registry, {}, Config(), day, Places(registry), lock=lock)
    return [each for name in ABOUT_PROOFS for each in RULES[name].find(looked_at)]


@pytest.mark.parametrize(
    "facts",
    [
        None,
        *map(EvidenceFacts, ("ambiguous", "too-short", "truncated", "not-found", "unchecked")),
        EvidenceFacts("not-found", lost=True),
        EvidenceFacts("a-word-of-a-later-version"),
        EvidenceFacts("found", blocks=("0a",), now=("0b",)),
        *(EvidenceFacts("found", warnings=(each,)) for each in get_args(MatchWarning)),
        EvidenceFacts("found", archive=CAPTURE),
    ],
    ids=str,
)
def test_one_rule_says_what_is_wrong_with_a_quote_and_where_it_should_stand(
    facts: EvidenceFacts | None,
) -> None:
    (finding,) = found(facts)

    assert finding.message
    assert finding.help
    assert "original" in finding.message
    claim, source = finding.at
    assert claim.item is CLAIM
    assert claim.path[:2] == ("evidence", 0)
    assert (source.item, source.label) == (SOURCE, "the source")


def test_a_quote_that_simply_holds_is_no_finding() -> None:
    assert found(EvidenceFacts("found")) == []


def test_each_warning_is_told_by_itself() -> None:
    warnings = get_args(MatchWarning)
    facts = EvidenceFacts("found", warnings=warnings, archive=CAPTURE)

    told = len(warnings) - len(HIDDEN | STRUCK) + 1
    assert len(found(facts)) == 1 + told, "that nobody sees it is told once, and in place of more"
    vouched_for = replace(facts, accepted=warnings)
    assert len(found(vouched_for)) == told
    assert ARCHIVED not in warnings
