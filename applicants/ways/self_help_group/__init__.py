"""The way of self-help groups: what is asked, agreed to and told, and what their records tell the law."""
