"""How each selector is found in a document, remembered and shown; one file per selector."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from claimcheck.model.selector import Quote
from claimcheck.selectors import quote

if TYPE_CHECKING:
    from collections.abc import Mapping

    from claimcheck.model.claim import Evidence
    from claimcheck.model.selector import Selector
    from claimcheck.selectors.base import SelectorKind

SELECTORS: Final[Mapping[type[Selector], SelectorKind[Any]]] = {Quote: quote}
"""The module of each selector."""


def kind_of(selector: Selector) -> SelectorKind[Any]:
    """Return the module that knows how to find, remember and show a selector."""
    return SELECTORS[type(selector)]


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
