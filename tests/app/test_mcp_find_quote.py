from __future__ import annotations

from claimcheck.app.mcp.find_quote import find_quote
from claimcheck.model.document import Document
from claimcheck.model.facts import SourceFacts
from claimcheck.model.reading import Reading
from claimcheck.model.selector import Quote
from claimcheck.text.blocks import blocks
from claimcheck.views.mcp import LONGEST_PASSAGE

SAID = "The council met on Monday and voted to keep the old library open."
ALIKE = "The council met on Monday and voted to close the old library."


def read(name: str, text: str) -> Reading:
    document = Document(text)
    return Reading(name, SourceFacts("ok"), document, blocks(document))


def unread(name: str) -> Reading:
    return Reading(name, SourceFacts("dead", reason="the server says 404"))


def test_where_a_quote_stands_what_is_only_like_it_is_not_named() -> None:
    found = find_quote([read("alike", ALIKE), read("same", SAID)], Quote(exact=SAID))

    assert found.found
    assert [(each.source, each.outcome) for each in found.searched] == [("same", "found")]
    assert found.read == 2


def test_where_it_stands_nowhere_the_nearest_passages_are_named_best_first() -> None:
    texts = [read("far", "Ships come and go."), read("less", ALIKE[10:]), read("more", ALIKE)]

    found = find_quote(texts, Quote(exact=SAID))

    assert not found.found
    assert [each.source for each in found.searched] == ["more", "less"]
    assert all(each.nearest is not None and each.passage is None for each in found.searched)


def test_no_more_sources_are_named_than_asked_for_and_the_rest_is_counted() -> None:
    texts = [read(f"s{number}", SAID) for number in range(4)]
    texts += [unread(f"u{number}") for number in range(5)]

    found = find_quote(texts, Quote(exact=SAID), most=2)

    assert [each.source for each in found.searched] == ["s0", "s1"]
    assert [each.source for each in found.unread] == ["u0", "u1"]
    assert (found.read, found.left_out) == (4, 2 + 3)


def test_a_passage_that_many_omissions_make_long_is_not_shown() -> None:
    years = [f"In the year {1000 + number} the harvest was poor" for number in range(12)]
    book = ".\n".join(year + ", and it rained again that day" * 30 for year in years)
    quote = " … ".join(years)

    found = find_quote([read("book", book)], Quote(exact=quote)).searched[0]

    assert len(quote) < LONGEST_PASSAGE < len(book)
    assert (found.outcome, found.count, found.passage) == ("found", 1, None)
