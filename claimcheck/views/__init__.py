"""What people and machines are shown: types that are the JSON, and from which schemas are made."""
