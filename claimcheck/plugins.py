"""One kind of table for every folder of plug-ins: names, and modules imported on demand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module
from keyword import iskeyword
from typing import Generic, TypeVar, cast

Member = TypeVar("Member")
"""The Protocol of a folder, in its ``base``: what each of its modules has to offer."""


class Plugins(Mapping[str, Member], Generic[Member]):
    """The modules of a folder by the names that people type, in the order of their listing.

    Going through the names imports nothing; looking one up imports its module. mypy holds each
    module to the Protocol in ``tests/plugin_protocols.py``, which is made from these tables.
    """

    def __init__(self, package: str, *names: str) -> None:
        """Take the package that holds the modules, and the names.

        The module of ``csl-json`` is ``csl_json``, that of a keyword such as ``import`` is
        ``import_``.
        """
        self.package = package
        self._names = dict.fromkeys(names)
        self._loaded: dict[str, Member] = {}

    def module(self, name: str) -> str:
        """Return the full name of the module of ``name``, which is not imported."""
        return f"{self.package}.{name.replace('-', '_')}{'_' * iskeyword(name)}"

    def __getitem__(self, name: str) -> Member:
        """Import and return the module of ``name``.

        Raises:
            KeyError: There is no such plug-in.
        """
        loaded = self._loaded.get(name)
        if loaded is None:
            if name not in self._names:
                raise KeyError(name)
            loaded = self._loaded[name] = cast("Member", import_module(self.module(name)))
        return loaded

    def __contains__(self, name: object) -> bool:
        return name in self._names

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)
