"""What an exporter is, and what it is given to write."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping

    from claimcheck.model.registry import Registry
    from claimcheck.support.assessment import Assessment


class Exporter(Protocol):
    """A module of this folder, seen as a value."""

    def write(self, registry: Registry, assessments: Mapping[str, Assessment]) -> str:
        """Return the registry as text; ``assessments`` holds the derived level of each claim."""
        ...
