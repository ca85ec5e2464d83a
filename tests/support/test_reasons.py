"""What else a reader is told of a level, beside the criterion that decided."""

from __future__ import annotations

import pytest

from claimcheck.model.claim import Claim, Evidence
from claimcheck.model.registry import Registry
from claimcheck.model.source import Source
from claimcheck.support.assess import assess

SOURCES = (
    Source(id="log", title="A", kind="primary", publisher="P"),
    Source(id="paper", title="A", kind="secondary", publisher="A"),
    Source(id="echo", title="A", kind="secondary", publisher="C", derived_from=("paper",)),
    Source(id="other", title="A", kind="secondary", publisher="B"),
    Source(id="post", title="A", kind="social", publisher="X"),
)


def reasons(offered: str) -> list[tuple[str, str]]:
    """Return code and text of each reason for a claim with evidence such as ``log supports``."""
    pairs = [each.split() for each in offered.split(", ")] if offered else []
    evidence = tuple(Evidence(source=source, stance=stance) for source, stance in pairs)
    claim = Claim(id="claim", text="A text", evidence=evidence)
    found = assess(Registry((claim,), SOURCES))["claim"].reasons
    return [(reason.code, reason.text) for reason in found]


@pytest.mark.parametrize(
    ("offered", "codes"),
    [
        ("log supports", ["primary-support"]),
        ("log supports, post partial", ["primary-support", "also-partial"]),
        ("log supports, post neutral", ["primary-support", "also-neutral"]),
        ("log supports, post partial, paper neutral",
         ["primary-support", "also-partial", "also-neutral"]),
        ("paper supports, other supports, post partial",
         ["independent-support", "also-partial"]),
        ("log partial", ["partial-support", "not-whole"]),
        ("log partial, post neutral", ["partial-support", "not-whole", "also-neutral"]),
        ("post neutral", ["neutral-only"]),
        ("log refutes, post neutral", ["refuted", "also-neutral"]),
        ("log supports, post refutes", ["conflicting"]),
        ("log supports, post refutes, paper partial", ["conflicting"]),
        ("log supports, ghost refutes", ["primary-support", "unknown-source"]),
        ("ghost supports", ["no-evidence", "unknown-source"]),
        ("", ["no-evidence"]),
    ],
)  # fmt: skip
def test_what_was_offered_besides_is_told(offered: str, codes: list[str]) -> None:
    assert [code for code, _ in reasons(offered)] == codes


@pytest.mark.parametrize(
    ("offered", "text"),
    [
        ("log supports", "supported by a primary source, log, and nothing refutes it"),
        ("paper supports, other supports",
         "supported by two independent sources, paper and other, and nothing refutes it"),
        ("log supports, post refutes", "supported by log, refuted by post"),
        ("log refutes, post refutes", "refuted by log and post, and nothing supports it"),
        ("log partial, post partial, paper partial", "supported in part by log, post and paper"),
        ("post neutral", "looked for, and not stated in post"),
        ("", "there is no evidence"),
        ("ghost supports", "no evidence that counts"),
    ],
)  # fmt: skip
def test_what_decided_is_a_sentence(offered: str, text: str) -> None:
    assert reasons(offered)[0][1] == text
