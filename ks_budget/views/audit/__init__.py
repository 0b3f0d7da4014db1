"""What was found out of other people's tables, as a report."""
