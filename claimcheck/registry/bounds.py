"""How far the file of a registry may go with a setting: it comes with a clone, from anybody.

What opens the network or the disk is for the person who runs the program to open. A registry may
narrow it. The marks stand in the types of the configuration; reading, schema and reference follow
them.
"""

from __future__ import annotations

from enum import Enum
from typing import Any


class Bound(Enum):
    """What the file of a registry may write; the words are those of the reference."""

    OFF = "its default, or empty"
    MOST = "its default, or less"
    LEAST = "its default, or more"
    INSIDE = "a path in the work tree"

    def holds(self, value: Any, default: Any) -> bool:
        """Tell whether a registry may set ``value``; paths are judged where they are used."""
        match self:
            case Bound.OFF:
                return value == default or not value
            case Bound.MOST:
                return bool(value <= default)
            case Bound.LEAST:
                return bool(value >= default)
            case Bound.INSIDE:
                return True

    def narrower(self, value: Any, own: Any) -> Any:
        """Return which of two values holds: that of a registry, or of the person who runs it."""
        match self:
            case Bound.OFF:
                return own if value else value
            case Bound.MOST:
                return min(value, own)
            case Bound.LEAST:
                return max(value, own)
            case Bound.INSIDE:
                return value
