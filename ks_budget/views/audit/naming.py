"""What rows, columns, tables and relations are called to people."""

from collections import Counter
from collections.abc import Sequence

from ks_budget.language import Text, listed
from ks_budget.numerals import MINUS
from ks_budget.tables.judged import Relation
from ks_budget.tables.table import Table

_ROW = Text("rad {}", "row {}")
_COLUMN = Text("kolumn {}", "column {}")
_TABLE = Text("Tabell {}", "Table {}")
_UNDER = Text("{} under {}", "{} under {}")
_MEAN = Text("medelvärdet av {}", "the mean of {}")
_OF_LINES = {"rows": Text(" ({} rader)", " ({} rows)"), "columns": Text(" ({} kolumner)", " ({} columns)")}
_SEVERAL = 4
"""More lines than this of a sum are told by the first and the last."""


_IN_ORDER = ("share", "change", "product", "mean")
"""Of these the lines have a place each."""


def added_first(terms: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """`budget - utfall` and not `-utfall + budget`; otherwise in the order of the table."""
    return sorted(terms, key=lambda term: term[1] < 0)


class Names:
    """The names of the rows and columns of one table, in one language. Those that several have are told apart."""

    def __init__(self, table: Table, number: int, language: str, *, apart: bool) -> None:
        """``number`` is the table's in its document, and tells it ``apart`` where others have its title."""
        self.language = language
        numbered = _TABLE[language].format(number)
        title = short(table.title)
        self.table = (f"{title} ({numbered.lower()})" if apart else title) if title else numbered
        self.rows = _rows(table, language)
        self._labels = [short(row.label) for row in table.rows]
        self._headings = [row.heading for row in table.rows]
        self.columns = _columns(table, language)

    def of(self, axis: str, line: int) -> str:
        """A line of an axis."""
        return (self.rows if axis == "rows" else self.columns)[line]

    def across(self, axis: str, line: int) -> str:
        """An instance of a relation between the lines of an axis: it is one of the other axis."""
        return (self.columns if axis == "rows" else self.rows)[line]

    def quoted(self, row: int) -> str:
        """A row's name in quotes: it may be any words."""
        return f"”{self.rows[row]}”" if self.language == "sv" else f"“{self.rows[row]}”"

    def figure(self, row: int, column: int) -> str:
        """`”Summa”, Budget 2025`."""
        return f"{self.quoted(row)}, {self.columns[column]}"

    def formula(self, relation: Relation) -> str:
        """`Summa = Skola + Vård − Internt`."""
        return f"{self.of(relation.axis, relation.target)} = {self.right(relation)}"

    def right(self, relation: Relation) -> str:
        """What the target is computed from."""
        terms = relation.terms if relation.kind in _IN_ORDER else added_first(relation.terms)
        names = [(self._beside(relation, line), coefficient) for line, coefficient in terms]
        match relation.kind, names:
            case "share", [(part, _), (whole, _)]:
                return f"{part} / {whole}"
            case "change", [(change, _), (second, -1)]:
                # The change itself is printed, and not what it is from.
                return f"{change} / ({second} {MINUS} {change})"
            case "change", [(first, _), (second, _)]:
                return f"({first} {MINUS} {second}) / {second}"
            case "product", _:
                power = "" if not relation.power else f" / 10^{relation.power}"
                return " × ".join(name for name, _ in names) + power
            case "mean", _:
                return _MEAN[self.language].format(listed([name for name, _ in names], self.language))
        return self._sum(names, relation)

    def _beside(self, relation: Relation, line: int) -> str:
        """A line of a relation, as it can stand beside its target: what they have in common is said once."""
        if relation.axis == "rows" and self._headings[line] == self._headings[relation.target]:
            return self._labels[line] or self.rows[line]
        return self.of(relation.axis, line)

    def _sum(self, names: list[tuple[str, int]], relation: Relation) -> str:
        if len(names) <= _SEVERAL:
            return _signed(names)
        count = _OF_LINES[relation.axis][self.language].format(len(names))
        last, sign = names[-1]
        return f"{_signed(names[:2])} + … {'+' if sign > 0 else MINUS} {last}{count}"


def _signed(names: Sequence[tuple[str, int]]) -> str:
    """`a − b + c`: a minus before the first stands against it."""
    first, sign = names[0]
    text = first if sign > 0 else f"{MINUS}{first}"
    for name, coefficient in names[1:]:
        text += f" {'+' if coefficient > 0 else MINUS} {name}"
    return text


def short(text: str, longest: int = 70) -> str:
    """A title or label in one line, cut where it goes on and on: some documents have whole paragraphs there."""
    text = " ".join(text.split())
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"


def _rows(table: Table, language: str) -> list[str]:
    labels = [short(row.label) for row in table.rows]
    often = Counter(labels)
    names = []
    for i, (row, label) in enumerate(zip(table.rows, labels, strict=True)):
        heading = short(row.heading)
        if label and often[label] > 1 and heading:
            label = _UNDER[language].format(label, heading)
        names.append(label or _ROW[language].format(i + 1))
    return _apart(names, _ROW, language)


def _columns(table: Table, language: str) -> list[str]:
    names = [short(column.head) or _COLUMN[language].format(i + 1) for i, column in enumerate(table.columns)]
    return _apart(names, _COLUMN, language)


def _apart(names: list[str], numbered: Text, language: str) -> list[str]:
    """Names, those that several have with their number in the table."""
    often = Counter(names)
    return [
        name if often[name] == 1 else f"{name} ({numbered[language].format(i + 1)})" for i, name in enumerate(names)
    ]
