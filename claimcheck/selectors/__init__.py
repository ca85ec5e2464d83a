"""Selectors say where in a source evidence is, one file per kind: found, named and shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.plugins import Plugins

if TYPE_CHECKING:
    from claimcheck.model.claim import Evidence
    from claimcheck.model.selector import Selector
    from claimcheck.selectors.base import SelectorKind

__all__ = ["SELECTORS", "key", "kind_of", "shown"]

SELECTORS: Plugins[SelectorKind] = Plugins(
    __name__,
    "quote",
    "value",
)
"""Every kind of selector by its key in YAML; the modules are imported when they are needed."""


def kind_of(selector: Selector) -> SelectorKind:
    """Return the module that knows how to find, name and show a selector."""
    return SELECTORS[selector.kind]


def key(evidence: Evidence) -> str:
    """Return the SHA-256 that names in the lock where evidence stands; empty where nowhere.

    It covers all that decides where the selector is found: edited evidence is other evidence.
    """
    selector = evidence.selector
    return kind_of(selector).key(selector, evidence.locator) if selector is not None else ""


def shown(evidence: Evidence) -> str:
    """Return in one line, whole and without marks, what evidence points at; empty where nothing."""
    selector = evidence.selector
    return kind_of(selector).shown(selector) if selector is not None else ""
