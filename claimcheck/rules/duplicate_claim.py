"""Two claims say the same.

What it does:
    Compares the texts of all claims, up to case, space and punctuation. Signs that change what is
    said count: `5%` is not `5`, `-5` is not `5` and `1.5` is not `15`.

Why it matters:
    Evidence is added to one of the two and missed in the other, so that one statement comes to
    have two levels.

Example:
    ```yaml
    - id: pytorch-first-release
      text: PyTorch was first released in January 2017.
    - id: pytorch-released-2017
      text: "PyTorch was first released, in January 2017"
    ```

How to fix:
    Keep one of the two, with the evidence of both, and correct the `parts` that name the other.
    Where they mean different things, say so in their texts.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from claimcheck.model.finding import Finding, Target
from claimcheck.model.terms import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.model.claim import Claim
    from claimcheck.rules.base import Facts

SEVERITY = Severity.WARNING

_PUNCTUATION = "!\"'(),./:;?[]_`{}|~¡«»¿‐‑‒—―‘’‚“”„†‡•…‹›\u3001\u3002"
_DASHES = "-–"
_SPACES = " \t\n\r\xa0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(
    map(chr, range(0x2000, 0x200B))
)
_WITHOUT = bytes(code for code in range(128) if not chr(code).isalnum())
_BETWEEN = re.compile(
    rf"(?:[{re.escape(_SPACES + _PUNCTUATION)}]|(?<=\w)[{_DASHES}]|[{_DASHES}](?!\d))+"
)
"""What may be between two words; a hyphen or dash right before a number is its sign."""


def find(facts: Facts) -> Iterator[Finding]:
    """Yield each claim that says what an earlier one says.

    The plain letters and digits decide first, which is cheap; only where they agree are the texts
    compared word by word.
    """
    first_at: dict[bytes, Claim] = {}
    alike: dict[bytes, list[Claim]] = {}
    for claim, _ in facts.assessed:
        letters = _folded(claim.text).encode("ascii", "ignore").translate(None, _WITHOUT)
        first = first_at.setdefault(letters, claim)
        if first is not claim:
            alike.setdefault(letters, [first]).append(claim)
    for claims in alike.values():
        yield from _same_words(claims)


def _same_words(claims: list[Claim]) -> Iterator[Finding]:
    first_by_words: dict[str, Claim] = {}
    for claim in claims:
        words = _BETWEEN.sub(" ", _folded(claim.text)).strip()
        first = first_by_words.setdefault(words, claim)
        if first is not claim:
            yield Finding(
                f"the claim says the same as {first.id}",
                f"merge the two: move the evidence to {first.id}, or say what sets them apart",
                (Target(claim, ("text",)), Target(first, ("text",), "the first of the two")),
            )


def _folded(text: str) -> str:
    return unicodedata.normalize("NFC", text).casefold()
