from __future__ import annotations

from datetime import date

from claimcheck.model.finding import Location
from claimcheck.model.registry import Registry
from claimcheck.registry.config import Config
from claimcheck.registry.directives import Directive
from claimcheck.registry.places import Places
from claimcheck.rules import unused_ignore
from claimcheck.rules.base import Facts

PLACE = Location("data/claims.yaml", 3, 5)
DIRECTIVE = Directive(("missing-quote", "refuted"), "the schedule is a table", "", 2, PLACE)


def test_before_all_rules_have_run_no_comment_is_unused() -> None:
    facts = Facts(Registry(), {}, Config(), date(2026, 11, 22), Places(Registry()), [DIRECTIVE])

    assert list(unused_ignore.find(facts)) == []


def test_unused_comment_is_reported_where_it_stands_with_its_rules() -> None:
    (problem,) = unused_ignore.find_unused([DIRECTIVE])

    assert problem.location == PLACE
    assert "missing-quote or refuted" in problem.message
