"""Is the game fair and worth playing? Thousands of games between all strategies, and what they must show."""
