"""Referring a file to a bank: its terms, its words and the letter."""
