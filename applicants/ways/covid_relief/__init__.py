"""The way of the COVID relief: what is asked, agreed to and told."""
