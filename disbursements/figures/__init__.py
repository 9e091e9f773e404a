"""Counting what was done: indicators of each scheme and what must be true of the money."""
