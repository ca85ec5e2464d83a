"""One run of a command: its options, its console, and the registry that it works on."""

from __future__ import annotations

from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict, TypeVar

from claimcheck.cli.console import ColorChoice, Console
from claimcheck.errors import ClaimcheckError

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence
    from datetime import date

    from claimcheck.app.project import Project

_Made = TypeVar("_Made")

_ATTEMPTS = 3

EXIT_CLEAN = 0
EXIT_FINDINGS = 1
EXIT_USAGE = 2
EXIT_BUG = 3
EXIT_INTERRUPTED = 130


class NamedFiles(TypedDict):
    """The files that options name, as ``app`` takes them."""

    config: Path | None
    claims: tuple[Path, ...]
    sources: tuple[Path, ...]


class Session:
    """What the common options of a command come to."""

    def __init__(
        self,
        *,
        claims: Sequence[Path] | None = None,
        sources: Sequence[Path] | None = None,
        config: Path | None = None,
        settings: Sequence[str] | None = None,
        output: Path | None = None,
        color: ColorChoice = "auto",
        quiet: bool = False,
        verbose: int = 0,
    ) -> None:
        self._claims = tuple(claims or ())
        self._sources = tuple(sources or ())
        self._config = config
        self.settings = tuple(settings or ())
        self.console = Console(color=color, quiet=quiet, verbose=verbose, output=output)

    @cached_property
    def project(self) -> Project:
        """Return the registry of the working directory, or the one that the options name."""
        from claimcheck.app.project import open_project

        project = open_project(
            Path.cwd(),
            config=self._config,
            claims=self._claims,
            sources=self._sources,
            settings=self.settings,
        )
        from claimcheck.registry.source_text import display_path

        files = (*project.files.claims, *project.files.sources)
        self.console.detail(f"configuration: {project.settings.path or 'none, defaults'}")
        self.console.detail("read: " + ", ".join(display_path(path) for path in files))
        return project

    @property
    def named(self) -> NamedFiles:
        """Return the files that the options name, to read them as they were at another time."""
        return {"config": self._config, "claims": self._claims, "sources": self._sources}

    def read_claims(self, paths: Sequence[Path]) -> None:
        """Take the claims from these files too, beside those that the options name."""
        self._claims += tuple(paths)

    def refuse_stdin(self, why: str = "nothing can be written to standard input") -> None:
        """Refuse a registry on standard input.

        Args:
            why: What keeps it from being there; without it, that the command writes.

        Raises:
            ClaimcheckError: It is.
        """
        from claimcheck.registry.source_text import STDIN

        if STDIN in (*self._claims, *self._sources):
            raise ClaimcheckError(
                why,
                help="save it in a file, and name that instead of -",
            )

    def forget_project(self) -> None:
        """Let the registry be read again: its files were changed."""
        self.__dict__.pop("project", None)

    def change(self, work: Callable[[], _Made], *, anywhere: bool = False) -> _Made:
        """Run ``work``, which reads the registry and writes to it, while no other run writes.

        It is run again where somebody without that lock, an editor perhaps, changed a file
        between its reading and its writing.

        Args:
            work: What to do. It finds the registry as it is now.
            anywhere: Whether there need be no registry: the files were named.

        Raises:
            LockBusyError: Another run does not let go of the registry.
            ChangedMeanwhileError: A file was changed each time.
            ClaimcheckError: What would be written to is standard input.
        """
        from claimcheck.storage.atomic import ChangedMeanwhileError, clear_left
        from claimcheck.storage.lockfile import alone

        self.refuse_stdin()
        root, folders = self._written_in(anywhere=anywhere)
        with alone(root):
            for folder in folders:
                clear_left(folder)
            for _ in range(_ATTEMPTS - 1):
                self.forget_project()
                with suppress(ChangedMeanwhileError):
                    return work()
            self.forget_project()
            return work()

    def _written_in(self, *, anywhere: bool) -> tuple[Path, Collection[Path]]:
        """Return the root of the registry, and the folders in which its files are."""
        from claimcheck.registry.discover import find_registry

        try:
            files = find_registry(Path.cwd(), settings=self.settings, **self.named)
        except ClaimcheckError:
            if not anywhere:
                raise
            return Path.cwd(), ()
        return files.root, files.folders

    def guard(self, command: Callable[[], int]) -> int:
        """Run ``command``; turn whatever ends it early into a message and an exit code."""
        try:
            return command()
        except KeyboardInterrupt:
            self.console.error("interrupted")
            return EXIT_INTERRUPTED
        except Exception as error:  # noqa: BLE001 - the one boundary of the program
            return self.explain(error)

    def explain(self, error: Exception) -> int:
        """Tell what is wrong, with its places where it has some; return the exit code."""
        import sys

        color, width = self.console.has_color(sys.stderr), self.console.error_width
        told, code = self.told(error, color=color, width=width)
        self.console.error(told)
        return code

    def told(
        self, error: Exception, *, color: bool = False, width: int | None = None
    ) -> tuple[str, int]:
        """Return what to say of an error that ended the work, and the exit code that it has.

        Args:
            error: What ended it.
            color: Whether to colour.
            width: Columns after which sentences go on in the next line; None where they do not.
        """
        if isinstance(error, OSError):
            error = _from_os(error)
        elif isinstance(error, (MemoryError, RecursionError)):
            error = _from_limit(error)
        if not isinstance(error, ClaimcheckError):
            return self._confession(error), EXIT_BUG
        from claimcheck.registry.problems import InvalidInputError

        lines = []
        if isinstance(error, InvalidInputError):
            from claimcheck.views.finding_text import render_finding

            lines = [render_finding(each, color=color, width=width) for each in error.findings]
        return "\n".join((*lines, error_line(error))), EXIT_USAGE

    def _confession(self, error: Exception) -> str:
        from claimcheck.printable import one_line

        told = (
            f"error: this is a bug in claimcheck: {type(error).__name__}: {one_line(str(error))}\n"
            "help: run the command again with -vv and report what it prints"
        )
        if self.console.verbose > 1:
            import traceback

            told = "".join(traceback.format_exception(error)) + told
        return told


