"""Measure which claims of a registry are among the statements that ``claimcheck draft`` finds.

    python benchmarks/draft.py data ID=FILE...

Each FILE holds the text of the source ID of the registry in the folder that is named first. A claim
is found where a quote of its evidence, read in one of these texts, shares words with a statement
that was drafted from it. ``--list`` prints every statement, to be read.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path

from results import kept

sys.path.insert(0, str(Path(__file__).parents[1]))

from claimcheck.app.draft.document import read_document
from claimcheck.app.draft.statements import statements
from claimcheck.app.project import open_project
from claimcheck.registry.config import Config
from claimcheck.text.match import find_quote
from claimcheck.text.passages import passages
from claimcheck.text.prepared import PreparedText


def main() -> None:
    """Print how many claims are found, and how much of each text was drafted, and keep it."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder")
    parser.add_argument("texts", nargs="+", metavar="ID=FILE")
    parser.add_argument("--list", action="store_true", help="print every statement")
    options = parser.parse_args()
    folder, named = options.folder, options.texts
    registry = open_project(Path(folder)).registry
    found: set[str] = set()
    quoted: set[str] = set()
    why: Counter[str] = Counter()
    statements_of = sentences_of = 0
    with kept("draft", folder, "ID=FILE...") as figures:
        for name, _, path in (each.partition("=") for each in named):
            document = read_document(path, Config()).document
            prepared = PreparedText(document)
            drafted = list(statements(document))
            spans = [_span(prepared, each.quote) for each in drafted]
            why.update(ground for each in drafted for ground in each.grounds)
            total = sum(1 for _ in passages(document.text))
            statements_of, sentences_of = statements_of + len(drafted), sentences_of + total
            print(f"{name}: {len(drafted)} statements of {total} sentences")
            if options.list:
                print(*(f"  {each.text}" for each in drafted), sep="\n")
            for claim in registry.claims:
                for evidence in claim.evidence:
                    if evidence.quote is not None and evidence.read_in == name:
                        quoted.add(claim.id)
                        start, end = _span(prepared, evidence.quote)
                        if any(start < stop and begin < end for begin, stop in spans):
                            found.add(claim.id)
        claims = len(registry.claims)
        share = round(100 * len(found) / claims, 1)
        figures["statements"], figures["sentences"] = statements_of, sentences_of
        figures["claims"] = {"found": len(found), "of": claims, "percent": share}
        print("grounds:", ", ".join(f"{ground} {count}" for ground, count in why.most_common()))
        print(f"claims: {claims}, of which {len(quoted)} quote one of the texts")
        print(f"with a statement on the same words: {len(found)} = {share} % of all")
        print("without:", ", ".join(sorted(quoted - found)) or "none")


def _span(prepared: PreparedText, quote: object) -> tuple[int, int]:
    """Return where a quote stands; nowhere where it does not."""
    exact, prefix, suffix = (getattr(quote, key) or "" for key in ("exact", "prefix", "suffix"))
    match = find_quote(prepared, exact, prefix=prefix, suffix=suffix, nearest=False)
    return (match.start, match.end) if match.start is not None and match.end else (0, 0)


if __name__ == "__main__":
    main()
