"""Engines read what came from strangers, within limits; only they run extractors and lookups."""
