"""BibTeX as people and programs write it; what is wrong with an entry costs only itself."""

from __future__ import annotations

from typing import Any

import pytest
from reading import entries, losses, one


def _field(name: str, value: str, **more: str) -> Any:
    fields = {"title": "{T}", name: value, **more}
    body = ",\n  ".join(f"{key} = {text}" for key, text in fields.items())
    return one("bibtex", f"@misc{{k,\n  {body}\n}}").get(name)


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("{Pier, Anna and\n    Quay, Bo\n\tand Dock, Cy}", ["Anna Pier", "Bo Quay", "Cy Dock"]),
        ("{{Harbour Board of Trade and Industry}}", ["Harbour Board of Trade and Industry"]),
        ("{{Board of Piers, Quays, and Docks} and Pier, Anna}",
         ["Board of Piers, Quays, and Docks", "Anna Pier"]),
        ("{van der Meer, Jr., Anna and others}", ["Anna van der Meer Jr.", "et al."]),
        ("{Ludwig van Dam and Ann de la Rue}", ["Ludwig van Dam", "Ann de la Rue"]),
        ('"' + r"P{\'\i}er, Ann{\'{\i}} and {\AA}strand, {\O}ystein and Dvo{\v r}{\'a}k, A." + '"',
         ["Anní Píer", "Øystein Åstrand", "A. Dvořák"]),
        ("{family=Meer, given=Anna, prefix=van der, suffix=III}", ["Anna van der Meer III"]),
        (r"{O{\textquoteright}Hara, Jo}", ["Jo O’Hara"]),
        ("{Anna Pier AND Bo Quay}", ["Anna Pier", "Bo Quay"]),
        ("{Plato}", ["Plato"]),
    ],
)  # fmt: skip
def test_names_are_read_as_bibtex_reads_them(written: str, names: list[str]) -> None:
    from claimcheck.model.source import Source

    source = Source(id="a", title="T", kind="primary", author=_field("author", written))

    assert source.authors == ", ".join(names)


@pytest.mark.parametrize(
    ("fields", "published"),
    [
        ("year = 1987", "1987"),
        ("year = 1987, month = feb", "1987-02"),
        ("year = 1987, month = feb, day = 3", "1987-02-03"),
        ('year = "1987", month = "3~" # feb', "1987-02-03"),
        ('year = 1987, month = feb # "~3"', "1987-02-03"),
        ("year = {1987}, month = {February}", "1987-02"),
        ("year = {1987}, month = {2}", "1987-02"),
        ("year = {1987}, month = {Feb.--Mar.}", "1987-02/1987-03"),
        ("date = {1987-02}", "1987-02"),
        ("date = {1987-02-03/1988}", "1987-02-03/1988"),
        ("year = {1987--1989}", "1987/1989"),
        ("year = {n.d.}", None),
    ],
)
def test_dates_are_kept_as_far_as_they_are_known(fields: str, published: str | None) -> None:
    assert one("bibtex", f"@book{{a, title={{T}}, {fields}}}").get("published") == published


@pytest.mark.parametrize(
    ("fields", "published", "told"),
    [
        ("year = 1987, month = octo", "1987", "month is 'octo', a macro that is not defined"),
        ("year = 1987, month = {Winter}", "1987", "month 'Winter' is no month"),
        ("year = {c. 1987}", "1987", "year 'c. 1987' is no date that can be kept whole"),
        ("date = {1987-02-30}", "1987", "date '1987-02-30' is no date"),
        ("year = {in press}", None, "year 'in press' is no date"),
        ("date = {1987/..}", "1987", "date '1987/..' is no date"),
    ],
)
def test_what_is_no_date_is_told_and_the_rest_kept(
    fields: str, published: str | None, told: str
) -> None:
    (entry,) = entries("bibtex", f"@book{{a, title={{T}}, {fields}}}")

    assert entry.item.get("published") == published
    assert [each.what[: len(told)] for each in entry.losses] == [told]


