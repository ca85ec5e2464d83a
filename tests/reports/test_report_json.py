from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from claimcheck.app.project import open_project
from claimcheck.app.select import select
from claimcheck.app.show import show_claim, show_source
from claimcheck.views.documents import list_document, report_document
from claimcheck.views.json_text import compact, document, indented

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@given(VALUES)
def test_json_reads_back(value: object) -> None:
    assert json.loads(compact(value)) == value
    assert json.loads(indented(value)) == value


@given(
    st.dictionaries(
        st.text("abc", min_size=1), VALUES.filter(lambda value: not isinstance(value, list))
    ),
    st.lists(st.dictionaries(st.text(), VALUES)),
)
def test_a_document_reads_back_with_one_item_on_a_line(
    head: dict[str, object], items: list[object]
) -> None:
    text = document({**head, "claims": items})
    assert json.loads(text) == {**head, "claims": items}
    if items:
        assert text.count("\n") == len(head) + len(items) + 4


def test_what_steers_a_terminal_is_escaped() -> None:
    assert compact("\x9b31m\u202e\u2028") == '"\\u009b31m\\u202e\\u2028"'


PROJECT = open_project(Path(__file__).parents[1] / "cli" / "fixtures" / "lake")


def _documents() -> list[Any]:
    overview = select(PROJECT, today=date(2026, 11, 22))
    return [
        list_document(overview),
        report_document(overview),
        *(show_claim(PROJECT, claim) for claim in PROJECT.registry.claims),
        *(show_source(PROJECT, source) for source in PROJECT.registry.sources),
    ]


@pytest.mark.parametrize("write", [document, indented])
def test_a_view_is_written_as_pydantic_would_write_it(write: Any) -> None:
    """The schemas are made by pydantic, and they describe what is written."""
    for written, view in zip(_documents(), _documents(), strict=True):
        if write is indented and not hasattr(view, "kind"):
            continue
        adapter: TypeAdapter[Any] = TypeAdapter(type(view))
        assert json.loads(write(written)) == json.loads(adapter.dump_json(view))
