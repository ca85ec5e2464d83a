"""The same sentences in every kind of source, as people and programs write it."""

from __future__ import annotations

import csv
import io
import json
import textwrap
from email.message import EmailMessage
from html import escape
from typing import TYPE_CHECKING

from office_writer import write_docx, write_epub, write_odt
from warc_writer import HTML, archive

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from random import Random


def _dressed(random: Random, sentence: str, wrap: Callable[[str], str], share: float = 0.2) -> str:
    """Return a sentence of which some words stand in markup."""
    return " ".join(
        wrap(word) if random.random() < share else escape(word, quote=False)
        for word in sentence.split(" ")
    )


def _in_html(random: Random, sentence: str) -> str:
    tags = ("b", "i", "a", "span", "code")
    return _dressed(random, sentence, lambda word: _tagged(random.choice(tags), word))


def _tagged(tag: str, word: str) -> str:
    return f"<{tag}>{escape(word, quote=False)}</{tag}>"


def _page(random: Random, sentences: list[str]) -> str:
    body = "".join(f"<p>{_in_html(random, each)}</p>\n" for each in sentences)
    return f"<!doctype html><title>x</title><nav>Home</nav>{body}<!-- no text -->"


def markdown(random: Random, sentences: list[str]) -> bytes:
    marks = ("**{}**", "*{}*", "[{}](https://a.example/b_c)", "__{}__")
    parts = []
    for each in sentences:
        words = [
            random.choice(marks).format(word)
            if random.random() < 0.2 and word.isalpha()
            else word.replace("*", r"\*").replace("_", r"\_")
            for word in each.split(" ")
        ]
        parts.append("\n".join(textwrap.wrap(" ".join(words), 72)))
    return ("---\ntitle: x\n---\n\n# Head\n\n" + "\n\n".join(parts)).encode()


def docx(random: Random, sentences: list[str]) -> bytes:
    paragraphs = []
    for each in sentences:
        runs = []
        for word in each.split(" "):
            at = random.randrange(len(word) + 1)  # editors part runs anywhere
            bold = "<w:rPr><w:b/></w:rPr>" if random.random() < 0.2 else ""
            for piece, space in ((word[:at], ""), (word[at:], " ")):
                text = escape(piece + space, quote=False)
                runs.append(f"<w:r>{bold}<w:t xml:space='preserve'>{text}</w:t></w:r>")
            if random.random() < 0.1:
                runs.append("<w:del><w:r><w:delText>struck </w:delText></w:r></w:del>")
        paragraphs.append(f"<w:p>{''.join(runs)}</w:p>")
    return write_docx("".join(paragraphs))


def odt(random: Random, sentences: list[str]) -> bytes:
    def span(word: str) -> str:
        return f"<text:span text:style-name='b'>{escape(word, quote=False)}</text:span>"

    return write_odt("".join(f"<text:p>{_dressed(random, s, span)}</text:p>" for s in sentences))


def epub(random: Random, sentences: list[str]) -> bytes:
    half = len(sentences) // 2
    pages = (sentences[:half], sentences[half:])
    return write_epub(*("".join(f"<p>{_in_html(random, s)}</p>" for s in page) for page in pages))


def jats(random: Random, sentences: list[str]) -> bytes:
    def wrap(word: str) -> str:
        return _tagged(random.choice(("italic", "bold", "xref", "ext-link")), word)

    body = "".join(f"<p>{_dressed(random, each, wrap)}</p>" for each in sentences)
    return f"<?xml version='1.0'?><article><body><sec>{body}</sec></body></article>".encode()


def feed(random: Random, sentences: list[str]) -> bytes:
    items = "".join(
        f"<item><description>{escape(f'<p>{_in_html(random, each)}</p>')}</description></item>"
        for each in sentences
    )
    return f"<?xml version='1.0'?><rss><channel>{items}</channel></rss>".encode()


def _cues(random: Random, sentences: list[str]) -> Iterator[tuple[int, str]]:
    seconds = 0
    for each in sentences:
        words = each.split(" ")
        while words:
            size = random.randrange(3, 8)
            yield seconds, " ".join(words[:size])
            words = words[size:]
            seconds += 3


