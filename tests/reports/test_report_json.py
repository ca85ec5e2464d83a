from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

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