def tell_version() -> int:
    """Print the version of the program; return the exit code."""
    from claimcheck.version import __version__

    session = Session()

    def tell() -> int:
        session.console.result(f"claimcheck {__version__}")
        return EXIT_CLEAN

    return session.guard(tell)


def error_line(error: ClaimcheckError) -> str:
    """Return an error as it is printed: what is wrong, and below it the next step."""
    from claimcheck.printable import printable

    line = f"error: {error.message}"
    return printable(f"{line}\nhelp: {error.help}" if error.help else line)


def today_or(day: str | None) -> date:
    """Return the day that ``--today`` names, or this one.

    Raises:
        ClaimcheckError: It names none.
    """
    from datetime import date

    if day is None:
        return date.today()
    try:
        if len(day) == len("2026-11-22"):
            return date.fromisoformat(day)
    except ValueError:
        pass
    raise ClaimcheckError(f"{day!r} is not a date", help="write it as YYYY-MM-DD")


def _from_limit(error: MemoryError | RecursionError) -> ClaimcheckError:
    if isinstance(error, MemoryError):
        return ClaimcheckError(
            "there is not enough memory for this",
            help="split the largest file, or allow the program more memory",
        )
    return ClaimcheckError(
        "something in the input nests too deep",
        help="look for the file that was changed last, or run it again with fewer files",
    )


def _from_os(error: OSError) -> ClaimcheckError:
    import errno

    name = f"{error.filename}: " if error.filename else ""
    if not (name or _is_somewhere()):
        return ClaimcheckError(
            "the working directory is gone", help="change into a folder that is there"
        )
    steps = {
        errno.ENOENT: "check the path; a folder that it names has to be there",
        errno.ENOTDIR: "check the path: what it names as a folder is a file",
        errno.EISDIR: "it is a folder: name a file in it",
        errno.ENOSPC: "make room on that disk, or write to another",
    }
    return ClaimcheckError(
        f"{name}{error.strerror or type(error).__name__}",
        help=steps.get(error.errno or 0, "check the path and your rights"),
    )


def _is_somewhere() -> bool:
    """Tell whether the working directory is still there."""
    import os

    try:
        os.getcwd()  # noqa: PTH109 - the same, without a path of it
    except OSError:
        return False
    return True
