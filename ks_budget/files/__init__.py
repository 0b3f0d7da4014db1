"""The only door to disk: find a budget, read it, tell where in its files something stands, write new files."""
