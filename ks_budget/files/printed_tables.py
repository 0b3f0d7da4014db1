"""Printed tables as a person would write them in a file of a budget, with comments that say where they come from."""

from collections.abc import Mapping, Sequence

from ks_budget.files.toml import toml_text
from ks_budget.model.tables import PrintedTable

Comments = Mapping[str, Sequence[str]]
"""Lines of comment by what they stand over: the id of a table, that with `.row.` or `.column.` and the id of one of its
own, and the empty text for the file."""


def tables_toml(tables: Sequence[PrintedTable], comments: Comments) -> str:
    """A file of `[[table]]`s that loads to these tables."""
    over = {id(table): comments.get(table.id, ()) for table in tables}
    for table in tables:
        over |= {id(one): comments.get(f"{table.id}.column.{one.id}", ()) for one in table.columns}
        over |= {id(one): comments.get(f"{table.id}.row.{one.id}", ()) for one in table.rows}
    return toml_text({"table": tuple(tables)}, comments.get("", ()), over)
