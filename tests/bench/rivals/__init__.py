"""The same rules for other engines; what is here runs in `.venv-bench` and imports nothing of the portal."""
