"""What of a configuration lets more pass than the one before it."""

from __future__ import annotations

import json
import os.path
from typing import TYPE_CHECKING, Any, NamedTuple

from claimcheck.model.fields import Frozen
from claimcheck.registry.bounds import Bound
from claimcheck.registry.config import marks
from claimcheck.registry.own_config import bounds, value_of
from claimcheck.registry.weakens import Weakens

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from claimcheck.model.terms import Severity
    from claimcheck.registry.config import ProseFiles
    from claimcheck.registry.discover import RegistryFiles


class Weakened(NamedTuple):
    """A setting that lets more pass than before.

    Attributes:
        key: Its dotted name.
        before: What it was, as TOML.
        after: What it is, as TOML.
    """

    key: str
    before: str
    after: str


def weakened(
    before: RegistryFiles, after: RegistryFiles, severity: Callable[[str], Severity | None]
) -> Iterator[Weakened]:
    """Yield the settings that are weaker, by what holds and not by what is written.

    A setting that was taken out has its default, so it does not matter where a configuration is
    kept, or whether there still is one.

    Args:
        before: The registry as it was.
        after: The registry as it is.
        severity: The severity that a rule has by itself; None where there is no such rule.
    """
    for key, mark in marks(Weakens).items():
        pairs = [(key, _value(before, key, after), _value(after, key, before))]
        if mark is Weakens.MILDER:
            pairs = _by_rule(key, pairs[0][1], pairs[0][2], severity)
        for name, old, new in pairs:
            if mark.holds(old, new):
                yield Weakened(name, _toml(old), _toml(new))


def _value(files: RegistryFiles, key: str, other: RegistryFiles) -> Any:
    """Return a setting; paths from the work tree where the two registries have other roots."""
    value = value_of(files.config.config, key)
    if key == "prose" and files.root != other.root:
        return tuple(_moved(files, each) for each in value)
    if bounds().get(key) is not Bound.INSIDE or files.root == other.root:
        return value
    if isinstance(value, tuple):
        return tuple(_from_top(files, each) for each in value)
    return _from_top(files, value)


def _moved(files: RegistryFiles, entry: ProseFiles) -> ProseFiles:
    names = tuple(_from_top(files, each) for each in entry.files)
    return entry.model_copy(update={"files": names, "registry": _from_top(files, entry.registry)})


def _from_top(files: RegistryFiles, path: str) -> str:
    return os.path.relpath(files.root / path, files.top).replace(os.sep, "/")


def _by_rule(
    key: str,
    before: dict[str, Severity],
    after: dict[str, Severity],
    severity: Callable[[str], Severity | None],
) -> list[tuple[str, Any, Any]]:
    """Return the severity of each rule that one of the two gives another than its own."""
    found = []
    for rule in sorted({**before, **after}):
        own = severity(rule)
        if own is not None:
            found.append((f"{key}.{rule}", before.get(rule, own), after.get(rule, own)))
    return found


def _toml(value: Any) -> str:
    """Return a value as it is written in TOML."""
    if isinstance(value, tuple):
        return f"[{', '.join(map(_toml, value))}]"
    if isinstance(value, Frozen):
        items = value.model_dump(exclude_defaults=True).items()
        return f"{{{', '.join(f'{name} = {_toml(each)}' for name, each in items)}}}"
    if isinstance(value, (bool, str)):
        return json.dumps(value, ensure_ascii=False)
    return str(value)
