"""Other people's tables as tables of a budget: what was understood of them, said as `[[table]]` says it."""

from collections.abc import Iterator, Sequence
from typing import Literal

from msgspec import Struct

from ks_budget.model.tables import PrintedTable, TableColumn, TableRow
from ks_budget.money import Amount
from ks_budget.tables.coverage import cells, costs
from ks_budget.tables.ids import column_ids, identifier, row_ids, table_ids, unique
from ks_budget.tables.judged import Audited, Relation
from ks_budget.tables.table import Row, Table
from ks_budget.tables.words import is_part

Why = Literal["second", "turned", "mean", "rows", "part", "unit", "excluded"]
"""Why something of a table is not in what is written: a row or column can follow from others in one way alone; the sign
turns from row to row; a mean of rows, a ratio between rows; a sum counts a row that is a part of another; nothing says
the unit; a relation leaves out some of the columns that it would be held in."""


_SCORE = 100
"""Larger whole numbers may be rounded."""


class Left(Struct, frozen=True):
    """What could not be said."""

    why: Why
    relation: int | None = None
    """Which of the table's relations."""


class Written(Struct, frozen=True):
    """One table of a budget, and what of it could not be said."""

    table: PrintedTable
    audited: Audited
    left: tuple[Left, ...]
    held: dict[str, int]
    """By the id of a row or column that follows from others: which relation says so. A row's has `row.` before it."""


def written(tables: Sequence[Audited], taken: Sequence[str] = ()) -> list[Written]:
    """Tables of a document. ``taken`` are the ids that are in use."""
    names = unique(table_ids([audited.table for audited in tables]), taken)
    return [_Writing(audited, name).written() for audited, name in zip(tables, names, strict=True)]


