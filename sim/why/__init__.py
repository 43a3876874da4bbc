"""Looking back on what was played: who left and why, what would have been, what made the difference."""
