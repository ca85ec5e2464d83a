"""Tell a page from one that stands in its place and asks for consent, to sign in or to subscribe.

All of it is guessed from words, so it is conservative: the page must say so where such pages say
it, have the button or the field for it, and say little else. A page about cookies is a page.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimcheck.text.page_start import parts_of

if TYPE_CHECKING:
    from claimcheck.text.page_start import PageStart


def _any(*phrases: str) -> re.Pattern[str]:
    return re.compile("|".join(phrases), re.IGNORECASE)


_CONSENT = _any(
    r"before you continue( to .{1,40})?",
    r"(we (value|respect|care about) )?your privacy( choices| matters| and .{1,40})?",
    r"your privacy is important to us",
    r"(manage |your )?(cookies?|consent)( and privacy)? (settings|preferences|consent|notice|wall)",
    r"(manage|we use|accept) (your )?(cookies|consent)|consent( required)?|cookie choices",
    r"privacy (settings|preferences|gate|wall|choices|manager)|.{0,30} privacy gate",
    r"yahoo (is part of|fait partie|ist teil|forma parte|fa parte) .{1,60}",
    r"bevor sie (fortfahren|zu .{1,40} weitergehen)|bevor du zu .{1,40} weitergehst",
    r"(wir (respektieren|schätzen|achten) )?ihre privatsphäre( .{1,40})?",
    r"(zustimmung|einwilligung)( (erforderlich|zu cookies|verwalten))?",
    r"cookie[- ]?(einstellungen|hinweis|zustimmung|einwilligung)",
    r"datenschutz[- ]?einstellungen|avant d'accéder à .{1,40}",
    r"avant de continuer( .{1,40})?|(nous respectons )?votre vie privée( .{1,40})?",
    r"(gestion|gérer|paramètres)( des| les| vos)? cookies|votre consentement",
    r"antes de continuar( .{1,40})?|(valoramos|respetamos) (tu|su) privacidad",
    r"tu privacidad( .{1,40})?|configuración de (las )?cookies",
    r"prima di continuare( .{1,40})?|la tua privacy( .{1,40})?",
    r"(gestione|impostazioni)( dei)? cookie|(a )?sua privacidade",
    r"(jouw|je|uw) privacy( .{1,40})?|voordat je (verdergaat|naar .{1,40} gaat)",
    r"cookie-?instellingen|dbamy o (twoją|państwa) prywatność|twoja prywatność",
    r"ustawienia (plików )?cookies?|souhlas( s cookies)?|nastavení cookies|din integritet",
    r"dit privatliv|samtykke|evästeasetukset",
)
_ACCEPT = _any(
    r"(i )?(accept|agree|consent|allow)( (all|and|to|cookies?|everything)\b.{0,30})?",
    r"accept all.{0,30}|(yes,? )?i('m| am) (ok|happy|fine).{0,30}|got it",
    r"(reject|decline)( all)?.{0,20}|(alle )?(akzeptieren|annehmen|zustimmen)( .{1,30})?",
    r"(alle[ns]?|allem) (akzeptieren|zustimmen|annehmen).{0,20}|einverstanden",
    r"(tout )?accepter( .{0,30})?|j'accepte|continuer sans accepter|aceptar( .{0,30})?",
    r"acepto|accetta( .{0,30})?|accetto|aceitar( .{0,30})?|concordo|(alles )?accepteren",
    r"akkoord( .{0,20})?|ja, ik ga akkoord|zgadzam się|akceptuję( .{0,20})?",
    r"(přijmout|souhlasím)( .{0,20})?|godkänn( .{0,20})?|accepter alle|tillad alle",
    r"godta( alle)?|hyväksy( .{0,20})?|принять( .{0,20})?|同意.{0,10}|同意する|동의.{0,10}",
)
_ABOUT_CONSENT = re.compile(
    r"cookies?|consent|privacy|personal data|partners|vendors|advert\w*|einwillig\w*|zustimm\w*|"
    r"datenschutz\w*|privatsphäre|werbung|consentement|vie privée|publicit\w*|données|"
    r"consentimiento|privacidad|datos|consenso|dati|toestemming|gegevens|zgod\w+|danych",
    re.IGNORECASE,
)
_MOST_OF_CONSENT = 600
"""A page that asks for consent says less than this, in words."""
_SHARE_OF_CONSENT = 0.02
_FEWEST_OF_CONSENT = 3

_SIGN_IN = _any(
    r"(please |you (must|need to) )?(log|sign)[ -]?(in|on)( (to|with|required|page|now).{0,60})?",
    r"(log|sign) ?in (or|and|/) (log|sign|create|join|register).{0,40}",
    r"(member|user|account|customer)s? (login|log ?in|sign ?in)",
    r"authentication required|(bitte )?(anmelden|einloggen)( .{0,40})?",
    r"(melden|loggen) sie sich .{0,40}|(se )?connecter|connexion( .{0,30})?",
    r"connectez-vous.{0,40}|identifiez-vous.{0,40}",
    r"(iniciar|inicia|inicie) sesión.{0,40}|acceder|accedi( .{0,30})?",
    r"entrar|fazer login.{0,30}|iniciar sessão|inloggen( .{0,30})?|log in op .{1,30}",
    r"logga in.{0,20}|log ?ind( .{0,20})?|logg inn.{0,20}|kirjaudu.{0,20}",
    r"(zaloguj|logowanie).{0,30}|přihlášení.{0,20}|přihlásit se|bejelentkezés.{0,20}",
    r"giriş yap.{0,20}|войти.{0,20}|вход.{0,20}|авторизация|увійти|вхід|ログイン.{0,10}",
    r"登录.{0,10}|登入.{0,10}|로그인.{0,10}|تسجيل الدخول|כניסה|התחברות",
)
_SIGN_UP = _any(
    r"sign ?up( (for|now|to|with).{0,60})?|(create|open) an? (new )?account.{0,40}",
    r"(join|register)( now| today| to .{1,40})?|registrieren|anmeldung|s'inscrire|identification",
    r"regístrate.{0,30}|cadastre-se|registrati|registreren|регистрация",
)
_NAMES_SOMEBODY = re.compile(r"password|passwd|email|user(name)?|login|session\[.*\]|identifier")
_SUBSCRIBE = _any(
    r"subscribe( now| today)? to (read|continue|unlock|keep reading).{0,40}",
    r"this (article|content|story) is (available |only )*(for|to) (our )?(subscribers|members)",
    r"(subscribers|members) only",
    r"(become a (subscriber|member)|subscribe) to (read|continue).{0,40}",
    r"(jetzt )?(weiterlesen mit|lesen sie .{1,20} mit) .{1,40}|abonnez-vous pour .{1,40}",
    r"article réservé (à nos|aux) abonnés",
    r"(contenido|artículo) (exclusivo )?para suscriptores",
    r"contenuto (riservato|per) .{0,20}abbonati",
)


def may_be_one(title: str) -> bool:
    """Return whether a page of this title may stand in the place of another."""
    kinds = (_CONSENT, _SIGN_IN, _SIGN_UP, _SUBSCRIBE)
    return any(kind.fullmatch(part) for part in _parts(title) for kind in kinds)


def stand_in(page: PageStart) -> str | None:
    """Return why a page is not the one that was meant; None where it is one to read."""
    if page.short and any(_SUBSCRIBE.fullmatch(part) for part in _named(page)):
        return "the page asks to subscribe"
    if page.short and _asks_who_reads(page):
        return "the page asks to sign in"
    if page.count <= _MOST_OF_CONSENT and any(_CONSENT.fullmatch(part) for part in _named(page)):
        about = [word.lower() for word in _ABOUT_CONSENT.findall(page.words)]
        enough = max(_FEWEST_OF_CONSENT, _SHARE_OF_CONSENT * page.count)
        is_about = len(about) >= enough and len(set(about)) > 1
        if is_about and any(_ACCEPT.fullmatch(button) for button in page.buttons):
            return "a page that asks for consent was sent in its place"
    return None


def _asks_who_reads(page: PageStart) -> bool:
    """Return whether a page is named for signing in, and has a field for a name or a password."""
    named = _named(page)
    if any(_SIGN_IN.fullmatch(part) for part in named):
        return any(_NAMES_SOMEBODY.search(each) for each in page.fields)
    return "password" in page.fields and any(_SIGN_UP.fullmatch(part) for part in named)


def _named(page: PageStart) -> list[str]:
    """Return what a page calls itself: its title; its only heading where it says little else."""
    alone = page.headings[:1] if len(set(page.headings)) == 1 and page.short else ()
    return [part for text in (page.title, *alone) for part in _parts(text)]


def _parts(title: str) -> list[str]:
    return [part.strip(" .!:…") for part in parts_of(title, at_colons=False)]
