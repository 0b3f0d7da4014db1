"""Other people's files, read into neutral grids: cells of text with their places, and nothing of what they mean.

One file a format. Nothing of budgets is known here, and nothing found in a file is ever run or followed.
"""
