"""A comment that should silence a rule cannot be followed.

What it does:
    Reads the comments that begin with `# claimcheck:` and finds those that are malformed, give no
    reason, name a rule that does not exist, or belong to no claim or source.

Why it matters:
    Such a comment silences nothing. A reason is required, because the next reader must be able to
    tell a considered exception from a hidden fault.

Example:
    ```yaml
    - id: chintala-linkedin  # claimcheck: ignore[mising-address]
      title: LinkedIn profile of Soumith Chintala
      kind: social
    ```

How to fix:
    Write the comment in the item or right above it, with a rule that exists and a reason:
    `# claimcheck: ignore[missing-address] the profile is only reported`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model.finding import Finding
from claimcheck.model.terms import Severity
from claimcheck.registry.validation import did_you_mean
from claimcheck.rules import RULES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.rules.base import Facts

SEVERITY = Severity.WARNING

_FORM = "write it in a claim or source, or right above: # claimcheck: ignore[rule] reason"


def find(facts: Facts) -> Iterator[Finding]:
    """Yield what is wrong with each comment."""
    for directive in facts.directives:
        if directive.fault:
            message = f"the comment {directive.fault}, so it silences nothing"
            yield Finding(message, _FORM, places=(directive.location,))
        for name in directive.rules:
            if name not in RULES:
                yield Finding(
                    f"the comment names the rule {name!r}, which does not exist",
                    did_you_mean(name, RULES) or f"known rules: {', '.join(RULES)}",
                    places=(directive.location,),
                )
