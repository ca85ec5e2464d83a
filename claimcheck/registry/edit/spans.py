"""Edits of the text of a file, each held against what is there."""

from __future__ import annotations

from bisect import bisect_left, insort
from typing import TYPE_CHECKING

from claimcheck.registry.source_text import BOM, SourceText

if TYPE_CHECKING:
    from collections.abc import Iterable

    from claimcheck.model.finding import Edit


class Editor:
    """Collects edits of one file; each is held against the text that it replaces."""

    def __init__(self, path: str, content: str) -> None:
        """Take a file as it is shown, and as it was decoded."""
        self._source = SourceText(path, content)
        self._mark = BOM if content.startswith(BOM) else ""
        self._taken: list[tuple[int, int, str]] = []

    def line(self, number: int) -> str:
        """Return the 1-based line ``number`` as it was, without its line end."""
        return self._source.line(number - 1)

    def fits(self, edit: Edit) -> bool:
        """Tell whether the old text stands where the edit says, and no other edit touches it."""
        start, end = self._span(edit)
        if self._source.text[start:end] != edit.old:
            return False
        after = bisect_left(self._taken, (start, end))
        before_is_clear = after == 0 or self._taken[after - 1][1] <= start
        return before_is_clear and all(
            end <= first for first, _, _ in self._taken[after : after + 1]
        )

    def take(self, edit: Edit) -> None:
        """Take an edit that fits."""
        insort(self._taken, (*self._span(edit), edit.new))

    def text(self) -> str:
        """Return the file with the edits that were taken; the rest of it byte for byte."""
        parts, done = [self._mark], 0
        for start, end, new in self._taken:
            parts += [self._source.text[done:start], new]
            done = end
        return "".join([*parts, self._source.text[done:]])

    def _span(self, edit: Edit) -> tuple[int, int]:
        offset = self._source.offset
        start = offset(edit.line - 1, edit.column - 1)
        return start, offset(edit.end_line - 1, edit.end_column - 1)


def changed(before: str, after: str, shown: str) -> Iterable[str]:
    """Yield the lines of a unified diff."""
    import difflib

    yield from difflib.unified_diff(
        before.splitlines(), after.splitlines(), shown, shown, "as it is", "changed", lineterm=""
    )
