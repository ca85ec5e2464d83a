"""The four figures that a matcher is held to, measured on the corpus."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from corpus.quotes import Case


@dataclass(frozen=True)
class Figures:
    """Shares, 0 to 1, and how many quotes they rest on.

    Attributes:
        html_found: True quotes of HTML pages that were accepted.
        pdf_found: True quotes of PDF text that were accepted.
        false_accepted: False quotes that were accepted.
        cut_flagged: Quotes cut in mid-word that were not accepted.
        counts: How many quotes of each sort there were.
        misses: How many quotes of each kind were judged wrongly.
        kinds: How many quotes of each kind there were.
    """

    html_found: float
    pdf_found: float
    false_accepted: float
    cut_flagged: float
    counts: dict[str, int]
    misses: dict[str, int]
    kinds: dict[str, int]

    @property
    def in_percent(self) -> dict[str, float]:
        """Return the shares in percent, and how many quotes each rests on."""
        return {
            "found": round(100 * self.html_found, 2),
            "true": self.counts["true html"],
            "accepted": round(100 * self.false_accepted, 3),
            "false": self.counts["false"],
            "flagged": round(100 * self.cut_flagged, 2),
            "cut": self.counts["cut"],
            "found_in_pdf": round(100 * self.pdf_found, 2),
            "true_in_pdf": self.counts["true pdf"],
        }

    def __str__(self) -> str:
        """Return the figures on one line."""
        return (
            f"true found {self.html_found:.2%} of {self.counts['true html']}, "
            f"false accepted {self.false_accepted:.3%} of {self.counts['false']}, "
            f"cut flagged {self.cut_flagged:.2%} of {self.counts['cut']}, "
            f"true in PDF found {self.pdf_found:.2%} of {self.counts['true pdf']}"
        )


def measure(cases: Iterable[Case], accepts: Callable[[Case], bool]) -> Figures:
    """Return the figures of a matcher that says of each case whether it accepts the quote."""
    counts: Counter[str] = Counter()
    accepted: Counter[str] = Counter()
    misses: Counter[str] = Counter()
    kinds: Counter[str] = Counter()
    for case in cases:
        sort = f"true {case.page.kind}" if case.expected == "true" else case.expected
        said = accepts(case)
        kinds[case.kind] += 1
        counts[sort] += 1
        accepted[sort] += said
        if said != (case.expected == "true"):
            misses[case.kind] += 1
    share = {sort: accepted[sort] / counts[sort] for sort in counts}
    return Figures(
        share["true html"],
        share["true pdf"],
        share["false"],
        1 - share["cut"],
        dict(counts),
        dict(misses.most_common()),
        dict(kinds),
    )
