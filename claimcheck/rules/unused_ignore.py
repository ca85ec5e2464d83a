"""A comment silences a rule that finds nothing there.

What it does:
    Finds comments `# claimcheck: ignore[rule] reason` on items in which the rule has no finding. Of
    a comment that names several, it tells those that have none. A rule that did not run does not
    count.

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
    Remove the rule from the comment, or the comment, if it names no other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model.finding import Finding
from claimcheck.model.terms import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from claimcheck.registry.directives import Directive
    from claimcheck.rules.base import Facts

SEVERITY = Severity.WARNING


def find(facts: Facts) -> Iterator[Finding]:
    """Yield nothing: what is unused shows only after all rules have run; see ``find_unused``."""
    del facts
    yield from ()


def find_unused(unused: Iterable[Directive]) -> Iterator[Finding]:
    """Yield a finding for each comment.

    Args:
        unused: Comments, each with those of its rules that silenced nothing.
    """
    for directive in unused:
        names = " or ".join(directive.rules)
        yield Finding(
            f"the comment should silence {names}, of which there is no finding here",
            "remove the comment, or what it need not name",
            places=(directive.location,),
        )
