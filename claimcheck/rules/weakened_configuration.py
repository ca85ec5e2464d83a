"""A change lets the check pass more than it did where the change began.

What it does:
    Compares, under `--since`, the configuration with the one where the change began: levels that
    take less evidence or less proof, a rule that is milder, ignored or no longer
    selected, a higher `fail_on`, claims that are no longer read, another lock, lower limits for
    reading sources. What holds is compared, not what is written: a configuration that was deleted,
    moved, or put nearer to the claims is one like any other. So is a baseline that tolerates more
    than it did. The configuration where the change began decides whether this rule runs and how
    severe it is; no comment and no baseline silences it. Of two different `fail_on`, the stricter
    one holds.

Why it matters:
    Whoever proposes a claim that the check would refuse can propose a milder check along with it.
    A line in a file of settings is easily overlooked in a review.

Example:
    ```toml
    fail_on = "never"     # it was "warning" where the change began

    [levels]
    secondary = 1         # it was 2
    ```

How to fix:
    Set it back, or propose it in a change of its own that says why. Where no such change shall pass
    by itself, write `weakened-configuration = "error"` under `[severity]`.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from claimcheck.model.finding import Finding, Location
from claimcheck.model.terms import Severity
from claimcheck.registry.tree import DISK
from claimcheck.registry.weakened import weakened
from claimcheck.rules import RULES, chosen

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from claimcheck.registry.config import LoadedConfig
    from claimcheck.registry.tree import Tree
    from claimcheck.rules.base import Change, Facts

SEVERITY = Severity.WARNING


def find(facts: Facts) -> Iterator[Finding]:
    """Yield each setting that is weaker than where the change began."""
    change = facts.change
    if change is None or not change.before.claims:
        return
    left = _left(change)
    because = ""
    if left is not None:
        holds = "no longer applies" if change.after.tree.exists(left) else "is gone"
        because = f", since {DISK.shown(left)} {holds}"
    for each in weakened(change.before, change.after, _severity, partial(chosen, ())):
        yield Finding(
            f"{each.key} is {each.after}, and was {each.before} at {change.base}{because}",
            f"set it back ({each.key} = {each.before}), or let a reviewer see that it is meant",
            places=(_place(each.key, change, left),),
        )


def _severity(rule: str) -> Severity | None:
    return RULES[rule].SEVERITY if rule in RULES else None


def _left(change: Change) -> Path | None:
    """Return the configuration that there was, where there is none now."""
    before = change.before
    if change.after.config.path or not before.config.path:
        return None
    return before.tree.path_of(before.config.path)


def _place(key: str, change: Change, left: Path | None) -> Location:
    """Return where a setting is; where it was, if its file is gone."""
    before, after = change.before, change.after
    if after.config.path:
        return _line(after.tree, after.config, key)
    if left is None or after.tree.exists(left):
        return Location(after.tree.shown((*after.claims, *after.sources)[0]))
    return replace(_line(before.tree, before.config, key), path=DISK.shown(left))


def _line(tree: Tree, config: LoadedConfig, key: str) -> Location:
    source, number = tree.text(config.path), config.line_of(key) - 1
    line = source.line(number)
    return source.location(number, len(line) - len(line.lstrip()))
