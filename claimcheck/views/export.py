"""What ``export --format json`` writes: a registry in the words of its files."""

from __future__ import annotations

from typing import Literal

from claimcheck.model.claim import Claim
from claimcheck.model.fields import Frozen
from claimcheck.model.source import Source
from claimcheck.model.terms import Support


class ExportedClaim(Claim):
    """A claim as its file has it, with the level that its evidence allows.

    Attributes:
        derived: The level that the evidence allows, beside that of the editor.
    """

    derived: Support


class ExportDocument(Frozen):
    """Output of ``claimcheck export --format json``; what a file leaves out is left out.

    Attributes:
        schema_version: The version of this schema.
        claims: The claims, in the order of the files.
        sources: The sources, likewise.
    """

    schema_version: Literal[1]
    claims: tuple[ExportedClaim, ...]
    sources: tuple[Source, ...]
