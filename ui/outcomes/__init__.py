"""What came of a round: charts, causes, diaries, and all teams side by side."""
