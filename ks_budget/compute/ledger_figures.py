"""A ledger's amounts as the lines and totals of a frame: in a unit, rounded so that they add up."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from msgspec import Struct, structs

from ks_budget.compute.footing import foot
from ks_budget.compute.ledger import Placed
from ks_budget.model import Frame, Line, PrintedTable, TableColumn, TableRow
from ks_budget.model.shape import TOTALS_TOP_DOWN, Amounts, Tree, printed_order, tree
from ks_budget.model.tables import Phase
from ks_budget.money import ZERO, Amount, Unit, add, convert, exactly
from ks_budget.money import step as step_of


class Series(Struct, frozen=True):
    """One column of amounts."""

    id: str
    phase: Phase
    year: int
    months: range
    """Those that it is of, 1 to 12; empty for a year as a whole."""
    exact: Amounts
    """By line and total, in the unit."""
    footed: Amounts
    """The same, rounded."""


class Figures(Struct, frozen=True):
    """A frame with the columns of its amounts."""

    frame: Frame
    """With those of its lines that have an amount."""
    unit: Unit
    columns: tuple[Series, ...]

    @property
    def order(self) -> list[str]:
        """The ids of its lines and totals as tables have them. A total of one line alone is that line."""
        shape = tree(self.frame)
        return [key for key in printed_order(self.frame) if key not in shape or len(shape[key]) > 1]


def figures_of(frame: Frame, unit: Unit, taken: Sequence[tuple[Phase, Placed]], *, months: bool) -> Figures:
    """The amounts of a frame's lines, a column for each that was taken, or for each month of it."""
    used = {target.line for _, placed in taken for target in placed.months if target.frame == frame.id}
    wholes = {line.of_which for line in frame.lines if line.id in used and line.of_which is not None}
    lines = tuple(line for line in frame.lines if line.id in used | wholes)
    frame = structs.replace(frame, lines=lines, rows=())
    columns = [
        _series(frame, unit, placed, id, phase, of)
        for phase, placed in taken
        for id, of in (_each_month(phase, placed, frame.id) if months else _periods(phase, taken))
    ]
    return Figures(frame, unit, tuple(columns))


WHOLE_YEAR = range(0)
PERIOD = "budget_period"
"""The id of the column of the budget of those months that the outcome is of."""


_Columns = list[tuple[str, range]]
"""Ids, and the months that each column is of."""


def _each_month(phase: Phase, placed: Placed, frame: str) -> _Columns:
    every = {month for target, by_month in placed.months.items() if target.frame == frame for month in by_month}
    if 0 in every:
        return [(phase, WHOLE_YEAR)]
    return [(f"{phase}-{month:02}", range(month, month + 1)) for month in sorted(every)]


def _periods(phase: Phase, taken: Sequence[tuple[Phase, Placed]]) -> _Columns:
    """The year; and where the outcome is of a part of it, the budget of that part, which it is to be held against."""
    outcome = next((_so_far(placed) for other, placed in taken if other == "outcome"), WHOLE_YEAR)
    if phase == "outcome":
        return [(phase, outcome)]
    return [(phase, WHOLE_YEAR), *([(PERIOD, outcome)] if outcome else [])]


def _so_far(placed: Placed) -> range:
    """From January to the last month that has amounts, where that is not December; nothing is known of a year alone."""
    last = max((month for by_month in placed.months.values() for month in by_month), default=0)
    return range(1, last + 1) if 0 < last < 12 else WHOLE_YEAR


def _series(frame: Frame, unit: Unit, placed: Placed, id: str, phase: Phase, of: range) -> Series:
    amounts = {
        target.line: convert(add(by_month[month] for month in by_month if not of or month in of), "kr", unit)
        for target, by_month in placed.months.items()
        if target.frame == frame.id
    }
    exact = _with_totals(frame, amounts)
    return Series(id, phase, placed.year, of, exact, foot(tree(frame), exact, step_of(unit)))


@exactly
def _with_totals(frame: Frame, amounts: Mapping[str, Decimal]) -> Amounts:
    """With every line of the frame, what is a part of another in that too, and the totals."""
    every = {line.id: amounts.get(line.id, ZERO) for line in frame.lines}
    for line in frame.lines:
        if line.of_which is not None:
            every[line.of_which] += every[line.id]
    shape = tree(frame)
    for total in reversed(TOTALS_TOP_DOWN):
        every[total] = add(every[part] for part in shape[total])
    return every


def budgeted(figures: Figures) -> Frame:
    """The frame with the amounts of its first column, rounded so that it adds up."""
    [column, *_] = figures.columns
    lines = tuple(structs.replace(line, amount=_typed(column.footed[line.id])) for line in figures.frame.lines)
    return Frame(id=figures.frame.id, name=figures.frame.name, lines=tuple(_plain(line) for line in lines))


def _plain(line: Line) -> Line:
    """What a new budget says of a line; its plan and its indexes are another budget's."""
    return Line(id=line.id, label=line.label, kind=line.kind, of_which=line.of_which, amount=line.amount)


def table_of(
    figures: Figures, id: str, title: str, heads: Mapping[str, str], totals: Mapping[str, str]
) -> PrintedTable:
    """The frame's columns as a printed table, its sums as such. ``heads`` has the label of each column by its id and
    ``totals`` that of each total; with both a budget and an outcome there is their deviation, plus being better."""
    shape, labels = tree(figures.frame), {line.id: line for line in figures.frame.lines}
    columns = [
        TableColumn(id=column.id, label=heads[column.id], phase=column.phase, year=column.year)
        for column in figures.columns
    ]
    ids = {column.id for column in figures.columns}
    held = next((id for id in (PERIOD, "budget") if {id, "outcome"} <= ids), "")
    if held:
        equals = f"outcome - {held}"
        columns.append(TableColumn(id="deviation", label=heads["deviation"], phase="deviation", equals=equals))
    rows = []
    for key in figures.order:
        own = {column.id: _typed(column.footed[key]) for column in figures.columns}
        if held:
            own["deviation"] = _typed(Decimal(own["outcome"]) - Decimal(own[held]))
        line = labels.get(key)
        label, within = (line.label, line.of_which) if line else (totals[key], None)
        equals = " + ".join(_parts(shape, key, figures.order)) if key in shape else ""
        rows.append(TableRow(id=key, label=label, figures=own, equals=equals, within=within))
    return PrintedTable(id=id, title=title, unit=figures.unit, columns=tuple(columns), rows=tuple(rows))


def _parts(shape: Tree, total: str, shown: Sequence[str]) -> list[str]:
    """What a total is the sum of, a total that is not shown by its parts."""
    return [own for part in shape[total] for own in ([part] if part in shown else _parts(shape, part, shown))]


def _typed(value: Decimal) -> Amount:
    """As files have it: a whole number without decimals."""
    return int(value) if value == value.to_integral_value() and value.as_tuple().exponent == 0 else value
