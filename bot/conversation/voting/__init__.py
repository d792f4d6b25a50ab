"""Votes as documents record them, whose they are, on which day and on what."""
