"""A claim, and the evidence that it is linked to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, ClassVar, Self

from pydantic import BeforeValidator, model_validator

from claimcheck.model.dates import EdtfDate
from claimcheck.model.fields import AbsentAsEmpty, Id, Ids, IsoDate, Tags, Text
from claimcheck.model.given import Given
from claimcheck.model.selector import Quote, Selector, Value, quote_from_text
from claimcheck.model.terms import Stance, Support


class Seen(Given):
    """Who has seen the evidence where it is said to be, where no program can look.

    A book on a shelf, an interview, a page behind a wall: a person vouches for it.

    Attributes:
        by: The person.
        date: Day on which that person saw it.
    """

    by: Text
    date: IsoDate

    @property
    def words(self) -> str:
        """Return it as it is in a sentence: ``A. Reader on 2026-11-22``."""
        return f"{self.by} on {self.date}"


class Evidence(Given):
    """What one source does to one claim.

    Attributes:
        source: Id of the source.
        stance: Whether the source supports, partly supports or refutes the claim, or does neither.
        quote: The words that show it. With ``cited_in``, these are in the citing document.
        value: The value of a data file that shows it, instead of words.
        locator: Where in the source: page, section, paragraph, time.
        cited_in: Id of the document in which the source was read, when it was not read itself.
        seen: Who has seen it there, where no program can look. It counts for nothing where a
            program did look.
        accept_retracted: Why it counts although the source was retracted, withdrawn or removed.
        note: What the evidence does and does not establish.
    """

    MEANT: ClassVar[Mapping[str, str]] = {
        "page": "locator",
        "passage": "quote",
        "relation": "stance",
        "text": "quote",
        "verdict": "stance",
    }

    source: Id
    stance: Stance
    quote: Annotated[Quote | None, BeforeValidator(quote_from_text)] = None
    value: Value | None = None
    locator: Text | None = None
    cited_in: Id | None = None
    seen: Seen | None = None
    accept_retracted: Text | None = None
    note: Text | None = None

    @model_validator(mode="after")
    def _stands_in_one_place(self) -> Self:
        if self.quote is not None and self.value is not None:
            msg = "has both a quote and a value: write two pieces of evidence"
            raise ValueError(msg)
        return self

    @property
    def selector(self) -> Selector | None:
        """Return where in the source it is; None where it points at the source as a whole."""
        return self.quote if self.quote is not None else self.value

    @property
    def selector_key(self) -> str:
        """Return the key that says where in the source it is; ``source`` where none does."""
        return self.selector.kind if self.selector is not None else "source"

    @property
    def read_in(self) -> str:
        """Return the id of the document that the evidence was read in."""
        return self.cited_in or self.source


class Assertion(Given):
    """Who made a claim, where and when.

    Attributes:
        by: Person or organisation.
        source: Id of the source in which the claim was made.
        date: When it was made, as far as that is known: 2019, 2019-05, 2019-05-04, or an interval.
        quote: The words with which it was made, which stand in that source.
    """

    by: Text
    source: Id | None = None
    date: EdtfDate | None = None
    quote: Annotated[Quote | None, BeforeValidator(quote_from_text)] = None

    @model_validator(mode="after")
    def _quotes_a_source(self) -> Self:
        if self.quote is not None and self.source is None:
            msg = "has a quote and no source: say in which source the claim was made"
            raise ValueError(msg)
        return self


class Claim(Given):
    """A statement that can be checked.

    Attributes:
        id: Stable name.
        text: The statement, as one sentence.
        support: The level that the editor gives it; claimcheck derives its own beside it.
        evidence: What sources say about it, in the editor's order.
        parts: Ids of the claims that a compound claim rests on, instead of on evidence.
        asserted: Who made it.
        justification: The editor's reasoning, in prose.
        tags: Words to group and filter by.
        reviewed: Day on which a person last looked at claim and evidence.
        review_by: Day until which that look is good.

    Example:
        id: openai-standardized-on-pytorch
        text: OpenAI standardized its deep learning framework on PyTorch in 2020.
        support: verified
        evidence:
          - source: openai-pytorch-2020
            stance: supports
            quote: We are standardizing OpenAI's deep learning framework on PyTorch
        tags: [openai]
        reviewed: 2026-11-22
    """

    MEANT: ClassVar[Mapping[str, str]] = {
        "claim": "text",
        "level": "support",
        "sources": "evidence",
        "statement": "text",
        "status": "support",
        "title": "text",
        "verdict": "support",
    }

    id: Id
    text: Text
    support: Support | None = None
    evidence: Annotated[tuple[Evidence, ...], AbsentAsEmpty] = ()
    parts: Ids = ()
    asserted: Assertion | None = None
    justification: Text | None = None
    tags: Tags = ()
    reviewed: IsoDate | None = None
    review_by: IsoDate | None = None

    @property
    def made(self) -> Evidence | None:
        """Return the words with which it was made, as what is looked for in their source.

        That somebody said it is no evidence for it, so they count for no level.
        """
        asserted = self.asserted
        if asserted is None or asserted.source is None or asserted.quote is None:
            return None
        return Evidence(source=asserted.source, stance=Stance.NEUTRAL, quote=asserted.quote)

    @property
    def quoting(self) -> tuple[Evidence, ...]:
        """Return all that quotes sources: the evidence, and the words with which it was made."""
        return (*self.evidence, self.made) if self.made is not None else self.evidence

    @model_validator(mode="after")
    def _rests_on_one_thing(self) -> Self:
        if self.evidence and self.parts:
            msg = "has both evidence and parts: a compound claim rests on its parts alone"
            raise ValueError(msg)
        return self
