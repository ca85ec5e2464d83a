"""The commands of the program, one file for each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.plugins import Plugins

if TYPE_CHECKING:
    from collections.abc import Mapping

    from claimcheck.cli.commands.base import Command

GROUPS: Mapping[str, tuple[str, ...]] = {
    "Read": ("list", "show", "brief", "report", "serve", "mcp", "diff"),
    "Prove": ("check", "verify", "prove", "baseline", "rule"),
    "Write": ("init", "add", "edit", "suggest", "draft", "import", "fmt", "schema"),
    "Publish": ("mark", "cite", "export"),
}
"""The names of the commands, in the groups and in the order of the help."""

COMMANDS: Plugins[Command] = Plugins(
    __name__, *(name for names in GROUPS.values() for name in names)
)
"""The module of each command."""
