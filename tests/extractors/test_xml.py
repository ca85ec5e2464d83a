from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.extractors.base import ExtractionError
from claimcheck.extractors.xml import extract


def blocks(source: str) -> list[str]:
    return extract(source.encode(), None).text.split("\n\n")


JATS = """<?xml version="1.0"?>
<!DOCTYPE article PUBLIC "-//NLM//DTD JATS" "JATS.dtd">
<article xmlns:mml="http://www.w3.org/1998/Math/MathML"><front>
<journal-meta><publisher-name>Nobody</publisher-name></journal-meta>
<article-meta><article-id>10.1/x</article-id><title-group><article-title>On <italic>ferries</italic>
</article-title></title-group><abstract><p>They left.</p></abstract></article-meta></front>
<body><sec><title>Methods</title><p><bold>Some</bold> <italic>ferries</italic> carried
10<sup>6</sup> people&nbsp;&amp;
<mml:math><mml:msup><mml:mn>10</mml:mn><mml:mn>7</mml:mn></mml:msup></mml:math>
cars.<list><list-item><p>One</p></list-item><list-item><p>Two</p></list-item></list></p>
<fig><label>Figure 1</label><caption><p>A ferry.</p></caption></fig></sec></body></article>"""


def test_an_article_in_jats_is_read_as_it_is_shown() -> None:
    assert blocks(JATS)[:4] == ["On ferries", "They left.", "Methods", blocks(JATS)[3]]
    assert blocks(JATS)[3].startswith("Some ferries carried 10⁶ people\xa0& 10⁷")
    assert "10⁷ cars." in blocks(JATS)[3]
    assert blocks(JATS)[4:] == ["One", "Two", "Figure 1", "A ferry."]


def test_pages_within_feeds_are_read_as_pages() -> None:
    rss = "<rss><channel><title>R&amp;D</title><item><description>&lt;p&gt;The &lt;b&gt;ferry"
    rss += "&lt;/b&gt; left.&lt;/p&gt;</description></item></channel></rss>"
    assert blocks(rss) == ["R&D", "The ferry left."]
    atom = "<feed><entry><title>A</title><content><![CDATA[a<br>b]]></content></entry></feed>"
    assert blocks(atom) == ["A", "a\nb"]


def test_a_fraction_keeps_its_bar() -> None:
    assert blocks("<p>is <mfrac><mn>1</mn><mn>2</mn></mfrac> of it</p>") == ["is 1/2 of it"]


def test_elements_beside_text_belong_to_it_and_others_stand_apart() -> None:
    assert blocks("<a:x xmlns:a='y'><z>The <k>ferry</k> left</z><z>at six</z></a:x>") == [
        "The ferry left",
        "at six",
    ]


def test_the_declared_encoding_is_believed() -> None:
    source = '<?xml version="1.0" encoding="ISO-8859-1"?><a>Fähre</a>'
    assert extract(source.encode("latin-1"), None).text == "Fähre"


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("", "cannot be read"),
        ("<a><b></a>", "mismatched tag"),
        ("<a b='c'><!-- d --></a>", "holds no text"),
        ("<a>" * 1_000, "in each other"),
        ('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "declares entities"),
        ('<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>', "declares entities"),
    ],
)
def test_broken_and_hostile_files_are_refused(source: str, reason: str) -> None:
    with pytest.raises(ExtractionError, match=reason):
        extract(source.encode(), None)


PIECES = [
    "<a>",
    "</a>",
    "<p>",
    "</p>",
    "<sup>",
    "</sup>",
    "<feed>",
    "</feed>",
    "<content>",
    "</content>",
]
PIECES += [
    "&lt;b>",
    "&nbsp;",
    "&#x0;",
    "&#xD800;",
    "<!--",
    "-->",
    "<![CDATA[",
    "]]>",
    "word ",
    "<?x ?>",
]


@settings(max_examples=200, deadline=None)
@given(pieces=st.lists(st.sampled_from(PIECES), max_size=40), head=st.sampled_from(["", "<a>"]))
def test_scrambled_files_raise_nothing_but_our_own(pieces: list[str], head: str) -> None:
    try:
        document = extract((head + "".join(pieces)).encode(), None)
    except ExtractionError:
        return
    document.text.encode()
    assert "\x00" not in document.text


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        ('ferries<xref ref-type="bibr" rid="a">1</xref> left', "ferries\u2060¹ left"),
        ('ferries <xref ref-type="fn" rid="a">*</xref> left', "ferries * left"),
        ('ferries [<xref ref-type="bibr" rid="a">1</xref>, 2] left', "ferries [1, 2] left"),
        ('ferries (<xref ref-type="bibr" rid="a">1</xref>) left', "ferries (1) left"),
        ('ferries (<xref ref-type="fig" rid="a">3</xref>) left', "ferries (3) left"),
        ('ferries <inline-graphic href="a.gif"/> left', "ferries [picture] left"),
        (
            "ferries <inline-formula><tex-math>\\begin{document}$x^2$\\end{document}</tex-math>"
            "</inline-formula> left",
            "ferries x² left",
        ),
        (
            "ferries <inline-formula><alternatives><math><mn>1</mn></math><tex-math>\\one"
            "</tex-math></alternatives></inline-formula> left",
            "ferries 1 left",
        ),
        (
            "ferries <inline-formula><tex-math>\\bigcup</tex-math></inline-formula> left",
            "ferries [formula] left",
        ),
    ],
)
def test_marks_pictures_and_formulas_stand_where_they_are_shown(inside: str, expected: str) -> None:
    assert blocks(f"<article><body><p>The {inside}.</p></body></article>") == [f"The {expected}."]
