"""Printed figures, which stand for intervals: books of them, what must hold between them, and what they prove."""
