"""How a support level follows from the evidence, and the justification for it."""
