"""Finds the files of a registry: from the working directory upwards, or where one was told."""

from __future__ import annotations

import glob
import os.path
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.errors import ClaimcheckError
from claimcheck.model.finding import Location
from claimcheck.registry.config import CONFIG_NAME, PYPROJECT_NAME, LoadedConfig
from claimcheck.registry.config_file import read_config
from claimcheck.registry.lock import LOCK_NAME
from claimcheck.registry.own_config import OwnConfig, is_set, read_own_config, ways
from claimcheck.registry.problems import InvalidInputError, invalid_input
from claimcheck.registry.source_text import JSON_LINES, STDIN
from claimcheck.registry.tree import DISK, Tree
from claimcheck.registry.work_tree import leads_out, work_tree

if TYPE_CHECKING:
    from collections.abc import Sequence

_ENDINGS = (".yaml", ".yml", *JSON_LINES)
_START = "start a registry here: claimcheck init"


class NoRegistryError(ClaimcheckError):
    """There is no registry where one was looked for."""


@dataclass(frozen=True)
class RegistryFiles:
    """What a registry is made of.

    Attributes:
        root: The folder that the configuration or the ``data`` folder stands in.
        claims: Files of claims, sorted.
        sources: Files of sources, sorted.
        config: The settings.
        lock: Where the proofs are kept; the file need not exist.
        tree: What all of these are read from.
    """

    root: Path
    claims: tuple[Path, ...]
    sources: tuple[Path, ...]
    config: LoadedConfig
    lock: Path
    tree: Tree = DISK

    @property
    def folders(self) -> set[Path]:
        """Return the folders in which files of the registry are written."""
        files = (*self.claims, *self.sources, self.lock)
        return {self.root, *(path.resolve().parent for path in files)}

    @cached_property
    def top(self) -> Path:
        """Return the folder that nothing is read from outside of: git's work tree, or the root."""
        return work_tree(self.root)


def find_registry(
    start: Path,
    *,
    config: Path | None = None,
    claims: Sequence[Path] = (),
    sources: Sequence[Path] = (),
    settings: Sequence[str] = (),
    tree: Tree = DISK,
) -> RegistryFiles:
    """Find the registry that belongs to the folder ``start``.

    Args:
        start: Where to begin to look, upwards.
        config: Configuration to use instead of the one found.
        claims: Files or folders of claims to use instead of those found.
        sources: Files or folders of sources, likewise.
        settings: ``KEY=VALUE`` that the person at the command line sets for this run.
        tree: What to read from.

    Raises:
        NoRegistryError: There is no registry.
        ClaimcheckError: A file that was named does not exist, or cannot be read.
        InvalidInputError: The configuration is not well-formed, or a file that nobody named at the
            command line lies outside of the work tree.
    """
    if config is not None:
        loaded = read_config(config, tree)
        if loaded is None:
            raise ClaimcheckError(
                f"{tree.shown(config)} has no table [tool.claimcheck]",
                help=f"add it, or name a {CONFIG_NAME}",
            )
        root = config.resolve().parent
    else:
        root, loaded = _walk_up(start.resolve(), tree, claims_named=bool(claims))
    own = read_own_config(settings) if tree is DISK else OwnConfig()
    chosen = own.over(loaded.config)
    claim_files = _files_at(claims, tree) or _matching(root, chosen.claims, tree)
    source_files = _files_at(sources, tree) or _matching(root, chosen.sources, tree)
    if not (claim_files or source_files):
        raise NoRegistryError(
            f"no file of claims in {tree.shown(root)}: looked for {', '.join(chosen.claims)}",
            help=_START,
        )
    beside = bool(claims) and claim_files[0] != STDIN and not is_set(chosen, "verify.lock")
    lock = claim_files[0].parent / LOCK_NAME if beside else root / chosen.verify.lock
    found = RegistryFiles(
        root, claim_files, source_files, replace(loaded, config=chosen), lock, tree
    )
    if tree is DISK:
        if not (claims or own.decides("claims", loaded.config)):
            _refuse_outside("claims", claim_files, found.top)
        if not (sources or own.decides("sources", loaded.config)):
            _refuse_outside("sources", source_files, found.top)
        if not (beside or own.decides("verify.lock", loaded.config)):
            _refuse_outside("verify.lock", (lock,), found.top)
        table = chosen.lookup.retraction_watch
        if table and not own.decides("lookup.retraction_watch", loaded.config):
            _refuse_outside("lookup.retraction_watch", (root / table,), found.top)
    return found


