"""Generates large registries: valid, realistic in shape, the same for the same seed.

Run ``python benchmarks/generate.py FOLDER CLAIMS`` to look at one. Every claim rests on two pieces
of evidence, except one in fifty, which rests on three other claims. A registry checks without a
finding unless it is asked for some.
"""

from __future__ import annotations

import sys
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

CLAIMS_PER_SOURCE = 4
COMPOUND_EVERY = 50
_VERBS = (
    "adopted",
    "crossed",
    "counted",
    "weighed",
    "launched",
    "measured",
    "painted",
    "tested",
)
_NOUNS = ("battery", "budget", "census", "college", "conference", "district", "factory", "hospital")
_THINGS = (
    "emissions",
    "engineers",
    "figures",
    "power",
    "revenue",
    "students",
    "tonnes",
    "visitors",
)
_WORDS = (*_VERBS, *_NOUNS, *_THINGS)
_KINDS = ("primary", "secondary", "primary", "secondary", "tertiary")
_YEARS = range(2010, 2026)


def generate(folder: Path, claims: int, *, seed: int = 1, overstated: int = 0) -> None:
    """Write ``data/claims.yaml`` and ``data/sources.yaml`` below ``folder``.

    Args:
        folder: Where to write; made if need be.
        claims: How many claims.
        seed: Another seed gives other words, not another shape.
        overstated: How many claims say more than their evidence, spread over the registry.
    """
    data = folder / "data"
    data.mkdir(parents=True, exist_ok=True)
    # Its sources cannot be read, so their evidence has to count as it stands.
    (folder / "claimcheck.toml").write_text('[levels]\nproof = "none"\n', encoding="utf-8")
    count = max(claims // CLAIMS_PER_SOURCE, 5)
    random = Random(seed)  # noqa: S311 - not for secrets
    with (data / "sources.yaml").open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(_sources(random, count))
    with (data / "claims.yaml").open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(_claims(random, claims, count, overstated))


def _sources(random: Random, count: int) -> Iterator[str]:
    yield "sources:\n"
    for number in range(count):
        year = random.choice(_YEARS)
        yield (
            f"  - id: source-{number}\n"
            f"    title: {_sentence(random, 6)}\n"
            f"    url: https://publisher-{number}.example/{year}/{random.choice(_WORDS)}\n"
            f"    publisher: Publisher {number}\n"
            f"    kind: {_KINDS[number % len(_KINDS)]}\n"
            f"    published: {year}-{random.randint(1, 12):02}-{random.randint(1, 28):02}\n"
            "    retrieved: 2026-03-01\n\n"
        )


def _claims(random: Random, count: int, sources: int, overstated: int) -> Iterator[str]:
    yield "# Generated; every sentence is made of random words.\n\nclaims:\n"
    step = count // overstated if overstated else 0
    for number in range(count):
        yield _claim(random, number, sources, bool(step and number % step == 0))


def _claim(random: Random, number: int, sources: int, overstated: bool) -> str:
    compound = number % COMPOUND_EVERY == COMPOUND_EVERY - 1
    text = f"{_sentence(random, 11)} {'' if compound else number}".rstrip()
    head = f"  - id: claim-{number}\n    text: {text}.\n"
    tail = f"    tags: [{random.choice(_WORDS)}]\n    reviewed: 2026-03-01\n\n"
    if compound:
        parts = ", ".join(f"claim-{number - back}" for back in (3, 7, 12))
        return f"{head}    parts: [{parts}]\n{tail}"
    first = number % sources
    second = (first + 1) % sources
    kinds = {_KINDS[first % len(_KINDS)], _KINDS[second % len(_KINDS)]}
    level = "verified" if overstated or "primary" in kinds else "directional"
    return (
        f"{head}    support: {level}\n    evidence:\n"
        f"{_evidence(random, first, number)}{_evidence(random, second, number)}{tail}"
    )


def _evidence(random: Random, source: int, number: int) -> str:
    return (
        f"      - source: source-{source}\n"
        "        stance: supports\n"
        f'        quote: "{_sentence(random, 9)}, {number} {random.choice(_WORDS)} said"\n'
        f"        locator: page {random.randint(1, 300)}\n"
    )


def _sentence(random: Random, length: int) -> str:
    return " ".join(random.choices(_WORDS, k=length)).capitalize()


if __name__ == "__main__":
    generate(Path(sys.argv[1]), int(sys.argv[2]))
