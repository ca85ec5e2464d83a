"""Jupyter notebooks: the cells as they are shown, with what the code printed."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from claimcheck.extractors._pieces import beside, document_of, text_of
from claimcheck.extractors.base import ExtractionError
from claimcheck.extractors.html import read_page
from claimcheck.extractors.markdown import rendered

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.model.document import Document

EXTRACTOR_VERSION = "notebook-3"

_COLOURS = re.compile(r"\x1b\[[0-9;]*[A-Za-z]")


def extract(body: bytes, charset: str | None) -> Document:
    """Return Markdown cells as the page that they become, code, and text that it printed.

    Raises:
        ExtractionError: It is no notebook, or a cell cannot be read.
    """
    try:
        notebook = json.loads(text_of(body, charset).text, strict=False)
    except ValueError as error:
        raise ExtractionError("the notebook is no JSON") from error
    except RecursionError as error:
        raise ExtractionError("the notebook nests deeper than can be read") from error
    if not isinstance(notebook, dict):
        raise ExtractionError("the notebook has no cells")
    sheets = [notebook, *_dicts(notebook.get("worksheets"))]  # before version 4 in worksheets
    cells = [cell for sheet in sheets for cell in _dicts(sheet.get("cells"))]
    if not cells:
        raise ExtractionError("the notebook has no cells")
    return beside(part for cell in cells for part in _shown(cell))


def _shown(cell: dict[str, Any]) -> Iterator[Document]:
    """Yield what one cell shows."""
    source = _joined(cell.get("source", cell.get("input")))
    match cell.get("cell_type"):
        case "markdown":
            yield _page(rendered(source))
        case "heading":
            yield document_of([source])
        case "code":
            yield document_of([source])
            for output in _dicts(cell.get("outputs")):
                yield _printed(output)


def _page(page: str) -> Document:
    """Return what a page in a cell shows and hides; what its head says is no part of a notebook."""
    read = read_page(page)
    return replace(read, meta=tuple(part for part in read.meta if part.kind == "hidden"))


def _printed(output: dict[str, Any]) -> Document:
    """Return the text of an output; the richest of its forms that is text."""
    data = output.get("data")
    forms = data if isinstance(data, dict) else {}
    if page := _joined(forms.get("text/html", output.get("html"))):
        return _page(page)
    if page := _joined(forms.get("text/markdown")):
        return _page(rendered(page))
    return document_of([_COLOURS.sub("", _joined(forms.get("text/plain", output.get("text"))))])


def _dicts(value: object) -> list[dict[str, Any]]:
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def _joined(lines: object) -> str:
    """Return text that a notebook holds whole or as a list of lines."""
    if isinstance(lines, list):
        lines = "".join(line for line in lines if isinstance(line, str))
    clean = lines.encode("utf-8", "replace").decode() if isinstance(lines, str) else ""
    return clean.replace("\x00", "")
