"""Has another program look for the same rows; runs in the environment of that program.

    PYTHON benchmarks/prove_peers.py citations|linkml ROWS SECONDS

Prints a line of JSON for each row that it came to within the time, and last the seconds; ``holds``
is null where it could not read the file.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path


def citations():
    """Return what looks for a quote in a file with citations."""
    from citations.verify import check_one

    states = {"found": True, "unchecked": None}
    return lambda quote, path: states.get(check_one(quote, path).state, False)


def linkml():
    """Return what looks for a quote in a file with linkml-reference-validator."""
    from linkml_reference_validator.models import ReferenceValidationConfig
    from linkml_reference_validator.validation.supporting_text_validator import (
        SupportingTextValidator,
    )

    config = ReferenceValidationConfig(cache_dir=Path("linkml-cache"))
    validator = SupportingTextValidator(config)

    def holds(quote, path):
        try:
            result = validator.validate(quote, f"file:{path}")
        except UnicodeDecodeError:  # it reads every file as text, a PDF too
            return None
        return None if result.unavailable else result.is_valid

    return holds


if __name__ == "__main__":
    holds = {"citations": citations, "linkml": linkml}[sys.argv[1]]()
    rows, limit = Path(sys.argv[2]), float(sys.argv[3])
    begin = time.perf_counter()
    with rows.open(encoding="utf-8") as lines:
        for line in lines:
            if time.perf_counter() - begin > limit:
                break
            row = json.loads(line)
            row["holds"] = holds(row["quote"], rows.parent / row["file"])
            print(json.dumps({key: row[key] for key in ("kind", "true", "holds")}))
    print(json.dumps({"seconds": time.perf_counter() - begin}))
