"""A corpus of pages and quotes, made from this project's own sentences by a seeded generator."""
