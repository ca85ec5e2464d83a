"""Writes the definitions of footnotes that mark claims, and leaves every other byte as it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimcheck.app.published import published
from claimcheck.app.rewritten import Rewritten
from claimcheck.errors import ClaimcheckError
from claimcheck.prose import read_marks, same_words
from claimcheck.registry.source_text import BOM, SourceText, decoded

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from claimcheck.app.project import Project
    from claimcheck.rules.base import Published


@dataclass(frozen=True)
class Cited(Rewritten):
    """A text and what becomes of it.

    Attributes:
        unknown: Ids in footnote references of it that are those of no claim.
    """

    unknown: tuple[str, ...] = ()


def cite(project: Project, named: Sequence[Path] = ()) -> list[Cited]:
    """Return what becomes of texts when their citations are written or renewed.

    Args:
        project: The project.
        named: The texts; all that the configuration names when empty.

    Raises:
        ClaimcheckError: There is no text, one is named that the configuration does not name, or a
            definition cannot be written.
        InvalidInputError: A text cannot be read.
    """
    texts = {(project.files.root / each.name).resolve(): each for each in published(project)}
    if not texts:
        raise ClaimcheckError(
            "the configuration names no texts, so there is nothing to cite in",
            help='name them in claimcheck.toml: [[prose]] with files = ["README.md"]',
        )
    for path in named:
        if path.resolve() not in texts:
            raise ClaimcheckError(
                f"{path.as_posix()} is none of the texts that [[prose]] names",
                help="add it to 'files' there",
            )
    chosen = [path.resolve() for path in named] or list(texts)
    return [_cited(path, texts[path]) for path in dict.fromkeys(chosen)]


def _cited(path: Path, text: Published) -> Cited:
    content = decoded(path)
    words = content.removeprefix(BOM)
    edits = [
        (each.start, each.end, _spaced(words, each.start, text.citation(each.claim)))
        for each in text.marked.citations
        if each.claim in text.registry.claim_by_id
        and not same_words(text.name, each.content, text.citation(each.claim))
    ]
    have = {each.claim for each in text.marked.citations}
    noted = dict.fromkeys(mark.claim for mark in text.marked.marks if mark.is_note)
    lacking = [each for each in noted if each in text.registry.claim_by_id and each not in have]
    unknown = tuple(each for each in noted if each not in text.registry.claim_by_id)
    end = max((each.block_end for each in text.marked.citations), default=len(words))
    after = words
    if lacking:
        lines = [f"[^claim:{name}]: {text.citation(name)}" for name in lacking]
        edits.append((end, end, _below(words, end, lines, beside=bool(text.marked.citations))))
    for start, stop, new in sorted(edits, reverse=True):
        after = f"{after[:start]}{new}{after[stop:]}"
    if after != words:
        _confirm(path, text, after, {*have, *lacking})
    return Cited(path, content, content[: len(content) - len(words)] + after, unknown)


def _spaced(words: str, start: int, citation: str) -> str:
    """Return a citation as it stands behind the colon at ``start``."""
    return citation if words[start - 1 : start] in (" ", "\t") else f" {citation}"


def _below(words: str, end: int, lines: Sequence[str], *, beside: bool) -> str:
    """Return new definitions as they stand behind ``end``: the last definition, or everything."""
    line_end = "\r\n" if "\r\n" in words else "\n"
    before = words[:end]
    gap = "" if before.endswith("\n") or not before else line_end
    if not beside and before.strip():
        gap += line_end
    following = words[end:]
    tail = line_end if not following or following.startswith(("\n", "\r")) else line_end * 2
    return f"{gap}{line_end.join(lines)}{tail}"


def _confirm(path: Path, text: Published, after: str, claims: set[str]) -> None:
    """Refuse to write what would not be read as it is meant, as behind an open block of code."""
    again = read_marks(SourceText(path.as_posix(), after))
    now = {each.claim: each.content for each in again.citations}
    wrong = [
        name
        for name in sorted(claims & text.registry.claim_by_id.keys())
        if name not in now or not same_words(text.name, now[name], text.citation(name))
    ]
    same = [(mark.claim, mark.sentence.text) for mark in again.marks] == [
        (mark.claim, mark.sentence.text) for mark in text.marked.marks
    ]
    if wrong or not same:
        raise ClaimcheckError(
            f"{text.name}: the definition of {', '.join(wrong) or 'a claim'} cannot be written so "
            "that it is read as one",
            help="look for a block of code or HTML that is not closed before it, or write an empty "
            f"definition where it is to go: [^claim:{next(iter(wrong), 'ID')}]:",
        )
