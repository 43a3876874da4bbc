"""How hard the rivals of somebody who plays alone are to beat (:mod:`game.playing_alone.rivals` says who they are)."""

GENTLE, FAIR, HARD = "gentle", "fair", "hard"
DIFFICULTIES = (GENTLE, FAIR, HARD)
"""the easiest first"""
USUAL = FAIR
"""where nobody says otherwise"""
