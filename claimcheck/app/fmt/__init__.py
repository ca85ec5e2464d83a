"""Puts the files of a registry in canonical form, without losing a word or a comment."""
