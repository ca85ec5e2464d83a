from __future__ import annotations

from claimcheck.rules._cycles import find_cycles


def test_no_cycle_where_two_ways_lead_to_one_end() -> None:
    assert list(find_cycles({"a": ["b", "c"], "b": ["d"], "c": ["d"], "d": []})) == []


def test_each_cycle_is_named_once_from_its_first_member() -> None:
    named = {"x": ["a"], "a": ["b"], "b": ["a", "c"], "c": ["b"]}

    assert list(find_cycles(named)) == [("a", "b"), ("b", "c")]


def test_unknown_names_lead_nowhere() -> None:
    assert list(find_cycles({"a": ["unknown"]})) == []


def test_depth_is_no_limit() -> None:
    names = [str(number) for number in range(20_000)]
    chain = {name: [other] for name, other in zip(names, names[1:] + names[:1], strict=True)}

    assert [len(cycle) for cycle in find_cycles(chain)] == [20_000]
