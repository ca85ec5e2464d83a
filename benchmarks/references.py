"""Count how references are held against the records of what they name: five times 500 of each kind.

    python benchmarks/references.py [-v]

Every work is made here: a title of words of five languages, with or without a subtitle, markup,
Greek letters, formulas or a mark of retraction; one to nine authors with particles, double names,
accents and suffixes, or an organisation; a year, and often another one for the printed issue. Its
record takes the shape that a registry documents (``tests/records.py``) and is read by the lookup
that reads it in earnest.

A right reference names the work as people and programs do: in title case or capitals, with LaTeX or
none, with or without the subtitle, in brackets for a translation; authors in full, with initials,
in any order, as a list or as a text, cut by "et al."; either of both years. A wrong one is a right
one of which one thing was changed: a word of the title was exchanged, added or taken away; one of
the authors it names is somebody else; the year is one to nine years off; or the identifier is that
of another work.
"""

from __future__ import annotations

import random
import sys
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

_ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(_ROOT), str(_ROOT / "tests"), str(_ROOT / "benchmarks")]

import records  # noqa: E402
from results import kept  # noqa: E402

from claimcheck.lookups import LOOKUPS  # noqa: E402
from claimcheck.model.record import RecordFacts  # noqa: E402
from claimcheck.model.source import Source  # noqa: E402
from claimcheck.rules.wrong_identifier import differences  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterator

COUNT = 500
SEEDS = range(1, 6)

_NOUNS = (
    "harbour", "depth", "tide", "vessel", "sediment", "current", "salinity", "turbine",
    "corrosion", "ballast", "plankton", "estuary", "lantern", "signal", "cargo", "anchor",
    "rotor", "membrane", "genome", "catalyst", "neuron", "protein", "Hafen", "Strömung",
    "Gezeiten", "Schiffbau", "Küste", "marées", "chenal", "écluse", "jetée", "phare",
    "puerto", "marea", "dársena", "corriente", "río", "порт", "течение", "глубина", "маяк",
    "港", "潮汐", "深度",
)  # fmt: skip
_QUALITIES = (
    "deep", "seasonal", "nonlinear", "adaptive", "robust", "early", "coastal", "sparse",
    "thermal", "acoustic", "hidden", "slow", "urban", "distributed", "tiefe", "gefährliche",
    "nouvelle", "profonde", "rápido", "marino", "новый", "береговой",
)  # fmt: skip
_FORMS = (
    "{q} {n} and the {n2} of {n3}",
    "Effects of {q} {n} on {n2}",
    "A {q} model of {n} {n2}",
    "On the {n} of {q} {n2} in {n3}",
    "{q} {n}",
    "Does {n} change {n2}?",
    "{n}-{n2} coupling in {q} {n3}",
    "{n} & {n2}",
)
_SPECIAL = (
    ("<i>{w}</i>", "{w}", r"\emph{{{w}}}"),
    ("CO<sub>2</sub>", "CO₂", "CO$_2$"),
    ("β", "beta", "β"),
    ("10<sup>3</sup>", "10³", "103"),
)
_SUBTITLES = (
    "a review",
    "evidence from {n}",
    "Results of the {q} survey",
    "the case of {n} and {n2}",
    "part II",
)
_FAMILIES = (
    "Lindqvist", "Obi", "Müller", "Nguyen", "Çelik", "O'Hara", "García-Márquez", "Mbeki",
    "Sørensen", "Łukasz", "Håkansson", "Zhang", "Wang", "Kim", "Papadopoulos", "Ivanova",
    "Dubois", "Ferreira", "Tanaka", "Okafor", "Rossi", "Kovács", "Weiß", "Smith", "Jones",
    "Adeyemi", "Haddad", "Cohen", "Petrov", "Svensson", "Novák", "Gruber", "Moreau", "Silva",
    "Ali",
)  # fmt: skip
_GIVEN = (
    "Rosa", "Emeka", "Jürgen", "Linh", "Ayşe", "Siobhán", "Gabriel", "Thandi", "Søren",
    "Jan", "Wei", "Min-Jun", "Eleni", "Olga", "Pierre", "Ana", "Yuki", "Chidi", "Marco",
    "Zsófia", "John", "Mary", "K.", "M.", "Ada", "Samir", "Noa", "Ivan", "Eva",
)  # fmt: skip
_PARTICLES = ("", "", "", "", "", "van der", "de la", "von", "el")
_BODIES = ("World Harbour Organization", "The ANCHOR Collaboration", "OpenAI")

Person = tuple[str, str]


@dataclass(frozen=True)
class Work:
    """A work: its title in the forms that a record and a reference give it, and the rest."""

    number: int
    main: str
    subtitle: str
    marked: tuple[str, str, str] | None
    people: tuple[Person, ...]
    body: str
    year: int
    printed: int
    registry: str


