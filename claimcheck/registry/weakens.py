"""Which values of a setting let more pass than others: a change to them weakens a check.

Whoever proposes a change of the claims may propose another configuration with it. The marks stand
in the types of the configuration, one for every key; the rule ``weakened-configuration`` and the
reference follow them.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Annotated, Any, get_args, get_origin

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_SEVERITIES = ("note", "warning", "error", "never")
_PROOFS = ("none", "checked", "proven")


class Weakens(Enum):
    """Which other value is the weaker one; the words are those of the reference."""

    NEVER = "none"
    LESS = "a lower number"
    LESS_PROOF = "an earlier word"
    LATER = "a higher severity"
    MILDER = "a lower severity"
    LACKING = "fewer entries"
    MORE = "more entries"
    OFF = "empty"
    ANY = "any other"
    TEXTS = "fewer texts; for one, another registry, a lower level or free wording"

    def holds(self, before: Any, after: Any) -> bool:
        """Tell whether ``after`` is weaker than ``before``; an empty list stands for everything."""
        match self:
            case Weakens.NEVER:
                return False
            case Weakens.LESS:
                return bool(after < before)
            case Weakens.LESS_PROOF:
                return _PROOFS.index(after) < _PROOFS.index(before)
            case Weakens.MILDER:
                return _SEVERITIES.index(after) < _SEVERITIES.index(before)
            case Weakens.LATER:
                return _SEVERITIES.index(after) > _SEVERITIES.index(before)
            case Weakens.LACKING:
                return bool(after) and (not before or not set(before) <= set(after))
            case Weakens.MORE:
                return not set(after) <= set(before)
            case Weakens.OFF:
                return bool(before) and not after
            case Weakens.ANY:
                return bool(after != before)
            case Weakens.TEXTS:
                return asks_less(_by_name(before), _by_name(after))


Asked = tuple[str, tuple[int, bool]]
"""What is asked of a text: the registry, the level and the wording."""


def _by_name(entries: Any) -> dict[str, Asked]:
    return asked((name, entry) for entry in entries for name in entry.files)


def asked(entries: Iterable[tuple[str, Any]]) -> dict[str, Asked]:
    """Return what is asked of each text, by its name or path; of several entries the first holds.

    Args:
        entries: Names or paths of texts, with what the configuration says of them.
    """
    found: dict[str, Asked] = {}
    for name, entry in entries:
        found.setdefault(name, (entry.registry, (entry.least.rank, entry.wording == "exact")))
    return found


def asks_less(before: Mapping[str, Asked], after: Mapping[str, Asked]) -> bool:
    """Tell whether less is asked of a text than before, or of another registry's claims."""
    return any(
        name not in after
        or registry != after[name][0]
        or any(was > now for was, now in zip(strict, after[name][1], strict=True))
        for name, (registry, strict) in before.items()
    )


def unmarked(hint: Any) -> Any:
    """Return the annotation of a setting without its mark."""
    if get_origin(hint) is not Annotated:
        return hint
    kind, *metadata = get_args(hint)
    others = tuple(each for each in metadata if not isinstance(each, Weakens))
    return Annotated[(kind, *others)] if others else kind
