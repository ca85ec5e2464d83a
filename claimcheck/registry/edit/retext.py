"""Another text in the place of one that stands in a YAML text, written as that was."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimcheck.registry.edit.layout import BLOCKS
from claimcheck.registry.edit.scalars import block, double, inline, single

if TYPE_CHECKING:
    import yaml

_BLOCK = re.compile(r"[|>][-+]?[ \t]*\r?\n(?:[ \t]*\r?\n)*(?P<pad> +)\S")
_RARE_LINE_END = re.compile(r"\r(?!\n)|[\x85\u2028\u2029]")


def retexted(text: str, node: yaml.ScalarNode, new: str, *, flow: bool) -> tuple[str, str] | None:
    """Return what stands for a value, and what stands for another in its place.

    In quotation marks, bare or as a block of lines, as the old one is. None where that cannot be:
    behind an anchor or a tag, or with a comment in the header of a block.

    Args:
        text: The YAML text.
        node: The value in it.
        new: The other text.
        flow: Whether the value stands in brackets.
    """
    old = text[node.start_mark.index : node.end_mark.index].rstrip()
    if old[:1] in ("&", "!") or _RARE_LINE_END.search(old):
        return None
    if node.style in BLOCKS:
        found = _BLOCK.match(old)
        if found is None:
            return None
        lines = block(new, len(found["pad"])) or [inline(new)]
        return old, ("\r\n" if "\r\n" in old else "\n").join(lines)
    if node.style == "'" and "\n" not in new:
        return old, single(new)
    return old, double(new) if node.style == '"' else inline(new, flow=flow)
