"""Open data as a tabular data package: a CSV file a table (RFC 4180), and `datapackage.json`, which describes them.

Numbers are exact, with a point and without an exponent. A text that a spreadsheet would run as a formula has an
apostrophe before it, and so has one that begins with apostrophes before such a sign: taking one away gives the text.
"""

import csv
import json
import re
from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from functools import lru_cache
from types import NoneType
from typing import IO, Any

from msgspec import Struct

from ks_budget.render.cells import harmless
from ks_budget.tidy import Field, Row, Table

PACKAGE = "datapackage.json"
MARK = "ksb_tidy"
"""The key in the package that tells it is ksb's, with the version of its columns."""
VERSION = 1

FORMULA = "^'*[=+@\\t\\r-]"
"""What is written with one more apostrophe before it; a pattern that Python's and DuckDB's expressions both read."""

_ABOUT = (
    "Amounts are in kronor: revenue and grants positive, costs negative, expenditure of the investment budget "
    "positive. Rows with counted = true may be added up; variants stand beside the budget that they differ from. In "
    "the CSV files a text that begins like a formula has an apostrophe before it; the Parquet files have it as it is."
)
_TYPES = {"text": "string"}


class Sheet:
    """One table, written row by row."""

    def __init__(self, table: Table, out: IO[str]) -> None:
        self._writer = csv.writer(out, lineterminator="\r\n")
        self._writer.writerow([field.name for field in table.fields])

    def add(self, rows: Iterable[Row]) -> None:
        """Write more rows."""
        self._writer.writerows([_WAYS[type(cell)](cell) for cell in row] for row in rows)


def _number(value: Decimal) -> str:
    """Every digit, and no zeros after the last of them."""
    text = f"{value:f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text


@lru_cache(maxsize=4096)
def _text(text: str) -> str:
    shown = harmless(text)
    return f"'{shown}" if re.match(FORMULA, shown) else shown


_WAYS: dict[type[Any], Callable[[Any], str]] = {
    NoneType: lambda _: "",
    str: _text,
    bool: lambda cell: "true" if cell else "false",
    int: str,
    Decimal: _number,
    date: date.isoformat,
}
"""How a cell of each type is written; looked up, since there are millions of them."""


class Written(Struct, frozen=True):
    """A table that was written as CSV."""

    table: Table
    size: int
    """In bytes."""
    digest: str
    """SHA-256 of its bytes, in hexadecimal digits."""


def package(written: Iterable[Written], parquet: bool) -> str:
    """The description of the tables, in the order they come. ``parquet`` is whether each is there as that too."""
    described = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "ksb-tidy",
        "title": "Municipal budgets, one figure a row",
        "description": _ABOUT,
        MARK: VERSION,
        "resources": [_resource(one, parquet) for one in written],
    }
    return json.dumps(described, ensure_ascii=False, indent=2) + "\n"


def files_of(text: str, tables: Iterable[Table]) -> frozenset[str]:
    """The names of the files that ksb wrote, by a package beside them; none where the package is not ksb's. Only what
    can be a file of these tables is among them, whatever the package says."""
    try:
        described = json.loads(text)
        if MARK not in described:
            return frozenset()
        named = [one.get(key) for one in described["resources"] for key in ("path", "parquet")]
    except (ValueError, KeyError, TypeError, AttributeError):
        return frozenset()
    known = {f"{table.name}.{suffix}" for table in tables for suffix in ("csv", "parquet")}
    return frozenset({PACKAGE, *(name for name in named if isinstance(name, str) and name in known)})


def _resource(written: Written, parquet: bool) -> dict[str, Any]:
    table = written.table
    also = {"parquet": f"{table.name}.parquet"} if parquet else {}
    return {
        "name": table.name,
        "title": table.title,
        "description": table.about,
        "type": "table",
        "path": f"{table.name}.csv",
        **also,
        "scheme": "file",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": written.size,
        "hash": f"sha256:{written.digest}",
        "schema": {"fields": [_field(field) for field in table.fields], "primaryKey": list(table.key)},
    }


def _field(field: Field) -> dict[str, Any]:
    constraints: dict[str, Any] = {"required": True} if field.required else {}
    if field.choices:
        constraints["enum"] = list(field.choices)
    said = {"name": field.name, "type": _TYPES.get(field.type, field.type), "description": field.about}
    return said | ({"constraints": constraints} if constraints else {})
