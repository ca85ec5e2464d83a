"""Runs the program, as ``claimcheck`` and as ``python -m claimcheck``."""

from __future__ import annotations

import gc
import signal
import sys


def run() -> None:
    """Run the program and exit with its code; Ctrl-C ends it in one line from its start on.

    Importing the program takes most of the time of a short command, so that is where an
    interruption is likely to fall.
    """
    try:
        from claimcheck.collector import OBJECTS

        gc.set_threshold(OBJECTS)
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
