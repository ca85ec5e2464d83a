"""What a statement says: its figures, dates, negations and scope, and what it says beyond others."""
