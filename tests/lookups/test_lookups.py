from __future__ import annotations

import json
from contextlib import suppress

import httpx
import pytest
import records
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.lookups import LOOKUPS, arxiv, crossref, datacite, doi, openlibrary, page, pubmed
from claimcheck.lookups.base import UnreadableError
from claimcheck.model.record import Notice, Record

DOI = "10.5555/ships.1"


def _kinds(record: Record | None) -> list[tuple[str, str | None, str | None]]:
    assert record is not None
    return [(each.kind, each.date, each.by) for each in record.notices]


def test_arxiv() -> None:
    body = records.arxiv(
        records.arxiv_entry("1903.00001", "Other work"),
        records.arxiv_entry("1903.00002", "Ships &\n  Model Cards"),
    )

    found = arxiv.read(body, "1903.00002")

    assert found is not None
    assert found.fields == {
        "title": "Ships & Model Cards",
        "author": "Rosa Lindqvist, Emeka Obi",
        "publisher": "arXiv",
        "published": "2019-03-04",
        "url": "https://arxiv.org/abs/1903.00002",
    }
    assert (found.titles, found.years, found.notices) == (
        ("Ships & Model Cards",),
        (2019, 2020),
        (),
    )
    assert arxiv.read(body, "1903.00003") is None
    assert arxiv.address("http://a/", ["hep-th/9901001", "1903.1"]) == (
        "http://a/api/query?id_list=hep-th/9901001,1903.1&max_results=2"
    )


@pytest.mark.parametrize(
    ("words", "kinds"),
    [
        ({"comment": "This paper has been withdrawn by the authors."}, ["withdrawal"]),
        ({"comment": "Withdrawn: an error in section 3"}, ["withdrawal"]),
        ({"comment": "paper withdrawn"}, ["withdrawal"]),
        ({"comment": "12 pages; cash was withdrawn from banks"}, []),
        ({"summary": "This paper has been withdrawn by its authors."}, ["withdrawal"]),
        ({"summary": "Withdrawn patients are counted in every trial."}, []),
        ({"doi": "10.5555/printed"}, ["publication"]),
        ({"journal_ref": "Annals of Harbours 3 (2020) 1-9"}, ["publication"]),
    ],
)
def test_what_became_of_a_preprint(words: dict[str, str], kinds: list[str]) -> None:
    summary = words.pop("summary", "We count ships.")
    entry = records.arxiv_entry("1903.00002", "T", **words).replace("We count ships.", summary)
    found = arxiv.read(records.arxiv(entry), "1903.00002")

    assert [kind for kind, _, _ in _kinds(found)] == kinds


def test_crossref() -> None:
    more = {
        "author": [
            {"given": "A", "family": "One"},
            {"name": "A Group"},
            {"family": "C"},
            {"family": "D"},
        ],
        "subtitle": ["A Survey"],
        "published": {"date-parts": [[2020]]},
        "issued": {"date-parts": [[2020, 1, 5]]},
        "published-print": {"date-parts": [[2021, 1]]},
        "published-online": {"date-parts": [[None]]},
    }

    found = crossref.read(records.crossref(DOI, "A  Title", **more), DOI)

    assert found is not None
    assert found.fields == {
        "title": "A Title",
        "author": "A One et al.",
        "publisher": "Harbour Press",
        "published": "2020-01-05",
        "doi": DOI,
    }
    assert found.titles == ("A Title", "A Title: A Survey")
    assert found.authors == ("One, A", "A Group", "C", "D")
    assert found.years == (2020, 2021)
    assert crossref.address("http://a/", ["10.1/x y"], "me@example.org") == (
        "http://a/works/10.1%2Fx%20y?mailto=me%40example.org"
    )


