"""What a finding is about, told by content: the same after lines moved and files were renamed."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, Any

from claimcheck.model.claim import Evidence
from claimcheck.model.selector import Selector

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from claimcheck.model.finding import Finding, Path
    from claimcheck.model.registry import Item

LONGEST = 200
"""Characters of the text that a key spells out; a longer one ends in its own hash."""

Key = tuple[str, str, str]
"""Rule, id of the claim or source, and the text that is at fault."""


def content_of(item: Item, path: Path) -> str:
    """Return the text of the value at ``path``, or of the nearest thing on the way that exists.

    A value in evidence has the source in front, so that two pieces of evidence of one claim stay
    apart. The item as a whole has no text of its own: its id is in the key already, and a claim
    that is worded better keeps its findings.
    """
    value: Any = item
    parts: list[str] = []
    for step in path:
        inner = _step(value, step)
        if inner is None:
            break
        value = inner
        if isinstance(value, Evidence):
            parts = list(dict.fromkeys((value.source, value.read_in)))
    text = _text(value)
    if text and text not in parts:
        parts.append(text)
    return shorten(" · ".join(parts))


def shorten(text: str) -> str:
    """Return a text on one line, and a long one cut off with a hash of the whole behind it."""
    line = " ".join(text.split())
    if len(line) <= LONGEST:
        return line
    digest = sha256(line.encode("utf-8", "surrogatepass")).hexdigest()[:16]
    return f"{line[:LONGEST]}… {digest}"


def key_of(finding: Finding) -> Key:
    """Return what the finding is about; findings of one key differ in their place alone."""
    return (finding.rule, finding.subject, finding.content)


def fingerprints(findings: Iterable[Finding]) -> Iterator[str]:
    """Yield 32 hexadecimal digits for each finding, all of them different.

    They depend on the keys alone. Where several findings have one key, it also counts how many of
    them came before.
    """
    seen: dict[Key, int] = {}
    for finding in findings:
        key = key_of(finding)
        earlier = seen.get(key, 0)
        seen[key] = earlier + 1
        text = "\0".join((*key, str(earlier)) if earlier else key)
        yield sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _step(value: Any, step: str | int) -> Any:
    if isinstance(step, str):
        inner = getattr(value, step, None)
        return None if inner == () else inner
    return value[step] if isinstance(value, tuple) and step < len(value) else None


def _text(value: Any) -> str:
    if isinstance(value, Selector):
        return value.words
    if isinstance(value, tuple):
        return ", ".join(filter(None, map(_text, value)))
    return str(value) if not hasattr(type(value), "model_fields") else ""
