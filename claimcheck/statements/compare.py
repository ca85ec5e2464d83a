"""What a statement says that the statements which it rests on do not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from claimcheck.statements.difference import Difference
from claimcheck.statements.exchange import spoken_in
from claimcheck.statements.following import figures_beyond
from claimcheck.statements.relative import other_times
from claimcheck.statements.replaced import replaced
from claimcheck.statements.restated_figures import restated_figures
from claimcheck.statements.restated_limits import (
    groups_widened,
    limits_left_out,
    times_left_out,
)
from claimcheck.statements.restated_parts import parts_widened
from claimcheck.statements.restated_scope import wider
from claimcheck.statements.restated_speakers import speaker_left_out
from claimcheck.statements.restated_words import (
    degrees_left_out,
    hedges_left_out,
    negations_changed,
)
from claimcheck.statements.signals import (
    denial_added,
    denial_dropped,
    dropped,
    opposites,
    superlatives,
    widened,
)
from claimcheck.statements.words import Statement
from claimcheck.text.words import is_english

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from claimcheck.statements.basis import Basis
    from claimcheck.statements.difference import Kind
    from claimcheck.statements.lexicon import Lexicon, Phrases
    from claimcheck.statements.signals import Found

_FEWEST_WORDS: Final = 4
"""Words that a sentence has at least which can be told to speak of something else."""


def additions(said: str, basis: Basis) -> list[Difference]:
    """Return everything that a statement says and that its basis does not, in order."""
    if basis.restated:
        return restated(Statement(said, basis.lexicon), basis)
    statement, texts, words = Statement(said, basis.lexicon), basis.statements, basis.lexicon
    turned = list(opposites(statement, texts))
    denied = [] if turned else [*denial_added(statement, texts), *denial_dropped(statement, texts)]
    signals: tuple[tuple[Kind, Iterable[Found]], ...] = (
        ("negation", denied),
        ("opposite", turned),
        ("hedge", dropped(statement, texts, words.hedges)),
        ("attribution", dropped(statement, texts, words.attributions)),
        ("scope", widened(statement, texts, words.scope)),
        ("scope", superlatives(statement, texts)),
        ("cause", _causes(statement, texts, words)),
    )
    found = [Difference(kind, *each) for kind, yielded in signals for each in yielded]
    return sorted([*figures_beyond(statement, basis), *found], key=lambda each: each.span.start)


def is_unrelated(said: str, basis: Basis) -> bool:
    """Whether a sentence in English has no word in common with any text in English, nor its like.

    A few words, such as those of a cell of a table, may stand for much that they do not say.
    """
    statement = Statement(said, basis.lexicon)
    if len(statement.all_stems) < _FEWEST_WORDS or not is_english(said):
        return False
    sides = {side for _, listed in statement.sided.values() for side in listed}
    return all(
        is_english(text.text)
        and not statement.shares_words_with(text)
        and sides.isdisjoint(side for _, listed in text.sided.values() for side in listed)
        for text in basis.statements
    )


def restated(said: Statement, basis: Basis) -> list[Difference]:
    """Return what a statement says more than the texts that it says in other words, in order."""
    texts, words = basis.statements, basis.lexicon
    if any(text.plain == said.plain for text in texts):
        return []
    spoken = {said.listed[at].start for at in spoken_in(said)}  # *concluded* for *found*
    theirs = {text.listed[at].low for text in texts for at in spoken_in(text)}
    turned = [
        Difference("opposite", *each)
        for each in opposites(said, texts, agree=1)
        if each[0].start not in spoken or theirs.isdisjoint(map(str.lower, each[1]))
    ]
    found = [
        *restated_figures(said, basis),
        *other_times(said, texts),
        *turned,
        *hedges_left_out(said, texts),
        *degrees_left_out(said, texts),
        *speaker_left_out(said, texts),
        *wider(said, texts),
        *limits_left_out(said, texts),
        *groups_widened(said, texts),
        *parts_widened(said, texts),
        *times_left_out(said, texts),
        *(Difference("scope", *each) for each in superlatives(said, texts, restated=True)),
        *(Difference("cause", *each) for each in _causes(said, texts, words)),
        *(each for each in replaced(said, texts) if each.span not in {t.span for t in turned}),
    ]
    if not turned:
        found += negations_changed(said, texts)
    return sorted(found, key=lambda each: each.span.start)


def _causes(said: Statement, texts: Sequence[Statement], lexicon: Lexicon) -> Iterator[Found]:
    """Yield the words of a statement that say what caused what, where no text does."""
    listed = lexicon.strong_causes
    told = said.has(listed) and _affirms(said, listed)
    if told and not any(_affirms(text, lexicon.causes) for text in texts):
        yield from widened(said, texts, listed)


def _affirms(text: Statement, listed: Phrases) -> bool:
    """Whether a text has one of some phrases and does not deny it: *not shown to cause*."""
    denied = {at for _, behind in text.negated for at in behind}
    return any(at not in denied for at, _, _ in text.phrases(listed))
