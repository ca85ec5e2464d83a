"""What ``add --json`` shows: what became of each thing that was handed over."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from claimcheck.model.fields import Frozen
from claimcheck.views.base import Count


class AddedView(Frozen):
    """What became of one thing.

    Attributes:
        kind: What it is.
        number: Which of its kind it is, in the order in which they came, from 1.
        outcome: Whether it was added, was there already, or was refused; with ``--dry-run``,
            whether it would be.
        id: The claim or source that it is, or the claim that the evidence is for; null where it was
            refused.
        reason: Why it was refused; null where it was not.
        help: What to do about that; null where that is said already, or it was not refused.
    """

    kind: Literal["source", "claim", "evidence"]
    number: Count
    outcome: Literal["added", "known", "refused"]
    id: str | None
    reason: str | None
    help: str | None


class AddDocument(Frozen):
    """Output of ``claimcheck add --json FILE --format json``.

    Attributes:
        schema_version: The version of this schema.
        dry_run: Whether nothing was written.
        files: The files that were written, or would be.
        results: What became of each thing; sources come first, then claims, then evidence.
        doubts: What a person should know of claims and quotes that were added nevertheless.
    """

    schema_version: Literal[1] = 1
    dry_run: bool
    files: Sequence[str]
    results: Sequence[AddedView]
    doubts: Sequence[str]
