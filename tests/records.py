"""Records in the shapes that the registries document, made for tests: no line is a real record."""

from __future__ import annotations

import json
from typing import Any
from xml.sax.saxutils import escape


def crossref(doi: str, title: str, **more: Any) -> bytes:
    """Return what Crossref answers to ``/works/{doi}``; ``year`` and ``authors`` are short forms.

    https://github.com/CrossRef/rest-api-doc/blob/master/api_format.md
    """
    year = more.pop("year", 2019)
    authors = more.pop("authors", [("Rosa", "Lindqvist"), ("Emeka", "Obi")])
    message = {
        "DOI": doi,
        "title": [title],
        "type": "journal-article",
        "publisher": "Harbour Press",
        "author": [
            {"given": given, "family": family, "sequence": "first" if at == 0 else "additional"}
            for at, (given, family) in enumerate(authors)
        ],
        "issued": {"date-parts": [[year, 3]]},
        "URL": f"https://doi.org/{doi}",
        **more,
    }
    return json.dumps(
        {"status": "ok", "message-type": "work", "message-version": "1.0.0", "message": message}
    ).encode()


def update(doi: str, kind: str, day: str, **more: str) -> dict[str, Any]:
    """Return an entry of Crossref's ``updated-by`` or ``update-to``."""
    parts = [int(each) for each in day.split("-")]
    return {
        "DOI": doi,
        "type": kind,
        "label": kind.replace("_", " ").capitalize(),
        "source": "publisher",
        "updated": {"date-parts": [parts], "date-time": f"{day}T00:00:00Z", "timestamp": 0},
        **more,
    }


def datacite(doi: str, title: str, **more: Any) -> bytes:
    """Return what DataCite answers to ``/dois/{doi}`` (https://support.datacite.org/docs/api)."""
    attributes = {
        "doi": doi,
        "titles": [{"title": title}],
        "creators": [
            {
                "name": "Lindqvist, Rosa",
                "nameType": "Personal",
                "givenName": "Rosa",
                "familyName": "Lindqvist",
            }
        ],
        "publisher": "A Repository",
        "publicationYear": 2019,
        "dates": [{"date": "2019-03-04", "dateType": "Issued"}],
        "state": "findable",
        **more,
    }
    return json.dumps({"data": {"id": doi, "type": "dois", "attributes": attributes}}).encode()


def arxiv(*entries: str) -> bytes:
    """Return what arXiv answers to ``/api/query``: a feed of entries."""
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<feed xmlns="http://www.w3.org/2005/Atom"><title type="html">ArXiv Query</title>'
        f"{''.join(entries)}</feed>"
    ).encode()


def arxiv_entry(number: str, title: str, *, year: int = 2019, more: str = "", **words: str) -> str:
    """Return an entry of such a feed."""
    extra = "".join(
        f'<arxiv:{name} xmlns:arxiv="http://arxiv.org/schemas/atom">{escape(each)}</arxiv:{name}>'
        for name, each in words.items()
    )
    return (
        f"<entry><id>http://arxiv.org/abs/{number}v1</id><updated>{year}-05-06T10:00:00Z</updated>"
        f"<published>{year}-03-04T10:00:00Z</published><title>{escape(title)}</title>"
        "<summary>  We count ships.</summary><author><name>Rosa Lindqvist</name></author>"
        f"<author><name>Emeka Obi</name></author>{extra}{more}"
        f'<link href="http://arxiv.org/abs/{number}v1" rel="alternate" type="text/html"/>'
        '<category term="cs.DL" scheme="http://arxiv.org/schemas/atom"/></entry>'
    )


def pubmed(*articles: str) -> bytes:
    """Return what ``efetch`` of PubMed answers, in XML."""
    return (
        '<?xml version="1.0" ?>\n<!DOCTYPE PubmedArticleSet PUBLIC "-//NLM//DTD PubMedArticle, 1st '
        'January 2025//EN" "https://dtd.nlm.nih.gov/ncbi/pubmed/out/pubmed_250101.dtd">\n'
        f"<PubmedArticleSet>{''.join(articles)}</PubmedArticleSet>"
    ).encode()


def pubmed_article(
    number: str, title: str, *, year: int = 2019, types: str = "", related: str = ""
) -> str:
    """Return an article of such a set; ``types`` and ``related`` are elements."""
    return (
        f'<PubmedArticle><MedlineCitation Status="MEDLINE"><PMID Version="1">{number}</PMID>'
        "<Article PubModel='Print'><Journal><JournalIssue CitedMedium='Print'><PubDate>"
        f"<Year>{year}</Year><Month>Mar</Month></PubDate></JournalIssue>"
        "<Title>Annals of Harbours</Title></Journal>"
        f"<ArticleTitle>{escape(title)}</ArticleTitle><AuthorList CompleteYN='Y'>"
        "<Author><LastName>Lindqvist</LastName><ForeName>Rosa M</ForeName><Initials>RM</Initials>"
        "</Author><Author><LastName>Obi</LastName><ForeName>Emeka</ForeName></Author></AuthorList>"
        f"<PublicationTypeList><PublicationType UI='D016428'>Journal Article</PublicationType>"
        f"{types}</PublicationTypeList></Article>"
        f"<CommentsCorrectionsList>{related}</CommentsCorrectionsList></MedlineCitation>"
        "<PubmedData><ArticleIdList><ArticleId IdType='pubmed'>"
        f"{number}</ArticleId><ArticleId IdType='doi'>10.5555/{number}</ArticleId></ArticleIdList>"
        "</PubmedData></PubmedArticle>"
    )


def openlibrary(isbn: str, title: str, **more: Any) -> bytes:
    """Return what Open Library answers to ``/api/books``, with ``jscmd=data``."""
    book = {
        "url": "https://openlibrary.org/books/OL1M/x",
        "title": title,
        "authors": [{"name": "Rosa Lindqvist"}],
        "publishers": [{"name": "Harbour Press"}],
        "publish_date": "March 2019",
        **more,
    }
    return json.dumps({f"ISBN:{isbn}": book}).encode()
