"""What a statement says: its figures, dates, negations and scope, and what of it has no basis."""
