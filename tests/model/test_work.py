"""When two sources are one work."""

from __future__ import annotations

from typing import Any

import pytest

from claimcheck.model.source import Source
from claimcheck.model.work import Works

PIER = [{"family": "Pier", "given": "Anna"}]
QUAY = [{"family": "Quay", "given": "Bo"}]


def _source(**fields: Any) -> Source:
    return Source(**{"id": "a", "title": "T", "kind": "primary", **fields})


def _are_one(one: dict[str, Any], two: dict[str, Any]) -> bool:
    forth = Works([_source(**one)]).same(_source(**two))
    back = Works([_source(**two)]).same(_source(**one))
    assert (forth is None) == (back is None)
    return forth is not None


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ({"doi": "10.1000/ABC"}, {"doi": "10.1000/abc", "title": "Other"}),
        ({"doi": "10.1000/abc"}, {"url": "http://dx.doi.org/10.1000/abc"}),
        ({"doi": "10.1000/a/b"}, {"url": "https://doi.org/10.1000/a%2Fb"}),
        ({"url": "https://arxiv.org/abs/2101.00001v3"}, {"url": "http://arxiv.org/pdf/2101.00001"}),
        ({"url": "https://arxiv.org/abs/2101.00001"}, {"doi": "10.48550/arXiv.2101.00001"}),
        ({"url": "https://arxiv.org/abs/hep-th/9901001"},
         {"url": "https://arxiv.org/pdf/hep-th/9901001v1.pdf"}),
        ({"url": "https://arxiv.org/abs/math.GT/0112017"},
         {"url": "https://arxiv.org/abs/math.gt/0112017v2"}),
        ({"url": "https://arxiv.org/abs/math.GT/0112017"},
         {"url": "https://arxiv.org/abs/math/0112017"}),
        ({"doi": "10.1000/abc"}, {"url": "https://doi.org/10.1000%2Fabc?x=1#y"}),
        ({"doi": "10.1000/abc"}, {"url": "https://doi.org:443//10.1000/ABC"}),
        ({"doi": "10.1000/abc"}, {"url": "https://dx.doi.org./10.1000/abc"}),
        ({"url": "https://export.arxiv.org/abs/2101.00001"},
         {"url": "https://arxiv.org/pdf/2101.00001v3?context=cs"}),
        ({"title": "…!"}, {"title": "…!"}),
        ({"url": "https://pubmed.ncbi.nlm.nih.gov/123/"},
         {"url": "http://www.ncbi.nlm.nih.gov/pubmed/123"}),
        ({"url": "https://www.example.org/a/"}, {"url": "http://EXAMPLE.org:80/a#top"}),
        ({"title": "Of piers", "author": PIER, "published": "2001"},
         {"title": "Of Piers!", "author": "A. Pier and Bo Quay", "published": "2001-05"}),
        ({"title": "Of piers", "author": PIER, "published": "2001", "doi": "10.1000/a"},
         {"title": "Of piers", "author": PIER, "published": "2001", "url": "https://a.org"}),
        ({"title": "Ö", "author": [{"literal": "Board of Piers"}], "published": "2001"},
         {"title": "O", "author": "Board of Piers", "published": "2001"}),
        ({"title": "Of piers", "isbn": "0-306-40615-2"},
         {"title": "Of piers: a history", "isbn": "9780306406157"}),
        ({"title": "Of piers"}, {"title": "Of piers"}),
    ],
)  # fmt: skip
def test_these_are_one_work(one: dict[str, Any], two: dict[str, Any]) -> None:
    assert _are_one(one, two)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ({"title": "Of piers", "isbn": "0-306-40615-2"},
         {"title": "Of quays", "isbn": "0-306-40615-2"}),
        ({"title": "Introduction", "isbn": "0-306-40615-2", "author": PIER},
         {"title": "Introduction", "isbn": "9780306406157", "author": QUAY}),
        ({"title": "Editorial", "author": PIER, "published": "2001"},
         {"title": "Editorial", "author": QUAY, "published": "2001"}),
        ({"title": "Editorial", "author": PIER, "published": "2001"},
         {"title": "Editorial", "author": PIER, "published": "2002"}),
        ({"title": "Editorial", "author": PIER, "published": "2001", "doi": "10.1000/a"},
         {"title": "Editorial", "author": PIER, "published": "2001", "doi": "10.1000/b"}),
        ({"title": "Prices", "author": PIER, "published": "2001-01", "url": "https://e.org/1"},
         {"title": "Prices", "author": PIER, "published": "2001-02", "url": "https://e.org/2"}),
        ({"title": "News", "author": PIER, "published": "2001"},
         {"title": "News", "author": [{"family": "Pier", "given": "B."}], "published": "2001"}),
        ({"title": "Preface", "publisher": "One"}, {"title": "Preface", "publisher": "Two"}),
        ({"title": "Editorial", "published": "2001"}, {"title": "Editorial", "author": PIER}),
        ({"url": "https://e.org/a?page=1"}, {"url": "https://e.org/a?page=2"}),
        ({"url": "https://e.org/app#/a"}, {"url": "https://e.org/app#/b"}),
    ],
)  # fmt: skip
def test_these_are_two(one: dict[str, Any], two: dict[str, Any]) -> None:
    assert not _are_one(one, two)


def test_what_shows_it_is_told_with_the_keys_of_both() -> None:
    works = Works([_source(id="paper", doi="10.1000/A")])

    same = works.same(_source(url="https://doi.org/10.1000/a"))

    assert same is not None
    assert (same.source.id, same.key, same.own_key, same.shared) == (
        "paper", "doi", "url", "doi.org/10.1000/a",
    )  # fmt: skip


def test_thousands_of_works_with_one_title_are_told_apart_by_their_numbers_at_once() -> None:
    works = Works()
    for at in range(5_000):
        source = Source(
            id=f"s{at}", title="Image", author="A", published="2020", kind="primary",
            doi=f"10.5555/{at}",
        )  # fmt: skip
        assert works.same(source) is None
        works.add(source)

    bare = Source(id="bare", title="Image", author="A", published="2020", kind="primary")
    same = works.same(bare)

    assert same is not None
    assert same.source.id == "s0"
