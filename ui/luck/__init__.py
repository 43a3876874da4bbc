"""How much of a final ranking was luck, on the screens."""
