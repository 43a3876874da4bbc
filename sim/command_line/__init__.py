"""The command line of the simulation: its words, its files and its tables."""