@pytest.mark.parametrize(
    ("more", "notices"),
    [
        (
            {"updated-by": [records.update("10.5555/n", "retraction", "2021-02-03")]},
            [("retraction", "2021-02-03", "10.5555/n")],
        ),
        (
            {"update-to": [records.update(DOI.upper(), "withdrawal", "2021-02-03")]},
            [("withdrawal", "2021-02-03", None)],
        ),
        ({"update-to": [records.update("10.5555/other", "retraction", "2021-02-03")]}, []),
        (
            {
                "updated-by": [
                    records.update("10.5555/n", "retraction", "2021-02-03"),
                    records.update("10.5555/c", "corrigendum", "2020-02-03"),
                    records.update("10.5555/e", "expression_of_concern", "2020-06-03"),
                    records.update("10.5555/x", "something_new", "2020-06-03"),
                ]
            },
            [
                ("retraction", "2021-02-03", "10.5555/n"),
                ("correction", "2020-02-03", "10.5555/c"),
                ("concern", "2020-06-03", "10.5555/e"),
            ],
        ),
        (
            {
                "updated-by": [
                    records.update(
                        "10.5555/r", "retraction", "2021-02-03", label="Retraction and replacement"
                    )
                ]
            },
            [("replacement", "2021-02-03", "10.5555/r")],
        ),
        (
            {
                "updated-by": [
                    records.update("10.5555/n", "retraction", "2021-02-03"),
                    records.update("10.5555/again", "new_version", "2021-02-04"),
                ]
            },
            [
                ("replacement", "2021-02-03", "10.5555/again"),
                ("new-version", "2021-02-04", "10.5555/again"),
            ],
        ),
        (
            {
                "relation": {
                    "is-preprint-of": [
                        {"id-type": "doi", "id": "10.5555/p", "asserted-by": "subject"}
                    ]
                }
            },
            [("publication", None, "10.5555/p")],
        ),
    ],
)
def test_what_crossref_says_became_of_a_work(
    more: dict[str, object], notices: list[object]
) -> None:
    assert _kinds(crossref.read(records.crossref(DOI, "T", **more), DOI)) == notices


def test_datacite() -> None:
    body = records.datacite(
        DOI,
        "Data on ships",
        titles=[
            {"title": "Data on ships"},
            {"title": "2001 to 2019", "titleType": "Subtitle"},
            {"title": "Daten über Schiffe", "titleType": "TranslatedTitle"},
        ],
        dates=[
            {"date": "2019-03-04", "dateType": "Issued"},
            {"date": "2022", "dateType": "Withdrawn"},
        ],
        relatedIdentifiers=[
            {"relationType": "IsPreviousVersionOf", "relatedIdentifier": "10.5555/v2"}
        ],
    )

    found = datacite.read(body, DOI)

    assert found is not None
    assert found.titles == (
        "Data on ships",
        "Data on ships: 2001 to 2019",
        "2001 to 2019",
        "Daten über Schiffe",
    )
    assert (found.authors, found.years) == (("Lindqvist, Rosa",), (2019,))
    assert _kinds(found) == [
        ("withdrawal", "2022", None),
        ("new-version", None, "10.5555/v2"),
    ]


def test_whether_a_doi_is_registered() -> None:
    assert doi.read(b'{"responseCode": 1, "handle": "10.5555/x"}', "10.5555/x") is not None
    assert doi.read(b'{"responseCode": 100, "handle": "10.5555/x"}', "10.5555/x") is None
    with pytest.raises(UnreadableError):
        doi.read(b'{"responseCode": 2}', "10.5555/x")


def test_a_doi_that_leads_up_to_another_is_not_that_one() -> None:
    name = "10.5555/../10.1000/182"

    asked = httpx.URL(doi.address("https://doi.org", [name])).raw_path
    found = doi.read(b'{"responseCode": 1, "handle": "10.1000/182"}', name)

    assert asked == b"/api/handles/10.5555%2F..%2F10.1000%2F182"
    assert found is not None
    assert found.about == "10.1000/182"


def test_pubmed() -> None:
    related = (
        '<CommentsCorrections RefType="RetractionIn"><RefSource>Ann Harb. 2021 Feb;3(2):9'
        '</RefSource><PMID Version="1">777</PMID></CommentsCorrections>'
        '<CommentsCorrections RefType="Cites"><RefSource>X. 2001</RefSource></CommentsCorrections>'
        '<CommentsCorrections RefType="ErratumIn"><RefSource>Ann Harb. 2020;3(1):7</RefSource>'
        "</CommentsCorrections>"
    )
    types = "<PublicationType UI='D016441'>Retracted Publication</PublicationType>"
    body = records.pubmed(
        records.pubmed_article("55", "Another."),
        records.pubmed_article("56", "[Ships of the <North>].", related=related, types=types),
    )

    found = pubmed.read(body, "56")

    assert found is not None
    assert found.titles == ("[Ships of the <North>].",)
    assert found.authors == ("Lindqvist, Rosa M", "Obi, Emeka")
    assert found.fields["doi"] == "10.5555/56"
    assert _kinds(found) == [
        ("retraction", "2021", "PMID 777"),
        ("correction", "2020", "Ann Harb. 2020;3(1):7"),
    ]
    assert _kinds(pubmed.read(records.pubmed(records.pubmed_article("9", "T", types=types)), "9"))
    assert pubmed.read(body, "57") is None


