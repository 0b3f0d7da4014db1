"""A report to text or bytes, one file a format. Nothing here prints, and nothing here knows a budget."""
