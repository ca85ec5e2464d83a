"""The one writer of a registry's YAML: the form of a file, items added to it, edits of its text."""
