"""Two sources are the same document.

What it does:
    Looks for sources that are one work: with the same DOI, arXiv or PubMed number, with the same
    address but for its scheme, a slash at its end and the place within the page, or with the same
    title, first author and year and no other DOI. An ISBN may occur twice, for two chapters of one
    book, unless the title is the same too. `import` and `add` tell by the same rule what is there
    already.

Why it matters:
    One document entered twice can pass for two independent sources, and make a claim verified that
    is not.

Example:
    ```yaml
    - id: openai-pytorch-2020
      title: OpenAI standardizes on PyTorch
      url: https://openai.com/index/openai-pytorch/
      kind: primary
    - id: openai-blog-pytorch
      title: OpenAI blog on PyTorch
      url: http://openai.com/index/openai-pytorch
      kind: secondary
    ```

How to fix:
    Keep one of the two, and let all evidence name that one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model.finding import Finding, Target
from claimcheck.model.terms import Severity
from claimcheck.model.work import Works

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.rules.base import Facts

SEVERITY = Severity.WARNING


def find(facts: Facts) -> Iterator[Finding]:
    """Yield each source that is the same work as an earlier one."""
    registry = facts.registry
    works = Works()
    for source in registry.sources:
        if registry.source_by_id[source.id] is not source:
            continue
        same = works.same(source)
        works.add(source)
        if same is None:
            continue
        first = same.source
        yield Finding(
            f"the source is the same work as {first.id}: {same.shared}",
            f"keep one of the two: evidence that names {source.id} can name {first.id}",
            (Target(source, (same.own_key,)), Target(first, (same.key,), "the same work")),
        )
