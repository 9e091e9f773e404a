"""The way of productive families: what is asked, agreed to and told, and what their records tell the law."""
