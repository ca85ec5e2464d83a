"""The parts of a compound claim as a tree, and the compound claims that a claim is part of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.table import Table
from rich.text import Text
from rich.tree import Tree

from claimcheck.cli.layout.pieces import DIM, level_with_marks, prose

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from rich.console import RenderableType

    from claimcheck.model.claim import Claim
    from claimcheck.model.registry import Registry
    from claimcheck.support.assessment import Assessment

_DEEPEST = 6
"""Levels of parts that are shown; deeper ones are named, and shown with ``show`` on their own."""


def parts_tree(
    name: str, registry: Registry, assessments: Mapping[str, Assessment]
) -> RenderableType:
    """Return the parts of a claim, each with its level, and their parts below them.

    A part that stands in several places is unfolded once, so cycles end and nothing blows up.
    """
    root = Tree("", hide_root=True)
    unfolded = {name}
    waiting = [(root, part, 1) for part in reversed(registry.claim_by_id[name].parts)]
    while waiting:
        node, name, depth = waiting.pop()
        part = registry.claim_by_id.get(name)
        label = _label(name, part, assessments)
        if part is None or not part.parts:
            node.add(label)
            continue
        if name in unfolded or depth >= _DEEPEST:
            label.append("  (its parts: see above)" if name in unfolded else "  (has parts)", DIM)
            node.add(label)
            continue
        unfolded.add(name)
        branch = node.add(label)
        waiting.extend((branch, each, depth + 1) for each in reversed(part.parts))
    return root


def part_of_list(
    names: Iterable[str], registry: Registry, assessments: Mapping[str, Assessment]
) -> RenderableType:
    """Return claims by id, one below the other, with their levels."""
    grid = Table.grid()
    grid.add_column(overflow="fold")
    for name in names:
        grid.add_row(_label(name, registry.claim_by_id.get(name), assessments))
    return grid


def _label(name: str, claim: Claim | None, assessments: Mapping[str, Assessment]) -> Text:
    if claim is None:
        return Text.assemble(("? ", DIM), name, ("  not in the registry", DIM))
    text = (
        level_with_marks(assessments[name].level, assessments[name].marks)
        .append("  ")
        .append_text(prose(claim.text))
    )
    return text.append(f"\n  {name}", style=DIM)
