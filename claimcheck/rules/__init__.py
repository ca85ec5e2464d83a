"""The rules of ``claimcheck check``: one file each, named for what is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.plugins import Plugins

if TYPE_CHECKING:
    from collections.abc import Collection

    from claimcheck.registry.config import Config
    from claimcheck.rules.base import Rule

RULES: Plugins[Rule] = Plugins(
    __name__,
    "citation-needed",
    "unknown-source",
    "unknown-claim",
    "duplicate-id",
    "circular-parts",
    "overstated",
    "understated",
    "conflicting-evidence",
    "refuted",
    "single-publisher",
    "missing-quote",
    "figure-not-in-evidence",
    "negation-not-in-evidence",
    "scope-not-in-evidence",
    "secondhand-quote",
    "duplicate-claim",
    "review-overdue",
    "future-date",
    "retrieved-before-published",
    "missing-address",
    "unused-source",
    "duplicate-source",
    "circular-derivation",
    "never-verified",
    "quote-not-found",
    "assertion-not-found",
    "quote-truncated",
    "value-differs",
    "value-missing",
    "quote-ambiguous",
    "quote-too-short",
    "quote-unchecked",
    "quote-unproven",
    "suspect-evidence",
    "quote-inexact",
    "wrong-page",
    "wrong-time",
    "quote-context-differs",
    "hidden-negation",
    "quote-in-context",
    "dropped-citation-mark",
    "quote-hidden",
    "quote-struck",
    "quote-in-metadata",
    "archived-quote",
    "source-file-missing",
    "remembered-proof",
    "dead-source",
    "moved-source",
    "retracted-source",
    "accepted-retraction",
    "wrong-identifier",
    "corrected-source",
    "superseded-source",
    "unknown-claim-in-prose",
    "misplaced-mark",
    "prose-overstated",
    "prose-drifted",
    "swapped-figures",
    "stale-citation",
    "removed-mark",
    "unmarked-figure",
    "unpublished-claim",
    "invalid-ignore",
    "unused-ignore",
    "weakened-configuration",
    "proof-differs",
    "proof-not-repeated",
)
"""The module of each rule by the rule's name, in the order in which they are listed."""

ABOUT_CHANGES = frozenset(("weakened-configuration", "proof-differs", "proof-not-repeated"))
"""The rules about a change itself. What comes with the change has no say in them: the configuration
where it began decides, and neither a comment nor a baseline silences them."""

OFF = frozenset({"unmarked-figure", "unpublished-claim"})
"""Rules that run where they are asked for: selected, or given a severity in the configuration."""


def chosen(select: Collection[str], config: Config) -> set[str]:
    """Return the rules that run by a configuration.

    Args:
        select: Rules to run instead of those that it selects; none to leave that to it.
        config: The configuration.
    """
    usual = (set(RULES) - OFF) | set(config.severity)
    return set(select or config.select or usual) - set(config.ignore)
