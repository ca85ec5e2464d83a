"""Runs the program as ``python -m claimcheck``."""

from claimcheck.cli.main import run

run()
