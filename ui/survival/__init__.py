"""How long customers stay: curves, tests and what they say."""
