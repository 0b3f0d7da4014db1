"""The signs of a frame's figures as they are printed, and which of them a budget turns."""

from collections.abc import Mapping
from decimal import Decimal

from msgspec import Struct

from ks_budget.importing.work import Work, figure
from ks_budget.model import LineKind, TotalId
from ks_budget.money import add
from ks_budget.tables.table import Table


class Signs(Struct, frozen=True):
    """What is printed with the other sign than budgets have."""

    costs: bool = False
    income: bool = False
    net: bool = False
    result: bool = False

    def line(self, kind: LineKind) -> bool:
        """Whether the figures of a line are to be turned."""
        return self.costs if kind == "cost" else self.income

    def total(self, total: TotalId) -> bool:
        """Whether those of a total are."""
        return {"costs": self.costs, "net": self.net, "result": self.result}[total]


def signs_of(
    work: Work,
    table: Table,
    kinds: Mapping[int, LineKind],
    totals: Mapping[TotalId, int],
    columns: Mapping[int, int],
) -> Signs:
    """How a table prints its signs: as decided, else as most of its figures are. What is turned is told."""
    read = _Figures(table, list(columns.values()))
    costs = read.sum([row for row, kind in kinds.items() if kind == "cost"])
    income = read.sum([row for row, kind in kinds.items() if kind in ("revenue", "grant")])
    positive = costs > 0 if work.decisions.costs is None else work.decisions.costs == "positive"
    other = income < 0 and (positive or not costs)
    net = _net_turned(read, kinds, totals, positive, other)
    signs = Signs(positive, other, net, _result_turned(read, kinds, totals, net, other))
    for what, turned in (
        ("costs", signs.costs),
        ("income", signs.income),
        ("net", signs.net),
        ("result", signs.result),
    ):
        if turned:
            work.note("read", f"turned-{what}", table.title or "–", table.place)
    return signs


class _Figures:
    """The figures of a table in the columns that are read."""

    def __init__(self, table: Table, columns: list[int]) -> None:
        self.table, self.columns = table, columns

    def of(self, row: int, column: int) -> Decimal:
        """0 where none is printed."""
        entries = self.table.rows[row].entries
        return (figure(entries[column]) if column < len(entries) else None) or Decimal(0)

    def sum(self, rows: list[int]) -> Decimal:
        """Over the columns."""
        return add(self.of(row, column) for row in rows for column in self.columns)


def _net_turned(
    read: _Figures, kinds: Mapping[int, LineKind], totals: Mapping[TotalId, int], positive: bool, other: bool
) -> bool:
    """Whether the net is printed as a cost without a minus: it is then nearer to what it is with the other sign."""
    if "net" not in totals:
        return False
    sign = {"cost": -1 if positive else 1, "revenue": -1 if other else 1}
    rows = [(row, sign[kind]) for row, kind in kinds.items() if kind in sign]
    own, added = Decimal(0), Decimal(0)
    as_printed = turned = Decimal(0)
    for column in read.columns:
        own = read.of(totals["net"], column)
        added = add(read.of(row, column) * times for row, times in rows)
        as_printed, turned = as_printed + abs(own - added), turned + abs(own + added)
    return turned < as_printed


def _result_turned(
    read: _Figures, kinds: Mapping[int, LineKind], totals: Mapping[TotalId, int], net: bool, other: bool
) -> bool:
    if "result" not in totals or "net" not in totals:
        return other
    rows = [row for row, kind in kinds.items() if kind in ("grant", "financial")]
    as_printed = turned = Decimal(0)
    for column in read.columns:
        own, sign = read.of(totals["result"], column), -1 if other else 1
        added = read.of(totals["net"], column) * (-1 if net else 1) + add(read.of(row, column) * sign for row in rows)
        as_printed, turned = as_printed + abs(own - added), turned + abs(own + added)
    return turned < as_printed
