"""Pure text work: normalise, search, compare, and name blocks. No I/O."""
