"""Tell a page from what stands in its place: a bot wall, a login page, an error page with 200.

What a page says of itself, ``claimcheck.text.error_pages`` tells; this adds headers and addresses.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from claimcheck.model.address import host_of
from claimcheck.text.error_pages import broken, is_wall, not_found

if TYPE_CHECKING:
    from collections.abc import Mapping

    from claimcheck.text.page_start import PageStart

_WALL_HEADERS = {"cf-mitigated": "challenge", "x-amzn-waf-action": "challenge"}

_SAYS_404 = re.compile(r"404|not[-_]?found|error", re.IGNORECASE)
_LOGIN = re.compile(
    r"/(log-?in|sign-?in|authwall|captcha|sorry/index|accounts?/login)(\.\w+)?/?$", re.IGNORECASE
)
_CONSENT_HOST = re.compile(r"(consent|guce|cmp|privacy-?gate|myprivacy)\.")
_CONSENT_PATH = re.compile(
    r"/(collectconsent|consent|cookie-?consent|privacy-?(gate|wall))\b", re.IGNORECASE
)
_HOME = re.compile(r"/?(index\.\w+|default\.aspx|home|[a-z]{2}([-_][a-z]{2})?/?)?/?", re.IGNORECASE)


def wall(headers: Mapping[str, str], page: PageStart) -> str | None:
    """Return why an answer is a bot wall, in plain words, or None where it is not.

    Args:
        headers: The headers of the answer, by lower-case name.
        page: The page that came with them; an empty one where it is no HTML.
    """
    if any(headers.get(name, "").lower() == value for name, value in _WALL_HEADERS.items()):
        return "a bot wall asks for a browser"
    if page.source and is_wall(page):
        return "a bot wall was sent in place of the page"
    return None


def login_wall(asked: str, final: str) -> str | None:
    """Return why a redirect ended at a login page, or None where it did not."""
    if _LOGIN.search(urlsplit(final).path) and not _LOGIN.search(urlsplit(asked).path):
        return "the address leads to a login page"
    before, after = urlsplit(asked), urlsplit(final)
    if before.netloc != after.netloc and (
        _CONSENT_HOST.match(after.netloc) or _CONSENT_PATH.match(after.path)
    ):
        return "the address leads to a page that asks for consent"
    return None


def error_page(page: PageStart) -> str | None:
    """Return why a short page is that of a server that is broken for now; None where it is not."""
    if (said := broken(page)) is not None:
        return f'the page answers 200 and says "{said}"'
    return None


def soft_404(asked: str, final: str, page: PageStart) -> str | None:
    """Return why an answer with status 200 is an error page, or None where it is none.

    Args:
        asked: The address that was asked for.
        final: The address that answered.
        page: The page.
    """
    if _is_deep(asked) and _same_site(asked, final) and _is_home(final):
        return "the address now leads to the home page"
    if _SAYS_404.search(urlsplit(asked).path):
        return None  # a page about error pages
    if (found := not_found(page)) is None:
        return None
    where, said = found
    return f'the page answers 200 and its {where} says "{said}"'


def _is_deep(address: str) -> bool:
    """Return whether an address names one page below a site, rather than a site."""
    parts = [part for part in urlsplit(address).path.split("/") if part]
    return len(parts) >= 2 and not _is_home(address)


def _is_home(address: str) -> bool:
    split = urlsplit(address)
    return not split.query and _HOME.fullmatch(split.path) is not None


def _same_site(one: str, other: str) -> bool:
    def site(address: str) -> str:
        return ".".join(host_of(address).split(".")[-2:])

    return site(one) == site(other)
