"""A report to text, one file a format. Nothing here prints, and nothing here knows a budget."""

FORMATS = ("table", "json", "csv", "markdown")
SUFFIXES = {".txt": "table", ".json": "json", ".csv": "csv", ".md": "markdown"}
