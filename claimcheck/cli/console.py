"""Where output goes: results to stdout or a file, everything else to stderr."""

from __future__ import annotations

import os
import shutil
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Literal, TextIO

from claimcheck.errors import ClaimcheckError
from claimcheck.printable import one_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from rich.console import RenderableType

ColorChoice = Literal["auto", "always", "never"]
WIDTH_OFF_TERMINAL = 100
"""Columns where neither a terminal nor ``COLUMNS`` says otherwise."""


class Console:
    """Prints for one command.

    A reader that goes away (``claimcheck list | head -1``) ends the printing, not the command: it
    still returns its own exit code. ``result`` tells it to those that would
    write for hours.

    Attributes:
        output: The file that the result goes to; None for standard output.
        quiet: Whether to say nothing but the result and errors.
        verbose: How much to tell beside them.
    """

    def __init__(
        self,
        *,
        color: ColorChoice = "auto",
        quiet: bool = False,
        verbose: int = 0,
        output: Path | None = None,
    ) -> None:
        self._color = color
        self.output = None if output is not None and str(output) == "-" else output
        self.quiet = quiet
        self.verbose = verbose

    def has_color(self, stream: TextIO | None) -> bool:
        """Tell whether to colour what goes to ``stream``."""
        if self._color != "auto":
            return self._color == "always"
        if os.environ.get("NO_COLOR"):
            return False
        if os.environ.get("FORCE_COLOR"):
            return True
        return stream is not None and stream.isatty() and os.environ.get("TERM") != "dumb"

    @property
    def color(self) -> bool:
        """Tell whether to colour the result."""
        return self.output is None and self.has_color(sys.stdout)

    @property
    def on_terminal(self) -> bool:
        """Tell whether the result is shown on a terminal, whose lines end where it ends."""
        return self.output is None and sys.stdout is not None and sys.stdout.isatty()

    @property
    def width(self) -> int:
        """Return the columns that a result may take."""
        return max(shutil.get_terminal_size((WIDTH_OFF_TERMINAL, 24)).columns, 20)

    def result(self, text: str) -> bool:
        """Write the result of the command: to the file that ``--output`` names, else to stdout.

        Returns:
            Whether what follows can be written too: the reader has not gone away.
        """
        if text and not text.endswith("\n"):
            text += "\n"
        if self.output is not None:
            from claimcheck.storage.atomic import write_atomically

            write_atomically(self.output, text.encode())
            return True
        if sys.stdout is None:
            raise ClaimcheckError("standard output is closed", help="write to a file: --output")
        return _write(sys.stdout, text)

    @property
    def in_regular_file(self) -> bool:
        """Tell whether the result goes to a file beside which others can lie."""
        return self.output is not None and (not self.output.exists() or self.output.is_file())

    def beside(self, name: str, text: str) -> None:
        """Write a file that belongs to the result, beside the file that ``--output`` names."""
        from claimcheck.storage.atomic import write_atomically

        if self.output is not None:
            write_atomically(self.output.with_name(name), text.encode())

    def render(self, *renderables: RenderableType) -> None:
        """Lay out rich renderables for the width there is, and write them as the result."""
        self.result(self._laid_out(renderables, color=self.color))

    def show(self, *renderables: RenderableType) -> None:
        """Lay out rich renderables, and tell them on stderr; not with ``--quiet``."""
        self.note(self._laid_out(renderables, color=self.has_color(sys.stderr)).rstrip("\n"))

    def _laid_out(self, renderables: Iterable[RenderableType], *, color: bool) -> str:
        import io

        from rich.console import Console as RichConsole

        buffer = io.StringIO()
        rich = RichConsole(
            file=buffer,
            width=self.width,
            height=24,  # any: without one, rich takes 80 columns where TERM is dumb
            color_system="standard" if color else None,
            force_terminal=color,
            no_color=not color,
            highlight=False,
            markup=False,
            emoji=False,
            legacy_windows=False,
        )
        for renderable in renderables:
            rich.print(renderable)
        return "\n".join(line.rstrip() for line in buffer.getvalue().split("\n"))

    @contextmanager
    def progress(
        self, task: str, *, waits: bool = True
    ) -> Iterator[Callable[[int, int, str], None]]:
        """Show a progress bar on a terminal while the block runs; elsewhere nothing.

        What it yields is called with how many are done, how many there are (0 where nobody knows),
        and what is waited for.

        Args:
            task: What is done.
            waits: Whether something is waited for. Else the third word is anything to be told, and
                how fast it goes and what is left is told too.
        """
        is_dumb = os.environ.get("TERM") == "dumb"  # it could take nothing back
        if self.quiet or is_dumb or sys.stderr is None or not sys.stderr.isatty():
            yield lambda _done, _total, _label: None
            return
        from rich.console import Console as RichConsole
        from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

        console = RichConsole(stderr=True, no_color=not self.has_color(sys.stderr))
        count = TextColumn("{task.fields[count]}", markup=False)
        columns = (TextColumn("{task.description}", markup=False), BarColumn(), count)
        left = () if waits else (TimeRemainingColumn(),)
        with Progress(*columns, *left, console=console, transient=True) as bar:
            job = bar.add_task(task, total=None, count="")

            def tell(done: int, total: int, label: str) -> None:
                count = f"{done:,}/{total:,}" if total else f"{done:,}"
                told = f", {'waiting for ' if waits else ''}{one_line(label)}" if label else ""
                bar.update(job, completed=done, total=total or None, count=count + told)

            yield tell

    def note(self, text: str) -> None:
        """Tell something about the run, on stderr; not with ``--quiet``."""
        if not self.quiet:
            self.error(text)

    def detail(self, text: str) -> None:
        """Tell what only ``--verbose`` asks for, on stderr."""
        if self.verbose:
            self.error(text)

    def error(self, text: str) -> None:
        """Tell what went wrong, on stderr; on a terminal its lines break between words."""
        if (width := self.error_width) is not None:
            from claimcheck.views.finding_text import folded

            text = folded(text, width)
        _write(sys.stderr, text + "\n")

    @property
    def error_width(self) -> int | None:
        """Return the columns of the terminal that stderr is shown on; None where it is none."""
        if sys.stderr is None or not sys.stderr.isatty():
            return None
        named = os.environ.get("COLUMNS", "")
        width = int(named) if named.isdecimal() else 0
        width = width or os.get_terminal_size(sys.stderr.fileno()).columns
        return max(width or WIDTH_OFF_TERMINAL, 20)


def _write(stream: TextIO | None, text: str) -> bool:
    """Write to a stream, and tell whether its reader is there.

    None stands for one that was closed before the program began.
    """
    if stream is None:
        return False
    try:
        stream.write(text)
        stream.flush()
    except UnicodeEncodeError:
        encoding = stream.encoding or "ascii"
        stream.write(text.encode(encoding, "backslashreplace").decode(encoding))
        stream.flush()
    except BrokenPipeError:
        _discard(stream)
        return False
    except OSError as error:
        _discard(stream)  # what is left in its buffer would fail once more at exit
        name = "standard error" if stream is sys.stderr else "standard output"
        raise OSError(error.errno, error.strerror, name) from error
    return True


def _discard(stream: TextIO) -> None:
    """Let everything that is still written to a closed pipe go nowhere, at exit too."""
    with open(os.devnull, "w") as nowhere:  # noqa: PTH123 - a device, not a file
        os.dup2(nowhere.fileno(), stream.fileno())
