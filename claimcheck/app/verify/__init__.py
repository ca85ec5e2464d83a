"""Looks for every quote in its source and remembers what it found."""
