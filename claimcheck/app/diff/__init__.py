"""What changed in meaning between two states of a registry, and which change caused which."""
