"""The files of a registry: YAML with positions, configuration, and the lock."""
