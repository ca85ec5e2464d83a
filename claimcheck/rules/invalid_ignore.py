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
from claimcheck.model.validation import did_you_mean
from claimcheck.printable import first_of
from claimcheck.rules import RULES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.rules.base import Facts

SEVERITY = Severity.WARNING

_FORM = "write it in a claim or source, or right above: # claimcheck: ignore[rule] reason"
_FORM_IN_TEXT = (
    "write it behind a sentence, or on a line above a block: "
    "<!-- claimcheck: ignore[rule] reason -->"
)
_MOST = 3
"""Names that do not exist and are spelled out; a comment may hold any number."""
_LONGEST = 60
"""Characters of a name that are shown."""


def find(facts: Facts) -> Iterator[Finding]:
    """Yield what is wrong with each comment."""
    for directive in facts.directives:
        if directive.fault:
            message = f"the comment {directive.fault}, so it silences nothing"
            form = _FORM_IN_TEXT if directive.in_text else _FORM
            yield Finding(message, form, places=(directive.location,))
        unknown = [name for name in dict.fromkeys(directive.rules) if name not in RULES]
        if unknown:
            yield Finding(*_told(unknown), places=(directive.location,))


def _told(unknown: list[str]) -> tuple[str, str]:
    """Return what is wrong with names of rules that do not exist, and the next step."""
    shown = [name if len(name) <= _LONGEST else f"{name[:_LONGEST]}…" for name in unknown[:_MOST]]
    help_text = did_you_mean(shown[0], RULES) or f"known rules: {', '.join(RULES)}"
    if len(unknown) == 1:
        return f"the comment names the rule {shown[0]!r}, which does not exist", help_text
    named = first_of([*map(repr, shown), *unknown[_MOST:]], _MOST)
    return f"the comment names the rules {named}, which do not exist", help_text