def _refuse_outside(key: str, paths: Sequence[Path], top: Path) -> None:
    """Refuse what a registry, and no person, leads out of the work tree: by a link."""
    outside = [path for path in paths if leads_out(path, top)]
    if outside:
        raise InvalidInputError(
            invalid_input(
                f"this file of {key} leads out of the work tree, and comes with a registry",
                ways(key),
                Location(DISK.shown(path.parent.resolve() / path.name)),
            )
            for path in outside
        )


def _walk_up(start: Path, tree: Tree, *, claims_named: bool) -> tuple[Path, LoadedConfig]:
    default = LoadedConfig()
    named = (*default.config.claims, *default.config.sources)
    for folder in (start, *start.parents):
        loaded = _config_in(folder, tree)
        if loaded is not None:
            return folder, loaded
        if _matching(folder, named, tree):
            return folder, default
        if not claims_named and (folder / ".git").exists() and _has_registry_above(folder, tree):
            raise NoRegistryError(
                f"no registry in the repository {folder.as_posix()}; one above is another's",
                help=f"{_START}, or name the configuration of the other: --config",
            )
    if claims_named:
        return start, default
    raise NoRegistryError(
        f"no registry in {start.as_posix()} or above it: no data/claims.yaml and no {CONFIG_NAME}",
        help=_START,
    )


def _has_registry_above(folder: Path, tree: Tree) -> bool:
    """Tell whether a folder above a repository has a registry, which is not that repository's."""
    named = (*LoadedConfig().config.claims, *LoadedConfig().config.sources)
    return any(
        _config_in(each, tree) is not None or _matching(each, named, tree)
        for each in folder.parents
    )


def _config_in(folder: Path, tree: Tree) -> LoadedConfig | None:
    for name in (CONFIG_NAME, PYPROJECT_NAME):
        path = folder / name
        if tree.is_file(path):
            loaded = read_config(path, tree)
            if loaded is not None:
                return loaded
    return None


def files_named(root: Path, pattern: str, tree: Tree) -> list[Path]:
    """Return the files that a name or a pattern with wildcards stands for below ``root``."""
    paths = tree.matching(root, pattern) if glob.has_magic(pattern) else [root / pattern]
    return [
        Path(os.path.normpath(path))
        for path in paths
        if tree.exists(path) and not tree.is_folder(path)
    ]


def _matching(root: Path, patterns: Sequence[str], tree: Tree) -> tuple[Path, ...]:
    found: dict[Path, None] = {}
    for pattern in patterns:
        if glob.has_magic(pattern):
            matches = tree.matching(root, pattern)
        else:
            matches = [root / pattern] if tree.exists(root / pattern) else []
        found.update(dict.fromkeys(match for match in matches if not match.name.startswith(".")))
    return tuple(found)


def _files_at(paths: Sequence[Path], tree: Tree) -> tuple[Path, ...]:
    found: dict[Path, None] = {}
    for path in paths:
        if tree.is_folder(path):
            inside = [each for each in tree.inside(path) if each.suffix in _ENDINGS]
            if not inside:
                raise ClaimcheckError(f"{tree.shown(path)} holds no file of YAML or JSON Lines")
            found.update(dict.fromkeys(inside))
        else:
            found[path] = None
    return tuple(found)
