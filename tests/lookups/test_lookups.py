from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.lookups import LOOKUPS, arxiv, crossref, openlibrary, page

FOLDER = Path(arxiv.__file__).parent

ATOM = """<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>ArXiv Query</title>
<entry><id>http://arxiv.org/abs/2508.10925v1</id><published>2025-08-08T19:24:38Z</published>
<title>gpt-oss-120b &amp; gpt-oss-20b
  Model Card</title><author><name>OpenAI</name></author><author><name>A. Person</name></author>
</entry></feed>"""


def test_arxiv() -> None:
    assert arxiv.read(ATOM.encode(), "2508.10925") == {
        "title": "gpt-oss-120b & gpt-oss-20b Model Card",
        "author": "OpenAI, A. Person",
        "publisher": "arXiv",
        "published": "2025-08-08",
        "url": "https://arxiv.org/abs/2508.10925",
    }


def test_crossref() -> None:
    names = [{"given": "A", "family": "One"}, {"name": "A Group"}, {"family": "C"}, {"family": "D"}]
    message = {
        "title": ["A  Title"],
        "author": names,
        "publisher": "Press",
        "published": {"date-parts": [[2020]]},
        "issued": {"date-parts": [[2020, 1, 5]]},
    }

    assert crossref.read(json.dumps({"message": message}).encode(), "10.1/x") == {
        "title": "A Title",
        "author": "A One et al.",
        "publisher": "Press",
        "published": "2020-01-05",
        "doi": "10.1/x",
    }
    assert crossref.address("http://a/", "10.1/x y") == "http://a/works/10.1%2Fx%20y"


def test_openlibrary() -> None:
    book = {
        "title": "T",
        "subtitle": "S",
        "authors": [{"name": "A"}],
        "publishers": [{"name": "P"}],
        "publish_date": "March 2009",
    }

    assert openlibrary.read(json.dumps({"ISBN:1": book}).encode(), "0-306-40615-2") == {
        "title": "T: S",
        "author": "A",
        "publisher": "P",
        "isbn": "0-306-40615-2",
    }


def test_a_page_by_its_metadata() -> None:
    html = (
        '<head><title>T | Site</title><meta property="og:title" content="T">'
        '<meta property="og:site_name" content="Site"><meta name="author" content="A\x1b">'
        '<meta property="article:published_time" content="2020-01-30T10:00:00Z"></head>'
    )

    assert page.read(html.encode(), "https://example.org") == {
        "title": "T",
        "publisher": "Site",
        "author": "A",
        "published": "2020-01-30",
        "url": "https://example.org",
    }


def test_a_page_by_its_json_ld() -> None:
    data = {
        "@graph": [
            {"@type": "WebSite"},
            {
                "headline": "H",
                "datePublished": "2020-02-30",
                "author": [{"name": "A"}, "B"],
                "publisher": {"name": "P"},
            },
        ]
    }
    html = f'<title> </title><script type="application/ld+json">{json.dumps(data)}</script>'

    found = page.read(html.encode(), "https://example.org")

    assert found == {"title": "H", "publisher": "P", "author": "A, B", "url": "https://example.org"}


@pytest.mark.parametrize("name", LOOKUPS)
@given(
    st.binary(max_size=200)
    | st.recursive(
        st.none() | st.integers() | st.text(max_size=5),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(st.sampled_from(("message", "title", "author", "issued")), inner)
        ),
    ).map(lambda value: json.dumps(value).encode())
)
def test_no_answer_is_an_error(name: str, body: bytes) -> None:
    found = LOOKUPS[name].read(body, "x")

    assert all(isinstance(value, str) and value.strip() for value in found.values())
