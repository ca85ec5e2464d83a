"""Runs the program, as ``claimcheck`` and as ``python -m claimcheck``."""

from __future__ import annotations

import gc
import signal
import sys

_OBJECTS = 50_000
"""How many are made before the collector looks for cycles among them: a command ends soon, and what
it imports and prints is no garbage. Python's own 700 takes a twentieth of the time of ``list``."""


def run() -> None:
    """Run the program and exit with its code; Ctrl-C ends it in one line from its start on.

    Importing the program takes most of the time of a short command, so that is where an
    interruption is likely to fall.
    """
    gc.set_threshold(_OBJECTS)
    try:
        if sys.argv[1:] == ["--version"]:
            from claimcheck.cli.session import tell_version

            sys.exit(tell_version())
        from claimcheck.cli.main import run as run_program

        run_program()
    except KeyboardInterrupt:
        sys.stderr.write("interrupted\n")
        sys.exit(128 + signal.SIGINT)


if __name__ == "__main__":
    run()
