"""What a person asks of a run over rows; it travels to whoever works on them."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from claimcheck.registry.config import Extract, Verify


@dataclass(frozen=True)
class ProveOptions:
    """How rows are proven.

    Attributes:
        root: The folder that ``file`` is relative to, and that it may not leave.
        nearest: Whether to show the most similar passage where a quote is not found.
        offline: Use nothing but what is cached or local.
        refresh: Ask every address again, whatever is cached.
        verify: How sources are read.
        extract: How much it may take to read one.
    """

    root: Path = field(default_factory=Path.cwd)
    nearest: bool = False
    offline: bool = False
    refresh: bool = False
    verify: Verify = field(default_factory=Verify)
    extract: Extract = field(default_factory=Extract)
