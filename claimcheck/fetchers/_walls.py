"""Tell a page from what stands in its place: a bot wall, a login page, an error page with 200.

All of it is guessed from words, so it is conservative: a page must say so where such pages say
it *and* be short, since a page about error 404 or about bot walls is long. An error page that is
long says so both in its title and, with no other word, in its heading.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from claimcheck.text.page_start import PageStart, parts_of

if TYPE_CHECKING:
    from collections.abc import Mapping

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
    rf"|(error |erro |errore |erreur |fehler |ошибка |błąd )?(code )?404( error)?[\s:,.!–—-]*"
    r"|(sorry|oops|uh[ -]?oh|whoops)?[\s,.!:–—-]*we (can't|cannot|can not|couldn't|could not) find "
    r"(the|that|this) page.*"
    r"|((fehler )?404[\s:–—-]*)?(die |diese )?(angeforderte )?seite (wurde |konnte )?nicht gefunden"
    r"( werden)?[\s.!]*|(erreur 404[\s:–—-]*)?(cette )?page (introuvable|non trouvée|inexistante)"
    r"[\s.!]*|nie znaleziono( strony)?[\s.!]*|stron[ay] nie (została znaleziona|istnieje)[\s.!]*"
    r"|(stránka|strana) (nebyla )?nenalezena[\s.!]*|sidan (kunde inte hittas|hittades inte)[\s.!]*"
    r"|sid(en|a) (blev ikke fundet|ble ikke funnet|findes ikke|finnes ikke)[\s.!]*"
    r"|sivua ei (löydy|löytynyt)[\s.!]*|az oldal nem található[\s.!]*|sayfa bulunamadı[\s.!]*"
    r"|(404[\s:–—-]*)?не найдено[\s.!]*|(сторінку|сторінка) не знайден[оа][\s.!]*"
    r"|الصفحة غير موجودة|הדף לא נמצא|페이지를 찾을 수 없습니다.*|找不到(页面|網頁|頁面).*"
    r"|お探しのページは?.{0,10}見つかりません.*|您访问的页面不存在.*"
    r"|página no encontrada[\s.!]*|página não encontrada[\s.!]*|pagina non trovata[\s.!]*"
    r"|pagina niet gevonden[\s.!]*|страница не найдена[\s.!]*|ページが見つかりません.*"
    r"|页面不存在|页面未找到",
    re.IGNORECASE,
)
_BROKEN_PART = re.compile(
    r"((http )?(error )?(500|502|503|504)[\s:,.!–—-]*)?(internal server error|bad gateway"
    r"|service (temporarily )?unavailable|gateway time-?out"
    r"|error establishing a database connection"
    r"|application error|(website |site )?(is )?(temporarily )?(down for |under |scheduled )"
    r"maintenance|we'll be (right )?back( soon)?|(internal )?server error|wartungsarbeiten"
    r"|site en maintenance|en mantenimiento|account suspended"
    r"|(this |the )?domain( name)? (is |may be )?(for sale|expired|parked).*)[\s.!]*",
    re.IGNORECASE,
)
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
    if (
        page.source
        and page.short
        and (
            any(_WALL_TITLE.fullmatch(part) for part in parts_of(page.title))
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
    before, after = urlsplit(asked), urlsplit(final)
    if before.netloc != after.netloc and (
        _CONSENT_HOST.match(after.netloc) or _CONSENT_PATH.match(after.path)
    ):
        return "the address leads to a page that asks for consent"
    return None


def error_page(page: PageStart) -> str | None:
    """Return why a short page is that of a server that is broken for now; None where it is not."""
    if page.short and any(
        _BROKEN_PART.fullmatch(part)
        for text in (page.title, page.heading)
        for part in parts_of(text)
    ):
        return f'the page answers 200 and says "{(page.heading or page.title)[:80]}"'
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
    if not page.short and not _says_it_twice(page):
        return None
    for where, text in (("title", page.title), ("heading", page.heading)):
        if any(_NOT_FOUND_PART.fullmatch(part) for part in parts_of(text)):
            return f'the page answers 200 and its {where} says "{text[:80]}"'
    return None


def _says_it_twice(page: PageStart) -> bool:
    """Return whether title and heading say that there is no such page, and the heading no more."""
    heading = page.heading or page.title
    return _NOT_FOUND_PART.fullmatch(heading) is not None and any(
        _NOT_FOUND_PART.fullmatch(part) for part in parts_of(page.title)
    )


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
