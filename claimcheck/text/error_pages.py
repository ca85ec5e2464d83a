"""Tell a page from the error page or bot wall that stands in its place.

All of it is guessed from words, so it is conservative: a page must say so where such pages say
it *and* be short, since a page about error 404 or about bot walls is long. An error page that is
long says so both in its title and, with no other word, in its heading.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimcheck.text.page_start import parts_of

if TYPE_CHECKING:
    from claimcheck.text.page_start import PageStart

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
_ABOUT_ERRORS = re.compile(r"\b(?:404|HTTP|status codes?)\b", re.IGNORECASE)
_MOST_ABOUT = 3


def is_wall(page: PageStart) -> bool:
    """Return whether a page asks for a browser, or for a human before it."""
    return page.short and bool(
        any(_WALL_TITLE.fullmatch(part) for part in parts_of(page.title))
        or _WALL_TEXT.search(page.words)
        or _WALL_MARKUP.search(page.source)
    )


def broken(page: PageStart) -> str | None:
    """Return what a short page says that is of a server that is broken for now; None where none."""
    if page.short and any(
        _BROKEN_PART.fullmatch(part)
        for text in (page.title, page.heading)
        for part in parts_of(text)
    ):
        return (page.heading or page.title)[:80]
    return None


def not_found(page: PageStart) -> tuple[str, str] | None:
    """Return where and how a page says that there is no such page; None where it does not."""
    if not page.short and not _says_it_twice(page):
        return None
    for where, text in (("title", page.title), ("heading", page.heading)):
        if any(_NOT_FOUND_PART.fullmatch(part) for part in parts_of(text)):
            return where, text[:80]
    return None


def error_page(page: PageStart) -> str | None:
    """Return why a page is none to read: a bot wall, an error; None where it is one.

    A page about such errors says the word more often than the error page does.
    """
    if not page.short and len(_ABOUT_ERRORS.findall(page.words)) > _MOST_ABOUT:
        return None
    if is_wall(page):
        return "a bot wall was sent in place of the page"
    said = broken(page) or (not_found(page) or ("", ""))[1]
    return f'it is an error page, and says "{said}"' if said else None


def may_be_error(title: str) -> bool:
    """Return whether a page of this title may be an error page or a bot wall."""
    kinds = (_WALL_TITLE, _BROKEN_PART, _NOT_FOUND_PART)
    return any(kind.fullmatch(part) for part in parts_of(title) for kind in kinds)


def _says_it_twice(page: PageStart) -> bool:
    """Return whether title and heading say that there is no such page, and the heading no more."""
    heading = page.heading or page.title
    return _NOT_FOUND_PART.fullmatch(heading) is not None and any(
        _NOT_FOUND_PART.fullmatch(part) for part in parts_of(page.title)
    )