class _Writing:
    def __init__(self, audited: Audited, name: str) -> None:
        self.audited, self.table, self.name = audited, audited.table, name
        self.row_ids, self.column_ids = row_ids(audited.table), column_ids(audited.table)
        self.parts = _parts(self.table)
        self.left, self.held = list[Left](), dict[str, int]()

    def written(self) -> Written:
        rows, columns = self._chosen("rows"), self._chosen("columns")
        amounts = [column for column in self.table.columns if column.kind == "money"]
        if amounts and self.table.unit is None and not any(column.unit for column in amounts):
            self.left.append(Left("unit"))
        said = PrintedTable(
            id=self.name,
            title=self.table.title or self.name,
            unit=self.table.unit or "",
            costs=costs(self.table),
            columns=tuple(self._columns(columns)),
            rows=tuple(self._rows(rows)),
        )
        return Written(said, self.audited, tuple(self.left), self.held)

    def _chosen(self, axis: str) -> dict[int, tuple[int, Relation]]:
        """For each line of an axis the relation that it is written with: the one of most evidence."""
        chosen: dict[int, tuple[int, Relation]] = {}
        every = [(i, one) for i, one in enumerate(self.audited.relations) if one.axis == axis]
        for number, relation in sorted(every, key=lambda pair: -pair[1].bits):
            why = self._unsayable(number, relation) or ("second" if relation.target in chosen else None)
            if why:
                self.left.append(Left(why, number))
            else:
                chosen[relation.target] = (number, relation)
        return chosen

    def _unsayable(self, number: int, relation: Relation) -> Why | None:
        if relation.turned or self._turns(relation):
            return "turned"
        if self._leaves_out(number, relation):
            return "excluded"
        if relation.axis == "columns":
            return None
        if relation.kind == "mean":
            return "mean"
        if relation.kind in ("share", "change", "product"):
            return "rows"
        return "part" if any(line in self.parts for line, _ in relation.terms) else None

    def _turns(self, relation: Relation) -> bool:
        """Whether a percentage is printed with another sign than its amounts give, somewhere that it holds."""
        if relation.kind not in ("share", "change"):
            return False
        (one, _), (other, sign) = relation.terms
        for row in relation.holds:
            figures = [self.table.rows[row].entries[line].number for line in (one, other, relation.target)]
            if all(figures):
                first, second, printed = (figure.value for figure in figures if figure)
                base = second - first if sign < 0 and relation.kind == "change" else second
                over = first - second if relation.kind == "change" and sign > 0 else first
                if over * base * printed < 0:
                    return True
        return False

    def _leaves_out(self, number: int, relation: Relation) -> bool:
        """Whether there is a line in which a relation does not hold and need not: nothing there is a finding."""
        told = {instance for finding in self.audited.findings for one, instance in finding.broken if one == number}
        if set(relation.fails) - told:
            return True
        across = range(len(self.table.columns if relation.axis == "rows" else self.table.rows))
        untried = [line for line in across if line not in _tried(relation) and self._printed(relation, line)]
        if relation.axis == "rows":
            untried = [column for column in untried if self.table.columns[column].kind != "percent"]
        # A column that no sum of rows is of is said to be none that adds.
        return any(relation.axis == "columns" or self._adds(line) for line in untried)

    def _adds(self, column: int) -> bool:
        """Whether sums of rows are looked for in a column: some are, or there are none at all."""
        if self.table.columns[column].kind == "percent":
            return True  # Its unit says already that it does not add.
        sums = [one for one in self.audited.relations if one.axis == "rows"]
        return any(column in _tried(one) for one in sums) or not any(self._printed(one, column) for one in sums)

    def _scores(self, column: int) -> bool:
        """Whether a column holds whole scores that are multiplied, 2 × 4 = 8: they are not rounded."""
        products = [one for one in self.audited.relations if one.kind == "product" and not one.power]
        if not any(column in (one.target, *(line for line, _ in one.terms)) for one in products):
            return False
        numbers = [row.entries[column].number for row in self.table.rows]
        return all(not number.decimals and abs(number.value) <= _SCORE for number in numbers if number)

    def _printed(self, relation: Relation, line: int) -> bool:
        """Whether all figures of a relation are printed in a line of the other axis."""
        return all(
            column < len(self.table.rows[row].entries) and self.table.rows[row].entries[column].number is not None
            for row, column in cells(relation, line)
        )

    def _columns(self, chosen: dict[int, tuple[int, Relation]]) -> Iterator[TableColumn]:
        for i, (column, id) in enumerate(zip(self.table.columns, self.column_ids, strict=True)):
            number, relation = chosen.get(i, (None, None))
            if number is not None:
                self.held[id] = number
            yield TableColumn(
                id=id,
                label=column.head or id,
                phase=column.phase,
                year=column.year,
                unit=self._unit(i),
                equals=_equals(relation, self.column_ids) if relation else "",
                adds=self._adds(i),
                exact=self._scores(i),
            )

    def _unit(self, column: int) -> str:
        """That of a column, where it is not the table's."""
        head = self.table.columns[column]
        if head.kind == "percent":
            return "%"
        if head.kind == "other":
            return "antal"
        return head.unit if head.unit and head.unit != self.table.unit else ""

    def _rows(self, chosen: dict[int, tuple[int, Relation]]) -> Iterator[TableRow]:
        taken, heading = list(self.row_ids), ""
        for i, row in enumerate(self.table.rows):
            if row.heading and row.heading != heading:
                heading = row.heading
                [id] = unique([identifier(heading)], taken)
                taken.append(id)
                yield TableRow(id=id, label=heading)
            number, relation = chosen.get(i, (None, None))
            if number is not None:
                self.held[f"row.{self.row_ids[i]}"] = number
            yield TableRow(
                id=self.row_ids[i],
                label=row.label or self.row_ids[i],
                figures=self._figures(row),
                equals=_equals(relation, self.row_ids) if relation else "",
                within=self.row_ids[self.parts[i]] if i in self.parts else None,
            )

    def _figures(self, row: Row) -> dict[str, Amount]:
        pairs = zip(self.column_ids, row.entries, strict=False)
        return {id: entry.number.value for id, entry in pairs if entry.number is not None}


def _tried(relation: Relation) -> set[int]:
    return {*relation.holds, *relation.fails, *relation.untested}


def _parts(table: Table) -> dict[int, int]:
    """The rows that say that they are a part of another (varav, därav), each with the row above that they are of."""
    parts, whole = dict[int, int](), None
    for i, row in enumerate(table.rows):
        if is_part(row.label):
            if whole is not None:
                parts[i] = whole
        elif any(entry.number is not None for entry in row.entries):
            whole = i
    return parts


def _equals(relation: Relation, ids: list[str]) -> str:
    """`skola + vard - internt`, `(plan - budget) / budget`."""
    names = [(ids[line], coefficient) for line, coefficient in relation.terms]
    match relation.kind, names:
        case "share", [(part, _), (whole, _)]:
            return f"{part} / {whole}"
        case "change", [(change, _), (second, -1)]:
            return f"{change} / ({second} - {change})"
        case "change", [(first, _), (second, _)]:
            return f"({first} - {second}) / {second}"
        case "product", _:
            power = f" / {10**relation.power}" if relation.power else ""
            return " * ".join(name for name, _ in names) + power
        case "mean", _:
            return f"({_sum(names)}) / {len(names)}"
    return _sum(names)


def _sum(names: list[tuple[str, int]]) -> str:
    ordered = sorted(names, key=lambda term: term[1] < 0)
    text = " ".join(f"{'+' if coefficient > 0 else '-'} {name}" for name, coefficient in ordered)
    return text.removeprefix("+ ") if text.startswith("+") else f"-{text.removeprefix('- ')}"
