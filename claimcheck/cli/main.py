"""The program: its commands, and what it does before and after one."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import Annotated

import typer

from claimcheck import __version__
from claimcheck.cli.options import with_session
from claimcheck.cli.session import EXIT_INTERRUPTED, EXIT_USAGE

COMMANDS: dict[str, str] = {
    "list": "claimcheck.cli.commands.list",
    "show": "claimcheck.cli.commands.show",
    "check": "claimcheck.cli.commands.check",
    "verify": "claimcheck.cli.commands.verify",
    "rule": "claimcheck.cli.commands.rule",
    "init": "claimcheck.cli.commands.init",
}
"""The module of each command, in the order of the help; each has a function ``command``."""


def _print_version(value: bool) -> None:
    if value:
        sys.stdout.write(f"claimcheck {__version__}\n")
        raise typer.Exit


def _options(
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_print_version, is_eager=True, help="Show the version and exit."
        ),
    ] = False,
) -> None:
    """Check claims against their sources: derive levels, explain them, fail on overstatement."""
    del version


def build() -> typer.Typer:
    """Return the program with all its commands."""
    app = typer.Typer(
        name="claimcheck",
        no_args_is_help=True,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback()(_options)
    for name, module in COMMANDS.items():
        app.command(name)(with_session(import_module(module).command))
    return app


def run() -> None:
    """Run the program with the arguments of the process and exit with its code."""
    try:
        code = build()(standalone_mode=False)
    except typer.TyperException as error:
        error.show()
        code = EXIT_USAGE
    except (typer.Abort, KeyboardInterrupt):
        code = EXIT_INTERRUPTED
    sys.exit(code)
