from __future__ import annotations

import pytest

from claimcheck.text.page_start import PageStart, page_start
from claimcheck.text.stand_ins import stand_in

STORY = "<p>The ferry left the harbour at six and came back only at night, its captain said.</p>"
BUTTONS = "<button>Accept all</button><button>Reject all</button>"
PARTNERS = (
    "<p>We and our 842 partners store cookies and use personal data such as your address, for "
    "advertising that fits. With your consent we may do so, and you can withdraw it.</p>"
)
FORM = "<form><input type=email name=email><input type=password></form>"


def page(title: str, body: str, *, heading: str = "") -> PageStart:
    named = f"<h1>{heading}</h1>" if heading else ""
    return page_start(f"<title>{title}</title><body>{named}{body}")


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("Before you continue to Search", PARTNERS + "<button>Accept all</button>"),
        ("News | Your privacy", PARTNERS * 5 + BUTTONS),
        ("Cookie settings - The Gazette", PARTNERS + "<input type=submit value='I agree'>"),
        ("Ihre Privatsphäre", "<p>Cookies, Werbung, Datenschutz, Einwilligung.</p><button>Alle "
         "akzeptieren</button>"),
        ("Votre vie privée", "<p>Cookies, publicité et données de nos partners.</p>"
         "<button>Tout accepter</button>"),
    ],
)  # fmt: skip
def test_a_page_that_asks_for_consent_is_told(title: str, body: str) -> None:
    assert stand_in(page(title, body)) == "a page that asks for consent was sent in its place"


def test_an_empty_title_leaves_it_to_the_only_heading() -> None:
    short = "<p>Cookies and personal data of our partners.</p>" + BUTTONS
    assert stand_in(page("gazette.example", short, heading="We value your privacy")) is not None


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("Sign in - Accounts", FORM),
        ("Log in to Gazette", "<form><input name=username></form>"),
        ("Gazette | Bitte anmelden", FORM),
        ("Se connecter – La Gazette", FORM),
        ("Iniciar sesión | Diario", FORM),
        ("ログイン", FORM),
        ("Sign Up | Network", FORM),
    ],
)
def test_a_page_that_asks_to_sign_in_is_told(title: str, body: str) -> None:
    assert stand_in(page(title, body)) == "the page asks to sign in"


def test_a_page_that_asks_to_subscribe_is_told() -> None:
    assert stand_in(page("Subscribe to read | Times", "<p>Ferries</p>")) is not None


BANNER = f"<div class=banner><h2>We value your privacy</h2>{PARTNERS}{BUTTONS}</div>"


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("Ferry left at six | Gazette", BANNER + STORY * 3),
        ("Regulator fines sites over cookie consent | Gazette", BANNER + PARTNERS + STORY),
        ("How cookies track you", STORY + PARTNERS * 6 + BUTTONS),
        ("Cookies | Recipes", "<p>Bake the cookies for ten minutes. Cookies keep.</p>" + BUTTONS),
        ("Cookie settings", PARTNERS * 30 + BUTTONS),
        ("Your privacy", "<p>An essay on what is left of the private life.</p>"),
        ("Sign in: a history of the password", FORM + STORY),
        ("Log in", STORY),
        ("Log in", FORM + STORY * 10),
        ("Register | Harbour conference", "<input type=email>" + STORY),
        ("Ferry left at six | Gazette", FORM + STORY),
        ("For members | Sailing club", STORY),
    ],
)
def test_a_page_that_has_something_else_to_say_is_a_page(title: str, body: str) -> None:
    assert stand_in(page(title, body, heading=title.split(" | ")[0])) is None


@pytest.mark.parametrize(
    ("tag", "refresh"),
    [
        ("<meta http-equiv=refresh content='0;url=/b'>", (0, "/b")),
        ("<META HTTP-EQUIV='Refresh' CONTENT='3; URL=\"https://x.example/\"'>", (3, "https://x.example/")),
        ("<meta http-equiv=refresh content='0;/b'>", (0, "/b")),
        ("<meta http-equiv=refresh content=300>", None),
        ("<noscript><meta http-equiv=refresh content='0;url=/nojs'></noscript>", None),
        ("<p>&lt;meta http-equiv=refresh content='0;url=/b'&gt;", None),
    ],
)  # fmt: skip
def test_where_a_page_leads_by_itself_is_read(tag: str, refresh: tuple[int, str] | None) -> None:
    assert page_start(f"<head>{tag}<title>x</title>").refresh == refresh