def subtitles(random: Random, sentences: list[str]) -> bytes:
    return "\n\n".join(
        f"{number}\n{_clock(at)},000 --> {_clock(at + 2)},900\n{cue}"
        for number, (at, cue) in enumerate(_cues(random, sentences), 1)
    ).encode()


def captions(random: Random, sentences: list[str]) -> bytes:
    cues = (
        f"{_clock(at)}.000 --> {_clock(at + 2)}.900\n<v Ada>{escape(cue, quote=False)}"
        for at, cue in _cues(random, sentences)
    )
    return ("WEBVTT\n\n" + "\n\n".join(cues)).encode()


def _clock(seconds: int) -> str:
    return f"00:{seconds // 60:02}:{seconds % 60:02}"


def transcript(random: Random, sentences: list[str]) -> bytes:
    cues = _cues(random, sentences)
    return "\n".join(f"[{at // 60:02}:{at % 60:02}] {cue}" for at, cue in cues).encode()


def message(random: Random, sentences: list[str]) -> bytes:  # noqa: ARG001 - nothing is dressed
    mail = EmailMessage()
    mail["Subject"], mail["From"], mail["MIME-Version"] = "x", "a@b.example", "1.0"
    mail.set_content("\n\n".join("\n".join(textwrap.wrap(s, 70)) for s in sentences), cte="base64")
    return mail.as_bytes()


def saved_page(random: Random, sentences: list[str]) -> bytes:
    mail = EmailMessage()
    mail["Subject"], mail["MIME-Version"] = "x", "1.0"
    mail.set_content(_page(random, sentences), subtype="html", cte="quoted-printable")
    return mail.as_bytes()


def web_archive(random: Random, sentences: list[str]) -> bytes:
    body = _page(random, sentences).encode()
    return archive(("https://a.example/", "200 OK", body, {**HTML, "Content-Type": "text/html"}))


def notebook(random: Random, sentences: list[str]) -> bytes:
    source = markdown(random, sentences).decode().partition("# Head")[2]
    cells = [{"cell_type": "markdown", "metadata": {}, "source": source.splitlines(keepends=True)}]
    return json.dumps({"cells": cells, "nbformat": 4, "nbformat_minor": 5, "metadata": {}}).encode()


def json_lines(random: Random, sentences: list[str]) -> bytes:
    return "\n".join(
        json.dumps({"n": random.random(), "text": each}) for each in sentences
    ).encode()


def table(random: Random, sentences: list[str]) -> bytes:
    out = io.StringIO()
    csv.writer(out).writerows([[random.randrange(99), each] for each in sentences])
    return out.getvalue().encode()


def yaml(random: Random, sentences: list[str]) -> bytes:  # noqa: ARG001 - nothing is dressed
    return "\n".join(
        f"- text: {json.dumps(each, ensure_ascii=False)}" for each in sentences
    ).encode()


def toml(random: Random, sentences: list[str]) -> bytes:  # noqa: ARG001 - nothing is dressed
    lines = (f"t{at} = {json.dumps(each, ensure_ascii=False)}" for at, each in enumerate(sentences))
    return "\n".join(lines).encode()


def old_page(random: Random, sentences: list[str]) -> bytes:
    """Return a page that does not say how it is encoded, as they were in the nineties."""
    return _page(random, sentences).encode("cp1252", "xmlcharrefreplace")


def old_text(random: Random, sentences: list[str]) -> bytes:  # noqa: ARG001 - nothing is dressed
    return "\r\n\r\n".join(textwrap.fill(each, 70) for each in sentences).encode("utf-16")


KINDS: dict[str, Callable[[Random, list[str]], bytes]] = {
    "notes.md": markdown,
    "letter.docx": docx,
    "report.odt": odt,
    "book.epub": epub,
    "article.xml": jats,
    "news.rss": feed,
    "talk.srt": subtitles,
    "talk.vtt": captions,
    "transcript.txt": transcript,
    "mail.eml": message,
    "page.mhtml": saved_page,
    "page.warc.gz": web_archive,
    "study.ipynb": notebook,
    "rows.jsonl": json_lines,
    "rows.csv": table,
    "rows.yaml": yaml,
    "rows.toml": toml,
    "page.html": old_page,
    "page.txt": old_text,
}
"""A writer for each kind, by the name of its file."""
