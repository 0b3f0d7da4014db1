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
    month: int
    """1 to 12; 0 for a year."""
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
    columns = []
    for phase, placed in taken:
        own = {target.line: months for target, months in placed.months.items() if target.frame == frame.id}
        for month in _months(own) if months else [0]:
            amounts = {line: _amount(by_month, month, unit) for line, by_month in own.items()}
            id = f"{phase}-{month:02}" if month else phase
            exact = _with_totals(frame, amounts)
            footed = foot(tree(frame), exact, step_of(unit))
            columns.append(Series(id, phase, placed.year, month, exact, footed))
    return Figures(frame, unit, tuple(columns))


def _months(amounts: Mapping[str, Mapping[int, Decimal]]) -> list[int]:
    return sorted({month for by_month in amounts.values() for month in by_month})


def _amount(by_month: Mapping[int, Decimal], month: int, unit: Unit) -> Decimal:
    amount = by_month.get(month, ZERO) if month else add(by_month.values())
    return convert(amount, "kr", unit)


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
    both = {"budget", "outcome"} <= {column.id for column in figures.columns}
    if both:
        columns.append(TableColumn(id="deviation", label=heads["deviation"], phase="deviation", equals=DEVIATION))
    rows = []
    for key in figures.order:
        own = {column.id: _typed(column.footed[key]) for column in figures.columns}
        if both:
            own["deviation"] = _typed(Decimal(own["outcome"]) - Decimal(own["budget"]))
        line = labels.get(key)
        label, within = (line.label, line.of_which) if line else (totals[key], None)
        equals = " + ".join(_parts(shape, key, figures.order)) if key in shape else ""
        rows.append(TableRow(id=key, label=label, figures=own, equals=equals, within=within))
    return PrintedTable(id=id, title=title, unit=figures.unit, columns=tuple(columns), rows=tuple(rows))


DEVIATION = "outcome - budget"


def _parts(shape: Tree, total: str, shown: Sequence[str]) -> list[str]:
    """What a total is the sum of, a total that is not shown by its parts."""
    return [own for part in shape[total] for own in ([part] if part in shown else _parts(shape, part, shown))]


def _typed(value: Decimal) -> Amount:
    """As files have it: a whole number without decimals."""
    return int(value) if value == value.to_integral_value() and value.as_tuple().exponent == 0 else value
