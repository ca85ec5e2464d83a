"""A registry that was found and read, with what follows from it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from claimcheck.registry.discover import find_registry
from claimcheck.registry.load import load_registry
from claimcheck.support.assess import assess

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from claimcheck.model.registry import Registry
    from claimcheck.registry.config import LoadedConfig
    from claimcheck.registry.discover import RegistryFiles
    from claimcheck.support.assessment import Assessment


@dataclass(frozen=True)
class Project:
    """One registry with its settings.

    Attributes:
        files: What it was read from.
        registry: Its claims and sources.
    """

    files: RegistryFiles
    registry: Registry

    @property
    def settings(self) -> LoadedConfig:
        """Return the configuration with the lines that it was written on."""
        return self.files.config

    @cached_property
    def assessments(self) -> dict[str, Assessment]:
        """Return the derived level of each claim, by id."""
        return assess(self.registry, self.settings.config.levels)


def open_project(
    start: Path,
    *,
    config: Path | None = None,
    claims: Sequence[Path] = (),
    sources: Sequence[Path] = (),
) -> Project:
    """Find and read the registry that belongs to the folder ``start``.

    Raises:
        ClaimcheckError: There is no registry, or a file of it cannot be read.
        InvalidInputError: Its files or its configuration are not well-formed.
    """
    files = find_registry(start, config=config, claims=claims, sources=sources)
    return Project(files, load_registry(files))
