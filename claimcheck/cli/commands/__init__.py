"""The commands of the program, one file for each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.plugins import Plugins

if TYPE_CHECKING:
    from claimcheck.cli.commands.base import Command

COMMANDS: Plugins[Command] = Plugins(
    __name__,
    "list",
    "show",
    "report",
    "serve",
    "check",
    "baseline",
    "verify",
    "diff",
    "rule",
    "add",
    "import",
    "export",
    "fmt",
    "mark",
    "cite",
    "schema",
    "init",
)
"""The module of each command, in the order of the help."""
