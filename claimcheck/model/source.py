"""A source: something that one can look into, to see whether a claim holds."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, Self

from pydantic import model_validator

from claimcheck.model.dates import EdtfDate
from claimcheck.model.fields import Doi, Id, Ids, Isbn, Tags, Text, Url, YesNo
from claimcheck.model.given import Given
from claimcheck.model.names import Names, told
from claimcheck.model.terms import SourceKind


class Source(Given):
    """Something that one can look into: a page, a paper, a book, a post.

    Attributes:
        id: Stable name that evidence refers to.
        title: Title as its publisher gives it.
        url: Public address.
        doi: Digital Object Identifier, without a resolver in front.
        isbn: International Standard Book Number.
        file: Local copy, relative to the folder of the file that lists the source.
        absent: Whether the file is kept out of the repository on purpose, so that its proofs are
            remembered where it is missing.
        publisher: Who put it out; sources of one publisher are not independent.
        author: Who wrote it: a text, or a list of names.
        kind: How close it is to what it reports.
        published: When it was published, as far as that is known: 2019, 2019-05, 2019-05-04, or an
            interval 2019/2020.
        retrieved: When it was last read for this registry, likewise.
        derived_from: Sources that this one repeats.
        tags: Words to group and filter by.
        note: Anything a reader of the registry should know about it.

    Example:
        id: openai-pytorch-2020
        title: OpenAI standardizes on PyTorch
        url: https://openai.com/index/openai-pytorch/
        publisher: OpenAI
        kind: primary
        published: 2020-01-30
    """

    MEANT: ClassVar[Mapping[str, str]] = {
        "accessed": "retrieved",
        "address": "url",
        "authors": "author",
        "date": "published",
        "issued": "published",
        "link": "url",
        "name": "title",
        "path": "file",
        "type": "kind",
        "uri": "url",
        "urldate": "retrieved",
        "year": "published",
    }

    id: Id
    title: Text
    url: Url | None = None
    doi: Doi | None = None
    isbn: Isbn | None = None
    file: Text | None = None
    absent: YesNo = False
    publisher: Text | None = None
    author: Names = ()
    kind: SourceKind
    published: EdtfDate | None = None
    retrieved: EdtfDate | None = None
    derived_from: Ids = ()
    tags: Tags = ()
    note: Text | None = None

    @model_validator(mode="after")
    def _misses_a_file(self) -> Self:
        if self.absent and self.file is None:
            msg = "is absent: true without a file that could be: add 'file:', or remove it"
            raise ValueError(msg)
        return self

    @property
    def authors(self) -> str | None:
        """Return who wrote it as people read names; None where nobody is named."""
        return told(self.author)

    @property
    def web_address(self) -> str | None:
        """Return the address to fetch it from: url, else the DOI's resolver."""
        if self.url:
            return self.url
        return f"https://doi.org/{self.doi}" if self.doi else None

    @property
    def address(self) -> str | None:
        """Return where a reader finds it: url, else the DOI's resolver, ISBN or file."""
        by_number = f"ISBN {self.isbn}" if self.isbn else None
        return self.web_address or by_number or self.file
