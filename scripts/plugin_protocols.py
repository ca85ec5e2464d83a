"""Makes the module in which mypy holds every plug-in to the Protocol of its folder."""

from __future__ import annotations

from importlib import import_module
from pkgutil import walk_packages
from typing import TYPE_CHECKING

import claimcheck
from claimcheck.plugins import Plugins

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

_INTRODUCTION = '''\
"""Here mypy holds each plug-in to the Protocol of its folder.

Made from the tables of the folders by scripts/generate_docs.py; nothing imports it.
"""

from __future__ import annotations
'''


def packages() -> Iterator[ModuleType]:
    """Yield every package of claimcheck."""
    for found in walk_packages(claimcheck.__path__, "claimcheck."):
        if found.ispkg:
            yield import_module(found.name)


def tables() -> Iterator[tuple[str, Plugins[object], str]]:
    """Yield the name of each table, the table, and the name of its Protocol."""
    for package in packages():
        for name, value in vars(package).items():
            if isinstance(value, Plugins) and value.package == package.__name__:
                protocol = package.__annotations__[name].removeprefix("Plugins[").rstrip("]")
                yield name, value, f"{value.package}.base.{protocol}"


def plugin_protocols() -> str:
    """Return the module: for each table, a list of its modules with the type of the Protocol."""
    imports: set[str] = set()
    held = []
    for name, table, protocol in tables():
        modules = [table.module(each) for each in table]
        imports.update(modules, [protocol.rpartition(".")[0]])
        lines = "".join(f"    {module},\n" for module in modules)
        held.append(f"{name}: list[{protocol}] = [\n{lines}]\n")
    return "\n".join(
        (_INTRODUCTION, "".join(f"import {each}\n" for each in sorted(imports)), *held)
    )
