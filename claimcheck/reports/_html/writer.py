"""Fills the templates; whatever comes from the registry is escaped on its way in.

One style and one script stand in the page. A Content-Security-Policy names both by their hash and
forbids everything else, so that even an escape that failed could load, run and send nothing.
"""

from __future__ import annotations

import base64
import hashlib
import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from claimcheck.model.terms import Support
from claimcheck.printable import printable
from claimcheck.reports._html.names import level_of
from claimcheck.version import __version__

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.errors import ClaimcheckError
    from claimcheck.model.finding import Finding
    from claimcheck.reports._html.index import Index
    from claimcheck.reports._html.page import Page
    from claimcheck.views.published_text import PublishedText, StatedClaim

_FOLDER = Path(__file__).parent / "templates"


def render_page(page: Page) -> str:
    """Return the page as HTML."""
    return _render("page.html", live=page.live, page=page)


def render_index(index: Index) -> str:
    """Return the page that leads to the pages of a report."""
    return _render("index.html", live="", page=index)


def render_text(text: PublishedText, title: str, live: str) -> str:
    """Return a page with a published text, its marked sentences in the colours of their levels.

    Args:
        text: The text.
        title: What the registry is called.
        live: What names this state of the files.
    """
    claims = {each for line in text.lines for piece in line.pieces for each in piece.ended}
    levels = sorted({each.level for each in claims if each.level}, key=list(Support).index)
    return _render("text.html", live=live, text=text, title=title, levels=map(level_of, levels))


def render_unreadable(error: ClaimcheckError, findings: Sequence[Finding], live: str) -> str:
    """Return a page that says why there is no registry to show, place by place.

    Args:
        error: What is wrong.
        findings: The places in the files.
        live: What names this state of the files.
    """
    return _render("unreadable.html", live=live, error=error, findings=findings)


def policy(live: str) -> str:
    """Return the Content-Security-Policy of a page; only a live one may ask its own server."""
    rules = [
        "default-src 'none'",
        f"style-src '{_hash(_asset('page.css'))}'",
        f"script-src '{_hash(_script(live))}'",
        "base-uri 'none'",
        "form-action 'none'",
    ]
    return "; ".join([*rules, "connect-src 'self'"] if live else rules)


def embedded_json(value: object) -> Markup:
    """Return a value as JSON that can stand inside a script element and never ends it."""
    text = json.dumps(printable_in(value), ensure_ascii=False, separators=(",", ":"))
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return Markup(text)  # noqa: S704 - nothing is left that HTML gives a meaning to


def printable_in(value: Any) -> Any:
    """Return JSON data with every text in it safe to show."""
    if isinstance(value, str):
        return printable(value)
    if isinstance(value, dict):
        return {key: printable_in(each) for key, each in value.items()}
    return [printable_in(each) for each in value] if isinstance(value, list) else value


def _render(name: str, *, live: str, **values: object) -> str:
    text = (
        _environment()
        .get_template(name)
        .render(
            policy=policy(live),
            style=Markup(_asset("page.css")),  # noqa: S704 - a file of this package
            script=Markup(_script(live)),  # noqa: S704 - likewise
            live=live,
            version=__version__,
            **values,
        )
    )
    return text if text.endswith("\n") else text + "\n"


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_FOLDER),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
        finalize=_shown,
    )
    environment.filters["embedded_json"] = embedded_json
    environment.filters["level"] = level_of
    environment.filters["weakest"] = _weakest
    return environment


def _weakest(claims: Sequence[StatedClaim]) -> str:
    """Return the class of a piece of text: the weakest level of what it states."""
    if any(each.level is None for each in claims):
        return "unknown"
    order = list(Support)
    weakest = max(order.index(each.level) for each in claims if each.level)
    return order[weakest].value


def _shown(value: object) -> object:
    """Write what would steer the reader's eye, such as a change of direction, as an escape."""
    return printable(value) if type(value) is str else value


def _script(live: str) -> str:
    return _asset("page.js") + (_asset("live.js") if live else "")


@cache
def _asset(name: str) -> str:
    return (_FOLDER / name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return f"sha256-{base64.b64encode(digest).decode('ascii')}"
