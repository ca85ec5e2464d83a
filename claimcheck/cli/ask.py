"""Questions to the person at the terminal."""

from __future__ import annotations

import sys

import typer

from claimcheck.printable import one_line


def can_ask() -> bool:
    """Tell whether somebody is there to answer; a stream that was closed is None."""
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stderr))


def ask(question: str, proposed: str = "", *, required: bool = False) -> str:
    """Return an answer, or what was proposed where the person agrees; empty for none.

    Questions go to stderr, so that the result on stdout stays clean.
    """
    while True:
        answer: str = typer.prompt(
            question, default=one_line(proposed), show_default=bool(proposed), err=True
        )
        if answer.strip() or not required:
            return answer.strip()
