"""Takes rows as they come, and settles for each what it is about."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from pydantic_core import to_jsonable_python

from claimcheck.app.prove.columns import Columns, value_kind
from claimcheck.app.prove.place import Place
from claimcheck.app.prove.result import is_unicode, place_key
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
        self._text, self._hash = "", ""
        self._listed: dict[str, Place] = {}

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
        try:
            line = _line(row if key != "text" else {**row, "text": ""})
        except (ValueError, RecursionError):
            return _broken("it cannot be written as JSON", _name_only(row))
        if _nests_too_deep(line):
            return _broken("it nests too deep", _name_only(row))
        if not is_unicode(line) or (key == "text" and not is_unicode(str(value))):
            return _broken("it holds half of a character, which is no text", row)
        self.columns.add(row)
        if not isinstance(value, str):
            return Gathered(Place().name, _line(row))
        if key == "text":
            return self._with_text(line, value)
        if key == "file":
            place = Place(file=value, folder=self._root, root=self._root)
        elif key == "url":
            place = Place(url=value.partition("#")[0])
        else:
            place = self._in_registry(value)
        host = host_and_port(place.url or "") if place.file is None else ""
        return Gathered(place.name, line, host)

    def _with_text(self, line: str, text: str) -> Gathered:
        if text != self._text or not self._hash:  # rows of one text stand together, often
            self._hash = hashlib.sha256(text.encode()).hexdigest()
            self._text = text
        return Gathered(Place(text=self._hash).name, line, text=text.encode())

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


def _nests_too_deep(line: str) -> bool:
    if line.count("[") + line.count("{") <= _LEVELS:
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


def _broken(error: str, row: Mapping[str, Any]) -> Gathered:
    """Return a row that is none, with as much of it as can be written."""
    line = _line(row).encode("utf-8", "replace").decode()
    return Gathered(Place().name, json.dumps([error, json.loads(line)]))


def _line(row: Mapping[str, Any]) -> str:
    """Return a row as JSON, whatever programs and tables have put into it."""
    try:
        return json.dumps(row, allow_nan=False, ensure_ascii=False)
    except (TypeError, ValueError):
        plain = to_jsonable_python(row, bytes_mode="base64", inf_nan_mode="null", fallback=str)
        return json.dumps(plain, allow_nan=False, ensure_ascii=False)
