"""The file of a source is not there, or cannot be read, so that its quotes cannot be looked for.

What it does:
    Finds sources with quotes whose `file` cannot be read: it is not in the repository, it leads out
    of the work tree, it holds no text, it is larger than the limit, or only a pointer of Git LFS is
    there. What was proven from it is *remembered* then. A source that keeps its file out of the
    repository on purpose says so with `absent: true`; of that one only the note `remembered-proof`
    tells, where the file is missing.

Why it matters:
    Each check looks for the quotes in the files of sources again, so that for them the lock need
    not be believed. With the file deleted or replaced by something that nobody can read, the lock
    would be all there is, and whoever changes the file can change the lock too.

Example:
    ```yaml
    - id: harbour-report-2025
      title: Report of the harbour for 2025
      file: copies/harbour-2025.pdf     # was never committed
      kind: primary
    ```

How to fix:
    Commit the file, or correct its name. Where it may not be published, write `absent: true` below
    `file`, and have somebody who holds it run `claimcheck verify`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model.finding import Finding, Target
from claimcheck.model.terms import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.rules.base import Facts

SEVERITY = Severity.ERROR


def find(facts: Facts) -> Iterator[Finding]:
    """Yield each source whose file had to be read and could not be, unless it is absent."""
    for name, why in facts.unread.items():
        source = facts.registry.source_by_id[name]
        if not source.absent:
            yield Finding(
                f"the quotes from {name} cannot be looked for in {source.file}: {why}",
                "commit a file that can be read, or write 'absent: true' below it where it is kept "
                "out on purpose",
                (Target(source, ("file",)),),
            )
