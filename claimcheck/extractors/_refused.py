"""Kinds of documents that are known and not read, by the name that people have for them."""

from __future__ import annotations

from claimcheck.extractors._sniff import ZIP, zip_kind

_TEXT = "name the page or PDF that is made of it"
SAVE = "save it as PDF or HTML"
"""What can be done with most kinds that are not read."""
_CSV = "save it as CSV"
_WORDS = "write what it says into a text"

_KINDS = {
    "AsciiDoc": (_TEXT, ".adoc .asciidoc text/asciidoc text/x-asciidoc"),
    "LaTeX": (
        _TEXT,
        ".tex .latex .ltx .sty .cls application/x-tex application/x-latex text/x-tex text/x-latex",
    ),
    "reStructuredText": (_TEXT, ".rst .rest text/x-rst text/prs.fallenstein.rst text/restructured"),
    "MDX": (_TEXT, ".mdx text/mdx"),
    "Org": (_TEXT, ".org text/org text/x-org"),
    "Texinfo": (_TEXT, ".texi .texinfo .txi application/x-texinfo text/x-texinfo"),
    "the source of a manual page": (
        _TEXT,
        ".man .mdoc .roff .troff .ms text/troff text/roff application/x-troff "
        "application/x-troff-man",
    ),
    "wiki markup": (_TEXT, ".wiki .mediawiki .textile .creole text/x-wiki text/x-web-textile"),
    "Typst": (_TEXT, ".typ text/vnd.typst"),
    "RTF": (SAVE, ".rtf application/rtf text/rtf application/x-rtf text/richtext text/enriched"),
    "PostScript": (SAVE, ".ps .eps application/postscript"),
    "a book for one shop's readers": (
        "name an EPUB or PDF of it",
        ".mobi .azw .azw3 .kfx .lit application/x-mobipocket-ebook "
        "application/vnd.amazon.ebook application/vnd.amazon.mobi8-ebook",
    ),
    "DjVu": ("save it as PDF with a layer of text", ".djvu .djv image/vnd.djvu image/x-djvu"),
    "a document of Word 97-2003": ("save it as DOCX", ".doc .dot application/msword"),
    "a message of Outlook": ("save it as EML", ".msg application/vnd.ms-outlook"),
    "a document of an older Office": (SAVE, ".ole .pub .vsd .one .mpp"),
    "a document of Pages": (SAVE, ".pages application/vnd.apple.pages"),
    "a spreadsheet": (
        _CSV,
        ".ods .xls .xlsb .xlsm .xlsx .numbers application/vnd.ms-excel "
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet "
        "application/vnd.oasis.opendocument.spreadsheet",
    ),
    "a table in Parquet": (_CSV, ".parquet application/vnd.apache.parquet"),
    "a database": (_CSV, ".sqlite .sqlite3 .db .mdb application/vnd.sqlite3 application/x-sqlite3"),
    "a drawing": (SAVE, ".odg application/vnd.oasis.opendocument.graphics"),
    "slides": (
        SAVE,
        ".odp .ppt .pptx .pptm .ppsx .key application/vnd.ms-powerpoint "
        "application/vnd.openxmlformats-officedocument.presentationml.presentation "
        "application/vnd.oasis.opendocument.presentation",
    ),
    "a picture": (
        _WORDS,
        ".gif .jpeg .jpg .png .tif .tiff .webp .bmp .heic .avif image/gif image/jpeg image/png "
        "image/tiff image/webp image/bmp image/heic image/avif",
    ),
    "a recording": (
        "name its transcript or subtitles",
        ".mp3 .mp4 .m4a .m4v .mkv .mov .avi .ogg .oga .ogv .opus .wav .flac .webm "
        "audio/mpeg audio/mp4 audio/ogg audio/wav audio/flac video/mp4 video/webm video/quicktime",
    ),
    "a document that a password protects": ("save it without one", "encrypted"),
    "a compressed file": (
        "unpack it and name what it holds",
        ".gz .bz2 .xz .zst .7z .rar .tar .tgz .zip application/zip application/gzip "
        "application/x-gzip application/x-tar application/x-7z-compressed application/x-bzip2 "
        "application/x-xz application/zstd application/vnd.rar application/x-zip-compressed",
    ),
}
"""What each kind is called, what can be read instead, and the endings and media types it has."""

REASONS = {
    word: f"{what} is not read; {instead}"
    for what, (instead, words) in _KINDS.items()
    for word in words.split()
}
"""Why a kind is not read, by its endings and media types."""

_BEGINNINGS = (
    (b"{\\rtf", ".rtf"),
    (b"%!PS", ".ps"),
    (b"\x89PNG", ".png"),
    (b"GIF8", ".gif"),
    (b"\xff\xd8\xff", ".jpg"),
    (b"II*\x00", ".tif"),
    (b"MM\x00*", ".tif"),
    (b"BM\x00\x00", ".bmp"),
    (b"ID3", ".mp3"),
    (b"OggS", ".ogg"),
    (b"fLaC", ".flac"),
    (b"\x1aE\xdf\xa3", ".webm"),
    (b"AT&TFORM", ".djvu"),
    (b"SQLite format 3\x00", ".sqlite"),
    (b"PAR1", ".parquet"),
    (b"\x1f\x8b", ".gz"),
    (b"BZh", ".bz2"),
    (b"\xfd7zXZ\x00", ".xz"),
    (b"\x28\xb5\x2f\xfd", ".zst"),
    (b"7z\xbc\xaf\x27\x1c", ".7z"),
    (b"Rar!", ".rar"),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How files of the older Office begin (MS-CFB 2.2); the names in them are in UTF-16."""
_IN_OLE = (
    ("EncryptedPackage", "encrypted"),
    ("WordDocument", ".doc"),
    ("PowerPoint Document", ".ppt"),
    ("Workbook", ".xls"),
    ("__substg1.0_", ".msg"),
)
_RIFF = {b"WEBP": ".webp", b"WAVE": ".wav", b"AVI ": ".avi"}


def refusal(declared: str, ending: str, body: bytes) -> str | None:
    """Return why a document is not read and what can be read instead; None for any other.

    Args:
        declared: Its media type in lower case.
        ending: The ending of its name in lower case, with the dot; empty to go without.
        body: Its bytes.
    """
    kind = _seen(body)
    if kind is not None and kind != ".zip":
        return REASONS.get(kind)
    return REASONS.get(declared) or REASONS.get(ending)


def _seen(body: bytes) -> str | None:
    """Return the ending for what bytes plainly are; None where they are nothing of this."""
    for beginning, kind in _BEGINNINGS:
        if body.startswith(beginning):
            return kind
    if body.startswith(_OLE):
        return next((kind for name, kind in _IN_OLE if name.encode("utf-16-le") in body), ".ole")
    if body.startswith(ZIP):
        return zip_kind(body)
    if body.startswith(b"RIFF"):
        return _RIFF.get(body[8:12])
    return ".mp4" if body[4:8] == b"ftyp" else None
