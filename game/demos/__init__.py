"""Prepared lessons: a question, a guess, a lever moved, the run, one chart and one sentence."""
