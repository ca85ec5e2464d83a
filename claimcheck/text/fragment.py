"""A link to the passage: the text directive of a URL fragment.

The grammar is that of the specification "URL Fragment Text Directives" (WICG, ``#:~:text=``).
"""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import quote as percent_encode

from claimcheck.text.chars import OPTIONAL_HYPHENS, ZERO_WIDTH
from claimcheck.text.match import unwrapped

LONGEST: Final = 120
"""Characters of a quote that is written out; of a longer one, only its two ends are."""
_END_WORDS: Final = 5
_CONTEXT_WORDS: Final = 4
_UNSHOWN: Final = dict.fromkeys(map(ord, (*OPTIONAL_HYPHENS, *ZERO_WIDTH)))
_PARAGRAPHS = re.compile(r"\n[ \t]*\n")
_GAP = re.compile(r"[\[(]\s*(?:[…⋯]|\.\s?\.\s?\.)\s*[\])]|[…⋯]|\.\s?\.\s?\.")


def text_fragment(exact: str, prefix: str = "", suffix: str = "", *, spread: bool = False) -> str:
    """Return the fragment, from ``#`` on, that makes a browser scroll to a quote.

    Args:
        exact: The quote as written; marks of omission make it a range.
        prefix: What stands before it.
        suffix: What stands after it.
        spread: Whether it runs over several paragraphs or cells: browsers look for a text within
            one, and for a range across them.

    Returns:
        ``#:~:text=[prefix-,]start[,end][,-suffix]``; an empty string where nothing is quoted.
    """
    bare = exact.strip()
    parts = [words for part in _GAP.split(unwrapped(bare) or bare) if (words := _words(part))]
    if not parts:
        return ""
    first, last = parts[0], parts[-1]
    if len(parts) > 1:
        shown = [first[:_END_WORDS], last[-_END_WORDS:]]
    elif len(" ".join(first)) > LONGEST and len(first) >= 2 * _END_WORDS:
        shown = [first[:_END_WORDS], first[-_END_WORDS:]]
    elif len(first) > 1 and (spread or _PARAGRAPHS.search(exact.strip())):
        ends = min(_END_WORDS, len(first) // 2)
        shown = [first[:ends], first[-ends:]]
    else:
        shown = [first]
    terms = [_encoded(words) for words in shown]
    before, after = _words(prefix), _words(suffix)
    if before:
        terms.insert(0, _encoded(before[1:][-_CONTEXT_WORDS:] or before) + "-")
    if after:
        terms.append("-" + _encoded(after[:-1][:_CONTEXT_WORDS] or after))
    return "#:~:text=" + ",".join(terms)


def _words(text: str) -> list[str]:
    """Split into words, without what shows nothing."""
    return text.translate(_UNSHOWN).split()


def _encoded(words: list[str]) -> str:
    """Percent-encode everything that the directive's grammar gives a meaning to."""
    return percent_encode(" ".join(words), safe="", errors="replace").replace("-", "%2D")
