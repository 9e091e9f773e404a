"""The law of each scheme, one book a directive."""