@pytest.mark.parametrize(
    ("written", "title"),
    [
        (r"{The {\"O}resund \& {\L}eba: 10--12, ``open''}", "The Öresund & Łeba: 10–12, “open”"),
        (r"{\emph{Larus} in {\LaTeX}, \textsc{na}~1}", "Larus in LaTeX, na 1"),
        (r"{10$^{-6}$ of CO$_2$ and H\textsubscript{2}O}", "10⁻⁶ of CO₂ and H₂O"),
        ("{Of 5% and R&D for 3$ only}", "Of 5% and R&D for 3$ only"),
        (r"{{\textless}i{\textgreater}a{\textless}/i{\textgreater}}", "<i>a</i>"),
        ('"A {"}quoted{"} word"', 'A "quoted" word'),
        (r"{\newname{kept} words}", "kept words"),
        (r"{A bare \url and \href{x}{words}}", "A bare and words"),
        (r"{See \url{https://example.org/a_b~c%20d}}", "See https://example.org/a_b~c%20d"),
        ('jt # " and " # {more}', "Journal of Tides and more"),
    ],
)
def test_latex_becomes_plain_text(written: str, title: str) -> None:
    text = f'@string{{jt = "Journal of " # "Tides"}}\n@misc{{a, title = {written}}}'

    assert one("bibtex", text)["title"] == title


@pytest.mark.parametrize(
    ("written", "url"),
    [
        ("https://example.org/a_b~c%20d#e", "https://example.org/a_b~c%20d#e"),
        (r"\url{https://example.org/a\_b\%20\&c}", "https://example.org/a_b%20&c"),
        (r"https://example.org/{\~{}}x{\_}y", "https://example.org/~x_y"),
        ("www.example.org/a", "https://www.example.org/a"),
        ("//example.org/a", "https://example.org/a"),
        ("example.org", "https://example.org"),
        ("https://example.org/a https://example.org/b", "https://example.org/a"),
    ],
)
def test_addresses_are_left_alone_but_for_what_latex_needs(written: str, url: str) -> None:
    assert _field("url", f"{{{written}}}") == url


def test_an_address_is_found_where_it_stands() -> None:
    assert one("bibtex", r"@misc{a, title={T}, howpublished={\url{http://e.org/x}}}")["url"] == (
        "http://e.org/x"
    )
    preprint = "@misc{a, title={T}, eprint={2101.00001v2}, archivePrefix={arXiv}}"
    assert one("bibtex", preprint)["url"] == "https://arxiv.org/abs/2101.00001"
    both = preprint.replace("eprint", "url={https://e.org/p}, eprint", 1)
    assert one("bibtex", both)["doi"] == "10.48550/arXiv.2101.00001"
    assert losses("bibtex", "@misc{a, title={T}, url={ask the author}}") == [
        (1, "a", "url 'ask' is no address of the web")
    ]


@pytest.mark.parametrize(
    ("fields", "publisher"),
    [
        ("publisher={P}, journal={J}", "P"),
        ("institution={I}", "I"),
        ("school={S}", "S"),
        ("journaltitle={J}", "J"),
        ("booktitle={B}", "B"),
        (r"journal={\apj}", "apj"),
        ("journal=jacm", "Journal of the ACM"),
        ("howpublished={Leaflet}", "Leaflet"),
    ],
)
def test_the_publisher_is_the_nearest_to_one_that_is_named(fields: str, publisher: str) -> None:
    assert one("bibtex", f"@misc{{a, title={{T}}, {fields}}}")["publisher"] == publisher


def test_a_part_inherits_from_what_it_is_a_part_of() -> None:
    text = """
@inproceedings{talk, title={A talk}, author={Pier, Anna}, crossref={Volume}}
@inproceedings{dated, title={Another}, author={Quay, Bo}, year=2001, crossref={volume}}
@proceedings{Volume, title={All talks}, subtitle={Of one day}, editor={Dock, Cy},
  publisher={Press}, year=2000, month=may, url={https://example.org/all}, doi={10.1000/all}}
@misc{alone, title={Alone}, crossref={nothing}}
"""
    talk, dated, volume, alone = entries("bibtex", text)

    assert talk.item == {
        "id": "talk",
        "title": "A talk",
        "url": "https://example.org/all",
        "publisher": "Press",
        "author": [{"family": "Pier", "given": "Anna"}],
        "published": "2000-05",
    }
    assert talk.inherited == {"url"}
    assert dated.item["published"] == "2001"
    assert volume.item["title"] == "All talks: Of one day"
    assert volume.item["author"] == [{"family": "Dock", "given": "Cy"}]
    assert [each.what for each in alone.losses] == [
        "crossref 'nothing' is not in the file, nor what it says"
    ]


