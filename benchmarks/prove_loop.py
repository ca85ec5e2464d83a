"""What ``prove`` is compared with: reads each page once, calls the matcher for each of its quotes.

python benchmarks/prove_loop.py ROWS
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from claimcheck.engines.extraction import Extraction
from claimcheck.model.selector import Quote
from claimcheck.registry.config import Extract
from claimcheck.selectors import kind_of
from claimcheck.text.prepared import PreparedText

if __name__ == "__main__":
    rows = Path(sys.argv[1])
    extraction, at, source, found = Extraction(Extract()), "", None, 0
    with rows.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if source is None or row["file"] != at:
                at = row["file"]
                path = rows.parent / at
                source = PreparedText(extraction.read(path.read_bytes(), name=path.name).document)
            quote = Quote(exact=row["quote"])
            found += kind_of(quote).find(source, quote, nearest=False).holds
    print(f"the loop finds {found:,} of the rows")
