"""What is exported can be imported again and says the same."""

from __future__ import annotations

from datetime import date
from typing import Any
from urllib.parse import unquote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.errors import ClaimcheckError
from claimcheck.importers import IMPORTERS
from claimcheck.model.claim import Claim
from claimcheck.model.dates import EdtfDate
from claimcheck.model.registry import Registry
from claimcheck.model.source import Source
from claimcheck.registry.config import Config, LoadedConfig
from claimcheck.reports import EXPORTS, REPORTS, ExportFormat
from claimcheck.support.assess import assess
from claimcheck.views.overview import Overview

TODAY = date(2026, 11, 22)

words = (
    st.text(
        st.characters(exclude_categories=("C", "Z", "M")) | st.just(" "), min_size=1, max_size=20
    )
    .map(lambda text: " ".join(text.split()))
    .filter(bool)
)
ids = st.from_regex(r"[a-z][a-z0-9]{0,5}(-[a-z0-9]{1,3})?", fullmatch=True)
days = st.dates().map(str) | st.none()


def _is_date(text: str) -> bool:
    try:
        EdtfDate.parse(text)
    except ValueError:
        return False
    return True


def _items(how: str, text: str) -> list[dict[str, Any]]:
    entries = list(IMPORTERS[how].read(text))
    assert [each.losses for each in entries] == [[] for _ in entries]
    return [each.item for each in entries]


def _optional(strategy: st.SearchStrategy[str]) -> st.SearchStrategy[str | None]:
    return strategy | st.none()


parts = st.sampled_from(
    ("Beethoven", "van", "de la", "Jr.", "III", "O’Neil", "A and B", "others", "and", "x, y", "L.",
     "Ångström", "{a}", "a=b", "--", "Müller-Lüdenscheidt", "Institute", "Berg and", "family=x")
)  # fmt: skip
names = st.builds(lambda literal: {"literal": literal}, words | parts) | st.fixed_dictionaries(
    {"family": words | parts},
    optional={"given": words | parts, "particle": words | parts, "suffix": words | parts},
)
partial = st.builds(
    lambda day, size: day.isoformat()[:size], st.dates(), st.sampled_from((4, 7, 10))
)
dates = (
    st.none()
    | partial
    | st.tuples(partial, partial).map(lambda two: "/".join(sorted(two))).filter(_is_date)
)

sources = st.builds(
    Source,
    id=ids,
    title=words,
    url=st.sampled_from((None, "https://example.org/a_b?c=%20&d=1#e", "http://[::1]/{x}")),
    doi=st.sampled_from((None, "10.1000/182", "10.1000/a_b(c)")),
    isbn=st.sampled_from((None, "0-306-40615-2", "9780306406157")),
    publisher=_optional(words),
    author=words | st.lists(names, max_size=3),
    kind=st.sampled_from(("primary", "self-published", "social")),
    published=dates,
    retrieved=dates,
    note=_optional(words),
)
full_sources = st.builds(
    lambda source, tags, others, file: source.model_copy(
        update={"tags": tuple(tags), "derived_from": tuple(others), "file": file}
    ),
    sources,
    st.lists(ids, max_size=2),
    st.lists(ids, max_size=2),
    _optional(words),
)
cells = st.text(
    st.characters(exclude_categories=("Cc", "Cs")) | st.sampled_from("\n\t\",'=+-@"),
    min_size=1,
    max_size=15,
).filter(lambda text: text.strip() != "")
evidence = st.fixed_dictionaries(
    {"source": ids, "stance": st.sampled_from(("supports", "neutral"))},
    optional={"quote": cells, "locator": cells, "cited_in": ids, "note": cells},
) | st.fixed_dictionaries(
    {
        "source": ids,
        "stance": st.just("supports"),
        "value": st.sampled_from(
            (
                {"at": "$.recall", "is": "99.94", "within": "0.01"},
                {"where": {"year": "2022"}, "column": "people", "at_least": "2400", "unit": "p"},
            )
        ),
    },
)
claims = st.builds(
    Claim,
    id=ids,
    text=cells,
    support=st.sampled_from((None, "verified")),
    evidence=st.lists(evidence, max_size=3),
    asserted=st.none() | st.fixed_dictionaries({"by": cells}, optional={"date": partial}),
    justification=_optional(cells),
    tags=st.lists(ids, max_size=2),
    reviewed=days,
)


