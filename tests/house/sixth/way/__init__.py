"""The way of the orchard loans."""
