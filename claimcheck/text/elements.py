"""Elements of HTML, as its standard has them."""

VOID = frozenset(
    (
        *("area", "base", "br", "col", "embed", "hr", "img", "input"),
        *("link", "meta", "source", "track", "wbr"),
    )
)
"""Those that hold nothing and have no end (HTML, 13.1.2)."""
