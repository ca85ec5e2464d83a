from __future__ import annotations

import pytest
from loopback import page

from claimcheck.fetchers._answer import Answer, judge
from claimcheck.model.fetched import Outcome

LONG = "Here follow many words that somebody wrote about the matter at hand. " * 30
ASKED = "https://site.example/blog/2020/some-post"


def outcome(body: bytes, status: int = 200, asked: str = ASKED, final: str = "", **headers: str):
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    answer = Answer(status, {"content-type": "text/html; charset=utf-8", **named}, body)
    return judge(answer, asked, final or asked)[0]


@pytest.mark.parametrize(
    "title",
    [
        "404",
        "Error 404",
        "404 Not Found",
        "404 - Page not found",
        "Page Not Found | Some Site",
        "Some Site – Page not found",
        "Not Found",
        "Sorry, that page doesn’t exist!",
        "Oops! We can't find that page",
        "The page could not be found",
        "Seite nicht gefunden - Zeitung",
        "Page introuvable",
        "Fehler 404",
        "Die angeforderte Seite wurde nicht gefunden",
        "Nie znaleziono strony",
        "Sidan kunde inte hittas | Tidning",
        "404 Не найдено",
        "페이지를 찾을 수 없습니다",
    ],
)
def test_short_page_whose_title_says_not_found_is_soft_404(title: str) -> None:
    assert outcome(page(title, "Try the search.")) is Outcome.SOFT_404


def test_an_error_page_may_be_long_where_title_and_heading_say_so() -> None:
    body = page("Page not found", LONG).replace(b"<title>", b"<title>Gazette - ")
    assert outcome(body) is Outcome.SOFT_404
    other = body.replace(b"<h1>Page not found", b"<h1>Where the page was not found")
    assert outcome(other) is Outcome.OK


@pytest.mark.parametrize(
    "title", ["502 Bad Gateway", "Error establishing a database connection", "Site en maintenance"]
)
def test_a_server_that_says_it_is_broken_is_unreachable(title: str) -> None:
    assert outcome(page(title, "Try again later.")) is Outcome.UNREACHABLE
    assert outcome(page(title, LONG)) is Outcome.OK


def test_pages_that_ask_for_consent_or_to_sign_in_are_blocked() -> None:
    consent = page("Your privacy", "We use cookies and personal data with your consent.")
    assert outcome(consent + b"<button>Accept all</button>") is Outcome.BLOCKED
    assert outcome(page("Sign in", "<input type=password>")) is Outcome.BLOCKED
    final = "https://consent.site.example/collectConsent?session=1"
    assert outcome(page("Welcome", LONG), final=final) is Outcome.BLOCKED


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("404 Not Found - HTTP | MDN", LONG),
        ("HTTP 404 - Wikipedia", "A short stub on a status code."),
        ("Why a page was not found in the archive of 1904", "A short post."),
        ("How we fixed error 404 pages", "A short post."),
        ("Found: a page from a lost manuscript", "A short post."),
        ("Room 404", "A hotel room."),
        ("Lost and not found in translation", "A film."),
    ],
)
def test_page_about_missing_pages_is_a_page(title: str, text: str) -> None:
    assert outcome(page(title, text)) is Outcome.OK


def test_definition_of_404_at_an_address_that_says_so_is_a_page() -> None:
    asked = "https://docs.example/status/404-not-found"
    assert outcome(page("404 Not Found", "Means: no such page."), asked=asked) is Outcome.OK


def test_error_page_full_of_links_is_still_soft_404() -> None:
    links = "".join(f"<a href=/{n}>Story number {n} of today</a> " for n in range(100))
    assert outcome(page("Page not found", links)) is Outcome.SOFT_404


@pytest.mark.parametrize(
    ("asked", "final", "expected"),
    [
        (ASKED, "https://www.site.example/", Outcome.SOFT_404),
        (ASKED, "https://site.example/en/", Outcome.SOFT_404),
        (ASKED, "https://site.example/2020/some-post/", Outcome.OK),
        ("https://short.example/a1b2", "https://other.example/", Outcome.OK),
        ("https://site.example/home", "https://site.example/", Outcome.OK),
        ("https://site.example/index.html", "https://site.example/", Outcome.OK),
        (ASKED, "https://site.example/login?next=/blog", Outcome.BLOCKED),
        (ASKED, "https://site.example/authwall", Outcome.BLOCKED),
    ],
)
def test_where_a_redirect_ends_tells_what_became_of_the_page(
    asked: str, final: str, expected: Outcome
) -> None:
    assert outcome(page("Welcome", LONG), asked=asked, final=final) is expected


@pytest.mark.parametrize("status", [200, 202, 403, 503])
@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Just a moment...", "Enable JavaScript and cookies to continue"),
        ("Attention Required! | Cloudflare", "Please complete the security check"),
        ("Access Denied", "You don't have permission to access this server."),
        ("Pardon Our Interruption", "As you were browsing something made us think"),
        ("site.example", "Please enable JS and disable any ad blocker"),
        ("Robot Check", "Type the characters you see"),
        ("Shop", '<div class="box g-recaptcha"></div>'),
    ],
)
def test_bot_wall_is_blocked_with_any_status(status: int, title: str, text: str) -> None:
    assert outcome(page(title, text), status) is Outcome.BLOCKED


@pytest.mark.parametrize(
    "title", ["Airport security checks fail again", "What a captcha is", "Access denied to history"]
)
def test_short_page_with_the_words_of_a_wall_in_its_title_is_a_page(title: str) -> None:
    assert outcome(page(title, "A short note.")) is Outcome.OK


def test_challenge_header_is_a_bot_wall() -> None:
    assert outcome(b"", 503, cf_mitigated="challenge") is Outcome.BLOCKED


def test_article_about_bot_walls_is_a_page() -> None:
    body = page("Just a moment: how Cloudflare checks your browser", LONG)
    assert outcome(body) is Outcome.OK


def test_page_with_a_comment_form_behind_a_captcha_is_a_page() -> None:
    body = page("A post", LONG, '<div class="g-recaptcha"></div>')
    assert outcome(body) is Outcome.OK


def test_text_that_is_no_page_is_never_judged_by_its_words() -> None:
    answer = Answer(200, {"content-type": "text/plain"}, b"<title>404 Not Found</title>")
    assert judge(answer, ASKED, ASKED) == (Outcome.OK, "")
