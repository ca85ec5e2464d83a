"""What the person who runs the program sets, for every registry or for one run."""

from __future__ import annotations

import os
import tomllib
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claimcheck.errors import ClaimcheckError
from claimcheck.model.fields import Frozen
from claimcheck.model.validation import did_you_mean, validate
from claimcheck.registry.bounds import Bound
from claimcheck.registry.config import Config, marks
from claimcheck.registry.problems import InvalidInputError, invalid_input
from claimcheck.registry.toml_text import TomlText
from claimcheck.registry.tree import DISK

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

PLACE_VARIABLE = "CLAIMCHECK_USER_CONFIG"
"""Names the file of the person who runs the program, instead of the usual place; empty for none."""

_FOLDER, _NAME = "claimcheck", "config.toml"


@dataclass(frozen=True)
class OwnConfig:
    """The settings that are not a registry's to widen.

    Attributes:
        kept: Those of the person's file.
        now: Those of this run; they go before everything else.
    """

    kept: Config = field(default_factory=Config)
    now: Config = field(default_factory=Config)

    def decides(self, key: str, registry: Config) -> bool:
        """Tell whether the value of a key that names files is not the registry's."""
        return is_set(self.now, key) or (is_set(self.kept, key) and not is_set(registry, key))

    def over(self, registry: Config) -> Config:
        """Return the settings of a registry with these: the narrower ones of both, then ``now``."""
        values: dict[str, Any] = {}
        for key, bound in bounds().items():
            if is_set(self.now, key):
                values[key] = value_of(self.now, key)
            elif is_set(self.kept, key):
                own = value_of(self.kept, key)
                written = is_set(registry, key)
                values[key] = bound.narrower(value_of(registry, key), own) if written else own
        return with_values(registry, values)


def own_config_path() -> Path | None:
    """Return where the person's own file lies; None where there is to be none."""
    named = os.environ.get(PLACE_VARIABLE)
    if named is not None:
        return Path(named) if named else None
    from platformdirs import user_config_path

    return user_config_path(_FOLDER, appauthor=False) / _NAME


def read_own_config(now: Sequence[str] = ()) -> OwnConfig:
    """Read what the person who runs the program sets.

    Args:
        now: ``KEY=VALUE`` for this run.

    Raises:
        ClaimcheckError: The file was named and does not exist, or cannot be read.
        InvalidInputError: It is not well-formed, or sets what a registry has to say; or one of
            ``now`` is no setting.
    """
    path = own_config_path()
    kept = Config()
    if path is not None and (PLACE_VARIABLE in os.environ or path.exists()):
        kept = _kept(path)
    return OwnConfig(kept, _config_of(now) if now else Config())


def ways(key: str) -> str:
    """Return how to set a key that a registry may not: by file, option or variable."""
    path = own_config_path()
    shown = DISK.shown(path) if path is not None else f"the file that {PLACE_VARIABLE} names"
    if "." not in key:
        return f"set it in {shown}, or name the files by --{key} or CLAIMCHECK_{key.upper()}"
    return f"set it in {shown}, by --set {key}=… or by CLAIMCHECK_SET={key}=…"


@cache
def bounds() -> Mapping[str, Bound]:
    """Return how far a registry may go, by the dotted name of each key that has a bound."""
    return marks(Bound)


def value_of(config: Config, key: str) -> Any:
    """Return the value of a dotted key."""
    value: Any = config
    for name in key.split("."):
        value = getattr(value, name)
    return value


def is_set(config: Config, key: str) -> bool:
    """Tell whether a dotted key was written, and is not just the default."""
    table, _, name = key.rpartition(".")
    return name in (getattr(config, table) if table else config).model_fields_set


def with_values(config: Config, values: Mapping[str, Any]) -> Config:
    """Return a configuration with other values, by dotted key."""
    for key, value in values.items():
        table, _, name = key.rpartition(".")
        if table:
            inner = getattr(config, table).model_copy(update={name: value})
            config = config.model_copy(update={table: inner})
        else:
            config = config.model_copy(update={name: value})
    return config


def _kept(path: Path) -> Config:
    text = TomlText(path, DISK)
    lines = text.lines()
    config = text.model(Config, text.data, lines)
    foreign = [key for key in _written(config) if key not in bounds()]
    if foreign:
        raise InvalidInputError(
            invalid_input(
                f"{key} decides what a registry says, so that it holds for everybody",
                "move it to the claimcheck.toml of the registry",
                text.location(lines, tuple(key.split("."))),
            )
            for key in foreign
        )
    return config


def _written(config: Config) -> list[str]:
    keys = []
    for name in Config.model_fields:
        if name in config.model_fields_set:
            inner = getattr(config, name)
            names = inner.model_fields_set if isinstance(inner, Frozen) else {""}
            keys += sorted(f"{name}.{each}".rstrip(".") for each in names)
    return keys


def _config_of(settings: Sequence[str]) -> Config:
    """Return the configuration that ``KEY=VALUE`` each set a part of."""
    data: dict[str, Any] = {}
    for each in settings:
        key, _, written = each.partition("=")
        if key not in bounds() or not _:
            known = ", ".join(name for name in bounds() if "." in name)
            raise ClaimcheckError(
                f"--set {each[:100]!r} sets nothing that can be set for a run",
                help=did_you_mean(key, bounds()) or f"write KEY=VALUE with one of: {known}",
            )
        table, _, name = key.rpartition(".")
        place = data.setdefault(table, {}) if table else data
        place[name] = _plain(written, is_list=isinstance(value_of(Config(), key), tuple))
    config = validate(Config, data, remedies={})
    if isinstance(config, list):
        raise ClaimcheckError(f"--set: {config[0].message}", help=config[0].help)
    return config


def _plain(written: str, *, is_list: bool) -> Any:
    """Return the value of an option: a number where it is one, else the words as they stand."""
    if is_list:
        return [part.strip() for part in written.split(",") if part.strip()]
    try:
        value = tomllib.loads(f"value = {written[:100]}")["value"]
    except (ValueError, RecursionError):
        return written
    return value if isinstance(value, (int, float)) else written
