from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from documents import claims, sources
from hostile import many_attributes
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from loopback import Reply, Site, serving
from written import files

from claimcheck.app.add.append import append
from claimcheck.app.add.identifier import Named, parse_identifier
from claimcheck.app.add.metadata import fetch_metadata
from claimcheck.app.add.names import claim_id, source_id
from claimcheck.errors import ClaimcheckError
from claimcheck.model.fields import ID_PATTERN
from claimcheck.model.identifier import Identifier
from claimcheck.registry.config import Config, Extract, LookupServices, Verify
from claimcheck.registry.edit.append import appended
from claimcheck.registry.edit.formatted import formatted
from claimcheck.registry.edit.values import MODELS
from claimcheck.registry.reader import read_items
from claimcheck.registry.source_text import SourceText

if TYPE_CHECKING:
    from pathlib import Path


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.data())
def test_appending_leaves_every_byte_and_adds_what_was_asked(
    tmp_path: Path, data: st.DataObject
) -> None:
    key, text = data.draw(files())
    if read_items(SourceText("x", text), key, MODELS[key]).findings:
        return
    drawn = data.draw(claims if key == "claims" else sources)
    item = {name: value for name, value in drawn.items() if value is not None}
    path = tmp_path / "file.yaml"
    path.write_bytes(text.encode())

    append(path, key, [item])

    after = path.read_bytes().decode()
    assert after.startswith(text)
    items = read_items(SourceText("x", after), key, MODELS[key]).items
    assert items[-1] == MODELS[key].model_validate(item)


@pytest.mark.parametrize(
    ("before", "added"),
    [
        ("claims:\n", "  - id: a\n    text: x\n"),
        ("claims:", "\n  - id: a\n    text: x\n"),
        ("claims:\n- id: b\n  text: y", "\n\n- id: a\n  text: x\n"),
        ("claims:\n  - id: b\n    text: y\n\n", "  - id: a\n    text: x\n"),
        ("claims:\r\n  - id: b\r\n    text: y\r\n", "\r\n  - id: a\r\n    text: x\r\n"),
        (
            "claims:\n  - id: b\n    text: y\n  - id: c\n    text: z\n",
            "  - id: a\n    text: x\n",
        ),
    ],
)
def test_what_is_added_fits_what_is_there(tmp_path: Path, before: str, added: str) -> None:
    path = tmp_path / "claims.yaml"
    path.write_bytes(before.encode())

    assert append(path, "claims", [{"id": "a", "text": "x"}]) == added
    assert path.read_bytes().decode() == before + added


@pytest.mark.parametrize(
    "text",
    [
        "claims: [{id: b, text: y}]\n",
        "{claims: [{id: b, text: y}]}\n",
        '{"claims": [{"id": "b", text: y}]}\n',
        '\u2028{"claims": [{"id": "b", "text": "y"}]}\n',
        "claims:\n  - id: b\n    text: y\n...\n",
    ],
)
def test_a_list_that_does_not_end_the_file_is_left_alone(tmp_path: Path, text: str) -> None:
    path = tmp_path / "claims.yaml"
    path.write_bytes(text.encode())

    with pytest.raises(ClaimcheckError, match="nothing can be appended"):
        append(path, "claims", [{"id": "a", "text": "x"}])
    assert path.read_bytes().decode() == text


def test_what_is_added_is_in_canonical_form() -> None:
    item: dict[str, Any] = {
        "tags": ["a"],
        "text": "word " * 40 + "end",
        "id": "no",
        "asserted": {"date": "2020-01-01", "by": "Someone: me"},
        "evidence": [{"stance": "supports", "source": "s", "quote": {"suffix": "#", "exact": "x"}}],
    }

    after = appended("claims:\n", "x", "claims", [item])

    assert formatted(after, "x") == after


