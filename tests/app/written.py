"""Files of a registry as many hands would write them: styles, indents, comments in odd places."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from documents import claims, sources
from hypothesis import strategies as st

if TYPE_CHECKING:
    from collections.abc import Callable

COMMENTS = (
    "# comment", "# a: b", "#", "# - id: x", "#no space", "# 'quote", "# [bracket", "# two  spaces",
    "# claimcheck: ignore[overstated] a reason",
)  # fmt: skip

Draw = "Callable[[st.SearchStrategy[Any]], Any]"


def _scalar(draw: Callable[..., Any], text: str, indent: int, odd: bool) -> str:
    """Return a text in one of the styles that YAML has for it."""
    double = json.dumps(text, ensure_ascii=False)
    for mark in "\x85\u2028\u2029\ufeff":
        double = double.replace(mark, f"\\u{ord(mark):04x}")
    styles = [double]
    plain = text.replace("-", "").replace(".", "").replace(" ", "")
    if plain.isascii() and plain.isalnum() and text == text.strip() and text[0].isalnum():
        styles += [text, f"'{text}'"]
        pad = " " * (indent + 2)
        styles += [f">-\n{pad}{text}", f"|-\n{pad}{text}"]
        styles += [f">- # header\n{pad}{text}"] if odd else []
        if " " in text:
            styles += [text.replace(" ", f"\n{pad}", 1)] if "  " not in text else []
    return str(draw(st.sampled_from(styles)))


class Writer:
    """Writes items line by line, with comments between and behind them."""

    def __init__(self, draw: Callable[..., Any], *, odd: bool) -> None:
        self._draw = draw
        self._odd = odd
        self.lines: list[str] = []

    def _chance(self, of: int) -> bool:
        return self._odd and self._draw(st.integers(0, of)) == 0

    def between(self, indent: int) -> None:
        if self._chance(7):
            self.lines.append("")
        if self._chance(5):
            column = max(indent + self._draw(st.sampled_from((0, 0, -2, 2, 1))), 0)
            in_block = self.lines and self.lines[-1].startswith(" " * (indent + 2))
            column = min(column, indent) if in_block else column
            self.lines.append(" " * column + self._draw(st.sampled_from(COMMENTS)))

    def _end(self, line: str) -> None:
        header, newline, _ = line.partition("\n")
        block = header.rstrip().endswith(("|-", ">-"))
        if self._chance(5) and not newline and not block:
            line += self._draw(st.sampled_from(("  ", " "))) + self._draw(st.sampled_from(COMMENTS))
        self.lines += line.split("\n")

    def mapping(self, item: dict[str, Any], indent: int, dash: str = "") -> None:
        """Write a mapping, the first key behind ``dash``."""
        keys = list(item)
        if self._odd:
            keys = self._draw(st.permutations(keys))
        pad = " " * indent
        for number, key in enumerate(keys):
            lead = pad if number or not dash else dash
            if number:
                self.between(indent)
            name = f'"{key}"' if self._chance(9) else key
            self._value(f"{lead}{name}:", item[key], indent)

    def _value(self, head: str, value: Any, indent: int) -> None:
        if value is None:
            self._end(head + self._draw(st.sampled_from(("", " ~", " null"))))
        elif isinstance(value, str):
            self._end(f"{head} {_scalar(self._draw, value, indent, self._odd)}")
        elif not value:
            self._end(f"{head} {'{}' if isinstance(value, dict) else '[]'}")
        elif self._chance(2) and not isinstance(value, dict):
            self._brackets(head, value, indent)
        elif isinstance(value, dict):
            self._end(head)
            self.between(indent + 2)
            self.mapping(value, indent + 2)
        else:
            self._end(head)
            self._list(value, indent + self._draw(st.sampled_from((2, 2, 0, 4))))

    def _brackets(self, head: str, value: Any, indent: int) -> None:
        parts = [json.dumps(each, ensure_ascii=True) for each in value]
        if self._chance(3):
            pad = "\n" + " " * (indent + 4)
            self.lines += f"{head} [ # inside{pad}{f', # after{pad}'.join(parts)}{pad}]".split("\n")
        else:
            self._end(f"{head} [{', '.join(parts)}]")

    def _list(self, value: list[Any], indent: int) -> None:
        for each in value:
            self.between(indent)
            if isinstance(each, dict):
                gap = self._draw(st.sampled_from((" ", " ", "   "))) if self._odd else " "
                self.mapping(each, indent + 1 + len(gap), " " * indent + "-" + gap)
            else:
                self._end(f"{' ' * indent}- {_scalar(self._draw, each, indent, self._odd)}")


@st.composite
def files(draw: Callable[..., Any], *, odd: bool = True) -> tuple[str, str]:
    """Files of claims or sources, with the key that they have."""
    key, items = draw(st.sampled_from((("claims", claims), ("sources", sources))))
    writer = Writer(draw, odd=odd)
    if odd:
        writer.between(0)
    writer.lines.append(f"{key}:" + (draw(st.sampled_from(("", "  # comment"))) if odd else ""))
    for item in draw(st.lists(items, min_size=1, max_size=3)):
        writer.between(2)
        writer.mapping(item, 4, "  - ")
    writer.between(2)
    text = "\n".join(writer.lines) + "\n"
    if odd:
        text = draw(st.sampled_from(("", "\ufeff"))) + text
        text = draw(st.sampled_from((text, text, text.replace("\n", "\r\n"))))
    return key, text
