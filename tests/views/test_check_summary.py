from __future__ import annotations

import pytest

from claimcheck.views.check_result import CheckResult, Coverage
from claimcheck.views.check_summary import summary
from claimcheck.views.verify import VerificationView


def checked(**outcomes: int) -> CheckResult:
    named = {name.replace("_", " "): count for name, count in outcomes.items()}
    return CheckResult(coverage=(Coverage("quote", sum(named.values()), 0, "", named, {}),))


def verified(**states: int) -> CheckResult:
    named = {name.replace("_", "-"): count for name, count in states.items()}
    counts = {"quotes": sum(named.values()), **named}
    return CheckResult(verification=VerificationView(summary=counts))


@pytest.mark.parametrize(
    ("states", "told"),
    [
        ({"proven": 2}, "2 proven"),
        ({"proven": 1, "not_found": 1}, "1 proven, 1 not found"),
        ({"attested": 1, "too_short": 2}, "1 attested, 2 too short"),
    ],
)
def test_check_and_verify_call_each_state_the_same(states: dict[str, int], told: str) -> None:
    assert f"({told})" in summary(checked(**states))
    assert f": {told};" in summary(verified(**states))


def test_nothing_is_called_right_that_rules_were_not_asked_about() -> None:
    assert summary(verified(truncated=1)) == (
        "Verified 1 quote: 1 truncated; the rules that were run object to nothing"
    )
    assert summary(checked(proven=3, suspect=1)).endswith(
        "the rules that were run object to nothing"
    )
    assert summary(checked(proven=3)).endswith("; found nothing wrong")
    assert summary(verified()) == "Verified 0 quotes; found nothing wrong"
