"""The budget as a workbook that computes: a file for each sheet, and `assemble` for the whole of it."""
