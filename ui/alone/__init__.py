"""Screens of somebody who plays alone."""
