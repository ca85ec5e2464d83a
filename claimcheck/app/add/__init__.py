"""Adds claims and sources to the files of a registry, at their end and nowhere else."""
