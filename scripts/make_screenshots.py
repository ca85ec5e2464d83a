"""Makes the pictures of the README: ``python scripts/make_screenshots.py``; needs Chromium.

What they show is what the program really prints and writes: its coloured output is set in a
window of as many columns as the README shows, and the page of the registry is opened as it is.
Look at every picture before it is committed.
"""

from __future__ import annotations

import io
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any, NamedTuple

from playwright.sync_api import sync_playwright
from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text
from shown_output import ROOT, TODAY

IMAGES = ROOT / "docs" / "images"
COLUMNS = 88
LARGEST = 300_000
"""Bytes that a picture may have: a README is read on a telephone too."""
ARGUMENTS = ("--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--hide-scrollbars")


class Shot(NamedTuple):
    """A command to photograph.

    Attributes:
        name: Of the picture.
        command: What is typed.
        lines: How many lines of its output are shown; None for all.
        folder: Where it runs. A copy of it, where answers are typed.
        answers: What is typed at its questions, one after the other.
    """

    name: str
    command: str
    lines: int | None = None
    folder: str = "."
    answers: tuple[str, ...] = ()


SHOTS = (
    Shot("list", "claimcheck list --tag post", 24),
    Shot("show", "claimcheck show pytorch-underpins-claude"),
    Shot(
        "check",
        "claimcheck check --claims claims.yaml --sources sources.yaml",
        folder="docs/examples/overstated",
    ),
    Shot(
        "add",
        "claimcheck add claim",
        folder="docs/examples/harbour",
        answers=(
            "The harbour dues stayed as they were in 2025.",
            "report-2025",
            "harbour dues",
            "1",
            "",
            "done",
        ),
    ),
)

_THEME = TerminalTheme(
    (22, 27, 34),
    (220, 226, 232),
    [
        (72, 79, 88),
        (255, 123, 114),
        (86, 211, 100),
        (227, 179, 65),
        (121, 192, 255),
        (210, 168, 255),
        (86, 212, 221),
        (220, 226, 232),
    ],
)
_PRIVATE = re.compile(r"\x1b\[\?\d+[hl]")
"""What turns the cursor on and off."""

_WINDOW = """\
<!doctype html><meta charset="utf-8"><style>
body {{ margin: 0; background: {background}; color: {foreground}; }}
#window {{ display: inline-block; padding: 14px 18px 16px; }}
pre {{ margin: 0; font: 14px/1.35 "DejaVu Sans Mono", monospace; }}
.typed {{ margin-bottom: 0.7em; }}
b {{ color: #8b949e; font-weight: bold; }}
</style><div id="window"><pre class="typed"><b>$ </b>{command}</pre>
<pre>{output}</pre></div>
"""


