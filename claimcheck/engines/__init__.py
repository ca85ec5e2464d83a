"""Engines turn the bytes of sources into text within limits; nothing else runs an extractor."""
