"""claimcheck is to facts what a test suite is to code."""

__all__ = ["__version__"]

__version__ = "0.1.0"