def printed(shot: Shot) -> str:
    """Return what the command prints to a terminal, with its colours, to both streams in order."""
    if shot.answers:
        return answered(shot)
    ran = subprocess.run(
        [sys.executable, "-m", "claimcheck", *shlex.split(shot.command)[1:]],
        cwd=ROOT / shot.folder,
        env={**_environment(), "FORCE_COLOR": "1"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
        encoding="utf-8",
    )
    lines = ran.stdout.rstrip("\n").split("\n")
    return "\n".join(lines[: shot.lines]).rstrip("\n")


def answered(shot: Shot) -> str:
    """Return what a command shows on a terminal, with what is typed at its questions.

    The terminal is one that prints line after line, so that what it shows is what it was sent.
    """
    mine, theirs = os.openpty()
    with tempfile.TemporaryDirectory() as name:
        folder = shutil.copytree(ROOT / shot.folder, Path(name) / "copy")
        running = subprocess.Popen(
            [sys.executable, "-m", "claimcheck", *shlex.split(shot.command)[1:]],
            cwd=folder,
            env={**_environment(), "FORCE_COLOR": "1", "TERM": "dumb"},
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
        )
        os.close(theirs)
        shown = ""
        for answer in shot.answers:
            shown += _until(mine, ": ")
            time.sleep(0.5)  # until it reads key by key: before, the terminal shows them itself
            os.write(mine, f"{answer}\r".encode())
        shown += _until(mine, "")
        running.wait()
    os.close(mine)
    return _PRIVATE.sub("", shown).replace("\r", "").strip("\n")


def _until(handle: int, end: str) -> str:
    """Return what is shown until it ends with a text, or with the program where that is empty."""
    shown = b""
    while not (end and shown.decode(errors="ignore").endswith(end)):
        try:
            shown += os.read(handle, 65_536)
        except OSError:  # the program has ended
            break
    return shown.decode()


def window(shot: Shot) -> str:
    """Return a page with a terminal in which the command has run."""
    console = Console(
        record=True, file=io.StringIO(), width=COLUMNS, highlight=False, force_terminal=True
    )
    console.print(Text.from_ansi(printed(shot)), soft_wrap=False)
    output = console.export_html(theme=_THEME, inline_styles=True, code_format="{code}")
    return _WINDOW.format(
        background=_THEME.background_color.hex,
        foreground=_THEME.foreground_color.hex,
        command=shot.command,
        output=output,
    )


def report(folder: Path) -> Path:
    """Write the page of the registry of this project, with its levels over time."""
    path = folder / "report.html"
    words = ("report", "--format", "html", "--history", "--output", str(path))
    command = [sys.executable, "-m", "claimcheck", *words]
    subprocess.run(command, cwd=ROOT, env=_environment(), check=True)
    return path


def main() -> int:
    """Write all pictures; return the exit code."""
    chromium = shutil.which("chromium")
    if chromium is None:
        sys.stderr.write("no browser is installed: apt-get install chromium\n")
        return 2
    IMAGES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name)
        browser = playwright.chromium.launch(executable_path=chromium, args=list(ARGUMENTS))
        for shot in SHOTS:
            path = folder / f"{shot.name}.html"
            path.write_text(window(shot), encoding="utf-8")
            page = _open(browser, path, width=1200, height=400)
            page.locator("#window").screenshot(path=IMAGES / f"{shot.name}.png")
        path = report(folder)
        for scheme in ("light", "dark"):
            page = _open(browser, path, width=1000, height=1040, color_scheme=scheme)
            page.screenshot(path=IMAGES / f"report-{scheme}.png")
            page.get_by_role("searchbox").fill("from weeks to days")
            page.set_viewport_size({"width": 1000, "height": 1054})
            page.get_by_role("heading", name="Claims", exact=True).evaluate(
                "each => scrollTo(0, each.getBoundingClientRect().top + scrollY - 24)"
            )
            page.screenshot(path=IMAGES / f"claims-{scheme}.png")
        browser.close()
    return _too_large()


def _environment() -> dict[str, str]:
    """Return the environment of this program with a fixed day and width."""
    kept = {name: value for name, value in os.environ.items() if name != "NO_COLOR"}
    fixed = {"CLAIMCHECK_TODAY": TODAY, "COLUMNS": str(COLUMNS), "PYTHONUTF8": "1"}
    return {**kept, **fixed}


def _open(browser: Any, path: Path, *, width: int, height: int, **options: Any) -> Any:
    """Open a page on a screen that is finer than its pixels, so that text stays sharp."""
    size = {"width": width, "height": height}
    page = browser.new_context(viewport=size, device_scale_factor=1.25, **options).new_page()
    page.goto(path.as_uri())
    return page


def _too_large() -> int:
    """Name the pictures that are too large; return the exit code."""
    large = [each for each in sorted(IMAGES.glob("*.png")) if each.stat().st_size > LARGEST]
    for each in large:
        sys.stderr.write(f"{each.name} has {each.stat().st_size:,} bytes, more than {LARGEST:,}\n")
    return int(bool(large))


if __name__ == "__main__":
    sys.exit(main())
