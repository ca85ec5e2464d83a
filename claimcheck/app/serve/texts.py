"""The texts in which a registry is published, as ``serve`` shows them."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from claimcheck.app.published import published
from claimcheck.registry.source_text import SourceText
from claimcheck.views.published_text import Line, Piece, PublishedText, StatedClaim

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from claimcheck.app.project import Project
    from claimcheck.model.finding import Finding
    from claimcheck.rules.base import Published

_LINE_ENDS = "\r\n\x85\u2028\u2029"


def texts_of(project: Project, findings: Iterable[Finding]) -> Mapping[str, PublishedText]:
    """Return the texts of a project by their paths, in the order of the configuration.

    Args:
        project: The project.
        findings: What ``check`` found; what the files silence is left out.

    Raises:
        InvalidInputError: A text cannot be read.
    """
    by_path: dict[str, list[Finding]] = {}
    for each in findings:
        if each.silenced is None:
            by_path.setdefault(each.location.path, []).append(each)
    found = {}
    for text in published(project):
        path = project.files.tree.shown(project.files.root / text.name)
        source = SourceText.decode(path, project.files.tree.read(project.files.root / text.name))
        lines = list(_lines(text, source, project))
        marks = len(text.marked.marks)
        found[path] = PublishedText(path, marks, lines, by_path.get(path, ()))
    return found


def _lines(text: Published, source: SourceText, project: Project) -> Iterator[Line]:
    """Yield the lines, each cut where a sentence or a mark begins or ends."""
    sentences: dict[tuple[int, int], list[StatedClaim]] = {}
    signs = []
    for mark in text.marked.marks:
        first, last = (source.offset(line - 1, column - 1) for line, column in mark.sentence.span)
        sentences.setdefault((first, last), []).append(_claim(mark.claim, text, project))
        at = source.offset(mark.place.line - 1, mark.place.column - 1)
        signs.append((at, at + mark.place.end_column - mark.place.column))
    cuts = sorted({at for span in (*sentences, *signs) for at in span})
    for number, (start, end) in enumerate(_spans(source), 1):
        places = [start, *(at for at in cuts if start < at < end), end]
        pieces = [
            _piece(source.text[begin:stop], begin, stop, sentences, signs)
            for begin, stop in pairwise(places)
            if begin < stop
        ]
        yield Line(number, pieces)


def _spans(source: SourceText) -> Iterator[tuple[int, int]]:
    """Yield where each line begins and ends; nothing for what stands behind the last line end."""
    count = source.line_of(len(source.text)) + 1
    starts = [source.offset(number, 0) for number in range(count)]
    for start, following in pairwise([*starts, len(source.text)]):
        if start < len(source.text):
            yield start, start + len(source.text[start:following].rstrip(_LINE_ENDS))


def _piece(
    words: str,
    first: int,
    last: int,
    sentences: Mapping[tuple[int, int], Sequence[StatedClaim]],
    signs: Sequence[tuple[int, int]],
) -> Piece:
    is_sign = any(start <= first and last <= end for start, end in signs)
    around = [span for span in sentences if span[0] <= first and last <= span[1]]
    claims = {each: None for span in around for each in sentences[span]}
    ended = {each: None for span in around if span[1] == last for each in sentences[span]}
    return Piece(words, () if is_sign else tuple(claims), tuple(ended), is_sign)


def _claim(name: str, text: Published, project: Project) -> StatedClaim:
    claim = text.registry.claim_by_id.get(name)
    assessment = text.assessments.get(name)
    is_here = claim is not None and text.registry is project.registry
    return StatedClaim(
        name, claim.text if claim else "", assessment.level if assessment else None, is_here
    )
