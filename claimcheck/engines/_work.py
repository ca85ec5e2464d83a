"""What the process of a child does: it reads bytes, answers with their text, and waits for more.

It ends when nobody is there any more to ask it, when it was not asked for a while, and when it
works on one thing for longer than it may, whether or not anybody is left to end it.
"""

from __future__ import annotations

import faulthandler
import gc
import json
import os
import sys
import time
from contextlib import suppress
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.collector import OBJECTS
from claimcheck.engines._frames import Word, receive, send
from claimcheck.engines.base import too_long
from claimcheck.extractors import extracted
from claimcheck.extractors.base import ExtractionError
from claimcheck.lookups import LOOKUPS
from claimcheck.lookups.base import UnreadableError
from claimcheck.storage.text_cache import text_bytes
from claimcheck.text.page_start import page_start

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import IO

_GRACE_SECONDS = 20.0
"""How much longer than the limit a child works or waits, at most, before it ends itself.

Its parent ends what works for too long, so this is for when there is no parent any more.
"""

_HEADROOM = 2
"""How many times the limit of memory the system is asked to hold to, where it knows such limits.

The parent watches what is really used. This bounds what grows faster than it looks.
"""


def main(timeout: str, memory: str, output: str) -> None:
    """Answer requests on the standard input until it ends.

    Args:
        timeout: Seconds for one request.
        memory: Bytes of memory of this process.
        output: Characters of the text of one answer.
    """
    gc.set_threshold(OBJECTS)
    answers = _own_output()
    _limit(int(memory))
    send(answers, Word.READY, b"")
    alarm = float("-inf")
    with Path(os.devnull).open("w") as nowhere, suppress(EOFError, BrokenPipeError):
        while True:
            request = json.loads(receive(sys.stdin.buffer, sys.maxsize))
            body = receive(sys.stdin.buffer, sys.maxsize)
            if time.monotonic() - alarm > _GRACE_SECONDS / 2:
                # A thread of its own in C, which no parser holds up, on every system.
                end = float(timeout) + _GRACE_SECONDS
                faulthandler.dump_traceback_later(end, exit=True, file=nowhere)
                alarm = time.monotonic()
            send(answers, *_answer(request, body, int(output)))
            del body


def _answer(request: Mapping[str, str | None], body: bytes, output: int) -> tuple[Word, bytes]:
    try:
        if lookup := request.get("lookup"):
            record = LOOKUPS[lookup].read(body, request["identifier"] or "")
            return Word.DONE, json.dumps(record and asdict(record)).encode("ascii")
        if request.get("look_at"):
            start = asdict(replace(page_start(body), source=""))  # who asks has that
            return Word.DONE, json.dumps(start, default=sorted).encode("ascii")
        kind, address = request["kind"] or "", request["address"] or ""
        document = extracted(kind, body, request["charset"], address)
        if too_long(document, output):
            return Word.OUTPUT, b""
        return Word.DONE, text_bytes(document)
    except ExtractionError as error:
        return Word.NO_TEXT, _bytes(error.message)
    except UnreadableError as error:
        return Word.NO_TEXT, _bytes(str(error))
    except MemoryError:
        return Word.MEMORY, b""
    except RecursionError:
        return Word.NO_TEXT, b"it nests too deep to be read"
    except Exception as error:  # noqa: BLE001 - whatever a page makes of a parser concerns that page
        return Word.BROKEN, _bytes(f"{type(error).__name__}: {error}")


def _bytes(words: str) -> bytes:
    return words.encode("utf-8", "replace")


def _own_output() -> IO[bytes]:
    """Return the standard output, which nothing but this module can write to any more."""
    output = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return output


def _limit(memory: int) -> None:
    """Ask the system to hold this process to its limits, as far as it knows any."""
    try:
        import resource
    except ImportError:  # Windows
        return
    for limit, value in (
        (resource.RLIMIT_AS, memory * _HEADROOM),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, 0),  # no file; pipes are none
    ):
        with suppress(OSError, ValueError):  # some systems know a limit and do not take it
            resource.setrlimit(limit, (value, value))
