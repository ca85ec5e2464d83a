"""Shows the page of a registry on loopback while somebody edits it. Reads only."""