def _export(
    how: ExportFormat, *, claims: list[Claim] | None = None, sources: list[Source] | None = None
) -> str:
    registry = Registry(tuple(claims or ()), tuple(sources or ()))
    settings = LoadedConfig(Config())
    overview = Overview((), len(registry.claims), registry, assess(registry), settings, "", TODAY)
    return REPORTS[EXPORTS[how]].render(overview)


@settings(max_examples=150, deadline=None)
@given(st.lists(full_sources, max_size=3))
def test_csl_json_keeps_every_field_of_a_source(found: list[Source]) -> None:
    read = _items("csl-json", _export("csl-json", sources=found))

    assert [Source.model_validate(each) for each in read] == found


@settings(max_examples=150, deadline=None)
@given(st.lists(full_sources, max_size=3, unique_by=lambda source: source.id))
def test_bibtex_keeps_every_field_of_a_source(found: list[Source]) -> None:
    read = _items("bibtex", _export("bibtex", sources=found))

    assert [Source.model_validate(each) for each in read] == found


@settings(max_examples=150, deadline=None)
@given(st.lists(claims, max_size=3, unique_by=lambda claim: claim.id))
def test_csv_keeps_every_field_of_a_claim(found: list[Claim]) -> None:
    read = _items("csv", _export("csv", claims=found))

    assert [Claim.model_validate(each) for each in read] == found


@pytest.mark.parametrize(
    "tail",
    ["\\", "\\}", "{\\}", "}{", "},note={x", "\\{\\}", "{}", "{", "%7D", "#", "\\\\"],
)
def test_no_address_ends_an_entry_of_bibtex(tail: str) -> None:
    address, number = f"https://example.org/{tail}", f"10.5555/a{tail}"
    written = [
        Source(id=name, title="T", kind="primary", url=url, doi=doi)
        for name, url, doi in (("a", address, None), ("b", None, number), ("c", None, None))
    ]

    read = [
        Source.model_validate(each) for each in _items("bibtex", _export("bibtex", sources=written))
    ]

    assert [each.id for each in read] == ["a", "b", "c"]
    assert [each.note for each in read] == [None] * 3
    said = unquote(str(read[0].url)), unquote(str(read[1].doi))
    assert said == (unquote(address), unquote(number))


def test_no_claim_ends_the_script_that_a_review_is_put_into() -> None:
    claim = Claim(id="a", text="It </script><!-- <script> is")

    written = _export("claimreview", claims=[claim])

    assert "<" not in written
    assert _items("claimreview", written)[0]["text"] == claim.text


@settings(max_examples=50, deadline=None)
@given(st.lists(claims, max_size=2))
def test_claimreview_keeps_text_and_author(found: list[Claim]) -> None:
    read = _items("claimreview", _export("claimreview", claims=found)) if found else []

    assert [each["text"] for each in read] == [" ".join(claim.text.split()) for claim in found]
    assert [each["id"] for each in read] == [claim.id for claim in found]


@pytest.mark.parametrize("name", ["csl-json", "claimreview", "csv", "bibtex", "ris"])
@pytest.mark.parametrize(
    "text", ["", "{", "[1]", "text,what\n", '"', "\x00", "<html><p>Not found</p></html>", "[[]]"]
)
def test_what_is_not_of_the_format_is_refused(name: str, text: str) -> None:
    try:
        entries = list(IMPORTERS[name].read(text))
    except ClaimcheckError as error:
        assert error.message.startswith("this is n")  # noqa: PT017 - both ends are right
    else:
        assert all(each.of_file or not each.item for each in entries)
        assert not text or entries
