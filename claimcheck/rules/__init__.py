"""The rules of ``claimcheck check``: one file each, named for what is wrong."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from claimcheck.rules.base import Rule

RULES: dict[str, str] = {
    "overstated": "claimcheck.rules.overstated",
}
"""The module of each rule by the rule's name, in the order in which they are listed."""


def load_rule(name: str) -> Rule:
    """Import and return the rule ``name``.

    Raises:
        KeyError: There is no such rule.
    """
    return cast("Rule", import_module(RULES[name]))
