"""Why they left, what would have been, and what made the difference, on the screens."""
