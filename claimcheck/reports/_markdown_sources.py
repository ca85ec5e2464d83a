"""The numbered references of the Markdown report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.reports._markdown_claims import reference
from claimcheck.views.markdown_text import anchor, code, escape, link

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from claimcheck.model.source import Source
    from claimcheck.views.overview import Overview


def references(overview: Overview, numbers: Mapping[str, int]) -> str:
    """Return the sources as a numbered list, in the order of ``numbers``."""
    return "\n".join(
        f"{number}. {anchor('source', name)}{_reference(name, overview, numbers)}"
        for name, number in numbers.items()
    )


def _reference(name: str, overview: Overview, numbers: Mapping[str, int]) -> str:
    source = overview.registry.source_by_id.get(name)
    if source is None:
        return f"{code(name)}: not in the registry."
    return ". ".join(_words(source, numbers)) + "."


def _words(source: Source, numbers: Mapping[str, int]) -> Iterator[str]:
    title, address = escape(source.title), source.address
    yield link(title, address) if address else title
    named = [escape(each) for each in (source.authors, source.publisher) if each]
    if named:
        yield ", ".join(dict.fromkeys(named))
    yield source.kind.value.capitalize()
    if source.published:
        yield f"Published {source.published}"
    if source.retrieved:
        yield f"Read {source.retrieved}"
    if source.isbn or (address == source.file and address):
        yield escape(str(address))
    echoed = [each for each in source.derived_from if each in numbers]
    if echoed:
        yield f"Repeats {', '.join(reference(each, numbers) for each in echoed)}"
    yield code(source.id)
