"""The sheet of a workbook that holds its whole budget, hidden: how it is called, and what its columns are."""

SHEET = "_ksb"
"""Its name."""
VERSION = "1"
"""In its first row, after the name: how what follows is to be read."""
ROWS = "#rows"
"""In the place of a path: how many rows with something in them a sheet had."""
COLUMNS = ("path", "value", "shown", "cell", "now")
"""Where a value stands in the budget; the value; what the cell that shows it had when the workbook was made; where that
cell was; and what it has now, by a formula that follows the cell when rows are put in."""
LONGEST = 30_000
"""Letters of a value in one row. A longer one goes on in the next row, of the same path."""
