"""``claimcheck rule``: what the rules mean."""

from __future__ import annotations

import inspect
from textwrap import fill, indent
from typing import Annotated

import typer

from claimcheck.cli.completion import complete_rule
from claimcheck.cli.session import EXIT_CLEAN, Session


def command(
    session: Session,
    name: Annotated[
        str | None,
        typer.Argument(
            help="Name of a rule; without it, all of them in a line each.",
            autocompletion=complete_rule,
        ),
    ] = None,
) -> int:
    """Explain a rule: what it looks for, why it matters, how to fix what it finds."""
    from claimcheck.errors import ClaimcheckError
    from claimcheck.model.validation import did_you_mean
    from claimcheck.rules import OFF, RULES

    if name is None:
        width = max(map(len, RULES))
        lines = []
        for each in RULES:
            rule = RULES[each]
            title = (inspect.getdoc(rule) or "").partition("\n")[0]
            severity = "off" if each in OFF else rule.SEVERITY.value
            lines.append(f"{each:<{width}}  {severity:<7}  {title}")
        session.console.result("\n".join(lines))
        return EXIT_CLEAN
    from claimcheck.app.baseline import OF_BASELINES
    from claimcheck.views.check_result import INPUT_RULE

    always = {INPUT_RULE.name: INPUT_RULE, **OF_BASELINES}
    told = always.get(name)
    if told is not None:
        sections = [
            f"{heading}:\n{indent(fill(text, 88), '    ')}"
            for heading, text in told.sections.items()
        ]
        text = "\n\n".join([told.summary, *sections])
        session.console.result(f"{name} ({told.severity.value})\n\n{text}")
        return EXIT_CLEAN
    if name not in RULES:
        raise ClaimcheckError(
            f"there is no rule {name!r}",
            help=did_you_mean(name, [*RULES, *always]) or "list the rules: claimcheck rule",
        )
    rule = RULES[name]
    severity = "off" if name in OFF else rule.SEVERITY.value
    session.console.result(f"{name} ({severity})\n\n{inspect.getdoc(rule)}")
    return EXIT_CLEAN
