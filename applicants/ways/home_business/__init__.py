"""The way of home businesses: what is asked, agreed to and told."""
