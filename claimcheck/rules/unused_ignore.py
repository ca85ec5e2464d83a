"""A comment silences a rule that finds nothing there.

What it does:
    Finds comments `# claimcheck: ignore[rule] reason` on items in which the rule has no finding.
    Rules that did not run are left out.

Why it matters:
    The fault was mended and the excuse stayed. If the fault comes back, it will be silenced
    without anybody having looked.

Example:
    ```yaml
    - id: pytorch-org
      # claimcheck: ignore[missing-address] the site has no stable address
      title: PyTorch project site
      url: https://pytorch.org
      kind: primary
    ```

How to fix:
    Remove the comment, or the one rule from its list.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model.finding import Problem
from claimcheck.model.terms import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from claimcheck.registry.directives import Directive
    from claimcheck.rules.base import Facts

SEVERITY = Severity.WARNING


def find(facts: Facts) -> Iterator[Problem]:
    """Yield nothing: what is unused shows only after all rules have run; see ``find_unused``."""
    del facts
    yield from ()


def find_unused(unused: Iterable[Directive]) -> Iterator[Problem]:
    """Yield a problem for each comment.

    Args:
        unused: Comments that silenced nothing, with only those ``rules`` that found nothing.
    """
    for directive in unused:
        names = ", ".join(directive.rules)
        yield Problem(
            f"the comment silences {names}, which has no finding here",
            "remove the comment, or this rule from its list",
            location=directive.location,
        )
