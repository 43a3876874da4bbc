"""What a class talks about after the game: worked out of what was played, nothing played anew."""
