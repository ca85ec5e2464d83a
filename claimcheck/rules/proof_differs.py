"""A proof that a change brings in is not what reading its source says.

What it does:
    `claimcheck verify --since BASE` reads the sources of all proofs of the lock that are not those
    of the lock where the change began: new ones, altered ones, and those of a source whose address
    or file is another. This rule finds what the lock says and reading does not: a quote that is
    not there, another paragraph around it, a warning that the lock leaves out, a quote that
    fails and that the lock no longer mentions. `check` reads no source, so it never finds any. The
    configuration where the change began decides about this rule, and no comment or baseline
    silences it.

Why it matters:
    The lock is a text file that comes with the change. Whoever proposes a quote that is nowhere
    can write into the lock that it was found. It can also be an honest difference: a page that was
    rewritten after the author looked, or a lock that was left behind by a later edit.

Example:
    ```yaml
    - id: openai-standardized-on-pytorch
      text: OpenAI standardized its deep learning framework on PyTorch in 2020
      evidence:
        - source: openai-pytorch-2020
          stance: supports
          quote: We have never used anything but PyTorch     # the lock says: found
    ```

How to fix:
    Run `claimcheck verify --refresh`, look at what it finds, and commit the lock that it writes.
    Where it writes the same lock again, the source answers differently to different readers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model.terms import Severity
from claimcheck.rules._proofs import repeat_findings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.model.finding import Finding
    from claimcheck.rules.base import Facts

SEVERITY = Severity.ERROR


def find(facts: Facts) -> Iterator[Finding]:
    """Yield each proof that reading its source again contradicts."""
    return repeat_findings(
        facts,
        "differs",
        "{words} in {document}: {why}",
        "look for it anew, see what is found, commit the lock: claimcheck verify --refresh {claim}",
    )
