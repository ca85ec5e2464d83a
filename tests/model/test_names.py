"""Who wrote something: a text, or names in the words of CSL."""

from __future__ import annotations

from typing import Any

import pytest

from claimcheck.errors import ClaimcheckError
from claimcheck.model.source import Source


def _source(author: Any) -> Source:
    return Source(id="a", title="A", kind="primary", author=author)


@pytest.mark.parametrize(
    ("author", "told"),
    [
        ("Ann Writer and others", "Ann Writer and others"),
        ([{"family": "Writer", "given": "Ann"}], "Ann Writer"),
        (
            [
                {"family": "Berg", "given": "J.", "particle": "van den", "suffix": "Jr."},
                {"literal": "Harbour Office"},
            ],
            "J. van den Berg Jr., Harbour Office",
        ),
        ([{"family": "Writer"}, {"literal": "others"}], "Writer, et al."),
        ([], None),
        (None, None),
    ],
)
def test_names_are_told_as_people_read_them(author: Any, told: str | None) -> None:
    assert _source(author).authors == told


@pytest.mark.parametrize(
    "author", ["Ann Writer", [{"family": "Writer", "given": "Ann"}, {"literal": "Harbour Office"}]]
)
def test_an_author_is_written_as_it_was_given(author: Any) -> None:
    assert _source(author).model_dump(mode="json", exclude_defaults=True)["author"] == author


@pytest.mark.parametrize(
    ("author", "words"),
    [
        ("  ", "is blank"),
        ([{"given": "Ann"}], "needs 'family', or 'literal'"),
        ([{"literal": "A", "family": "B"}], "a literal name and parts of one"),
        ([{"family": "A", "role": "editor"}], "unknown key 'role'"),
        ({"family": "A"}, "must be a list, not a mapping"),
        (["Ann Writer"], "must be a mapping, not the text 'Ann Writer'"),
    ],
)
def test_what_is_no_name_is_refused_with_the_reason(author: Any, words: str) -> None:
    with pytest.raises(ClaimcheckError, match=words):
        _source(author)