BROKEN = r"""% Encoding: UTF-8
A note between entries, from me@example.org.
@comment{any {thing} at all}
@preamble{"\newcommand{\x}{y}"}
@article{one, title={One}, year=2001} @article{two, title={Two}, year=2002}
@article
{three, title={Three}}
@ARTICLE(four, title="Four (of five)")
@article{open, title={Open {brace}, year=2003
}

@article{many, title={Many}}, year={2004}
}
@article{a key, title={Key}}
@article{comma, title={Comma} year=2005}
@article{twice, title={First}, title={Second}}
@article{, title={Nameless}}
@article{title={Keyless}}
@article{quote, title="Quote, year=2006
}
@article{macro, title={Macro}, journal=nosuch}
@article{one, title={Another one}}
@article{five, title={Home
@ the range}}
@misc{empty}
@control{settings, author="08"}
@article{last, title={Never ends
"""


def test_each_entry_is_accounted_for_with_its_line() -> None:
    found = entries("bibtex", BROKEN)

    read = [each.key for each in found if each.item]
    assert read == [
        "one", "two", "three", "four", "many", "a key", "comma", "twice", "macro", "five", "empty",
    ]  # fmt: skip
    assert losses("bibtex", BROKEN) == [
        (9, "open", "a brace or a quotation mark in it is not closed"),
        (12, "many", "', year={2004} }' follows the entry: "
                     "a closing brace too many comes before it"),
        (15, "comma", "'year=2005' behind title cannot be read"),
        (16, "twice", "title occurs twice; the first is kept"),
        (17, "", "it has no key"),
        (18, "", "it has no key"),
        (19, "quote", "a brace or a quotation mark in it is not closed"),
        (21, "macro", "journal is 'nosuch', a macro that is not defined"),
        (22, "one", "its key is that of line 5, which counts"),
        (27, "last", "it does not end: a brace or a quotation mark is not closed"),
    ]  # fmt: skip


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_every_kind_of_line_end_is_one(ends: str) -> None:
    text = "@misc{a,\n title={A\n b},\n}\n@misc{,\n}\n".replace("\n", ends)

    assert entries("bibtex", text)[0].item["title"] == "A b"
    assert losses("bibtex", text) == [(5, "", "it has no key")]


@pytest.mark.parametrize(
    "written",
    [
        "10.1000/(SICI)1097(1998)43:4<338::AID-X>3.0.CO;2-N",
        r"10.1000/(SICI)1097(1998)43:4{\textless}338::AID-X{\textgreater}3.0.CO;2-N",
        r"10.1000/(SICI)1097(1998)43:4\textless{}338::AID-X\textgreater{}3.0.CO;2-N",
        "10.1000/(SICI)1097(1998)43:4$<$338::AID-X$>$3.0.CO;2-N",
        "10.1000/(SICI)1097(1998)43:4&lt;338::AID-X&gt;3.0.CO;2-N",
        "https://doi.org/10.1000/(SICI)1097(1998)43:4%3C338::AID-X%3E3.0.CO;2-N",
        "doi: 10.1000/(SICI)1097(1998)43:4<338::AID-X>3.0.CO;2-N.",
    ],
)
def test_angle_brackets_belong_to_a_doi_that_is_made_of_a_sici(written: str) -> None:
    assert _field("doi", f"{{{written}}}") == "10.1000/(SICI)1097(1998)43:4<338::AID-X>3.0.CO;2-N"


@pytest.mark.parametrize(
    "written", ["10.1000/a</a>", '10.1000/a">x', "<10.1000/a>", "10.1000/a<b>"]
)
def test_markup_behind_a_doi_does_not(written: str) -> None:
    assert _field("doi", f"{{{written}}}") == "10.1000/a"


@pytest.mark.parametrize(
    ("written", "title"),
    [
        (r'"{\"O}konomie, und {M}a{\ss}"', "Ökonomie, und Maß"),
        (r'"\"Okonomie, und Ma\ss"', "Ökonomie, und Maß"),
        (r'"\"{O}konomie, f\" ur alle"', "Ökonomie, für alle"),
        (r'"Of {"tides, and"} gulls"', 'Of "tides, and" gulls'),
        (r'"Of {"}tides, and{"} gulls"', 'Of "tides, and" gulls'),
        (r'{Of "tides, and" gulls}', 'Of "tides, and" gulls'),
        (r'"Of " # "\"uber" # " {"}all{"}"', 'Of über "all"'),
    ],
)
def test_quotation_marks_of_accents_and_in_braces_end_no_value(written: str, title: str) -> None:
    entry, after = entries(
        "bibtex", f"@misc{{a, title = {written}, year = 2004}}\n@misc{{b, title = {{B}}}}"
    )

    assert (entry.item["title"], entry.item["published"], entry.losses) == (title, "2004", [])
    assert after.item["title"] == "B"


