"""Other people's files, read into neutral grids: cells of text with their places, and nothing of what they mean.

One file a format. Nothing of budgets is known here, and nothing found in a file is ever run or followed.
"""

from ks_budget.sources.grid import EMPTY, Cell, Grid, Source
from ks_budget.sources.limits import Limits, Watch
from ks_budget.sources.read import read, read_bytes

__all__ = ["EMPTY", "Cell", "Grid", "Limits", "Source", "Watch", "read", "read_bytes"]
