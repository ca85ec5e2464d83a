"""Makes the reference of the command line from the program itself."""

from __future__ import annotations

import re
from enum import Enum
from typing import Any, get_args, get_origin

from reference_words import cell, choices, table
from typer.main import get_command

from claimcheck.cli.main import build

_INTRODUCTION = """\
# Commands

<!-- Made from the program by scripts/generate_docs.py. -->

`claimcheck COMMAND --help` says the same in the terminal. Every option with a variable can be set
by it; an option comes before its variable, a variable before the configuration file, and that
before the default. A variable for an option that can be repeated holds its values with spaces
between them, paths with the separator of PATH (`:`, on Windows `;`). What a command returns is in
[formats and exit codes](formats.md).

Results go to stdout, all else goes to stderr: a machine format can be piped as it is.
"""
_COMMON = """\
## Options of every command

"""


def commands() -> str:
    """Return the page: each command with its arguments and options, then the common ones."""
    program: Any = get_command(build())
    members = list(program.commands.items())
    shared = _shared([command for _, command in members])
    parts = [_INTRODUCTION, *(_entry(name, command, shared) for name, command in members)]
    first = members[0][1]
    common = [each for each in first.params if _key(each) in shared]
    return "\n".join([*parts, _COMMON + _table(common)]) + "\n"


def _shared(members: list[Any]) -> set[tuple[str, ...]]:
    """Return the options that all commands have."""
    sets = [{_key(each) for each in command.params} for command in members]
    return set.intersection(*sets)


def _key(parameter: Any) -> tuple[str, ...]:
    return (*parameter.opts, parameter.help or "")


def _entry(name: str, command: Any, shared: set[tuple[str, ...]]) -> str:
    own = [each for each in command.params if _key(each) not in shared and not each.hidden]
    arguments = [each for each in own if each.param_type_name == "argument"]
    usage = " ".join(["claimcheck", name, "[OPTIONS]", *map(_argument, arguments)])
    text = f"## claimcheck {name}\n\n`{usage}`\n\n{_help(command)}\n"
    return "\n".join([text, *_tables(own)]) if own else text


def _tables(parameters: list[Any]) -> list[str]:
    """Return a table for each group of options that the help shows, each with its title."""
    groups: dict[str, list[Any]] = {}
    for each in parameters:
        groups.setdefault(each.rich_help_panel or "", []).append(each)
    return [
        f"**{title}**\n\n{_table(members)}\n" if title else f"{_table(members)}\n"
        for title, members in groups.items()
    ]


def _help(command: Any) -> str:
    """Return the help of a command; lines that are indented in it become code."""
    text = (command.help or "").replace("\b\n", "").strip()
    return re.sub(r"^( *)(#.*)$", r"\1`\2`", text, flags=re.MULTILINE)


def _argument(parameter: Any) -> str:
    name = _bare(parameter).upper() + ("…" if parameter.nargs == -1 else "")
    return name if parameter.required else f"[{name}]"


def _bare(parameter: Any) -> str:
    return str(parameter.metavar or parameter.name).removesuffix("...").strip("[]")


def _table(parameters: list[Any]) -> str:
    rows = [(_name(each), _meaning(each), _variable(each), _default(each)) for each in parameters]
    return table(("option", "meaning", "variable", "default"), rows)


def _name(parameter: Any) -> str:
    if parameter.param_type_name == "argument":
        return f"`{_bare(parameter).upper()}`"
    names = ", ".join(f"`{each}`" for each in (*parameter.opts, *parameter.secondary_opts))
    takes = "" if parameter.is_flag or parameter.count else f" {_takes(parameter)}"
    return names + takes


def _takes(parameter: Any) -> str:
    if parameter.metavar:
        return f"`{parameter.metavar}`"
    hint = parameter.type_descriptor.annotation
    inner = [each for each in get_args(hint) if each is not type(None)]
    if get_origin(hint) is list or (len(inner) == 1 and not isinstance(inner[0], str)):
        hint = inner[0]
    if isinstance(hint, type) and issubclass(hint, Enum):
        return choices(each.value for each in hint).replace(", ", " ")
    if values := _literals(hint):
        return choices(values).replace(", ", " ")
    return f"`{getattr(hint, '__name__', 'value').upper().replace('STR', 'NAME')}`"


def _literals(hint: Any) -> tuple[Any, ...]:
    values = get_args(hint)
    return values if values and all(isinstance(each, str) for each in values) else ()


def _meaning(parameter: Any) -> str:
    return cell(parameter.help or "")


def _variable(parameter: Any) -> str:
    names = parameter.envvar or ()
    return ", ".join(f"`{each}`" for each in ([names] if isinstance(names, str) else names))


def _default(parameter: Any) -> str:
    if parameter.default in (None, False, 0, ()) or callable(parameter.default):
        return ""
    return f"`{parameter.default}`"
