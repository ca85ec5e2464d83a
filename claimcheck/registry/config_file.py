"""Reads the configuration of a registry from its file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from claimcheck.model.fields import Frozen
from claimcheck.model.validation import shown
from claimcheck.registry.bounds import Bound
from claimcheck.registry.config import PYPROJECT_NAME, Config, LoadedConfig
from claimcheck.registry.own_config import bounds, value_of, ways, with_values
from claimcheck.registry.problems import InvalidInputError, invalid_input
from claimcheck.registry.toml_text import TomlText
from claimcheck.registry.tree import DISK, Tree
from claimcheck.registry.work_tree import points_out, work_tree

if TYPE_CHECKING:
    from pathlib import Path

_PROSE_HELP = "name files in the work tree, relative to the configuration file"
_TABLE_IN_PYPROJECT = ("tool", "claimcheck")


def read_config(path: Path, tree: Tree = DISK) -> LoadedConfig | None:
    """Read the configuration in a file; None for a ``pyproject.toml`` that has none.

    Args:
        path: The file.
        tree: What to read it from.

    Raises:
        ClaimcheckError: The file cannot be read.
        InvalidInputError: It is not TOML, holds unknown keys or wrong values, or opens what
            only the person who runs the program may open.
    """
    text = TomlText(path, tree)
    table = _TABLE_IN_PYPROJECT if path.name == PYPROJECT_NAME else ()
    data: Any = text.data
    for name in table:
        data = data.get(name) if isinstance(data, dict) else None
    if data is None:
        return None
    lines = text.lines(table)
    if tree is not DISK and isinstance(data, dict):
        data = _without_gone(data)
    config = text.model(Config, data, lines)
    wider = _wider(config, path.resolve().parent)
    if tree is not DISK:  # nothing is fetched or written for the past: what it opened stays shut
        default = Config()
        config = with_values(config, {key: value_of(default, key) for key in wider})
    else:
        told = [(key, message, ways(key)) for key, message in wider.items()]
        outside = _prose_outside(config, path.resolve().parent)
        told += [(key, message, _PROSE_HELP) for key, message in outside.items()]
        if told:
            raise InvalidInputError(
                invalid_input(message, step, text.location(lines, tuple(key.split("."))))
                for key, message, step in told
            )
    return LoadedConfig(config, text.source.path, lines)


def _without_gone(data: dict[str, Any]) -> dict[str, Any]:
    """Return what a file of the past says without the keys that are no longer asked for."""
    kept = dict(data)
    for name, info in Config.model_fields.items():
        inner = type(info.default)
        if issubclass(inner, Frozen) and isinstance(data.get(name), dict):
            kept[name] = {key: data[name][key] for key in data[name] if key not in inner.GONE}
    levels = data.get("levels")
    if isinstance(levels, dict) and levels.get("require_proof") is True:
        kept["levels"].setdefault("proof", "proven")  # so that less is seen to be less
    return kept


def _prose_outside(config: Config, root: Path) -> dict[str, str]:
    """Return what is wrong with each key of a ``[[prose]]`` that leads out of the work tree.

    At another revision nothing can: only files of the repository are read there.
    """
    top = work_tree(root)
    wrong = {}
    for number, each in enumerate(config.prose):
        for name, paths in (("files", each.files), ("registry", (each.registry,))):
            out = next((path for path in paths if points_out(root, path, top)), None)
            if out is not None:
                wrong[f"prose.{number}.{name}"] = f"{shown(out)} leads out of the work tree"
    return wrong


def _wider(config: Config, root: Path) -> dict[str, str]:
    """Return what is wrong with each key that opens more than a registry may open."""
    default, top = Config(), work_tree(root)
    wrong = {}
    for key, bound in bounds().items():
        value = value_of(config, key)
        if bound is Bound.INSIDE:
            paths = (value,) if isinstance(value, str) else value
            out = next((each for each in paths if points_out(root, each, top)), None)
            if out is not None:
                wrong[key] = (
                    f"{key} {shown(out)} leads out of the work tree, and comes with a registry"
                )
        elif not bound.holds(value, value_of(default, key)):
            written = ", ".join(value) if isinstance(value, tuple) else value
            wrong[key] = f"{key} is {shown(written)}; a registry may only set it to {bound.value}"
    return wrong
