"""Results of checks for the tests of formats: one of each kind, and hostile ones."""

from __future__ import annotations

from claimcheck.model.detail import Detail, ReasonDetail
from claimcheck.model.finding import Edit, Finding, Fix, Location
from claimcheck.model.match import Cut, DiffSpan, NearestPassage, Span
from claimcheck.model.terms import Severity
from claimcheck.registry.problems import invalid_input
from claimcheck.views.check_result import Checkout, CheckResult, Coverage, RuleInfo

LINE = "      - source: pytorch-órg # é"
PLACE = Location("data/claims.yaml", 12, 17, 28, LINE)
CHECKOUT = Checkout("/srv/project", "/srv/project/facts")
RULES = (
    RuleInfo(
        "unknown-source",
        Severity.ERROR,
        "A name of a source leads nowhere.",
        {"What it does": "Looks up every\n`source`.", "How to fix": "Correct the id."},
    ),
    RuleInfo("missing-quote", Severity.WARNING, "Evidence has no quote."),
    RuleInfo("refuted", Severity.NOTE, "Evidence speaks against it."),
)
COVERAGE = (Coverage("claim", 3), Coverage("quote", 1, 2, "not looked for in their sources"))

HOSTILE = (
    "]]> <b>&amp; \x1b[31m\x00 \x9b2J \u202e \ud800 \ufffe \uffff "
    "[click](http://example.org) ${{ github.token }} | % ::error:: \N{SNOWMAN}"
)
"""Text that could become markup, a link, a command or an escape in some format."""

HOSTILE_NAME = HOSTILE.replace("\ud800", "")
"""The same without what no file can be called."""


def finding(
    rule: str = "unknown-source",
    severity: Severity = Severity.ERROR,
    *,
    message: str = "evidence 1 names 'pytorch-órg', which is no source of the registry",
    location: Location = PLACE,
    subject: str = "pytorch-is-open",
    content: str = "pytorch-órg",
    silenced: str | None = None,
    tolerated: str | None = None,
    more: tuple[Location, ...] = (),
    details: tuple[Detail, ...] = (),
    fix: Fix | None = None,
) -> Finding:
    return Finding(
        message,
        "correct the id",
        rule=rule,
        severity=severity,
        places=(location, *more),
        details=details,
        fix=fix,
        subject=subject,
        silenced=silenced,
        content=content,
        tolerated=tolerated,
    )


def result(*findings: Finding, fail_on: Severity | None = Severity.ERROR) -> CheckResult:
    return CheckResult(
        findings=findings, coverage=COVERAGE, fail_on=fail_on, rules=RULES, checkout=CHECKOUT
    )


NOTHING = result()
MIXED = result(
    finding(),
    finding("missing-quote", Severity.WARNING, content="a"),
    finding("missing-quote", Severity.WARNING, content="b", silenced="the page is a table"),
    finding("missing-quote", Severity.WARNING, content="c", tolerated="tolerated by base.json"),
    finding("refuted", Severity.NOTE),
)
UNREADABLE = CheckResult(
    findings=[
        invalid_input("is not UTF-8 text", "save the file as UTF-8 in your editor", PLACE),
        invalid_input("the registry holds no claims", "add a claim", Location("")),
    ],
    checkout=CHECKOUT,
)
HOSTILE_RESULT = result(
    finding(
        message=HOSTILE,
        subject="x",
        content=HOSTILE,
        location=Location(f"data/{HOSTILE_NAME}.yaml", 1, 1, 5, HOSTILE),
    ),
    finding(message=HOSTILE, silenced=HOSTILE),
    finding(message=HOSTILE, tolerated=HOSTILE),
)
SPANS = (DiffSpan("the lake is", differs=False), DiffSpan("deep", differs=True))
RICH = result(
    finding(
        more=(Location("data/sources.yaml", 2, 9, 15, "  - id: pytorch", "the source"),),
        details=(
            NearestPassage(Span(40, 60, 3), SPANS, SPANS, 0.75, "report"),
            Cut(at_start=True, at_end=False, whole_start="insignificant"),
            ReasonDetail("there is no such page (404)"),
        ),
        fix=Fix(
            "write the id as it is",
            (Edit("data/claims.yaml", 12, 17, 12, 28, "pytorch-órg", "pytorch-org"),),
        ),
    ),
    finding(
        message=HOSTILE,
        more=(Location(f"{HOSTILE_NAME}.yaml", 2, 9, 15, HOSTILE, HOSTILE),),
        details=(Cut(at_start=False, at_end=True, whole_end=HOSTILE), ReasonDetail(HOSTILE)),
        fix=Fix(HOSTILE, (Edit("elsewhere.yaml", 1, 1, 2, 1, HOSTILE, HOSTILE),)),
    ),
)
"""Findings with all that one can have: other places, details and a fix."""
WITHOUT_PLACE = result(finding(location=Location(""), subject=""))
ALL = {
    "nothing": NOTHING,
    "mixed": MIXED,
    "unreadable": UNREADABLE,
    "hostile": HOSTILE_RESULT,
    "without-place": WITHOUT_PLACE,
    "rich": RICH,
}
