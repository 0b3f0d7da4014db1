"""The neutral result of open data: flat tables of one figure a row, whose columns never change with what is in them."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Literal

from msgspec import Struct

Type = Literal["text", "integer", "number", "boolean", "date"]
Cell = str | int | Decimal | bool | date | None
"""None is what is not known or not said; there is no empty text."""
Row = tuple[Cell, ...]
Rows = Mapping[str, Iterable[Row]]
"""Rows by table."""


class Field(Struct, frozen=True):
    """One column."""

    name: str
    """a–z and underscores: it is a name in every query language."""
    type: Type
    about: str
    """What it holds, in English: the language of the names."""
    required: bool = True
    choices: tuple[str, ...] = ()


class Table(Struct, frozen=True):
    """One table. Rows come in the order of ``fields``."""

    name: str
    title: str
    about: str
    fields: tuple[Field, ...]
    key: tuple[str, ...]
    """The fields that tell its rows apart within one export."""


class Dataset(Struct, frozen=True):
    """Tables, and the rows of one budget after the other: they may be more than fit in memory."""

    tables: tuple[Table, ...]
    budgets: Callable[[], Iterable[Rows]]
    """Reads the budgets. Raises Stop with the problems of all that cannot be read, after the last one."""
