"""Text that is read as it is: plain text, and the source of programs.

Anything else that reads as text may hold markup that its readers do not see, and is refused by name
rather than read raw.
"""

from __future__ import annotations

import re

from claimcheck.extractors._refused import REASONS, SAVE

_MARKUP = (
    (
        re.compile(r"^\\(?:documentclass|documentstyle|begin\{document\})", re.MULTILINE),
        ".tex",
        ("\\",),
    ),
    (
        re.compile(
            r"^\.\. (?:[a-z][a-z-]*:)?(?:admonition|auto[a-z]+|code|code-block|class|contents|"
            r"danger|deprecated|figure|function|highlight|image|important|include|list-table|"
            r"literalinclude|math|method|module|note|seealso|table|tip|toctree|versionadded|"
            r"versionchanged|warning)::(?:[ \t]|$)|(?<![\w`]):(?:doc|ref|class|func|meth|mod|attr|"
            r"term|pep|rfc):`[^`\n]+`",
            re.MULTILINE,
        ),
        ".rst",
        ("::", ":`"),
    ),
    (
        re.compile(
            r"\A= \S[^\n]*\n(?:[^\n]*\n){0,5}?:[\w-]+:(?:[ \t]|$)|"
            r"^\[(?:source(?:,[^\]\n]*)?|NOTE|TIP|WARNING|IMPORTANT|CAUTION)\]\n(?:----|====)$",
            re.MULTILINE,
        ),
        ".adoc",
        ("= ", "["),
    ),
    (re.compile(r"^#\+(?:TITLE|AUTHOR|BEGIN_SRC|OPTIONS):? ", re.MULTILINE), ".org", ("#+",)),
    (
        re.compile(r"^\.(?:TH|Dd) .+\n(?:[^\n]*\n){0,20}?\.(?:SH|Sh) ", re.MULTILINE),
        ".man",
        (".TH", ".Dd"),
    ),
    (
        re.compile(r"\A\\input texinfo|^@(?:settitle|setfilename) ", re.MULTILINE),
        ".texi",
        ("\\i", "@s"),
    ),
)
"""What tells markup in a text of which neither type nor name says what it is, its kind, and what
always stands in it: looking for that takes a tenth of the time."""
_LOOK_AT = 50_000

_SHOWN_ENDINGS = (
    ".txt .text .asc .log .me .nfo .1st .ini .cfg .conf .properties .env .diff .patch .sql .py "
    ".pyi .c .h .cc .cpp .hpp .cs .css .f90 .go .java .jl .js .kt .lua .m .mjs .pl .php .ps1 .r "
    ".rb .rs .scala .sh .bash .swift .ts .tsx .jsx .vb .bat .cmake .mk .lock .in .out .dat .list "
    ".lst .bib .ris .enw .nbib .vcf .ics .po .tap"
)
_AS_IT_IS = frozenset(_SHOWN_ENDINGS.split())
"""Endings of plain text and of programs, which their readers see as they are."""
_SHOWN_TYPES = re.compile(
    r"text/(?:plain|css|javascript|ecmascript|calendar|vcard|x-(?:python|script\.python|c|c\+\+|csrc|"
    r"chdr|c\+\+src|java|java-source|sh|shellscript|perl|ruby|rust|go|log|diff|patch|ini|"
    r"sql|bibtex|r|julia|makefile|lua|php|typescript|csharp|swift|scala|kotlin))"
    r"|application/(?:javascript|x-javascript|x-sh|x-python|sql|x-bibtex|"
    r"x-research-info-systems)"
)
_ENDING = re.compile(r"\.[a-z][a-z0-9_+-]{0,11}")
"""What looks like the ending of a kind, rather than the end of a number or a sentence."""


def raw_refusal(declared: str, ending: str, body: bytes) -> str | None:
    """Return why text is not read as it is, where it may be markup; None where it may be read.

    Args:
        declared: Its media type in lower case; empty where nobody says.
        ending: The ending of its name in lower case, with the dot; empty to go without.
        body: Its bytes.
    """
    text = body[:_LOOK_AT].decode("latin-1").replace("\r\n", "\n")
    if ending in ("", ".txt", ".text", ".asc") or ending not in _AS_IT_IS:
        for pattern, kind, signs in _MARKUP:
            if any(sign in text for sign in signs) and pattern.search(text):
                return REASONS[kind]
    if declared and _SHOWN_TYPES.fullmatch(declared):
        return None
    if declared.startswith(("text/", "application/")) and declared != "application/octet-stream":
        return f"{declared[:60]} is no kind of text that is read; {SAVE}, or as plain text (.txt)"
    if not declared and ending not in _AS_IT_IS and _ENDING.fullmatch(ending):
        return f"{ending} is no kind of file that is read; {SAVE}, or as plain text (.txt)"
    return None
