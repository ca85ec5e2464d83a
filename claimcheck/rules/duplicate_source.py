"""Two sources are the same document.

What it does:
    Compares the addresses of all sources: `doi`, and `url` without its scheme, a slash at its end
    and the place within the page. An ISBN may stand twice, for two chapters of one book.

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

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.model.source import Source
    from claimcheck.rules.base import Facts

SEVERITY = Severity.WARNING

_DOI_HOSTS = ("doi.org", "dx.doi.org", "www.doi.org")


def find(facts: Facts) -> Iterator[Finding]:
    """Yield each source whose address an earlier one has."""
    registry = facts.registry
    first_at: dict[str, tuple[Source, str]] = {}
    for source in registry.sources:
        if registry.source_by_id[source.id] is not source:
            continue
        for key, address in _addresses(source):
            first, first_key = first_at.setdefault(address, (source, key))
            if first is not source:
                yield Finding(
                    f"the source has the address of {first.id}: {address}",
                    f"keep one of the two: evidence that names {source.id} can name {first.id}",
                    (Target(source, (key,)), Target(first, (first_key,), "the same address")),
                )
                break


def _addresses(source: Source) -> Iterator[tuple[str, str]]:
    """Yield the key and the comparable form of each address of a source."""
    if source.url is not None:
        yield "url", _comparable(source.url)
    if source.doi is not None:
        yield "doi", f"doi.org/{source.doi.casefold()}"


def _comparable(url: str) -> str:
    page, _, fragment = url.partition("#")
    host, _, path = page.partition("://")[2].partition("/")
    host = host.lower()
    if host in _DOI_HOSTS:
        return f"doi.org/{path.casefold()}"
    address = f"{host}/{path}".rstrip("/")
    # Some sites keep the page itself after the '#'.
    return f"{address}#{fragment}" if fragment.startswith(("/", "!")) else address
