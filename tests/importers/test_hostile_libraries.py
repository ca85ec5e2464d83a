"""Files that somebody wrote to do harm: they cost little, and what is wrong in them only itself."""

from __future__ import annotations

import time

import pytest
from reading import entries, losses

from claimcheck.errors import ClaimcheckError

_SECONDS = 5.0
"""Far more than what is asked for takes on a slow machine, and far less than its square."""


def _timed(how: str, text: str) -> int:
    begin = time.process_time()
    count = len(entries(how, text))
    assert time.process_time() - begin < _SECONDS
    return count


def test_macros_that_unfold_without_end_are_told_and_not_unfolded() -> None:
    bomb = '@string{s0 = "aaaaaaaaaa"}\n' + "".join(
        f"@string{{s{at} = s{at - 1} # s{at - 1} # s{at - 1} # s{at - 1}}}\n" for at in range(1, 30)
    )
    text = bomb + "@misc{k, title = {T}, note = s29}\n@misc{l, title = {U}, note = s3}"

    first, second = entries("bibtex", text)

    assert [each.what for each in first.losses] == ["note is 's29', a macro that is not defined"]
    assert second.item["note"] == "a" * 640


def test_macros_that_are_used_without_end_are_told_from_the_first_that_is_too_much() -> None:
    text = f"@string{{s = {{{'a' * 100_000}}}}}\n" + "".join(
        f"@misc{{k{at}, title = {{T}}, abstract = s}}\n" for at in range(120)
    )

    told = losses("bibtex", text)

    assert len(told) == 20
    assert told[0][2] == "abstract is 's', a macro, and all of them are too long"


def test_a_macro_that_rests_on_one_that_is_not_defined_is_not_defined_either() -> None:
    text = '@string{a = nope # " press"}\n@misc{k, title = {T}, publisher = a}'

    assert losses("bibtex", text) == [(2, "k", "publisher is 'a', a macro that is not defined")]


def test_a_chain_of_entries_that_inherit_takes_no_more_time_than_its_length() -> None:
    chain = "".join(
        f"@book{{k{at}, title={{T{at}}}, crossref={{k{at + 1}}}, f{at}={{x}}}}\n"
        for at in range(3_000)
    )

    assert _timed("bibtex", chain) == 3_000
    assert losses("bibtex", chain)[0] == (1, "k0", "crossref 'k21' is one too many to inherit from")


def test_fields_that_nobody_reads_are_not_handed_down() -> None:
    parent = f"@xdata{{x, {', '.join(f'f{at}={{x}}' for at in range(5_000))}, note={{N}}}}\n"
    children = "".join(f"@misc{{k{at}, title={{T}}, xdata={{x}}}}\n" for at in range(5_000))

    assert _timed("bibtex", parent + children) == 5_000
    assert entries("bibtex", parent + children)[0].item["note"] == "N"


def test_entries_that_inherit_from_each_other_have_an_end() -> None:
    text = "@book{a, title={A}, crossref={b}}\n@book{b, title={B}, xdata={a, b}}"

    assert [each.item["title"] for each in entries("bibtex", text)] == ["A", "B"]


@pytest.mark.parametrize("tag", ["AB", "TI", "N1", "AU"])
def test_a_text_of_many_lines_in_ris_takes_no_more_time_than_its_length(tag: str) -> None:
    text = f"TY  - JOUR\nTI  - T\n{tag}  - x\n" + "more of it goes on here\n" * 300_000

    assert _timed("ris", text) == 1


@pytest.mark.parametrize("depth", [200, 600, 900])
def test_a_review_that_nests_is_read_or_refused_and_no_bug(depth: int) -> None:
    inner = '{"a":' * depth + "1" + "}" * depth
    text = f'{{"@type":"ClaimReview","claimReviewed":"x","itemReviewed":{inner}}}'

    refused = "this is not JSON-LD: it nests too deep"
    try:
        found = [each.item["text"] for each in entries("claimreview", text)]
    except ClaimcheckError as error:
        found = [error.message]

    # How deep is too deep differs between versions of Python.
    assert found in (["x"], [refused] if depth > 500 else ["x"])


def test_a_value_that_nests_costs_only_itself() -> None:
    (entry,) = entries("csv", f'text,source,stance,value\nT,s,supports,"{"[" * 100_000}"\n')

    assert entry.item["text"] == "T"
    assert [each.what[-11:] for each in entry.losses] == ["is not JSON"]


@pytest.mark.parametrize("number", ["5/../../evil", "٥", "9" * 5_000, "0123"])
def test_a_number_that_is_none_at_pubmed_is_told(number: str) -> None:
    (entry,) = entries("nbib", f"PMID- {number}\nTI  - T.\n")

    assert "url" not in entry.item
    assert [each.what.endswith("is no number at PubMed") for each in entry.losses] == [True]


def test_of_two_lists_of_references_neither_is_passed_over() -> None:
    with pytest.raises(ClaimcheckError, match="a key stands twice in it"):
        entries("csl-yaml", "references: [{title: A}]\nreferences: [{title: B}]\n")


def test_a_number_that_is_none_at_arxiv_is_told() -> None:
    text = "@misc{k, title={T}, archiveprefix={arXiv},\n eprint={somewhere}}"

    assert losses("bibtex", text) == [(2, "k", "eprint 'somewhere' is no number at arXiv")]
