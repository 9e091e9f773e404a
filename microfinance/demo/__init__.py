"""The demo: a clock that can stand on another day and a believable country. Installed only with DEMO=1."""
