"""How our signs are written: comments, footnote references, and what stands in them."""

from __future__ import annotations

import re
from typing import NamedTuple

from claimcheck.model.terms import Support

# Lengths are bounded, so that a thousand beginnings without an end are read in linear time.
# A colon that was forgotten before an id that stands alone is taken as written.
COMMENT = re.compile(
    r"<!--\s{0,99}+claimcheck(?::|(?=\s{1,99}+[a-z0-9-]{1,200}+\s{0,99}+-->))"
    r"(?P<body>(?:(?!-->).){0,2000}+)-->",
    re.DOTALL,
)
OPEN_COMMENT = re.compile(r"<!--\s{0,99}+claimcheck:[^\n]{0,2000}+")
END_COMMENT = re.compile(r"<!--\s{0,99}+/claimcheck\s{0,99}+-->")
NOTE = re.compile(r"\[\^claim:(?P<id>[^\]\s]{1,200}+)\]")
OTHER_NOTE = re.compile(r"\[\^(?P<id>[^\]\s]{1,200}+)\]")
NAMED_NOTE = re.compile(r"\[\^[A-Za-z][A-Za-z0-9-]{0,200}+\]")
"""A footnote reference that may have the id of a claim, and lacks ``claim:``."""
ESCAPED_NOTE = re.compile(r"\\\[\^claim:(?P<id>[^\\\]\s]{1,200}+)\\?\]")
MDX_COMMENT = re.compile(
    r"\{\s{0,99}+/\*\s{0,99}+claimcheck(?::|(?=\s{1,99}+[a-z0-9-]{1,200}+\s{0,99}+\*/))"
    r"(?P<body>(?:(?!\*/).){0,2000}+)\*/\s{0,99}+\}",
    re.DOTALL,
)
MDX_END_COMMENT = re.compile(r"\{\s{0,99}+/\*\s{0,99}+/claimcheck\s{0,99}+\*/\s{0,99}+\}")

# What was meant for one of these and is none: ``<!-- Claimcheck : ID -->``, ``[^claim: ID]``.
_NAME = r"(?i:claim[-_\u200b-\u200d\u2060]?check)"
_ALMOST = (
    rf"\s{{0,99}}+(?:(?:/|end\s)\s{{0,9}}+{_NAME}|{_NAME}(?:\s{{0,9}}+[:=;\uff1a]"
    r"|\s{1,9}+[\w-]{1,200}+(?:\s{1,9}+(?:least|as)\s{0,9}+=|\s{0,99}+(?:--|\*/|\}))))"
)
ALMOST_COMMENT = re.compile(rf"<!-{{2,3}}(?={_ALMOST})(?:(?!--!?>).){{0,2000}}+--!?>", re.DOTALL)
ALMOST_MDX_COMMENT = re.compile(rf"\{{\s{{0,99}}+/[/*](?={_ALMOST})[^}}]{{0,2000}}+\}}")
ALMOST_NOTE = re.compile(r"\[\s?\^\s?(?i:claim)\s{0,9}+(?:[:=;\uff1a]|%3[Aa])[^\]]{0,2000}+\]")
MAYBE = re.compile(rf"{_NAME}|\[\s?\^\s?(?i:claim)\s{{0,9}}+[:=;\uff1a%]|{NAMED_NOTE.pattern}")
"""What every sign has in it, and everything that was meant for one."""

ESCAPED = (
    "the footnote reference is escaped, so that readers see its letters",
    "take the backslashes out, and write its definition: claimcheck cite",
)
NOTE_IN_HTML = (
    "a footnote reference in HTML is no reference, and readers see its letters",
    "write a comment in its place: <!-- claimcheck: ID -->",
)
HTML_IN_MDX = (
    "MDX has no HTML comments",
    "write it as {/* claimcheck: … */}",
)
BEGINS_LINE = (
    "the comment begins a line, and renderers then take all of the line for HTML",
    "put it behind the words that it marks",
)
ALONE = (
    "the comment is on a line of its own, and marks nothing",
    "put it behind the words that it marks, on their line",
)
NOTHING_BEFORE = (
    "there are no words before the mark, so it marks nothing",
    "put it behind the words, or end them with a closing comment (/claimcheck)",
)
IN_NO_CELL = (
    "the mark stands behind the last cell of its row, and marks nothing",
    "put it into the cell that it marks",
)
IN_TITLE = (
    "the mark stands in the line that opens an admonition, and marks nothing",
    "put it behind words in the admonition",
)
ALMOST_ONE = (
    "this looks like a mark, and is none",
    "write <!-- claimcheck: ID -->, or [^claim:ID] for a footnote",
)
DEFINED_TWICE = (
    "the footnote is defined twice, and which of them readers see is up to the renderer",
    "take one out",
)
OTHER_LETTERS = (
    "the definition has capitals, and renderers take it for that of the footnote without them",
    "write its id in small letters, as the registry has it",
)
CLOSES_NOTHING = (
    "the comment closes a mark that was not opened here",
    "open it in the same paragraph, cell or heading; pairs are not in each other",
)
NOT_CLOSED = ("the comment is not closed, so that readers see it", "end it with -->")
EMPTY_PAIR = ("there are no words between the two comments", "put the words between them")
_OPTIONS = "the options are least=verified, least=directional, least=unsupported, as=refuted"


class Asked(NamedTuple):
    """What a mark says.

    Attributes:
        claim: The id of the claim; empty where there is none.
        least: The level that the claim needs; None where the mark does not say.
        as_refuted: Whether the sentence states the claim as refuted.
        fault: What is wrong with it, and the next step; empty where nothing is.
    """

    claim: str
    least: Support | None = None
    as_refuted: bool = False
    fault: tuple[str, str] | tuple[()] = ()


def is_ignore(body: str) -> bool:
    """Tell whether a comment is one that silences, and no mark."""
    return body.lstrip().startswith("ignore[")


def parse_mark(body: str) -> Asked:
    """Read what stands behind ``claimcheck:`` in a comment, ``ID least=verified as=refuted``."""
    claim, *options = body.split() or [""]
    if not claim or "=" in claim:
        return Asked("", fault=("the mark names no claim", "write <!-- claimcheck: ID -->"))
    least, as_refuted = None, False
    for option in options:
        name, _, value = option.partition("=")
        if name == "least" and value in tuple(Support):
            least = Support(value)
        elif option == "as=refuted":
            as_refuted = True
        else:
            told = f"{option[:60]!r} is no option of a mark"
            return Asked(claim, fault=(told, _OPTIONS))
    return Asked(claim, least, as_refuted)
