"""The columns of made tables: which are drawn, which follow from others, and how their heads read."""

from collections.abc import Callable
from random import Random
from typing import Literal

from msgspec import Struct

from ks_budget.tables.table import Column

Terms = dict[int, int]
"""What is added: a line, and its coefficient."""


class Layout(Struct, frozen=True):
    """The money columns of a table, and columns beside them that do not add."""

    columns: tuple[Column, ...]
    draws: Literal["alike", "lumpy", "gross", "indexed"]
    """How figures of a row differ between the drawn columns: about the same, one year at a time, income and costs, or
    the year before times an index."""
    equals: dict[int, Terms] = {}
    """The columns that follow from others."""
    better: int | None = None
    """A deviation whose plus is better in every row, whatever the row's own sign is."""
    changes: dict[int, tuple[int, int]] = {}
    """Columns of per cent: how much the first column differs from the second, in per cent of the second."""
    others: tuple[int, ...] = ()
    """Columns that are neither money nor follow from anything: posts, kronor per head."""
    income: int = 1
    costs: int = -1
    """With which sign each is printed."""

    @property
    def drawn(self) -> list[int]:
        """The columns of money that follow from no other."""
        follow = {*self.equals, *self.changes, *self.others}
        return [column for column in range(len(self.columns)) if column not in follow]


def follow_up(draw: Random) -> Layout:
    """Outcome, budget and deviation in either sign, often with a forecast or last year's outcome."""
    year, sign = draw.randint(2018, 2026), draw.choice((1, -1))
    names = draw.choice(
        (("Utfall", "Budget"), ("Bokslut", "Budget"), ("Prognos", "Årsbudget"), ("Redovisat", "Budget"))
    )
    first: Literal["forecast", "outcome"] = "forecast" if names[0] == "Prognos" else "outcome"
    columns = [Column(f"{names[0]} {year}", first, year), Column(f"{names[1]} {year}", "budget", year)]
    if draw.random() < 0.3:
        columns.reverse()
    columns.append(Column(draw.choice(("Avvikelse", "Budgetavvikelse", f"Avvikelse {year}")), "deviation"))
    if first == "outcome" and draw.random() < 0.4:
        columns.append(Column(draw.choice(("Helårsprognos", f"Prognos {year}")), "forecast", year))
    if draw.random() < 0.35:
        columns.append(Column(f"{names[0]} {year - 1}", first, year - 1))
    signs = {"income": 1, "costs": draw.choice((1, -1))}
    better = 2 if signs["costs"] == 1 and draw.random() < 0.5 else None
    return Layout(tuple(columns), "alike", {2: {0: sign, 1: -sign}}, better, **signs)


def gross(draw: Random) -> Layout:
    """Income, costs and net, in each way that signs are printed, of one year or two, or with the budget's net."""
    income, costs, net = draw.choice(((1, -1, 1), (1, 1, 1), (1, 1, -1), (-1, 1, -1)))
    terms = (net * income, -net * costs)
    names = draw.choice((("Intäkter", "Kostnader", "Netto"), ("Intäkt", "Kostnad", "Nettokostnad")))
    year = draw.randint(2018, 2026)
    kind = draw.choice(("one", "one", "two", "budget"))
    if kind == "two":
        columns = [Column(f"{name} {of}", None, of) for of in (year - 1, year) for name in names]
        equals = {2: {0: terms[0], 1: terms[1]}, 5: {3: terms[0], 4: terms[1]}}
    else:
        columns, equals = [Column(name) for name in names], {2: {0: terms[0], 1: terms[1]}}
    if kind == "budget":
        sign = draw.choice((1, -1))
        columns += [Column(f"Budget netto {year}", "budget", year), Column("Avvikelse", "deviation")]
        equals[4] = {2: sign, 3: -sign}
    return Layout(tuple(columns), "gross", equals, income=income, costs=costs)


def four_years_gross(draw: Random) -> Layout:
    """Income, costs and net of four years: twelve columns."""
    year = draw.randint(2018, 2026)
    names = ("Intäkter", "Kostnader", "Netto")
    columns = tuple(Column(f"{name} {year + at}", None, year + at) for at in range(4) for name in names)
    equals = {3 * at + 2: {3 * at: 1, 3 * at + 1: 1} for at in range(4)}
    return Layout(columns, "gross", equals)


