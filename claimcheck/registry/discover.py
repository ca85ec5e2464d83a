"""Finds the files of a registry: from the working directory upwards, or where one was told."""

from __future__ import annotations

import glob
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.errors import ClaimcheckError
from claimcheck.registry.config import CONFIG_NAME, PYPROJECT_NAME, LoadedConfig, read_config
from claimcheck.registry.lock import LOCK_NAME
from claimcheck.registry.source_text import display_path

if TYPE_CHECKING:
    from collections.abc import Sequence

_START = "start a registry here: claimcheck init"


@dataclass(frozen=True)
class RegistryFiles:
    """What a registry is made of.

    Attributes:
        root: The folder that the configuration or the ``data`` folder stands in.
        claims: Files of claims, sorted.
        sources: Files of sources, sorted.
        config: The settings.
        lock: Where the proofs are kept; the file need not exist.
    """

    root: Path
    claims: tuple[Path, ...]
    sources: tuple[Path, ...]
    config: LoadedConfig
    lock: Path


def find_registry(
    start: Path,
    *,
    config: Path | None = None,
    claims: Sequence[Path] = (),
    sources: Sequence[Path] = (),
) -> RegistryFiles:
    """Find the registry that belongs to the folder ``start``.

    Args:
        start: Where to begin to look, upwards.
        config: Configuration to use instead of the one found.
        claims: Files or folders of claims to use instead of those found.
        sources: Files or folders of sources, likewise.

    Raises:
        ClaimcheckError: There is no registry, or a file that was named does not exist.
        InvalidInputError: The configuration is not well-formed.
    """
    if config is not None:
        loaded = read_config(config)
        if loaded is None:
            raise ClaimcheckError(
                f"{display_path(config)} has no table [tool.claimcheck]",
                help=f"add it, or name a {CONFIG_NAME}",
            )
        root = config.resolve().parent
    else:
        root, loaded = _walk_up(start.resolve(), claims_named=bool(claims))
    settings = loaded.config
    claim_files = _named(claims) or _matching(root, settings.claims)
    source_files = _named(sources) or _matching(root, settings.sources)
    if not claim_files:
        raise ClaimcheckError(
            f"no file of claims in {display_path(root)}: looked for {', '.join(settings.claims)}",
            help=_START,
        )
    if claims and "verify.lock" not in loaded.lines:
        lock = claim_files[0].parent / LOCK_NAME
    else:
        lock = root / settings.verify.lock
    return RegistryFiles(root, claim_files, source_files, loaded, lock)


def _walk_up(start: Path, *, claims_named: bool) -> tuple[Path, LoadedConfig]:
    default = LoadedConfig()
    for folder in (start, *start.parents):
        loaded = _config_in(folder)
        if loaded is not None:
            return folder, loaded
        if _matching(folder, default.config.claims) or _matching(folder, default.config.sources):
            return folder, default
    if claims_named:
        return start, default
    raise ClaimcheckError(
        f"no registry in {start.as_posix()} or above it: no data/claims.yaml and no {CONFIG_NAME}",
        help=_START,
    )


def _config_in(folder: Path) -> LoadedConfig | None:
    for name in (CONFIG_NAME, PYPROJECT_NAME):
        path = folder / name
        if path.is_file():
            loaded = read_config(path)
            if loaded is not None:
                return loaded
    return None


def _matching(root: Path, patterns: Sequence[str]) -> tuple[Path, ...]:
    found: dict[Path, None] = {}
    for pattern in patterns:
        if glob.has_magic(pattern):
            folder = root / Path(pattern).parent
            if folder.is_dir():
                _check_listable(folder)
            names = glob.glob(pattern, root_dir=root)  # noqa: PTH207 - Path.glob refuses absolute ones
            matches = [root / name for name in sorted(names)]
        else:
            matches = [root / pattern] if (root / pattern).exists() else []
        found.update(dict.fromkeys(match for match in matches if not match.name.startswith(".")))
    return tuple(found)


def _named(paths: Sequence[Path]) -> tuple[Path, ...]:
    found: dict[Path, None] = {}
    for path in paths:
        if path.is_dir():
            _check_listable(path)
            inside = sorted(each for each in path.iterdir() if each.suffix in (".yaml", ".yml"))
            if not inside:
                raise ClaimcheckError(f"{display_path(path)} holds no YAML file")
            found.update(dict.fromkeys(inside))
        else:
            found[path] = None
    return tuple(found)


def _check_listable(folder: Path) -> None:
    """Refuse a folder that cannot be read: globbing would find nothing in it, silently."""
    try:
        next(iter(folder.iterdir()), None)
    except OSError as error:
        raise ClaimcheckError(
            f"{display_path(folder)} cannot be read: {error.strerror}",
            help="check that you may read it",
        ) from None
