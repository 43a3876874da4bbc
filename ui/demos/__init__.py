"""Prepared lessons on the screen: the shelf, the stage, free mode, and what the class guesses."""
