"""The options that every command on a registry has, added to a command by one decorator."""

from __future__ import annotations

import inspect
from functools import wraps
from pathlib import Path  # noqa: TC003 - typer reads the annotations at run time
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from claimcheck.cli.session import Session

if TYPE_CHECKING:
    from collections.abc import Callable

_PANEL = "Every command"


def _common(
    claims: Annotated[
        list[Path] | None,
        typer.Option(
            metavar="PATH",
            help="File or folder of claims, instead of those found; - for stdin. Can be repeated.",
            envvar="CLAIMCHECK_CLAIMS",
            rich_help_panel=_PANEL,
        ),
    ] = None,
    sources: Annotated[
        list[Path] | None,
        typer.Option(
            metavar="PATH",
            help="File or folder of sources, likewise.",
            envvar="CLAIMCHECK_SOURCES",
            rich_help_panel=_PANEL,
        ),
    ] = None,
    config: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="Configuration file, instead of the one found.",
            envvar="CLAIMCHECK_CONFIG",
            rich_help_panel=_PANEL,
        ),
    ] = None,
    settings: Annotated[
        list[str] | None,
        typer.Option(
            "--set",
            metavar="KEY=VALUE",
            help="Set for this run what a registry may not, as verify.timeout=60. Can be repeated.",
            envvar="CLAIMCHECK_SET",
            rich_help_panel=_PANEL,
        ),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help="Write the result to this file.",
            envvar="CLAIMCHECK_OUTPUT",
            rich_help_panel=_PANEL,
        ),
    ] = None,
    color: Annotated[
        Literal["auto", "always", "never"],
        typer.Option(
            help="When to use colours.", envvar="CLAIMCHECK_COLOR", rich_help_panel=_PANEL
        ),
    ] = "auto",
    quiet: Annotated[
        bool,
        typer.Option(
            "--quiet",
            "-q",
            help="Say nothing but the result and errors.",
            envvar="CLAIMCHECK_QUIET",
            rich_help_panel=_PANEL,
        ),
    ] = False,
    verbose: Annotated[
        int,
        typer.Option(
            "--verbose",
            "-v",
            count=True,
            show_default=False,
            help="Tell what is read from where; twice: also how a bug came about.",
            envvar="CLAIMCHECK_VERBOSE",
            rich_help_panel=_PANEL,
        ),
    ] = 0,
) -> None:
    """Carry the common options in its signature."""


def with_session(command: Callable[..., int]) -> Callable[..., int]:
    """Give ``command``, whose first parameter is a session, the common options.

    The options become the session; the command's own parameters are passed on as they are.
    """
    own = list(inspect.signature(command, eval_str=True).parameters.values())[1:]
    common = list(inspect.signature(_common, eval_str=True).parameters.values())
    names = [parameter.name for parameter in common]

    @wraps(command)
    def run(**values: Any) -> int:
        session = Session(**{name: values.pop(name) for name in names})
        return session.guard(lambda: command(session, **values))

    keyword = inspect.Parameter.KEYWORD_ONLY
    parameters = [parameter.replace(kind=keyword) for parameter in (*own, *common)]
    run.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    run.__annotations__ = {each.name: each.annotation for each in parameters}
    return run
