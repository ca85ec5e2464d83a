from __future__ import annotations

import pytest

from claimcheck.text.fragment import text_fragment

LONG = " ".join(f"word{number}" for number in range(40))


@pytest.mark.parametrize(
    ("exact", "prefix", "suffix", "fragment"),
    [
        ("the pumps failed", "", "", "the%20pumps%20failed"),
        ("well-known, 5 & 6 — 100%", "", "", "well%2Dknown%2C%205%20%26%206%20%E2%80%94%20100%25"),
        ("pumps", "said the", "were old", "the-,pumps,-were"),
        ("pumps", "x", "y", "x-,pumps,-y"),
        ("a\nsoft\u00adly  said\u200b thing", "", "", "a%20softly%20said%20thing"),
        ("It rained.\n\nThe pumps failed", "", "", "It%20rained.,pumps%20failed"),
        ("“the pumps”", "", "", "the%20pumps"),
        ("the pumps … in spring", "", "", "the%20pumps,in%20spring"),
        (
            LONG,
            "",
            "",
            "word0%20word1%20word2%20word3%20word4,word35%20word36%20word37%20word38%20word39",
        ),
    ],
)
def test_a_directive_is_written(exact: str, prefix: str, suffix: str, fragment: str) -> None:
    assert text_fragment(exact, prefix, suffix) == f"#:~:text={fragment}"


def test_a_quote_over_several_paragraphs_is_a_range() -> None:
    said = "It rained all night. The pumps of the northern basin failed"
    assert text_fragment(said, spread=True) == (
        "#:~:text=It%20rained%20all%20night.%20The,of%20the%20northern%20basin%20failed"
    )
    assert text_fragment("rain", "the", spread=True) == "#:~:text=the-,rain"


def test_nothing_gives_nothing() -> None:
    assert text_fragment(" … ") == ""


def test_a_lone_surrogate_does_not_fail() -> None:
    assert text_fragment("a \ud800 b") == "#:~:text=a%20%3F%20b"