@pytest.mark.parametrize(
    ("fields", "url"),
    [
        ("journal={arXiv preprint arXiv:1706.03762}", "https://arxiv.org/abs/1706.03762"),
        ("journal={ArXiv}, volume={abs/1706.03762}", "https://arxiv.org/abs/1706.03762"),
        ("journal={CoRR}, volume={abs/1706.03762v2}", "https://arxiv.org/abs/1706.03762"),
        ("note={arXiv:1706.03762 [cs]}", "https://arxiv.org/abs/1706.03762"),
        (r"note={\_eprint: 1706.03762}", "https://arxiv.org/abs/1706.03762"),
        ("howpublished={arXiv:hep-th/9901001}", "https://arxiv.org/abs/hep-th/9901001"),
        (r"note={Available at \url{https://example.org/a?b=1\&c=2}.}", "https://example.org/a?b=1&c=2"),
        ("note={See https://example.org/a_b, page 3}", "https://example.org/a_b"),
        ("note={arXiv is a server}", None),
        ("note={arXiv:1706.03762}, url={https://example.org/own}", "https://example.org/own"),
    ],
)  # fmt: skip
def test_an_address_that_stands_elsewhere_is_taken_where_there_is_no_other(
    fields: str, url: str | None
) -> None:
    assert one("bibtex", f"@article{{a, title={{T}}, {fields}}}").get("url") == url


@pytest.mark.parametrize(
    ("written", "publisher"),
    [
        ("arXiv preprint arXiv:1706.03762", "arXiv"),
        ("arXiv:1706.03762 [cs]", "arXiv"),
        ("CoRR", "arXiv"),
        ("arXiv.org", "arXiv"),
        ("ArXiv Studies", "ArXiv Studies"),
    ],
)
def test_arxiv_is_one_publisher(written: str, publisher: str) -> None:
    assert (
        one("bibtex", f"@misc{{a, title={{T}}, journal={{{written}}}}}")["publisher"] == publisher
    )


@pytest.mark.parametrize(
    ("note", "retrieved"),
    [
        ("Accessed: 2024-01-05", "2024-01-05"),
        ("[Online; accessed 19-July-2022]", "2022-07-19"),
        ("Last visited on May 3, 2019", "2019-05-03"),
        ("Retrieved from a shelf", None),
    ],
)
def test_a_note_tells_when_somebody_was_there(note: str, retrieved: str | None) -> None:
    found = one("bibtex", f"@misc{{a, title={{T}}, note={{{note}}}}}")

    assert (found["note"], found.get("retrieved")) == (note, retrieved)


@pytest.mark.parametrize(
    "written",
    ["Pier, A. and others", "Pier, A. et al.", "Pier, A. and {et al.}", "Pier, A., et al",
     "Pier, A. and et. al."],
)  # fmt: skip
def test_more_authors_than_are_named(written: str) -> None:
    assert _field("author", f"{{{written}}}") == [
        {"family": "Pier", "given": "A."},
        {"literal": "others"},
    ]


@pytest.mark.parametrize(
    ("fields", "published", "told"),
    [
        ("date={2004-21}", "2004", "date '2004-21' is no date"),
        ("date={1850~}", "1850", "date '1850~' is no date"),
        ("date={1850?}", "1850", "date '1850?' is no date"),
        ("year={2004/05}, month={Nov}", "2004/2005", "month 'Nov' cannot be kept"),
        ("year={2004/05}", "2004/2005", None),
        ("year={1999-00}", "1999/2000", None),
        ("year={2004-21}", "2004", "year '2004-21' is no date"),
        ("year={2004--21}", "2004/2021", None),
        (r"year={{\noop{1984}}1986}", "1986", None),
    ],
)
def test_what_could_be_two_dates_is_none_of_them(
    fields: str, published: str, told: str | None
) -> None:
    (entry,) = entries("bibtex", f"@book{{a, title={{T}}, {fields}}}")

    assert entry.item["published"] == published
    assert [each.what[: len(told or "")] for each in entry.losses] == ([told] if told else [])


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("A &amp; B <i>in situ</i> &lt; C", "A & B in situ < C"),
        ("100&#37; of CO<sub>2</sub>", "100% of CO₂"),
        (r"R\&D; and AT&T; x < y > z", "R&D; and AT&T; x < y > z"),
        (r"DNA$_{\textrm{2}}$, the 4$^{\rm th}$ $x_{\mathrm{max}}$", "DNA₂, the 4th xmax"),
    ],
)
def test_markup_of_pages_and_words_in_formulas_are_text(written: str, title: str) -> None:
    assert one("bibtex", f"@misc{{a, title={{{written}}}}}")["title"] == title
