"""What Typst does not tag: that the first cell of a row is the header of the row."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, NameTree, ObjectStreamMode, String


def with_row_headers(made: bytes) -> bytes:
    """The same PDF, with the first cell of each row of its tables as the header of the others, beside the column's."""
    with pikepdf.open(BytesIO(made)) as pdf:
        root = pdf.Root.StructTreeRoot
        if Name.IDTree not in root:
            root.IDTree = NameTree.new(pdf).obj
        ids = NameTree(root.IDTree)
        for i, table in enumerate(_tables(root)):
            rows = [row for body in _children(table) if body.S in (Name.TBody,) for row in _children(body)]
            for j, row in enumerate(rows):
                header = String(f"table-{i}-row-{j}")
                if _tag(_children(row), header):
                    ids[str(header)] = _children(row)[0]
        written = BytesIO()
        pdf.save(written, deterministic_id=True, object_stream_mode=ObjectStreamMode.generate)
        return written.getvalue()


def _tag(cells: list[Any], header: String) -> bool:
    """Make the first cell of a row its header, by this id; whether it was a cell of figures before."""
    if not cells or cells[0].S != Name.TD:
        return False
    first, *others = cells
    first.S, first.ID = Name.TH, header
    for kept in _of_tables(first):
        kept.Scope = Name.Row
    for cell in others:
        for kept in _of_tables(cell):
            kept.Headers = Array([*kept.get("/Headers", []), header])
    return True


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
