"""What is computed as a report, in words: one file a view, both languages beside each other."""