def years(draw: Random) -> Layout:
    """Years, from an outcome to plans."""
    first, count = draw.randint(2018, 2026), draw.choice((2, 2, 2, 3, 3, 4, 5, 6))
    phases = ["plan"] * count
    phases[0] = draw.choice(("outcome", "budget"))
    phases[1] = "budget"
    if count > 3 and draw.random() < 0.3:
        phases[2] = "budget"
    names = {
        "plan": draw.choice(("Plan", "Plan", "VEP")),
        "budget": "Budget",
        "outcome": draw.choice(("Bokslut", "Utfall")),
    }
    columns = tuple(Column(f"{names[phase]} {first + at}", phase, first + at) for at, phase in enumerate(phases))
    return Layout(columns, draw.choice(("alike", "alike", "alike", "indexed")), costs=draw.choice((1, -1)))


def compared(draw: Random) -> Layout:
    """This year and the last, with what differs."""
    year = draw.randint(2018, 2026)
    columns = (
        Column(f"Budget {year}", "budget", year),
        Column(f"Budget {year + 1}", "budget", year + 1),
        Column("Förändring", "change"),
    )
    return Layout(columns, "alike", {2: {0: -1, 1: 1}}, costs=draw.choice((1, -1)))


def two(draw: Random) -> Layout:
    """Two years and nothing else: days of a balance sheet, outcomes, budgets."""
    year, name = draw.randint(2018, 2026), draw.choice(("Bokslut {}", "Utfall {}", "Budget {}", "{}-12-31", "{}"))
    first, second = draw.choice(((year, year - 1), (year - 1, year)))
    phase: Literal["outcome", "budget"] = "budget" if name.startswith("Budget") else "outcome"
    columns = tuple(Column(name.format(of), phase, of) for of in (first, second))
    return Layout(columns, "alike", costs=draw.choice((1, -1)))


def one(draw: Random) -> Layout:
    """A single year."""
    year = draw.randint(2018, 2026)
    return Layout((Column(f"Budget {year}", "budget", year),), "alike", costs=draw.choice((1, -1)))


def summed_years(draw: Random) -> Layout:
    """Years and their sum, which stands last or first."""
    first, count = draw.randint(2018, 2026), draw.randint(2, 6)
    columns = [
        Column(f"{'Plan' if at else 'Budget'} {first + at}", "plan" if at else "budget", first + at)
        for at in range(count)
    ]
    head = draw.choice((f"Totalt {first}–{first + count - 1}", "Totalt", "Summa", "Total budget"))
    place = draw.choice((0, count))
    columns.insert(place, Column(head))
    return Layout(tuple(columns), "lumpy", {place: {at: 1 for at in range(count + 1) if at != place}}, costs=1)


def part_year(draw: Random) -> Layout:
    """Months against months of the budget, the year's budget, the forecast and how it deviates."""
    year, sign = draw.randint(2018, 2026), draw.choice((1, -1))
    columns = (
        Column("Utfall jan–aug", "outcome", year),
        Column("Budget jan–aug", "budget", year),
        Column("Avvikelse", "deviation"),
        Column(f"Årsbudget {year}", "budget", year),
        Column(f"Årsprognos {year}", "forecast", year),
        Column("Avvikelse helår", "deviation"),
    )
    equals = {2: {0: -sign, 1: sign}, 5: {3: sign, 4: -sign}}
    return Layout(columns, "alike", equals, costs=draw.choice((1, -1)))


def beside(draw: Random, layout: Layout) -> Layout:
    """The layout with a column beside it that does not add: a change in per cent, posts, kronor per head."""
    count, drawn = len(layout.columns), layout.drawn
    if len(drawn) < 2 or layout.draws == "gross" or draw.random() > 0.25:
        return layout
    if draw.random() < 0.7:
        head = draw.choice(("Förändring %", "Förändring i %", "Avvikelse %", "%"))
        more, changes = Column(head, "percent", kind="percent"), {count: (drawn[0], drawn[1])}
        return Layout((*layout.columns, more), layout.draws, layout.equals, layout.better, changes, (), 1, layout.costs)
    more = Column(draw.choice(("kr/inv", "Årsarbetare", "Antal platser")), kind="other")
    parts = ((*layout.columns, more), layout.draws, layout.equals, layout.better, {}, (count,), 1, layout.costs)
    return Layout(*parts)


FOLLOWED: tuple[Callable[[Random], Layout], ...] = (follow_up, follow_up, part_year, years, compared, one, two, two)
"""For result statements and notes."""
NESTED: tuple[Callable[[Random], Layout], ...] = (follow_up, gross, gross, years, years, one, two, compared, part_year)
"""For boards and their activities."""