def test_openlibrary() -> None:
    body = records.openlibrary("9780306406157", "T", subtitle="S")

    found = openlibrary.read(body, "9780306406157")

    assert found is not None
    assert found.fields == {
        "title": "T: S",
        "author": "Rosa Lindqvist",
        "publisher": "Harbour Press",
        "isbn": "9780306406157",
    }
    assert (found.titles, found.years) == (("T", "T: S"), (2019,))
    assert openlibrary.read(b"{}", "9780306406157") is None


def test_of_many_books_the_only_one_that_is_known_is_no_other() -> None:
    body = records.openlibrary("9780306406157", "T")

    assert openlibrary.read(body, "9783161484100") is None
    assert openlibrary.read(records.openlibrary("0306406152", "T"), "9780306406157") is not None


def test_the_doi_of_an_article_is_none_of_what_it_cites() -> None:
    cited = (
        "<ReferenceList><Reference><ArticleIdList><ArticleId IdType='doi'>10.5555/cited</ArticleId>"
        "</ArticleIdList></Reference></ReferenceList></PubmedData>"
    )
    article = records.pubmed_article("56", "T").replace("</PubmedData>", cited)
    own = "<ArticleId IdType='doi'>10.5555/56</ArticleId>"

    found, without = (
        pubmed.read(records.pubmed(each), "56") for each in (article, article.replace(own, ""))
    )

    assert found is not None
    assert without is not None
    assert found.fields["doi"] == "10.5555/56"
    assert "doi" not in without.fields


@pytest.mark.parametrize(
    ("parts", "day"),
    [
        ([2021, 5, 4], "2021-05-04"),
        ([2021, 13, 45], "2021"),
        ([2021, 2, 30], "2021-02"),
        ([99999999], None),
        ([0, 1, 1], None),
        (["2021"], None),
    ],
)
def test_a_day_is_kept_as_far_as_the_calendar_has_it(parts: list[object], day: str | None) -> None:
    update = records.update("10.5555/n", "erratum", "2021-01-01") | {
        "updated": {"date-parts": [parts]}
    }

    found = crossref.read(records.crossref(DOI, "T", **{"updated-by": [update]}), DOI)

    assert [when for _, when, _ in _kinds(found)] == [day]


def test_a_page_by_its_metadata() -> None:
    html = (
        '<head><title>T | Site</title><meta property="og:title" content="T">'
        '<meta property="og:site_name" content="Site"><meta name="author" content="A\x1b">'
        '<meta property="article:published_time" content="2020-01-30T10:00:00Z"></head>'
    )

    assert page.read(html.encode(), "https://example.org") == Record(
        {
            "title": "T",
            "publisher": "Site",
            "author": "A",
            "published": "2020-01-30",
            "url": "https://example.org",
        }
    )


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

    assert found == Record(
        {"title": "H", "publisher": "P", "author": "A, B", "url": "https://example.org"}
    )


_NAMES = st.sampled_from(
    [
        *("message", "title", "author", "issued", "date-parts", "updated-by", "relation", "data"),
        *("attributes", "titles", "creators", "dates", "responseCode", "ISBN:x", "authors", "DOI"),
    ]
)


@pytest.mark.parametrize("name", LOOKUPS)
@given(
    st.binary(max_size=200)
    | st.recursive(
        st.none() | st.integers() | st.text(max_size=5),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_NAMES, inner),
    ).map(lambda value: json.dumps(value).encode())
)
def test_no_answer_is_an_error_but_that_it_cannot_be_read(name: str, body: bytes) -> None:
    found = None
    with suppress(UnreadableError):
        found = LOOKUPS[name].read(body, "x")

    assert found is None or all(value.strip() for value in found.fields.values())


def test_a_record_without_an_end_is_cut() -> None:
    body = records.crossref(
        DOI,
        "T" * 5_000,
        authors=[("A", f"N{at}") for at in range(3_000)],
        **{
            "updated-by": [
                records.update(f"10.5555/{at}", "erratum", "2020-01-01") for at in range(999)
            ]
        },
    )

    found = crossref.read(body, DOI)

    assert found is not None
    assert (found.titles, found.authors, len(found.notices)) == ((), (), 50)
    assert found.notices[0] == Notice("correction", "2020-01-01", "10.5555/0", "publisher")
