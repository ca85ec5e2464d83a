"""Takes rows as they come, and settles for each what it is about."""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from pydantic_core import from_json, to_json

from claimcheck.app.prove.columns import Columns, value_kind
from claimcheck.app.prove.place import Place
from claimcheck.app.prove.result import place_key
from claimcheck.app.verify.reading import NO_ADDRESS
from claimcheck.model.address import host_and_port
from claimcheck.model.validation import shown
from claimcheck.storage.row_store import Gathered

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from claimcheck.app.project import Project

_LEVELS = 100
"""Levels of nesting of a row; what reads and writes results follows some more."""

_PLACES = 10_000
"""Places that are remembered: rows of one source stand near each other, mostly."""


class Gatherer:
    """Settles where the sources of rows are.

    Attributes:
        columns: What passes through, and of which kind it is.
    """

    def __init__(self, root: Path, project: Callable[[], Project]) -> None:
        """Take the folder that files lie below, and what opens the registry that rows name."""
        self.columns = Columns()
        self._root = str(root)
        self._project = project
        self._text, self._text_place = "", ""
        self._listed: dict[str, Place] = {}
        self._place = lru_cache(_PLACES)(self._place_of)

    @property
    def listed(self) -> str:
        """Return where the registry has the sources that rows named, so that another run sees."""
        return json.dumps({name: place.name for name, place in self._listed.items()})

    def lists(self, words: str) -> bool:
        """Tell whether the registry has all sources where an earlier run had them.

        Raises:
            ClaimcheckError: There were some, and now there is no registry.
        """
        return all(self._in_registry(name).name == at for name, at in json.loads(words).items())

    def gathered(self, row: object) -> Gathered:
        """Return a row as it is kept; one that is broken is told apart by who works on it.

        Args:
            row: A mapping, or the words for what is wrong with it.

        Raises:
            ClaimcheckError: It names a source, and there is no registry.
        """
        if not isinstance(row, Mapping):
            error = row if isinstance(row, str) else f"it is no mapping, but {shown(row)}"
            return _broken(error, {})
        row = dict(row)
        key = place_key(row)
        value = row[key] if key is not None else None
        text = value if key == "text" and isinstance(value, str) else None
        try:
            content = text.encode() if text is not None else None
            line = _line(row if text is None else {**row, "text": ""})
        except ValueError:
            return _unwritable(row)
        if _nests_too_deep(line):
            return _broken("it nests too deep", _name_only(row))
        self.columns.add(row)
        if content is not None:
            if text != self._text or not self._text_place:
                self._text, self._text_place = text or "", _text_place(content)
            return Gathered(self._text_place, line, "", content)
        place, host = self._place(key, value) if isinstance(value, str) else (Place().name, "")
        return Gathered(place, line, host)

    def _place_of(self, key: str | None, value: str) -> tuple[str, str]:
        """Return the name of the place that a row tells under a key, and its host."""
        if key == "file":
            return Place(file=value, folder=self._root, root=self._root).name, ""
        place = Place(url=value.partition("#")[0]) if key == "url" else self._in_registry(value)
        return place.name, host_and_port(place.url or "") if place.file is None else ""

    def _in_registry(self, name: str) -> Place:
        """Return where a source of the registry is; a file goes before an address."""
        if name in self._listed:
            return self._listed[name]
        project = self._project()
        source = project.registry.source_by_id.get(name)
        address = source.web_address if source is not None else None
        if source is None:
            place = Place(without=f"there is no source {name!r} in the registry")
        elif source.file is not None:
            folder, top = project.folder_of(source), project.files.top
            root = top if folder.is_relative_to(top) else folder
            place = Place(file=source.file, folder=str(folder), root=str(root), url=address)
        elif address is not None:
            place = Place(url=address)
        else:
            place = Place(without=NO_ADDRESS)
        self._listed[name] = place
        return place


def _name_only(row: Mapping[str, Any]) -> dict[str, Any]:
    """Return the id of a row of which nothing else can be written."""
    name = row.get("id")
    return {"id": name} if value_kind(name) in ("whole", "text") else {}


def _text_place(content: bytes) -> str:
    return Place(text=hashlib.sha256(content).hexdigest()).name


def _nests_too_deep(line: bytes) -> bool:
    if line.count(b"[") + line.count(b"{") <= _LEVELS:
        return False
    level: list[Any] = [json.loads(line)]
    for _ in range(_LEVELS):
        level = [
            each
            for one in level
            if isinstance(one, (dict, list))
            for each in (one.values() if isinstance(one, dict) else one)
        ]
        if not level:
            return False
    return True


def _line(row: Mapping[str, Any]) -> bytes:
    """Return a row as JSON, whatever programs and tables have put into it.

    Raises:
        ValueError: It cannot be written so that it can be read.
    """
    line = to_json(row, bytes_mode="base64", inf_nan_mode="null", fallback=str)
    if len(line) > sys.get_int_max_str_digits():
        from_json(line)  # it may have a number with more digits than are read
    return line


def _unwritable(row: Mapping[str, Any]) -> Gathered:
    """Return a row that is not taken, with the reason for which it cannot be written."""
    try:
        line = json.dumps(row, default=str)
    except (ValueError, TypeError, RecursionError):
        return _broken("it cannot be written as JSON", _name_only(row))
    if _nests_too_deep(line.encode()):
        return _broken("it nests too deep", _name_only(row))
    plain = json.loads(line, parse_constant=lambda _: None)
    return _broken("it holds half of a character, which is no text", plain)


def _broken(error: str, row: Mapping[str, Any]) -> Gathered:
    """Return a row that is none, with as much of it as can be written."""
    line = json.dumps([error, row], ensure_ascii=False)
    return Gathered(Place().name, line.encode("utf-8", "replace"))
