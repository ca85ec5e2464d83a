from __future__ import annotations

from collections import Counter
from random import Random
from typing import TYPE_CHECKING

from corpus.quotes import MUTATIONS
from corpus.sentences import sentence
from kinds_corpus import KINDS

from claimcheck.extractors import extracted, kind_of
from claimcheck.text.match import find_quote
from claimcheck.text.prepared import PreparedText

if TYPE_CHECKING:
    import pytest

SENTENCES = 60


def test_quotes_of_every_kind_of_source_are_found_and_false_ones_are_not(
    capsys: pytest.CaptureFixture[str],
) -> None:
    random = Random(7)  # noqa: S311 - a reproducible corpus, no secret
    found: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    accepted: list[tuple[str, str]] = []
    missed: list[tuple[str, str]] = []
    false = 0
    for name, write in KINDS.items():
        sentences = list(dict.fromkeys(sentence(random) for _ in range(SENTENCES)))
        body = write(random, sentences)
        source = PreparedText(extracted(kind_of(None, body, name), body, None))
        whole = " ".join(sentences)
        for each in sentences:
            asked[name] += 1
            if find_quote(source, each, nearest=False).outcome in ("found", "ambiguous"):
                found[name] += 1
            else:
                missed.append((name, each))
            for mutate in MUTATIONS.values():
                mutated = mutate(random, each)
                if mutated is None or mutated in whole:
                    continue
                false += 1
                if find_quote(source, mutated, nearest=False).outcome == "found":
                    accepted.append((name, mutated))
    with capsys.disabled():
        shown = ", ".join(f"{name} {found[name]} of {asked[name]}" for name in KINDS)
        print(f"\nkinds: {shown}; false accepted {len(accepted)} of {false}")  # noqa: T201 - for CI
    assert not missed
    assert not accepted
