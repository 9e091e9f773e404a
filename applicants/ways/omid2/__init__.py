"""The way of Omid-2: what is asked, agreed to and told."""
