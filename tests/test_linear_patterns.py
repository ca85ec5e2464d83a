"""No pattern of the package needs more than a time that grows with the length of a text.

Each is tried, in a process of its own, with long repetitions of what it is made of. One whose time
grows with the square of the length needs minutes for that, a linear one a fraction of a second.
"""

from __future__ import annotations

import subprocess
import sys

PROGRAM = r"""
import importlib, pkgutil, re, sys, time
from re import _parser

import claimcheck

SIZE, SECONDS = 100_000, 4.0
ANCHORED = {  # tried at one place of a text only, with match
    "extractors._sniff:_HTML", "extractors._sniff:_XML", "extractors._sniff:_MAIL",
    "extractors._sniff:_SUBTITLES", "extractors.html:XML_CHARSET",
    "extractors._pdf_ends:_NUMBER",
    "importers._identifiers:_ARXIV", "importers._identifiers:_HOST",
    "importers._identifiers:_OTHER_SCHEME", "importers.ris:_TAG", "model.validation:_LOCAL",
    "registry.directives:_COMMENT_LINE", "registry.edit.items:_COMMENT",
    "registry.toml_text:_HEADER", "registry.toml_text:_ITEM_HEADER",
    "registry.toml_text:_ASSIGNMENT", "registry.edit.layout:_BLOCK_HEADER",
    "registry.yaml_errors:_KEY_AND_TEXT", "text.error_pages:_NOT_FOUND_PART",
    "reports._html.names:_CAPTURE", "text.reference:_BRAND", "cli.guide.quote:_MARKED",
}
# Its signs hold NUL, which a page cannot, and the extractor writes them in pairs.
PAIRED = {"extractors._html_layout:_PRE_REGION"}


def patterns():
    found = {}
    for module in pkgutil.walk_packages(claimcheck.__path__, "claimcheck."):
        if module.name.endswith("__main__"):
            continue
        try:
            values_of = vars(importlib.import_module(module.name))
        except ImportError:  # an extra that is not installed
            continue
        for name, value in values_of.items():
            values = value.values() if isinstance(value, dict) else (value,)
            for each in values:
                if isinstance(each, re.Pattern):
                    names = found.setdefault(each, [])  # a module may import it from another
                    names.append(f"{module.name}:{name}".removeprefix("claimcheck."))
    return found


def characters(tree):
    for operation, value in tree:
        if operation is _parser.LITERAL:
            yield chr(value)
        elif operation is _parser.IN:
            yield from (chr(each) for kind, each in value[:3] if kind is _parser.LITERAL)
        else:
            for part in value if isinstance(value, (tuple, list)) else ():
                for each in part if isinstance(part, list) else (part,):
                    if isinstance(each, _parser.SubPattern):
                        yield from characters(each)


def texts(pattern):
    source = pattern.pattern
    source = source if isinstance(source, str) else source.decode("latin-1")
    own = list(dict.fromkeys(characters(_parser.parse(source, pattern.flags & ~re.DEBUG))))
    common = (" ", "\n", "a", "1", "[", "(", "<", "a ", " \n", "a-", "\n  ", "[a")
    for unit in dict.fromkeys((*own[:10], "".join(own)[:40] or "a", *common)):
        text = unit * (SIZE // len(unit)) + "\x01"
        as_bytes = isinstance(pattern.pattern, bytes)
        yield unit, text.encode("utf-8", "surrogatepass") if as_bytes else text


for pattern, names in patterns().items():
    name = names[-1]
    if PAIRED.intersection(names):
        continue
    for unit, text in texts(pattern):
        print(name, repr(unit), flush=True)  # the last line names what takes for ever
        begun = time.process_time()
        if ANCHORED.intersection(names):
            pattern.match(text)
        else:
            for _ in pattern.finditer(text):
                pass
        if time.process_time() - begun > SECONDS:
            sys.exit("too slow")
print("done")
"""


def test_every_pattern_is_linear() -> None:
    try:
        ran = subprocess.run(
            [sys.executable, "-c", PROGRAM],
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        last = (error.stdout or b"").splitlines()[-1:]
        raise AssertionError(f"takes for ever: {last}") from None
    last = ran.stdout.splitlines()[-1:]
    assert last == ["done"], (last, ran.stderr[-2000:])
