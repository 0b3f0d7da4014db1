"""Budgets as open data: one figure a row."""
