"""What Typst does not tag: that a cell of each row, its name, is the header of the row."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, NameTree, ObjectStreamMode, String


def with_row_headers(made: bytes, named_by: list[int]) -> bytes:
    """The same PDF, where a cell of each row of its tables is the header of the others, beside the column's.
    ``named_by`` is which cell, for each table in the order of the document."""
    with pikepdf.open(BytesIO(made)) as pdf:
        root = pdf.Root.StructTreeRoot
        if Name.IDTree not in root:
            root.IDTree = NameTree.new(pdf).obj
        ids = NameTree(root.IDTree)
        for i, (table, at) in enumerate(zip(_tables(root), named_by, strict=True)):
            rows = [row for body in _children(table) if body.S in (Name.TBody,) for row in _children(body)]
            for j, row in enumerate(rows):
                ids[f"table-{i}-row-{j}"] = _headed(_children(row), at, String(f"table-{i}-row-{j}"))
        written = BytesIO()
        pdf.save(written, deterministic_id=True, object_stream_mode=ObjectStreamMode.generate)
        return written.getvalue()


def _headed(cells: list[Any], at: int, id: String) -> Any:
    """The header of a row: one of its cells, which the others are made to name by its id."""
    header = cells[at]
    header.S, header.ID = Name.TH, id
    for said in _of_tables(header):
        said.Scope = Name.Row
    for cell in (*cells[:at], *cells[at + 1 :]):
        for said in _of_tables(cell):
            said.Headers = Array([*said.get("/Headers", []), id])
    return header


def _of_tables(cell: Any) -> list[Any]:
    """What is said of a cell as one of a table."""
    said = cell.get("/A", [])
    return [one for one in (said if isinstance(said, Array) else [said]) if one.get("/O") == Name.Table]


def _tables(element: Any) -> Iterator[Any]:
    for child in _children(element):
        if child.S in (Name.Table,):
            yield child
        yield from _tables(child)


def _children(element: Any) -> list[Any]:
    kids = element.get("/K", [])
    return [kid for kid in (kids if isinstance(kids, Array) else [kids]) if isinstance(kid, Dictionary) and "/S" in kid]
