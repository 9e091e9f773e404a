"""The demo: a clock that can stand in the future and a believable country. Installed only with DEMO=1."""
