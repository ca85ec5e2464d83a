"""A proof that a change brings in could not be repeated here.

What it does:
    Finds, under `claimcheck verify --since BASE`, proofs that came in with the change and whose
    source nobody could read again: the lock names a copy that somebody else has, the page is behind
    a wall, it does not answer, there is no network, the lock was written by another version of
    claimcheck, or only the lock says that somebody vouched for words that are hidden or struck out.
    A local file that came with the change proves what it holds; where its source has an address,
    that is asked. `check` reads no source, so it never finds any. The configuration where the
    change began decides about this rule, and no comment or baseline silences it.

Why it matters:
    For this proof there is nothing but the word of whoever proposes the change.

Example:
    ```yaml
    - id: openai-standardized-on-pytorch
      text: OpenAI standardized its deep learning framework on PyTorch in 2020
      evidence:
        - source: openai-pytorch-2020     # answers 403 to the machine that checks
          stance: supports
          quote: We are standardizing OpenAI’s deep learning framework on PyTorch
    ```

How to fix:
    Read the source yourself and compare, or repeat the proof from a copy of your own:
    `claimcheck verify --since BASE --copy SOURCE=FILE`. Where nobody shall have to be believed,
    write `proof-not-repeated = "error"` under `[severity]`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model.terms import Severity
from claimcheck.rules._proofs import repeat_findings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.model.finding import Finding
    from claimcheck.rules.base import Facts

SEVERITY = Severity.WARNING


def find(facts: Facts) -> Iterator[Finding]:
    """Yield each proof whose source could not be read again."""
    return repeat_findings(
        facts,
        "not-repeated",
        "the proof of {words} in {document} could not be repeated: {why}",
        "read the source yourself, or repeat it from a copy: "
        "claimcheck verify --since {base} --copy {document}=FILE",
    )
