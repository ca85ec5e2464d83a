"""``draft``: takes an article or a post apart into claims that a person can go on with."""
