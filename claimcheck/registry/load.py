"""Reads the files of a registry into one value, or tells everything that is wrong with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model.claim import Claim
from claimcheck.model.registry import Registry
from claimcheck.model.source import Source
from claimcheck.registry.collector import collector_at_rest
from claimcheck.registry.problems import InputProblem, InvalidInputError
from claimcheck.registry.reader import Reading, read_items
from claimcheck.registry.source_text import SourceText

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from claimcheck.registry.discover import RegistryFiles
    from claimcheck.registry.tree import Tree
    from claimcheck.registry.validation import Model


def load_registry(files: RegistryFiles) -> Registry:
    """Read a registry.

    Raises:
        ClaimcheckError: A file is missing or not readable.
        InvalidInputError: Files are not well-formed; every problem of every file is in it.
    """
    problems: list[InputProblem] = []
    with collector_at_rest():
        claims = _read_all(files.claims, files.tree, "claims", Claim, problems)
        sources = _read_all(files.sources, files.tree, "sources", Source, problems)
    if problems:
        raise InvalidInputError(problems)
    return Registry(
        tuple(claims.items), tuple(sources.items), tuple(claims.origins), tuple(sources.origins)
    )


def _read_all(
    paths: Sequence[Path], tree: Tree, key: str, model: type[Model], problems: list[InputProblem]
) -> Reading[Model]:
    whole: Reading[Model] = Reading()
    for path in paths:
        try:
            source = SourceText.decode(tree.shown(path), tree.read(path))
        except InvalidInputError as error:
            problems.extend(error.problems)
            continue
        reading = read_items(source, key, model)
        whole.items += reading.items
        whole.origins += reading.origins
        problems.extend(reading.problems)
    return whole
