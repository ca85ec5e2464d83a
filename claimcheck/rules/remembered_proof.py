"""A source could not be read when that was last tried, and its proofs are those of before.

What it does:
    Reports once for each source from which quotes are proven, and which could not be read the last
    time: it is gone, or behind a wall, or did not answer, or is a copy that this machine does not
    have, or a file that is not in the repository. What was found in it earlier still counts, as
    *remembered*: nobody repeated it. `claimcheck verify` tells of every source that it could not
    read. `claimcheck check` knows what the lock says: that it was gone or refused an answer. A
    failure that will pass, such as a server that is down, is not written there. A capture that
    `verify --archive` kept is a file that anybody can write, so what it holds is remembered too.

Why it matters:
    A server that is down for an hour should not take a proof back. But a remembered proof rests on
    the lock alone, and the lock is a file: a forged entry with an address that answers nobody would
    be carried along for ever.

Example:
    ```yaml
    - id: scout-briefing-2026
      title: Soumith Chintala credited with infrastructure
      url: https://thedailyscout.com/s/0yOrhzykLrA     # asks for a login since last month
      kind: tertiary
    ```

How to fix:
    Read it again when it answers, or from a copy at hand (`claimcheck verify --copy ID=PATH`), or
    name an address that answers. To let no remembered proof pass, raise the rule:
    `[severity]` with `remembered-proof = "error"` in `claimcheck.toml`, for `claimcheck verify
    --refresh` on a schedule too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model.facts import is_kept_here
from claimcheck.model.finding import Finding, Target
from claimcheck.model.terms import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.rules.base import Facts

SEVERITY = Severity.NOTE


def find(facts: Facts) -> Iterator[Finding]:
    """Yield each source whose proofs were not repeated when it was last to be read."""
    for name, quotes in facts.proofs.remembered.items():
        source = facts.registry.source_by_id[name]
        known = facts.lock.source(name) if facts.lock is not None else None
        why = f" ({known.reason or known.outcome})" if known is not None else ""
        count = "1 quote is" if len(quotes) == 1 else f"{len(quotes):,} quotes are"
        key = next((key for key in ("url", "doi", "file") if getattr(source, key)), "id")
        kept = {each.proof.facts.archive or "" for each in quotes if each.proof.facts is not None}
        files = sorted(each for each in kept if each and is_kept_here(each))
        memory = f"what lies here, {', '.join(files)}" if files else "memory"
        yield Finding(
            f"{count} proven from {memory}: {name} could not be read when it was last tried{why}",
            f"read it again, claimcheck verify --refresh --source {name}, or read a copy at hand: "
            f"claimcheck verify --copy {name}=PATH",
            (Target(source, (key,)),),
        )
