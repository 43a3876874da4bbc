"""Playing alone: against whom, which games are one's own, what to look at after a round, and one's best."""
