"""Tell a page from what stands in its place: a bot wall, a login page, an error page with 200.

All of it is guessed from words, so it is conservative: a page must say so where such pages say
it *and* be short, since a page about error 404 or about bot walls is long.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Mapping

_LOOK_AT_BYTES = 100_000
"""Error pages and walls are smaller; only this much of a page is looked at."""

_FEW_WORDS = 120
"""Error pages and walls say less than this outside their links."""

_WALL_TITLE = re.compile(
    r"(just a moment|attention required! \| cloudflare|please wait\.\.\. \| cloudflare"
    r"|access (to this page has been )?denied|are you (a robot|human|not a robot)"
    r"|(human|bot|browser|robot|security) (verification|check)|captcha( challenge| required)?"
    r"|verify(ing)? (that )?you are (a )?human|(vercel )?security checkpoint|client challenge"
    r"|pardon our interruption|checking your browser|ddos-guard|making sure you're not a bot)"
    r"[\s.!?…]*",
    re.IGNORECASE,
)
_WALL_TEXT = re.compile(
    r"enable javascript and cookies to continue|enable js and disable any ad blocker"
    r"|unusual traffic from your computer|checking (if the site connection is secure|your browser)"
    r"|(complete|solve) the (captcha|security check)|verify(ing)? (that )?you are (a )?human"
    r"|you have been blocked|request unsuccessful\. incapsula|press (&|and) hold to confirm",
    re.IGNORECASE,
)
_WALL_MARKUP = re.compile(
    r"_cf_chl_opt|captcha-delivery\.com|px-captcha|_Incapsula_Resource|anubis_challenge"
    r"|awsWafCookieDomainList|class=[\"'][^\"']*\b(g-recaptcha|h-captcha|cf-turnstile)\b",
)
_WALL_HEADERS = {"cf-mitigated": "challenge", "x-amzn-waf-action": "challenge"}

_MISSING = (
    r"(the |this |that |requested |web ?)*(page|site|article|document|file|content|resource|url)"
)
_GONE = (
    r"((can ?not|can't|could not|couldn't|was not|wasn't|is not|isn't|not) (be )?(found|available)"
    r"|(does not|doesn't|does no longer|no longer) exists?|(is|has been) (missing|removed|deleted))"
)
_NOT_FOUND_PART = re.compile(
    rf"((http )?(error )?(code )?404( error)?[\s:,.!–—-]*)?"
    rf"((sorry|oops|uh[ -]?oh|whoops)[\s,.!:–—-]*)?({_MISSING} )?{_GONE}[\s.!]*"
    rf"|(error )?(code )?404( error)?[\s:,.!–—-]*"
    r"|(sorry|oops|uh[ -]?oh|whoops)?[\s,.!:–—-]*we (can't|cannot|can not|couldn't|could not) find "
    r"(the|that|this) page.*"
    r"|(diese )?seite (wurde )?nicht gefunden[\s.!]*|page (introuvable|non trouvée)[\s.!]*"
    r"|página no encontrada[\s.!]*|página não encontrada[\s.!]*|pagina non trovata[\s.!]*"
    r"|pagina niet gevonden[\s.!]*|страница не найдена[\s.!]*|ページが見つかりません.*"
    r"|页面不存在|页面未找到",
    re.IGNORECASE,
)
_TITLE_SEPARATOR = re.compile(r"(?<!\s)\s+[|–—·•»«:-]+\s+|(?:(?<!\s)\s+)?[|·•»«]\s*|:\s+")
_SAYS_404 = re.compile(r"404|not[-_]?found|error", re.IGNORECASE)
_LOGIN = re.compile(
    r"/(log-?in|sign-?in|authwall|captcha|sorry/index|accounts?/login)(\.\w+)?/?$", re.IGNORECASE
)
_HOME = re.compile(r"/?(index\.\w+|default\.aspx|home|[a-z]{2}([-_][a-z]{2})?/?)?/?", re.IGNORECASE)

_NO_SENTENCES = "script style noscript template svg nav header footer aside select title iframe a"
"""Left out when words are counted: error pages too have menus and links to other pages."""

_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class PageText:
    """A page, as far as it takes to tell what it is.

    Attributes:
        source: The beginning of its HTML.
        title: Its title.
        heading: Its first heading.
        words: What it says outside links, menus and the like.
    """

    source: str
    title: str
    heading: str
    words: str

    @property
    def short(self) -> bool:
        """Return whether there is less to read than on a page that somebody wrote."""
        return len(self.words.split()) <= _FEW_WORDS


def wall(headers: Mapping[str, str], page: PageText) -> str | None:
    """Return why an answer is a bot wall, in plain words, or None where it is not.

    Args:
        headers: The headers of the answer, by lower-case name.
        page: The page that came with them; an empty one where it is no HTML.
    """
    if any(headers.get(name, "").lower() == value for name, value in _WALL_HEADERS.items()):
        return "a bot wall asks for a browser"
    if (
        page.source
        and page.short
        and (
            any(_WALL_TITLE.fullmatch(part) for part in _parts(page.title))
            or _WALL_TEXT.search(page.words)
            or _WALL_MARKUP.search(page.source)
        )
    ):
        return "a bot wall stands in place of the page"
    return None


def login_wall(asked: str, final: str) -> str | None:
    """Return why a redirect ended at a login page, or None where it did not."""
    if _LOGIN.search(urlsplit(final).path) and not _LOGIN.search(urlsplit(asked).path):
        return "the address leads to a login page"
    return None


def soft_404(asked: str, final: str, page: PageText) -> str | None:
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
    if not page.short:
        return None
    for where, text in (("title", page.title), ("heading", page.heading)):
        if any(_NOT_FOUND_PART.fullmatch(part) for part in _parts(text)):
            return f'the page answers 200 and its {where} says "{text[:80]}"'
    return None


def _parts(title: str) -> list[str]:
    """Return a title and its parts, of which one is usually the name of the site."""
    return [part for part in (title, *_TITLE_SEPARATOR.split(title)) if part]


def page_of(body: bytes) -> PageText:
    """Return what can be told from the beginning of a page."""
    from selectolax.lexbor import LexborHTMLParser, SelectolaxError

    source = body[:_LOOK_AT_BYTES].decode("utf-8", "replace")
    try:
        parser = LexborHTMLParser(source)
        title, heading = parser.css_first("title"), parser.css_first("h1")
        named = _plain(title.text() if title else ""), _plain(heading.text() if heading else "")
        parser.strip_tags(_NO_SENTENCES.split(), recursive=True)
        words = parser.body.text(separator=" ") if parser.body else ""
    except (SelectolaxError, RuntimeError, ValueError):
        return PageText(source, "", "", "")
    return PageText(source, *named, _plain(words))


def _plain(text: str) -> str:
    """Return ``text`` with straight apostrophes and single spaces."""
    return _SPACE.sub(" ", text.replace("’", "'")).strip()


def _is_deep(address: str) -> bool:
    """Return whether an address names one page below a site, rather than a site."""
    parts = [part for part in urlsplit(address).path.split("/") if part]
    return len(parts) >= 2 and not _is_home(address)


def _is_home(address: str) -> bool:
    split = urlsplit(address)
    return not split.query and _HOME.fullmatch(split.path) is not None


def _same_site(one: str, other: str) -> bool:
    def site(address: str) -> str:
        return ".".join((urlsplit(address).hostname or "").split(".")[-2:])

    return site(one) == site(other)
