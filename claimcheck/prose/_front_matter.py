"""What stands above a text for programs alone: YAML between ``---``, TOML between ``+++``.

Only what is a table of keys is taken for it. Words between two rules are words, which readers see.
"""

from __future__ import annotations

import re
import tomllib

_MATTER = re.compile(
    r"\A(?P<fence>---|\+\+\+)[ \t]*\r?\n(?P<body>(?:.*\n)*?)(?P=fence)[ \t]*\r?$", re.MULTILINE
)
_OF_YAML = re.compile(r"\s*\Z|\s*#|\s+\S|- |[\]}]|[\w.$@/\"'-]{1,200}+\s{0,9}+:(?:\s|\Z)")
"""How a line of a table of keys begins, which need not be well-formed."""
_NO_LINE_END = re.compile(r"[^\r\n]")


def without_front_matter(text: str) -> str:
    """Return a text with its front matter blanked out, so that nothing moves."""
    found = _MATTER.match(text)
    if found is None:
        return text
    is_table = _is_yaml if found["fence"] == "---" else _is_toml
    if not is_table(found["body"]):
        return text
    return _NO_LINE_END.sub(" ", found[0]) + text[found.end() :]


def _is_toml(text: str) -> bool:
    try:
        return bool(tomllib.loads(text.replace("\r\n", "\n")))
    except (tomllib.TOMLDecodeError, RecursionError):
        return False


def _is_yaml(text: str) -> bool:
    lines = text.splitlines()
    return all(map(_OF_YAML.match, lines)) and any(line.strip() for line in lines)
