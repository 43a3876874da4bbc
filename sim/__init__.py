"""The simulated market: plain values in, plain values out. Knows no database, no wall clock, no screen."""