def work(dice: random.Random, number: int) -> Work:
    """Return a work that nobody wrote."""
    words = {
        "q": dice.choice(_QUALITIES),
        **dict(zip(("n", "n2", "n3"), dice.sample(_NOUNS, 3), strict=True)),
    }
    main = dice.choice(_FORMS).format(**words)
    main = main[0].upper() + main[1:] + dice.choice(("", "", f" {dice.randint(2, 99)}"))
    subtitle = dice.choice(("", "", *_SUBTITLES)).format(q=words["q"], n=words["n3"], n2=words["n"])
    marked = None
    if dice.random() < 0.2:
        forms = dice.choice(_SPECIAL)
        marked = tuple(each.format(w=words["n2"]) for each in forms)
    size = dice.choice((1, 1, 2, 2, 3, 3, 4, 6, 9))
    people = tuple(
        (f"{dice.choice(_PARTICLES)} {family}".strip(), dice.choice(_GIVEN))
        for family in dice.sample(_FAMILIES, size)
    )
    year = dice.randint(1955, 2025)
    printed = year + dice.choice((0, 0, 0, 1))
    registry = dice.choice(("crossref",) * 6 + ("datacite", "arxiv", "pubmed", "openlibrary"))
    body = dice.choice(_BODIES) if dice.random() < 0.05 else ""
    return Work(number, main, subtitle, marked, people, body, year, printed, registry)


def read(made: Work, dice: random.Random) -> RecordFacts:
    """Return what is remembered of the record of a work, read by the registry's own lookup."""
    title = f"{made.main} {made.marked[0]}" if made.marked else made.main
    if dice.random() < 0.05:
        title = f"RETRACTED: {title}"
    names = [f"{given} {family}" for family, given in made.people]
    identifier, body = f"10.5555/{made.number}", b""
    if made.registry == "crossref":
        authors: list[dict[str, str]] = [
            {"given": given, "family": family} for family, given in made.people
        ]
        more: dict[str, Any] = {
            "author": [{"name": made.body}] if made.body else authors,
            "published-online": {"date-parts": [[made.year, 11]]},
            "published-print": {"date-parts": [[made.printed]]},
        }
        if made.subtitle and dice.random() < 0.5:
            more["subtitle"] = [made.subtitle]
        elif made.subtitle:
            title = f"{title}: {made.subtitle}"
        body = records.crossref(identifier, title, year=made.year, **more)
    elif made.registry == "datacite":
        people = [
            {"name": f"{family}, {given}", "familyName": family, "givenName": given}
            for family, given in made.people
        ]
        whole = f"{title} - {made.subtitle}" if made.subtitle else title
        creators = [{"name": made.body, "nameType": "Organizational"}] if made.body else people
        years = {
            "publicationYear": made.year,
            "dates": [{"date": str(made.printed), "dateType": "Issued"}],
        }
        body = records.datacite(identifier, whole, creators=creators, **years)
    elif made.registry == "arxiv":
        identifier = f"{made.year % 100:02d}01.{made.number:05d}"
        whole = f"{title}: {made.subtitle}" if made.subtitle else title
        entry = records.arxiv_entry(identifier, whole, year=made.year)
        people_xml = "".join(
            f"<author><name>{name}</name></author>"
            for name in [made.body] * bool(made.body) or names
        )
        start, end = entry.index("<author>"), entry.rindex("</author>") + len("</author>")
        body = records.arxiv(entry[:start] + people_xml + entry[end:])
    elif made.registry == "pubmed":
        identifier = str(made.number + 1)
        whole = f"{title}: {made.subtitle}" if made.subtitle else title
        whole = f"[{whole}]." if dice.random() < 0.3 else f"{whole}."
        entry = records.pubmed_article(identifier, whole, year=made.printed)
        listed = "".join(
            f"<Author><LastName>{family}</LastName><ForeName>{given}</ForeName></Author>"
            for family, given in made.people
        )
        start, end = entry.index("<Author>"), entry.rindex("</Author>") + len("</Author>")
        body = records.pubmed(entry[:start] + listed + entry[end:])
    else:
        identifier = "9780306406157"
        more = {"subtitle": made.subtitle} if made.subtitle else {}
        more["authors"] = [{"name": name} for name in [made.body] * bool(made.body) or names]
        body = records.openlibrary(identifier, title, publish_date=f"June {made.year}", **more)
    found = LOOKUPS[made.registry].read(body, identifier)
    if found is None:
        raise AssertionError(identifier)
    return RecordFacts("known", made.registry, None, found.titles, found.authors, found.years)


def reference(made: Work, dice: random.Random) -> dict[str, Any]:
    """Return a right reference to a work, in one of the ways in which they are written."""
    title = f"{made.main} {dice.choice(made.marked)}" if made.marked else made.main
    if made.subtitle and dice.random() < 0.7:
        title += dice.choice((": ", " – ", ". ", " - ")) + made.subtitle
    how = dice.random()
    if how < 0.15:
        title = title.title() if "<" not in title and "\\" not in title else title
    elif how < 0.25:
        title = title.upper() if "<" not in title and "\\" not in title else title
    elif how < 0.35:
        title = f"[{title}]"
    elif how < 0.4:
        title = f"{title}."
    elif how < 0.45:
        title = f"{{{title}}}"
    years = {made.year, made.printed} if made.registry in ("crossref", "datacite") else {made.year}
    if made.registry == "pubmed":
        years = {made.printed}
    return {
        "title": title,
        "author": _authors(made, dice),
        "published": str(dice.choice(sorted(years))),
    }


