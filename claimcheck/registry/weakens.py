"""Which values of a setting let more pass than others: a change to them weakens a check.

Whoever proposes a change of the claims may propose another configuration with it. The marks stand
in the types of the configuration, one for every key; the rule ``weakened-configuration`` and the
reference follow them.
"""

from __future__ import annotations

from enum import Enum
from typing import Annotated, Any, get_args, get_origin

_SEVERITIES = ("note", "warning", "error", "never")


class Weakens(Enum):
    """Which other value is the weaker one; the words are those of the reference."""

    NEVER = "none"
    LESS = "a lower number"
    OFF = "`false`"
    LATER = "a higher severity"
    MILDER = "a lower severity"
    LACKING = "fewer entries"
    MORE = "more entries"
    ANY = "any other"
    TEXTS = "fewer texts; for one, another registry, a lower level or free wording"

    def holds(self, before: Any, after: Any) -> bool:
        """Tell whether ``after`` is weaker than ``before``; an empty list stands for everything."""
        match self:
            case Weakens.NEVER:
                return False
            case Weakens.LESS | Weakens.OFF:
                return bool(after < before)
            case Weakens.MILDER:
                return _SEVERITIES.index(after) < _SEVERITIES.index(before)
            case Weakens.LATER:
                return _SEVERITIES.index(after) > _SEVERITIES.index(before)
            case Weakens.LACKING:
                return bool(after) and (not before or not set(before) <= set(after))
            case Weakens.MORE:
                return not set(after) <= set(before)
            case Weakens.ANY:
                return bool(after != before)
            case Weakens.TEXTS:
                asked = _asked(after)
                return any(
                    name not in asked
                    or registry != asked[name][0]
                    or any(was > now for was, now in zip(strict, asked[name][1], strict=True))
                    for name, (registry, strict) in _asked(before).items()
                )


def _asked(entries: Any) -> dict[str, tuple[str, tuple[int, bool]]]:
    """Return what is asked for of each name of texts: the registry, the level and the wording.

    Of several entries with one name the first holds.
    """
    found: dict[str, tuple[str, tuple[int, bool]]] = {}
    for entry in entries:
        for name in entry.files:
            found.setdefault(name, (entry.registry, (entry.least.rank, entry.wording == "exact")))
    return found


def unmarked(hint: Any) -> Any:
    """Return the annotation of a setting without its mark."""
    if get_origin(hint) is not Annotated:
        return hint
    kind, *metadata = get_args(hint)
    others = tuple(each for each in metadata if not isinstance(each, Weakens))
    return Annotated[(kind, *others)] if others else kind
