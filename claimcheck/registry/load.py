"""Reads the files of a registry into one value, or tells everything that is wrong with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.collector import collector_at_rest
from claimcheck.model.claim import Claim
from claimcheck.model.registry import Registry
from claimcheck.model.source import Source
from claimcheck.registry.items import FileItems
from claimcheck.registry.problems import InvalidInputError
from claimcheck.registry.reader import read_items
from claimcheck.registry.source_text import SourceText

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from claimcheck.model.finding import Finding
    from claimcheck.model.validation import Model
    from claimcheck.registry.discover import RegistryFiles
    from claimcheck.registry.tree import Tree


def load_registry(files: RegistryFiles) -> Registry:
    """Read a registry.

    Raises:
        ClaimcheckError: A file is missing or not readable.
        InvalidInputError: Files are not well-formed; every finding of every file is in it.
    """
    findings: list[Finding] = []
    with collector_at_rest():
        claims = _read_all(files.claims, files.tree, "claims", Claim, findings)
        sources = _read_all(files.sources, files.tree, "sources", Source, findings)
    if findings:
        raise InvalidInputError(findings)
    return Registry(
        tuple(claims.items), tuple(sources.items), tuple(claims.origins), tuple(sources.origins)
    )


def _read_all(
    paths: Sequence[Path], tree: Tree, key: str, model: type[Model], findings: list[Finding]
) -> FileItems[Model]:
    whole: FileItems[Model] = FileItems()
    for path in paths:
        try:
            source = SourceText.decode(tree.shown(path), tree.read(path))
        except InvalidInputError as error:
            findings.extend(error.findings)
            continue
        reading = read_items(source, key, model)
        whole.items += reading.items
        whole.origins += reading.origins
        findings.extend(reading.findings)
    return whole
