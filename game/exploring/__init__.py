"""Trying plans out: one or many plans, played forward in the same markets, away from the class."""
