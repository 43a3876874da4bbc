"""What information a team paid for: its surveys, what became of the unhappy, and bought studies of rivals."""
