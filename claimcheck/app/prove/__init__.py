"""Proves rows as they come, with the code of ``verify`` and without a registry around them."""
