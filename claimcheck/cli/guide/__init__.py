"""What a person is asked who adds a claim, evidence or a source at a terminal."""
