"""What a statement says: its figures, dates, negations and scope, and what is beyond its basis."""
