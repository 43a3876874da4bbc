"""Projecting: a team's draft run forward from its own information, in the background, for all who share it."""
