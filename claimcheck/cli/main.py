"""The program: its commands, and what it does before and after one."""

from __future__ import annotations

import inspect
import os
import re
import sys
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup

from claimcheck.cli.commands import COMMANDS, GROUPS
from claimcheck.cli.console import Console
from claimcheck.cli.options import with_session
from claimcheck.cli.session import EXIT_INTERRUPTED, EXIT_USAGE, error_line, tell_version
from claimcheck.errors import ClaimcheckError
from claimcheck.printable import one_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

COMPLETION_VARIABLE = "_CLAIMCHECK_COMPLETE"
"""Set by the scripts that ``--show-completion`` prints."""


def _print_version(value: bool) -> None:
    if value:
        raise typer.Exit(tell_version())


def _options(
    version: Annotated[
        bool,
        typer.Option(
            "--version",
            "-V",
            callback=_print_version,
            is_eager=True,
            help="Show the version and exit.",
        ),
    ] = False,
) -> None:
    """Check claims against their sources: derive levels, explain them, fail on overstatement."""
    del version


def build(arguments: Sequence[str] = ()) -> typer.Typer:
    """Return the program with the commands that it takes to run ``arguments``.

    That is the one that is named first, and else all of them: the help lists them, and a command
    that does not exist is compared with those that do.
    """
    app = typer.Typer(
        name="claimcheck",
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback(cls=_Group)(_options)
    named = [argument for argument in arguments[:1] if argument in COMMANDS]
    for group, names in GROUPS.items():
        for name in names:
            if not named or name in named:
                command = COMMANDS[name].command
                register = app.command(
                    name, cls=_Command, help=_flowing(command), rich_help_panel=group
                )
                register(with_session(command))
    return app


class _Command(TyperCommand):
    """A command whose help leaves out what a person can do without."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        _shorten(self.get_params(ctx))
        super().format_help(ctx, formatter)


class _Group(TyperGroup):
    """The program, likewise."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        _shorten(self.get_params(ctx))
        super().format_help(ctx, formatter)


def _shorten(parameters: Iterable[Any]) -> None:
    """Leave out that a flag is a truth value, and the variables, which the reference lists."""
    for each in parameters:
        each.show_envvar = False
        if getattr(each, "is_flag", False) or getattr(each, "count", False):
            each.metavar = ""


def _flowing(command: Callable[..., int]) -> str:
    """Return what a command says of itself with each paragraph on one line.

    The help breaks lines where the terminal ends, and would keep those of the source code too. A
    line that begins with a comment sign is one to copy, and stays on its own.
    """
    return re.sub(r"(?<!\n)\n(?![\n#])", " ", inspect.getdoc(command) or "")


def run() -> None:
    """Run the program with the arguments of the process and exit with its code."""
    # Without it, pydantic asks every installed distribution whether it brings a plug-in.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    _occupy_standard_streams()
    try:
        arguments = _being_completed() or _asking_for_help(sys.argv[1:])
        code = build(arguments)(arguments, prog_name="claimcheck", standalone_mode=False)
    except typer.TyperException as error:
        Console().error(_usage_error(error.format_message()))
        code = EXIT_USAGE
    except (typer.Abort, KeyboardInterrupt):
        Console().error("interrupted")
        code = EXIT_INTERRUPTED
    sys.exit(code)


def _asking_for_help(arguments: list[str]) -> list[str]:
    """Return the arguments with ``help COMMAND``, or none at all, as the option that it means."""
    if arguments[:1] in ([], ["help"]):
        return [*arguments[1:2], "--help"]
    return arguments


def _occupy_standard_streams() -> None:
    """Open nothing in the place of a standard stream that is closed.

    Else the next file that is opened takes it, and what a library prints ends up in that file.
    """
    while (handle := os.open(os.devnull, os.O_RDWR)) <= 2:
        os.set_inheritable(handle, True)
    os.close(handle)


def _being_completed() -> list[str]:
    """Return the command that a shell wants completed, so that no other needs to be loaded.

    Nothing where it does not, or while the command itself is still being typed.
    """
    if COMPLETION_VARIABLE not in os.environ:
        return []
    line = os.environ.get("COMP_WORDS") or os.environ.get("_TYPER_COMPLETE_ARGS", "")
    named = line.split()[1:2]
    alike = [name for name in COMMANDS if named and name.startswith(named[0])]
    return named if alike == named else []


_GUESS = re.compile(
    r"(?<![\s.(])[\s.(]*(?:Did you mean (?P<command>.+)\?|Possible options: (?P<option>.+)\))$"
)


_MEANT = {(command, "--support"): "--level" for command in ("list", "report")}
"""Options that people look for by the name of the key in the files, each with the one there is."""
_VARIABLES = re.compile(r"\(env var: '\[?(?P<names>[^])]+?)\]?'\)")


def _usage_error(told: str) -> str:
    """Return what typer says of wrong usage in the form that all other errors have."""
    message = told.strip().removesuffix(".").replace("Value error, ", "")
    # Several variables arrive as Python writes a list.
    message = _VARIABLES.sub(lambda found: f"(or {found['names'].replace(chr(39), '')})", message)
    command = next((each for each in sys.argv[1:2] if each in COMMANDS), "")
    guess = _GUESS.search(message)
    if guess:
        message = message[: guess.start()].rstrip()
        asked = message.rpartition(" ")[2]
        meant = _MEANT.get((command, asked)) or guess["command"] or guess["option"]
        help_text = f"did you mean {meant}?"
    else:
        help_text = f"see: claimcheck {command} --help".replace("  ", " ")
    return error_line(ClaimcheckError(one_line(message[:1].lower() + message[1:]), help=help_text))
