"""Marks of a merge conflict in a file, which make one problem of all that is wrong with it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimcheck.registry.problems import invalid_input

if TYPE_CHECKING:
    from claimcheck.model.finding import Finding
    from claimcheck.registry.source_text import SourceText

_MARK = re.compile(r"^(<{7}|={7}|>{7})(?: .*)?\r?$", re.MULTILINE)


def conflict_in(source: SourceText) -> Finding | None:
    """Return what there is to tell of the merge conflicts in a file; None where there is none."""
    spans: list[tuple[int, int]] = []
    begin = None
    for found in _MARK.finditer(source.text):
        line = source.line_of(found.start()) + 1
        if found[1] == "<" * 7:
            begin = line
        elif found[1] == ">" * 7 and begin is not None:
            spans.append((begin, line))
            begin = None
    if not spans:
        return None
    lines = ", ".join(f"{first} to {last}" for first, last in spans)
    return invalid_input(
        f"this file holds a merge conflict, lines {lines}",
        "keep either side of it, or what both sides say, and remove the marks",
        source.location(spans[0][0] - 1),
    )
