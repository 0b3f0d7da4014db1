"""Operating frames as open data: what the document states, what it plans, and what ksb computes of it.

Amounts are in kronor. Those of the budget year and of the plan are the figures that `ksb project` shows.
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from msgspec import Struct

from ks_budget.compute.footing import foot, step_of
from ks_budget.compute.projection import Projection
from ks_budget.labels import TOTALS
from ks_budget.model import Frame, Line
from ks_budget.model.levels import Levels
from ks_budget.model.shape import Amounts, is_total, lines_under, printed_order
from ks_budget.money import add, exactly
from ks_budget.printed.figure import stated, width
from ks_budget.printed.rates import Rates, series_of
from ks_budget.printed.rows import Rows as Printed
from ks_budget.printed.rows import budget_rows
from ks_budget.tidy import Cell, Row
from ks_budget.views.tidy.budgets import Given, half_step, kronor, whose


class Figure(Struct, frozen=True):
    """One figure of a line or total, in kronor."""

    key: str
    year: int
    phase: str
    amount: Decimal
    precision: Decimal
    source: str


@exactly
def frames(given: Given, projections: Mapping[str, Projection], rates: Rates) -> list[Row]:
    """Every figure of every frame. ``projections`` holds each of them by its id, over the years that its plan could be
    computed for: at least the budget's own."""
    levels, head, rows = Levels(given.budget.content.frames), whose(given), list[Row]()
    for frame in levels.frames:
        one = _Frame(given, levels, projections[frame.id], rates)
        for figure in one.figures():
            said = (figure.year, figure.phase, figure.amount, figure.precision, figure.source)
            rows.append((*head, *one.described, *one.line(figure.key), *said))
    return rows


class _Frame:
    """The figures of one frame."""

    def __init__(self, given: Given, levels: Levels, projection: Projection, rates: Rates) -> None:
        self.given, self.levels, self.projection, self.rates = given, levels, projection, rates
        self.whole = projection.frame
        self.unit, self.year = given.budget.unit, given.budget.year
        self.own: Frame = levels.by_id[self.whole.id]
        self.lines = {line.id: line for line in self.whole.lines}
        self.order = {key: position for position, key in enumerate(printed_order(self.whole))}
        own_lines = levels.own_lines(self.own)
        self.counted = {line.id for line in own_lines if line.of_which is None}
        self.described: Row = (self.own.id, self.own.name or self.own.id, self.own.parent, levels.is_sum(self.own))

    def line(self, key: str) -> Row:
        """What a row says of its line or total."""
        if is_total(key):
            label: Cell = TOTALS[key][self.given.budget.language]
            return key, label, "total", True, None, False
        line = self.lines[key]
        return key, line.label or key, line.kind, False, line.of_which, key in self.counted

    def figures(self) -> list[Figure]:
        """Line by line in printed order, year by year, what is computed before what is printed."""
        found = [*self.of_the_budget(), *self.computed(), *self.printed()]
        return sorted(found, key=lambda one: (self.order[one.key], one.year, one.phase))

    def of_the_budget(self) -> Iterator[Figure]:
        """The budget year as the document states it; a total that its lines contradict is theirs."""
        rows = budget_rows(self.levels, self.own, self.year, self.unit, "kr")
        for key, amount in self.projection.start.own.items():
            if key in self.order:
                precision = self.of_printed(rows, key)
                yield Figure(key, self.year, "budget", kronor(amount, self.unit), precision, self.given.document)

    def of_printed(self, rows: Printed, key: str) -> Decimal:
        own = self.projection.start.agrees or not is_total(key)
        keys = [key] if own else lines_under(self.projection.shape, key)
        return add(width(rows.get(one, {}).get(self.year, ())) for one in keys)

    def computed(self) -> Iterator[Figure]:
        """The years after, footed as `ksb project` shows them; none where the document alone says how it plans."""
        if self.projection.as_printed:
            return
        step = step_of(self.whole, self.unit)
        for year, amounts in self.projection.years.items():
            if year > self.year:
                shown: Amounts = foot(self.projection.shape, amounts, step)
                for key, amount in shown.items():
                    if key in self.order:
                        precision, source = kronor(step, self.unit), self.moved_by(key)
                        yield Figure(key, year, "plan", kronor(amount, self.unit), precision, source)

    def moved_by(self, key: str) -> str:
        """The publications of the series that move a line, or the lines of a total; the document where none does."""
        under = set(lines_under(self.projection.shape, key))
        parts = self.projection.parts or (self.whole,)
        series = {series_of(part, line) or "" for part in parts for line in part.lines if line.id in under}
        used = {self.rates.publications[one].id for one in series if one in self.rates.publications}
        return ", ".join(sorted(used)) or self.given.document

    def printed(self) -> Iterator[Figure]:
        """The plan as the document prints it; what follows from another budget is in no document."""
        tables: list[tuple[str, Mapping[int, int | Decimal], Line | None]] = [
            *((line.id, line.printed, line) for line in self.own.lines),
            *((total, by_year, None) for total, by_year in self.own.printed_totals.items()),
        ]
        for key, by_year, line in tables:
            for year, amount in stated(by_year).items():
                if year != self.year and key in self.order:
                    precision = half_step(amount, self.unit, line is not None and line.exact)
                    yield Figure(key, year, "printed-plan", kronor(amount, self.unit), precision, self.given.document)
