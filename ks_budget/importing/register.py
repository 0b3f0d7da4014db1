"""Tables of texts: risks, controls, goals, assignments. A cell is found by what its head says."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from msgspec import Struct

from ks_budget.importing.work import Numbered, figure
from ks_budget.problems import Place
from ks_budget.tables.table import Row, Table

_BREAK = re.compile(r"(?<=\w)-\s+(?=[a-zåäöé])(?!(och|eller|samt|and|or)\b)")
_SPACES = re.compile(r"[ \t\xa0]+")


class Field(Struct, frozen=True):
    """A column of a register: of text or of figures."""

    head: str
    text: int | None = None
    """Among the texts, the labels first."""
    column: int | None = None
    place: Place | None = None


class Register:
    """A table, its columns of text and of figures found by their heads."""

    def __init__(self, table: Table) -> None:
        self.table = table
        heads = (table.corner, *table.texts)
        self.fields = [Field(head, text=i, place=table.place) for i, head in enumerate(heads)]
        self.fields += [Field(column.head, column=j, place=column.place) for j, column in enumerate(table.columns)]

    def find(self, pattern: str, *others: Field | None) -> Field | None:
        """The first column whose head has a word, and that is none of others."""
        wanted = re.compile(pattern, re.I)
        return next((one for one in self.fields if wanted.search(one.head) and one not in others), None)

    def unread(self, *read: Field | None) -> list[Field]:
        """The columns with a head that nothing is read from."""
        return [one for one in self.fields if one not in read and one.head.strip()]

    def text(self, row: Row, field: Field | None) -> str:
        """What a row has there, in one line; empty where it has nothing."""
        if field is None:
            return ""
        if field.column is not None:
            return _clean(row.entries[field.column].text) if field.column < len(row.entries) else ""
        texts = (row.label, *row.texts)
        at = field.text or 0
        return _clean(texts[at]) if at < len(texts) else ""

    def raw(self, row: Row, field: Field | None) -> str:
        """The same as printed, its line breaks kept."""
        if field is None or field.column is not None:
            return self.text(row, field)
        texts = (row.label, *row.texts)
        return texts[field.text or 0] if (field.text or 0) < len(texts) else ""

    def number(self, row: Row, field: Field | None) -> Decimal | None:
        """The figure there; of a text such as `3 Möjlig` the one it begins with."""
        if field is None:
            return None
        if field.column is not None and field.column < len(row.entries):
            entry = row.entries[field.column]
            if (value := figure(entry)) is not None:
                return value
        found = re.match(r"\s*(\d+)(?:\s*[.:–-]?\s+\S|[.)]?\s*$)", self.text(row, field))
        return Decimal(found[1]) if found else None

    def place(self, row: Row, field: Field | None) -> Place | None:
        """Of the cell, else of the row."""
        if field is not None and field.column is not None and field.column < len(row.entries):
            return row.entries[field.column].place or row.place
        return row.place


def rows_of(tables: Sequence[Numbered]) -> Iterator[tuple[Register, Row]]:
    """The rows of tables that are one, broken over pages. Heads that are printed again are none of them."""
    for one in tables:
        register = Register(one.table)
        heads = {field.head.casefold() for field in register.fields}
        for row in one.table.rows:
            texts = [text for text in (row.label, *row.texts) if text.strip()]
            if texts and all(text.strip().casefold() in heads for text in texts):
                continue
            yield register, row


def _clean(text: str) -> str:
    return _SPACES.sub(" ", " ".join(text.split("\n"))).strip()


def unbroken(text: str) -> str:
    """Without the hyphens that a narrow column broke its words with: `Ekonomi- chef`."""
    return _BREAK.sub("", text)


def steps(text: str) -> tuple[str, ...]:
    """The paragraphs or points of a cell, each without its mark."""
    parts = re.split(r"\n+|\s{2,}|(?:^|\s)[•▪–]\s+", text.strip())
    return tuple(one for one in (_clean(part) for part in parts) if one)


def names(text: str) -> tuple[str, ...]:
    """The posts of a cell: `IT-chef och Stabschef` are two."""
    parts = re.split(r"[,;/\n&+]|(?<!\s)\s++(?:och|samt|and)\s", unbroken(text))
    return tuple(dict.fromkeys(one[:1].upper() + one[1:] for part in parts if (one := _clean(part))))