def _authors(made: Work, dice: random.Random) -> Any:
    if made.body and made.registry != "pubmed":
        return made.body
    people = list(made.people)
    if dice.random() < 0.5:
        people = [
            (family, " ".join(f"{each[0]}." for each in given.split("-")))
            for family, given in people
        ]
    if dice.random() < 0.1:
        dice.shuffle(people)
    how = dice.randrange(6)
    if how == 0:
        return " and ".join(f"{family}, {given}" for family, given in people)
    if how == 1:
        return ", ".join(f"{given} {family}" for family, given in people)
    if how == 2:
        return "; ".join(f"{family} {given}" for family, given in people)
    if how == 3 and len(people) > 1:
        return f"{people[0][1]} {people[0][0]} et al."
    if how == 4:
        return " & ".join(f"{given} {family}" for family, given in people)
    listed = [{"family": family, "given": given} for family, given in people]
    return [*listed[:3], {"literal": "others"}] if len(listed) > 3 and how == 5 else listed


def spoilt(given: dict[str, Any], made: Work, dice: random.Random, how: str) -> dict[str, Any]:
    """Return a reference of which one thing is another."""
    if how == "title":
        words = made.main.split()
        at, kind = dice.randrange(len(words)), dice.randrange(3)
        other = dice.choice([each for each in _NOUNS if each.lower() not in made.main.lower()])
        if kind == 0 or len(words) < 3:
            words[at] = other
        elif kind == 1:
            words.insert(at, other)
        else:
            del words[at]
        tail = f" {made.marked[1]}" if made.marked else ""
        return {**given, "title": " ".join(words) + tail}
    if how == "author":
        people = list(made.people)
        others = [each for each in _FAMILIES if all(each not in family for family, _ in people)]
        shown = dice.randint(1, min(len(people), 3))
        people = people[:shown]
        other = dice.choice(others)
        people[dice.randrange(shown)] = (other, dice.choice(_GIVEN))
        author: Any = None
        while other not in str(author):  # "et al." may stand for this one
            author = _authors(replace(made, people=tuple(people), body=""), dice)
        return {**given, "author": author}
    off = dice.choice([each for each in range(-9, 10) if each not in (0, made.printed - made.year)])
    return {**given, "published": str(made.year + off)}


def differs(given: dict[str, Any], facts: RecordFacts) -> str:
    """Return what the rule ``wrong-identifier`` says of a reference and a record."""
    source = Source(id="x", kind="primary", **given)
    return differences(source, facts, "isbn" if facts.registry == "openlibrary" else "doi")


def rows(seed: int) -> Iterator[tuple[str, bool, str, dict[str, Any], RecordFacts]]:
    """Yield each kind of reference, whether it was called wrong, and what was compared."""
    dice = random.Random(seed)  # noqa: S311 - made to be repeated
    works = [work(dice, number) for number in range(COUNT)]
    for made in works:
        facts, given = read(made, dice), reference(made, dice)
        why = differs(given, facts)
        yield "right", bool(why), why, given, facts
    for number, made in enumerate(works):
        how = ("title", "author", "year", "another work")[number % 4]
        if how == "author" and made.body:
            how = "title"
        given = reference(made, dice)
        facts = read(made, dice)
        if how == "another work":
            facts = read(replace(works[number - 1], registry="crossref"), dice)
        else:
            given = spoilt(given, made, dice, how)
        why = differs(given, facts)
        yield how, bool(why), why, given, facts


def main(arguments: list[str]) -> int:
    """Print the counts of all seeds, and what was judged wrongly with -v; keep them without it."""
    verbose = "-v" in arguments
    total: Counter[str] = Counter()
    called: Counter[str] = Counter()
    for seed in SEEDS:
        for kind, is_called, why, given, facts in rows(seed):
            total[kind] += 1
            called[kind] += is_called
            if verbose and is_called == (kind == "right"):
                print(f"{kind}: {given}\n    {facts}\n    {why}")
    kinds = [kind for kind in total if kind != "right"]
    caught, wrong = (sum(count[kind] for kind in kinds) for count in (called, total))
    with kept("references") as figures:
        print(f"right references called wrong: {called['right']:,} of {total['right']:,}")
        print(f"wrong references called wrong: {caught:,} of {wrong:,}")
        for kind in kinds:
            print(f"  {kind}: {called[kind]:,} of {total[kind]:,}")
        figures["right"] = {"called": called["right"], "of": total["right"]}
        figures["wrong"] = {"called": caught, "of": wrong}
    return int(called["right"] * 500 > total["right"] or caught * 500 < 490 * wrong)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
