"""Each setting says whether a change of it can weaken a check, and in which direction."""

from __future__ import annotations

from typing import Any

import pytest

from claimcheck.model.fields import Frozen
from claimcheck.registry.config import Config, marks
from claimcheck.registry.weakens import Weakens


def settings() -> set[str]:
    """Return the dotted names of all settings, from the model itself."""
    found = set()
    for name, info in Config.model_fields.items():
        inner = info.default
        keys = type(inner).model_fields if isinstance(inner, Frozen) else {"": info}
        found |= {f"{name}.{key}".rstrip(".") for key in keys}
    return found


def test_every_setting_says_whether_it_can_weaken_a_check() -> None:
    lacking = settings() - set(marks(Weakens))

    assert not lacking, (
        f"mark each of them with Weakens in claimcheck/registry/config.py: {lacking}"
    )


@pytest.mark.parametrize(
    ("mark", "weaker", "before", "after"),
    [
        (Weakens.LESS, True, 2, 1),
        (Weakens.LESS, False, 1, 2),
        (Weakens.LESS_PROOF, True, "checked", "none"),
        (Weakens.LESS_PROOF, True, "proven", "checked"),
        (Weakens.LESS_PROOF, False, "none", "proven"),
        (Weakens.MILDER, True, "error", "note"),
        (Weakens.MILDER, False, "note", "warning"),
        (Weakens.LATER, True, "error", "never"),
        (Weakens.LATER, True, "note", "warning"),
        (Weakens.LATER, False, "never", "error"),
        (Weakens.LACKING, True, ("a", "b"), ("b",)),
        (Weakens.LACKING, True, (), ("a",)),
        (Weakens.LACKING, True, ("a",), ("b",)),
        (Weakens.LACKING, False, ("a",), ()),
        (Weakens.LACKING, False, ("a",), ("b", "a")),
        (Weakens.MORE, True, ("a",), ("b",)),
        (Weakens.MORE, True, (), ("a",)),
        (Weakens.MORE, False, ("a", "b"), ("b",)),
        (Weakens.OFF, True, "a", ""),
        (Weakens.OFF, False, "", "a"),
        (Weakens.OFF, False, "a", "b"),
        (Weakens.ANY, True, "a", "b"),
        (Weakens.NEVER, False, "a", "b"),
    ],
)
def test_a_mark_tells_the_weaker_value(
    mark: Weakens, weaker: bool, before: Any, after: Any
) -> None:
    assert mark.holds(before, after) is weaker
    assert mark.holds(after, after) is False
