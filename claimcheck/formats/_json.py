"""How JSON for review tools is written."""

from __future__ import annotations

import json
from typing import Any


def as_json(document: Any) -> str:
    """Return indented JSON in ASCII alone, which no terminal or log can misread."""
    return json.dumps(document, indent=2)
