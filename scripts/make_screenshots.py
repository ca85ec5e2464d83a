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

from PIL import Image
from playwright.sync_api import sync_playwright
from pypdfium2 import PdfDocument
from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text
from shown_output import ROOT, TODAY

IMAGES = ROOT / "docs" / "images"
COLUMNS = 88
LARGEST = 120_000
"""Bytes that a picture may have: a README is read on a telephone too."""
ARGUMENTS = ("--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--hide-scrollbars")
_TO_TOP = "each => scrollTo(0, each.getBoundingClientRect().top + scrollY - 24)"


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
    """Return what a command shows on a terminal, with what is typed at its questions.

    The terminal is one that prints line after line, so that what it shows is what it was sent.
    """
    mine, theirs = os.openpty()
    with tempfile.TemporaryDirectory() as name:
        folder = ROOT / shot.folder
        if shot.answers:
            folder = shutil.copytree(folder, Path(name) / "copy")
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
    lines = _PRIVATE.sub("", shown).replace("\r", "").strip("\n").split("\n")
    return "\n".join(lines[: shot.lines])


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
            photograph_report(browser, path, scheme)
        photograph_on_telephone(browser, path)
        photograph_in_print(browser, path, folder)
        browser.close()
    for picture in IMAGES.glob("*.png"):
        shrink(picture)
    return _too_large()


def photograph_report(browser: Any, path: Path, scheme: str) -> None:
    """Take pictures of the page as it opens, and of a search in it with a claim open."""
    page = _open(browser, path, width=1000, height=1040, color_scheme=scheme)
    page.screenshot(path=IMAGES / f"report-{scheme}.png")
    page.get_by_role("searchbox").fill("from weeks to days")
    page.set_viewport_size({"width": 1000, "height": 1054})
    page.get_by_role("heading", name="Claims", exact=True).evaluate(_TO_TOP)
    page.screenshot(path=IMAGES / f"claims-{scheme}.png")


def photograph_on_telephone(browser: Any, path: Path) -> None:
    """Take a picture of the list and of an open claim, as two telephones show them."""
    page = _open(browser, path, width=390, height=844)
    page.get_by_role("heading", name="Claims", exact=True).evaluate(_TO_TOP)
    screens = [page.screenshot()]
    claim = page.locator("#claim-pytorch-underpins-claude")
    claim.locator("summary").click()
    claim.evaluate(_TO_TOP)
    screens.append(page.screenshot())
    side_by_side([Image.open(io.BytesIO(each)) for each in screens], "report-telephone")


def photograph_in_print(browser: Any, path: Path, folder: Path) -> None:
    """Take a picture of the first pages on paper, and say how many there are."""
    page = _open(browser, path, width=1000, height=1040)
    page.pdf(path=folder / "report.pdf", format="A4")
    document = PdfDocument(folder / "report.pdf")
    sys.stdout.write(f"printed, the page takes {len(document)} sheets\n")
    side_by_side([document[each].render(scale=1.1).to_pil() for each in (0, 1)], "report-print")


def side_by_side(pictures: list[Image.Image], name: str) -> None:
    """Write pictures of one size into one, with a gap between them."""
    gap = 24
    width = sum(each.width + gap for each in pictures) - gap
    whole = Image.new("RGB", (width, max(each.height for each in pictures)), "#8b949e")
    left = 0
    for each in pictures:
        whole.paste(each, (left, 0))
        left += each.width + gap
    whole.save(IMAGES / f"{name}.png")


def shrink(path: Path) -> None:
    """Write a picture with as few colours as nobody misses, which takes a third of the bytes."""
    picture = Image.open(path)
    if picture.mode != "P":
        picture.convert("RGB").quantize(
            256, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE
        ).save(path, optimize=True)


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
