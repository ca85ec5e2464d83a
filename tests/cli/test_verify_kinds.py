"""What kinds of sources are, the same from a folder and from the web, and what is told of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loopback import Reply, html, page
from office_writer import write_docx, write_epub, write_odt
from run import claimcheck, write
from verify_world import FILLER, SHIPS, SURVEY
from warc_writer import HTML, archive

if TYPE_CHECKING:
    from verify_world import World

DOCX = write_docx(f"<w:p><w:r><w:t>{SHIPS}</w:t></w:r></w:p>")
KINDS: dict[str, tuple[str, bytes, str]] = {
    "letter": ("letter.docx", DOCX, "found"),
    "nameless": ("letter", DOCX, "found"),
    "report": ("report.odt", write_odt(f"<text:p>{SHIPS}</text:p>"), "found"),
    "book": ("book.epub", write_epub(f"<p>{SHIPS}</p>"), "found"),
    "guide": ("guide.rst", SHIPS.encode(), "unchecked"),
    "paper": ("paper", b"\\documentclass{article}\n" + SHIPS.encode(), "unchecked"),
    "notes": ("notes.adoc", SHIPS.encode(), "unchecked"),
    "scan": ("scan.png", b"\x89PNG\r\n\x1a\n", "unchecked"),
}


def test_a_file_and_an_address_are_read_alike(world: World) -> None:
    write(world.folder, {f"data/copies/{name}": body for name, body, _ in KINDS.values()})
    for key, (name, body, _) in KINDS.items():
        world.site.pages[f"/{name}"] = Reply(body, headers={"Content-Type": "text/plain"})
        world.source(f"{key}-file", file=f"copies/{name}")
        world.source(f"{key}-web", f"/{name}")
        world.claim(f"{key}-file", f"{key}-file", SHIPS)
        world.claim(f"{key}-web", f"{key}-web", SHIPS)
    rows = world.rows()
    for key, (_name, _body, outcome) in KINDS.items():
        assert [rows[f"{key}-{way}"]["outcome"] for way in ("file", "web")] == [outcome] * 2, key


def test_what_is_not_read_is_named_with_a_way_on(world: World) -> None:
    write(world.folder, {"data/guide.adoc": SHIPS.encode()})
    world.source("guide", file="guide.adoc")
    world.claim("ships", "guide", SHIPS)
    ran = world.verify("--offline")
    assert ran.code == 1
    assert "AsciiDoc is not read; name the page or PDF that is made of it" in ran.out
    assert "mend the quote" not in ran.out


def test_a_quote_that_is_missing_from_a_guessed_encoding_is_told_so(world: World) -> None:
    text = "La compañía señaló que el año próximo pagará más a los dueños del almacén."
    write(world.folder, {"data/a.txt": text.encode("cp1252"), "data/b.txt": text.encode()})
    world.source("a", file="a.txt")
    world.source("b", file="b.txt")
    world.claim("right", "a", text)
    world.claim("wrong", "a", text.replace("más", "menos"))
    world.claim("known", "b", text.replace("más", "menos"))
    ran = world.verify("--offline")
    assert ran.code == 1
    told = " ".join(ran.out.split())
    assert told.count("nobody says how a is encoded, and it was guessed") == 1
    assert "nobody says how b is encoded" not in told
    again = claimcheck("check", cwd=world.folder)
    assert "nobody says how a is encoded" in " ".join(again.out.split())


def test_a_page_that_stands_in_the_place_of_another_is_unchecked(world: World) -> None:
    consent = page("Your privacy", "We use cookies and personal data with your consent.")
    pages = {
        "consent": consent.replace(b"</body>", b"<button>Accept all</button></body>"),
        "sign-in": page("Sign in", "<form><input type=password></form>"),
        "leads": b"<meta http-equiv=refresh content='0;url=/real'>",
        "moved-away": page("Page not found", FILLER * 10),
    }
    world.site.pages["/real"] = html("Ships", SHIPS, FILLER)
    for name, body in pages.items():
        world.site.pages[f"/{name}"] = Reply(body, headers={"Content-Type": "text/html"})
        world.source(name, f"/{name}")
        world.claim(name, name, SHIPS)
    write(world.folder, {"data/saved.html": pages["consent"]})
    world.source("saved", file="saved.html")
    world.claim("saved", "saved", SHIPS)
    rows = world.rows()
    assert {name: row["outcome"] for name, row in rows.items()} == {
        "consent": "unchecked",
        "sign-in": "unchecked",
        "leads": "found",
        "moved-away": "unchecked",
        "saved": "unchecked",
    }
    told = claimcheck("check", cwd=world.folder).out
    assert "claimcheck verify --copy consent=PATH" in told
    assert "is not in" not in told


def test_a_time_in_the_locator_is_checked_and_chooses(world: World) -> None:
    cues = [
        "The fee rises for all of us.",
        "Nobody asked the captain.",
        "The fee rises for all of us.",
    ]
    srt = "\n\n".join(
        f"{number}\n00:{at:02}:10,000 --> 00:{at:02}:14,000\n{words}"
        for number, (at, words) in enumerate(zip((1, 5, 9), cues, strict=True), 1)
    )
    write(world.folder, {"data/talk.srt": srt})
    world.source("talk", file="talk.srt")
    fee, captain = cues[0], cues[1]
    world.claim("right", "talk", captain, locator="5:12")
    world.claim("wrong", "talk", captain, locator="at 0:21:13")
    world.claim("second", "talk", fee, locator="9:10-9:20")
    world.claim("nowhere", "talk", captain, locator="section 2")
    rows = world.rows("--offline")
    told = {name: (row["outcome"], row["seconds"], row["warnings"]) for name, row in rows.items()}
    assert told == {
        "right": ("found", 310, []),
        "wrong": ("found", 310, ["wrong-time"]),
        "second": ("found", 550, []),
        "nowhere": ("found", 310, []),
    }
    said = claimcheck("check", cwd=world.folder).out
    assert "is not said at 0:21:13 of talk, but at 0:05:10" in said
    assert "proven in talk, 0:05:10 (exact)" in claimcheck("show", "right", cwd=world.folder).out


def test_the_chapter_of_a_quote_is_told(world: World) -> None:
    book = write_epub("<p>Before.</p>", f"<h1>Of Ships</h1><p>{SHIPS}</p>")
    write(world.folder, {"data/book.epub": book})
    world.source("book", file="book.epub")
    world.claim("ships", "book", SHIPS)
    world.claim("fewer", "book", SHIPS.replace("4,210", "4,110"))
    assert world.rows("--offline")["ships"]["chapter"] == "Of Ships"
    assert "(chapter “Of Ships”)" in world.verify("--offline", "--format", "text").out


def test_the_page_of_the_source_is_read_from_a_web_archive(world: World) -> None:
    mine = ("https://gazette.example/a", "200 OK", page("A", SHIPS), HTML)
    other = ("https://gazette.example/b", "200 OK", page("B", SURVEY), HTML)
    write(world.folder, {"data/both.warc.gz": archive(mine, other)})
    world.source("mine", url="https://gazette.example/a", file="both.warc.gz")
    world.source("other", url="https://gazette.example/b", file="both.warc.gz")
    for name in ("mine", "other"):
        world.claim(f"ships-in-{name}", name, SHIPS)
        world.claim(f"survey-in-{name}", name, SURVEY)
    rows = world.rows("--offline")
    assert {name: row["outcome"] for name, row in rows.items()} == {
        "ships-in-mine": "found",
        "survey-in-mine": "not-found",
        "ships-in-other": "not-found",
        "survey-in-other": "found",
    }
