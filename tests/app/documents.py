"""Items of a registry as plain data, well-formed ones and broken ones, for property tests."""

from __future__ import annotations

import copy
from typing import Any

from hypothesis import strategies as st

ids = st.sampled_from(("a", "openai-2020", "x1", "1984", "true", "a" * 100))
texts = st.sampled_from(
    ("A title", "1.10", "no", "12:30", "x", " led", "with: colon", "caf\u00e9 \u2028 line", "a\nb")
) | st.text(st.characters(exclude_categories=("Cc", "Cs")), min_size=1, max_size=20).filter(
    lambda text: text.strip() != ""
)
dates = st.dates().map(str)
urls = st.sampled_from(
    ("https://example.org/", "HTTP://example.org?q#f", "https://[::1]:8080/x", "http://a.b:80/c@d")
)
dois = st.sampled_from(("10.1000/182", "10.48550/arXiv.2508.10925"))
isbns = st.sampled_from(("0-306-40615-2", "978 0 306 40615 7", "9780306406157", "080442957X"))
id_lists = st.lists(ids, max_size=3)


def _optional(**fields: st.SearchStrategy[Any]) -> dict[str, st.SearchStrategy[Any]]:
    return {name: strategy | st.none() for name, strategy in fields.items()}


quotes = texts | st.fixed_dictionaries({"exact": texts}, optional=_optional(prefix=texts))
evidences = st.fixed_dictionaries(
    {
        "source": ids,
        "stance": st.sampled_from(("supports", "partial", "refutes", "neutral")),
    },
    optional=_optional(quote=quotes, locator=texts, cited_in=ids, note=texts),
)
asserted = st.fixed_dictionaries({"by": texts}, optional=_optional(source=ids, date=dates))
_CLAIM = _optional(
    support=st.sampled_from(("verified", "directional", "unsupported")),
    asserted=asserted,
    justification=texts,
    tags=id_lists,
    reviewed=dates,
    review_by=dates,
)
claims = st.fixed_dictionaries(
    {"id": ids, "text": texts},
    optional={**_CLAIM, "evidence": st.lists(evidences, max_size=3) | st.none()},
) | st.fixed_dictionaries(
    {"id": ids, "text": texts}, optional={**_CLAIM, "parts": id_lists | st.none()}
)
sources = st.fixed_dictionaries(
    {
        "id": ids,
        "title": texts,
        "kind": st.sampled_from(("primary", "secondary", "tertiary", "self-published", "social")),
    },
    optional=_optional(
        url=urls,
        doi=dois,
        isbn=isbns,
        file=texts,
        publisher=texts,
        author=texts,
        published=dates,
        retrieved=dates,
        derived_from=id_lists,
        tags=id_lists,
        note=texts,
    ),
)

WRONG: tuple[Any, ...] = (
    "", " ", "\x1b[31m", "A B", "-a", "a--b", "Yes", "2026-13-01", "2026-1-1", "0000-01-01",
    "2026-11-22\n", "ftp://example.org", "https://", "https://a b", "https://u@example.org",
    "https://:80", "10.1/", "doi:10.1000/182", "12345", "x" * 10_001, "a" * 101, "supported",
    None, [], {}, ["a", None], [["a"]], [{}], {"by": ""}, {"exact": "a", "extra": "b"}, "a\n",
)  # fmt: skip
"""Values that are wrong in most places, and right in some."""

KEYS = (
    "id", "text", "title", "support", "evidence", "parts", "asserted", "justification", "tags",
    "reviewed", "url", "doi", "isbn", "kind", "published", "derived_from", "note", "unknown", "ID",
)  # fmt: skip


@st.composite
def broken(draw: st.DrawFn, items: st.SearchStrategy[dict[str, Any]]) -> dict[str, Any]:
    """Items of which up to two values were replaced, added or taken away."""
    item = dict(draw(items))
    for _ in range(draw(st.integers(0, 2))):
        target = item
        nested = [
            each
            for value in item.values()
            for each in (value if isinstance(value, list) else [value])
            if isinstance(each, dict)
        ]
        if nested and draw(st.booleans()):
            target = draw(st.sampled_from(nested))
        key = draw(st.sampled_from((*target, *KEYS)))
        if draw(st.integers(0, 4)) == 0:
            target.pop(key, None)
        else:
            target[key] = copy.deepcopy(draw(st.sampled_from(WRONG)))
    return item
