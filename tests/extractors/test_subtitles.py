from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.extractors import kind_of
from claimcheck.extractors.base import ExtractionError
from claimcheck.extractors.subtitles import extract
from claimcheck.extractors.xml import extract as extract_xml

SRT = """1
00:00:01,000 --> 00:00:03,000
{\\an8}The <b>ferry</b> left

2
00:00:03,000 --> 00:00:05,000
at six.

3
00:00:09,500 --> 00:00:12,000
- Who steered?

4
00:00:12,000 --> 00:00:13,000
- Nobody did,
in 2019.
"""
VTT = """WEBVTT - ferries

STYLE
::cue { color: lime }

NOTE nobody sees this

intro
00:01.000 --> 00:03.000 align:start
<v Ada>The ferry left

00:03.000 --> 00:05.000
<v Ada>at <i>six</i> &amp; came back.

00:05.000 --> 00:06.000
<v Ben>When?
"""
ROLLED = """WEBVTT

00:00:00.000 --> 00:00:02.000
the<00:00:00.500><c> ferry</c>

00:00:02.000 --> 00:00:02.010
the ferry

00:00:02.010 --> 00:00:04.000
the ferry
left<00:00:03.000><c> early</c>
"""


def blocks(source: str) -> list[str]:
    return extract(source.encode(), None).text.split("\n\n")


def test_cues_are_joined_and_voices_are_kept_apart() -> None:
    assert blocks(SRT) == ["The ferry left at six.", "Who steered?", "Nobody did, in 2019."]


def test_what_webvtt_does_not_show_is_no_text() -> None:
    assert blocks(VTT) == ["The ferry left at six & came back.", "When?"]


def test_a_pause_within_a_sentence_parts_nothing() -> None:
    assert blocks(SRT.replace("six.", "six"))[0] == "The ferry left at six"
    assert blocks(SRT.replace("six.", "six").replace("- Who", "who"))[0] == (
        "The ferry left at six who steered?"
    )


def test_captions_that_roll_up_are_read_once() -> None:
    assert blocks(ROLLED) == ["the ferry left early"]


def test_line_ends_of_any_system_are_read() -> None:
    assert blocks(SRT.replace("\n", "\r\n")) == blocks(SRT)


@pytest.mark.parametrize("body", [b"", b"WEBVTT\n\nNOTE none\n", bytes(range(32)) * 10])
def test_what_holds_no_cue_is_an_error(body: bytes) -> None:
    with pytest.raises(ExtractionError):
        extract(body, None)


PIECES = ["00:00:01,000 --> 00:00:02,000\n", "00:01.000 --> 00:02.000\n", "\n", "\n\n", "1\n", "- "]
PIECES += [
    "<v ",
    ">",
    "<",
    "word ",
    "&#xD800;",
    "&lt;",
    "{\\",
    "}",
    "NOTE ",
    "<00:00:01.000>",
    "\x00",
]


@settings(max_examples=200, deadline=None)
@given(
    pieces=st.lists(st.sampled_from(PIECES), max_size=60), start=st.sampled_from(["", "WEBVTT\n"])
)
def test_scrambled_subtitles_raise_nothing_but_our_own(pieces: list[str], start: str) -> None:
    try:
        document = extract((start + "".join(pieces)).encode(), None)
    except ExtractionError:
        return
    document.text.encode()
    assert "\x00" not in document.text


def said_at(source: str, words: str) -> int | None:
    document = extract(source.encode(), None)
    return document.seconds_at(document.text.index(words))


def test_each_cue_keeps_its_time() -> None:
    assert (said_at(SRT, "ferry"), said_at(SRT, "six"), said_at(SRT, "steered")) == (1, 3, 9)
    assert (said_at(VTT, "ferry"), said_at(VTT, "came back"), said_at(VTT, "When")) == (1, 3, 5)


def test_a_dash_in_a_sentence_is_no_other_voice() -> None:
    cues = ["The ferry left at six", "– or at seven –", "in May.", "– Who knows?", "- I do.\n- No."]
    source = "\n\n".join(
        f"{at}\n00:00:{2 * at:02},000 --> 00:00:{2 * at + 2:02},000\n{cue}"
        for at, cue in enumerate(cues, 1)
    )
    assert blocks(source) == [
        "The ferry left at six – or at seven – in May.",
        "Who knows?",
        "I do.",
        "No.",
    ]


SBV = "0:00:01.000,0:00:03.000\nThe ferry left\n\n0:00:03.000,0:00:05.000\nat six.\n"


def test_subtitles_of_other_formats_are_joined_too() -> None:
    assert blocks(SBV) == ["The ferry left at six."]
    assert said_at(SBV, "six") == 3
    ttml = "<?xml version='1.0'?><tt><head><title>x</title></head><body><div>"
    ttml += "<p begin='00:00:01.000' end='00:00:03.000'>The <span>ferry</span><br/>left</p>"
    ttml += "<p begin='3s' end='5s'>at six.</p><p begin='62.5s'>When?</p></div></body></tt>"
    assert kind_of(None, ttml.encode(), "talk.ttml") == "xml"
    document = extract_xml(ttml.encode(), None)
    assert document.text == "The ferry left at six.\n\nWhen?"
    assert document.seconds_at(document.text.index("When")) == 62


STAMPED = """Harbour talk

[00:00:05] Ada: The ferry left at six,
[00:00:09] and came back at night.

[00:01:30] Ben: When?
"""
ALONE = "0:05\nthe ferry left at\n0:09\nsix and came back\n1:02:30\nat night\n"


def test_a_transcript_is_read_without_its_times_and_with_them() -> None:
    assert kind_of("text/plain", STAMPED.encode(), "/talk") == "subtitles"
    assert blocks(STAMPED) == [
        "Harbour talk",
        "Ada: The ferry left at six, and came back at night.",
        "Ben: When?",
    ]
    assert (said_at(STAMPED, "ferry"), said_at(STAMPED, "night"), said_at(STAMPED, "When")) == (
        5,
        9,
        90,
    )
    assert blocks(ALONE) == ["the ferry left at six and came back at night"]
    assert said_at(ALONE, "night") == 3750


@pytest.mark.parametrize(
    "text",
    [
        "[12:01:07] INFO started\n[12:01:08] INFO ready\n[12:01:09] WARN slow\n",
        "[12:01] <ada> hello\n[12:02] <ben> hi\n[12:03] <ada> bye\n",
        "3:16 For so it was\n3:17 and not otherwise\n3:18 at all.\n",
        "[12:31] Goal\n[9:10] Foul\n[45:00] End\n",
        "One [00:10] note.\n" + "Words without end.\n" * 40,
        "12:30\n",
    ],
)
def test_other_texts_with_times_are_plain(text: str) -> None:
    assert kind_of("text/plain", text.encode(), "/x") == "plain"
