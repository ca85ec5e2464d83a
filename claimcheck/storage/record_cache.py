"""What registries of record answered, kept for one user for some days.

It lies beside the texts of sources, outside of every repository. An entry is read only where it
carries the hash of its own content.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from pydantic import TypeAdapter

from claimcheck.model.record import Record  # noqa: TC001 - pydantic reads it
from claimcheck.storage.atomic import write_atomically
from claimcheck.storage.text_cache import ensure_cache_folder

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class KeptRecord:
    """A record as it was answered.

    Attributes:
        asked: The address that was asked.
        when: When, as an ISO timestamp in UTC.
        record: What it said.
    """

    asked: str
    when: str
    record: Record


_KEPT = TypeAdapter(KeptRecord)


class RecordCache:
    """The cache below one folder; all of it is safe to delete at any time."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def get(self, *names: str) -> KeptRecord | None:
        """Return what was kept under these names; None where it is missing or damaged."""
        try:
            digest, _, content = self._path(names).read_bytes().partition(b"\n")
            if hashlib.sha256(content).hexdigest().encode() != digest:
                return None
            return _KEPT.validate_json(content)
        except (OSError, ValueError):
            return None

    def keep(self, kept: KeptRecord, *names: str) -> None:
        """Keep a record under these names, in place of an older one.

        Raises:
            OSError: It cannot be written.
        """
        content = json.dumps(asdict(kept), ensure_ascii=False).encode("utf-8", "surrogatepass")
        path = self._path(names)
        ensure_cache_folder(self._root)
        path.parent.mkdir(parents=True, exist_ok=True)
        digest = hashlib.sha256(content).hexdigest().encode()
        write_atomically(path, digest + b"\n" + content, durable=False, scratch=self._root)

    def _path(self, names: tuple[str, ...]) -> Path:
        digest = hashlib.sha256(json.dumps(names).encode()).hexdigest()
        return self._root / "records" / digest[:2] / f"{digest}.json"
