"""What the registries of record say of the works that sources are."""
