"""The columns of a table of results: ours, and those that pass through."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Literal

from claimcheck.app.prove.result import OURS
from claimcheck.views.prove import ProvenRow

if TYPE_CHECKING:
    from collections.abc import Mapping

Kind = Literal["nothing", "text", "whole", "number", "truth", "json"]
"""What a column holds: one kind of value, or else anything, as JSON."""

_RESULT: Mapping[str, Kind] = {
    **dict.fromkeys(("page", "seconds", "count", "start", "end"), "whole"),
    **dict.fromkeys(("warnings", "cut", "nearest"), "json"),
}
"""Columns of a result that hold no text."""

_LARGEST = 1 << 63


class Columns:
    """The columns of the results, by name, each with what it holds."""

    def __init__(self, kinds: Mapping[str, Kind] | None = None) -> None:
        """Begin without a row, or with what was met in earlier ones."""
        self._met: dict[str, Kind] = dict(kinds or {})

    @classmethod
    def of(cls, words: str) -> Columns:
        """Return the columns that ``words`` wrote down."""
        return cls(json.loads(words))

    @property
    def words(self) -> str:
        """Return what passes through, so that another run has it."""
        return json.dumps(self._met)

    @property
    def kinds(self) -> dict[str, Kind]:
        """Return all columns in their order: the id, what was found, what passes through."""
        ours: dict[str, Kind] = {name: _RESULT.get(name, "text") for name in ProvenRow.model_fields}
        return {**ours, **self._met}

    def add(self, row: Mapping[str, Any]) -> None:
        """Take note of what a row has besides."""
        for name, value in row.items():
            if name in OURS and name != "id":
                continue
            kind, known = value_kind(value), self._met.get(name, "nothing")
            if "nothing" in (known, kind):
                self._met[name] = kind if known == "nothing" else known
            elif known == kind:
                continue
            elif {known, kind} == {"whole", "number"}:
                self._met[name] = "number"
            else:
                self._met[name] = "text" if name == "id" else "json"


def value_kind(value: object) -> Kind:
    """Return what kind of value one is."""
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return "truth"
    if isinstance(value, int):
        return "whole" if -_LARGEST <= value < _LARGEST else "json"
    if isinstance(value, float):
        return "number"
    return "text" if isinstance(value, str) else "json"
