"""What of a configuration lets more pass than the one before it."""

from __future__ import annotations

import json
import os.path
from typing import TYPE_CHECKING, Any, NamedTuple

from claimcheck.model.fields import Frozen
from claimcheck.registry.bounds import Bound
from claimcheck.registry.config import marks
from claimcheck.registry.discover import files_named
from claimcheck.registry.own_config import bounds, value_of
from claimcheck.registry.weakens import Asked, Weakens, asked, asks_less

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from claimcheck.model.terms import Severity
    from claimcheck.registry.config import Config, ProseFiles
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
    before: RegistryFiles,
    after: RegistryFiles,
    severity: Callable[[str], Severity | None],
    running: Callable[[Config], set[str]],
) -> Iterator[Weakened]:
    """Yield the settings that are weaker, by what holds and not by what is written.

    A setting that was taken out has its default, so it does not matter where a configuration is
    kept, or whether there still is one.

    Args:
        before: The registry as it was.
        after: The registry as it is.
        severity: The severity that a rule has by itself; None where there is no such rule.
        running: The rules that run by a configuration.
    """
    told: set[str] = set()
    for key, mark in marks(Weakens).items():
        pairs = [(key, _value(before, key, after), _value(after, key, before))]
        if mark is Weakens.MILDER:
            pairs = _by_rule(key, pairs[0][1], pairs[0][2], severity)
        for name, old, new in pairs:
            if mark.holds(old, new) or (key == "prose" and _less_is_asked(before, after)):
                told.add(name)
                yield Weakened(name, _toml(old), _toml(new))
    if told.isdisjoint(("select", "ignore")):
        yield from _no_longer_run(before.config.config, after.config.config, running, told)


def _no_longer_run(
    before: Config, after: Config, running: Callable[[Config], set[str]], told: set[str]
) -> Iterator[Weakened]:
    """Yield what let rules run that do not run by themselves, and lets them no longer."""
    gone = sorted(running(before) - running(after))
    for rule in gone:
        if rule in before.severity and f"severity.{rule}" not in told:
            yield Weakened(f"severity.{rule}", _toml(before.severity[rule]), "not set")
    if not set(gone) <= set(before.severity):
        yield Weakened("select", _toml(before.select), _toml(after.select))


def _less_is_asked(before: RegistryFiles, after: RegistryFiles) -> bool:
    """Tell whether less is asked of a text that is there, whatever the entries are called."""
    return asks_less(_asked_of_texts(before, after), _asked_of_texts(after, after))


def _asked_of_texts(files: RegistryFiles, there: RegistryFiles) -> dict[str, Asked]:
    """Return what a configuration asks of each text that is there, by its path."""
    return asked(
        (str(path), _moved(files, entry))
        for entry in files.config.config.prose
        for pattern in entry.files
        for path in files_named(files.root, pattern, there.tree)
    )


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
