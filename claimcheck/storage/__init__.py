"""Files that survive a crash and a neighbour: atomic writes, an advisory lock, the text cache."""