@pytest.mark.parametrize(
    ("text", "scheme", "identifier"),
    [
        ("https://example.org/a", "page", "https://example.org/a"),
        ("10.1000/182", "doi", "10.1000/182"),
        ("doi:10.1000/182", "doi", "10.1000/182"),
        ("https://doi.org/10.1000/a%2Fb", "doi", "10.1000/a/b"),
        ("arXiv:2508.10925", "arxiv", "2508.10925"),
        ("2508.10925v2", "arxiv", "2508.10925"),
        ("https://arxiv.org/pdf/2508.10925v1", "arxiv", "2508.10925"),
        ("https://arxiv.org/abs/hep-th/9901001", "arxiv", "hep-th/9901001"),
        ("10.48550/arXiv.2508.10925", "arxiv", "2508.10925"),
        ("https://pubmed.ncbi.nlm.nih.gov/12345/", "pmid", "12345"),
        ("0-306-40615-2", "isbn", "9780306406157"),
        ("ISBN 978-0-306-40615-7", "isbn", "9780306406157"),
    ],
)
def test_a_source_can_be_named_in_many_ways(text: str, scheme: str, identifier: str) -> None:
    named = parse_identifier(text)

    assert named.identifier == (scheme, identifier)


@pytest.mark.parametrize("text", ["", "a book", "0-306-40615-3", "https://", "ftp://example.org"])
def test_what_names_no_source_is_told(text: str) -> None:
    with pytest.raises(ClaimcheckError):
        parse_identifier(text)


@given(st.text(max_size=30), st.text(max_size=30), st.sets(st.sampled_from(("claim", "source"))))
def test_every_proposed_id_is_one_and_free(one: str, two: str, taken: set[str]) -> None:
    import re

    for name in (
        claim_id(one, taken),
        source_id({"title": one, "publisher": two, "published": "2020-01-01"}, taken),
    ):
        assert re.fullmatch(ID_PATTERN, name)
        assert name not in taken


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Charsets, for Everyone 👋", "charsets-everyone"),
        ("⚡️ 10-100x faster 🎉", "10-100x-faster"),
        ("The key:wave:x in Zürich", "key-wave-x-zurich"),
        ("東京 costs 5 €", "dongjing-costs-5-eur"),
        ("👋", "claim"),
    ],
)
def test_an_id_has_the_words_and_no_names_of_pictures(text: str, name: str) -> None:
    assert claim_id(text, ()) == name


def test_an_id_tells_publisher_title_and_year() -> None:
    fields = {"title": "OpenAI standardizes on PyTorch", "publisher": "OpenAI"}

    assert source_id(fields, ()) == "openai-standardizes-pytorch"
    assert (
        source_id({**fields, "published": "2020-01-30"}, ()) == "openai-standardizes-pytorch-2020"
    )
    assert source_id(fields, {"openai-standardizes-pytorch"}) == "openai-standardizes-pytorch-2"


def _config(site: Site) -> Config:
    base = site.url("")
    lookup = LookupServices(crossref=base, datacite="", doi="", arxiv=base, openlibrary=base)
    return Config(verify=Verify(allow_hosts=(site.host,), retries=0, pace=0.0), lookup=lookup)


def test_a_doi_is_looked_up_where_the_configuration_says() -> None:
    with serving() as site:
        body = b'{"message": {"title": ["T"], "publisher": "P"}}'
        site.pages["/works/10.1000%2F182"] = Reply(
            body, headers={"Content-Type": "application/json"}
        )

        known = fetch_metadata(parse_identifier("10.1000/182"), _config(site))

    assert known.fields == {"title": "T", "publisher": "P", "doi": "10.1000/182"}
    assert known.reason == ""


def test_a_page_that_is_too_costly_leaves_the_fields_to_the_person() -> None:
    with serving() as site:
        site.pages["/"] = Reply(many_attributes(5_000_000), headers={"Content-Type": "text/html"})
        named = Named(Identifier("page", site.url("/")), {"url": site.url("/")})
        config = _config(site).model_copy(update={"extract": Extract(timeout=0.5)})

        known = fetch_metadata(named, config)

    assert known.fields == {"url": site.url("/")}
    assert known.reason == "reading it takes longer than 0.5 s (extract.timeout)"


def test_a_private_address_is_not_asked() -> None:
    with serving() as site:
        site.pages["/"] = Reply(b"<title>T</title>")
        named = Named(Identifier("page", site.url("/")), {"url": site.url("/")})

        known = fetch_metadata(named, Config())

        assert known.fields == {"url": site.url("/")}
        assert "refused" in known.reason
        assert site.asked == []


def test_a_service_that_is_not_there_leaves_the_fields_to_the_person() -> None:
    with serving() as site:
        known = fetch_metadata(parse_identifier("0-306-40615-2"), _config(site))

    assert known.fields == {"isbn": "0-306-40615-2"}
    assert known.reason == "it has no record of it"
