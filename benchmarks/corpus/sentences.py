"""Sentences of our own, with all that makes quotes hard: figures, signs, units, negations."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from random import Random

SUBJECTS = (
    "the regional water board",
    "a panel of twelve reviewers",
    "the museum’s new director",
    "our survey team",
    "the city’s night-shift nurses",
    "every third workshop",
    "the state-of-the-art laboratory",
    "the naïve model",
    "a long-term contractor",
    "the office of the café owner",
    "the so-called “slow” group",
    "the finance committee",
    "most of the fishermen",
    "an insignificant minority",
    "the Zürich branch",
    "the co-operative bakery",
    "the chief engineer’s first draft",
    "the flood-prone district",
)
VERBS = (
    "reported",
    "did not report",
    "measured",
    "never measured",
    "found",
    "could not find",
    "expected",
    "rejected",
    "re-signed a contract for",
    "was unable to confirm",
    "confirmed",
    "doesn’t dispute",
    "described",
    "published",
    "withdrew",
    "compared",
    "classified",
    "filed",
    "refined",
    "simplified",
)
OBJECTS = (
    "a significant fall in traffic",
    "an unlikely rise in costs",
    "no difference between the groups",
    "the effect of heavier rain",
    "a non-linear trend",
    "the first official figures",
    "a reversible change",
    "the workflow of the final office",
    "well-known weaknesses",
    "a shift in the coefficient",
    "the efficient offices of the harbour",
    "the affluent suburbs",
    "a fluctuating signal",
)
PLACES = (
    "in the northern valley",
    "near the old harbour",
    "across four provinces",
    "at the edge of the town",
    "under difficult conditions",
    "on the second floor of the library",
    "during the dry season",
    "along the coast road",
    "between the two rivers",
    "outside the capital",
)
TAILS = (
    "which nobody had foreseen",
    "although the sample was small",
    "because the pumps had failed",
    "and this wasn’t an accident",
    "while prices stayed flat",
    "as earlier work had shown",
    "so the plan was kept",
    "before the bridge was reopened",
    "until the money ran out",
)
ASIDES = (
    "in the words of one teacher, “we saw it coming”",
    "see Table 3",
    "as of last spring",
    "a figure that includes part-time staff",
    "not counting the islands",
    "that is, without children",
)


def sentence(random: Random) -> str:
    """Return one sentence as its author would write it, with typographer's marks."""
    subject, verb = random.choice(SUBJECTS), random.choice(VERBS)
    words = [subject[0].upper() + subject[1:], verb, random.choice(OBJECTS)]
    words.append(random.choice(PLACES))
    words += [_figure(random) for _ in range(random.randrange(1, 3))]
    if random.random() < 0.35:
        aside = random.choice(ASIDES)
        words[-1] += "," if random.random() < 0.5 else ""
        words.append(f"({aside})" if random.random() < 0.5 else f"– {aside} –")
    if random.random() < 0.7:
        words[-1] += "" if words[-1].endswith("–") else ","
        words.append(random.choice(TAILS))
    return " ".join(words) + "."


def _figure(random: Random) -> str:
    number = random.randrange(2, 990)
    small = random.randrange(1, 100)
    return random.choice(
        (
            f"in {random.randrange(1890, 2026)}",
            f"by {number}.{small} %",
            f"to {number},{random.randrange(100, 999)} households",
            f"at −{small}.{random.randrange(1, 9)} °C",
            f"(p < 0.{small:02d})",
            f"with n ≥ {number} and a dose of {small} mg",
            f"of about 10{random.choice('²³⁴⁵⁶⁷')} cells",
            f"for US${number} million",
            f"over {small}–{small + 7} weeks",
            f"for {small}½ hours",
            f"by +{small} points out of {number}",
            f"after {number} km on route B-{small}",
        )
    )
