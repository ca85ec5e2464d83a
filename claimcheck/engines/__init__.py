"""Engines read what came from strangers, within limits; only they run extractors and lookups."""

from __future__ import annotations

from typing import Literal

EngineName = Literal["local", "dask"]
"""What runs work by the name that people type: processes of this machine, or a Dask cluster."""
