"""Whole tables with what is true of them, of each shape that budgets and reports have."""

from collections.abc import Callable
from decimal import Decimal
from random import Random
from typing import Literal

from ks_budget.money import POWERS
from ks_budget.tables.table import Column

from . import labels, layouts, rows
from .layouts import Layout, Terms
from .printing import draw_style
from .rows import Rows
from .truth import Body, Change, Figure, Made, Place, Product, percent, printed

SIZES = {"kr": (5.0, 7.5), "tkr": (5.0, 8.3), "mnkr": (5.0, 8.7)}
"""By unit, the powers of ten of kronor that figures lie between."""
SHAPES = {"nested": 34, "result": 16, "years": 10, "investments": 10, "notes": 8, "indicators": 8, "excerpt": 4}
SHAPES |= {"risks": 5, "priced": 5}
"""How often each shape is drawn."""


def make(draw: Random, shape: str = "") -> Made:
    """A table, of a shape drawn or given."""
    shape = shape or draw.choices(list(SHAPES), list(SHAPES.values()))[0]
    while True:
        made = SPECIAL[shape](draw) if shape in SPECIAL else adding(draw, shape)
        shown = [[bool(figure and figure.units) for figure in row] for row in made.figures]
        # A column of nothing, or of one figure, is no column of figures to anybody.
        if all(sum(column) >= 2 for column in zip(*shown, strict=True)):
            return made


def wide(draw: Random) -> Made:
    """About 40 rows and 12 columns, in three levels: a large table, to take the time of."""
    while True:
        made = adding(draw, "nested", layouts.four_years_gross)
        if 38 <= len(made.labels) <= 42:
            return made


def document(draw: Random) -> list[Made]:
    """Tables of one document: of the same years, and with rows of the same names that are not the same."""
    layout = draw.choice((layouts.years, layouts.follow_up, layouts.two))(draw)
    return [adding(draw, shape, lambda _: layout) for shape in draw.sample(("nested", "investments", "result"), 3)]


def adding(draw: Random, shape: str, chosen: Callable[[Random], Layout] | None = None) -> Made:
    """A table of amounts with sums; its columns are drawn where none are chosen."""
    unit, decimals = draw.choices((("kr", 0), ("tkr", 0), ("mnkr", 1), ("mnkr", 0)), (8, 46, 36, 10))[0]
    choices = {"nested": layouts.NESTED, "years": (layouts.summed_years, layouts.years)}
    choices |= {"investments": (layouts.summed_years, layouts.summed_years, layouts.follow_up, layouts.one)}
    layout = layouts.beside(draw, (chosen or draw.choice(choices.get(shape, layouts.FOLLOWED)))(draw))
    exact, step = draw.random() < 0.3, 10 ** (POWERS[unit] - decimals)
    drawn = Rows(draw, layout, step if exact else 1, SIZES[unit])
    {"nested": rows.nested, "years": rows.nested, "result": rows.result, "notes": rows.notes}.get(
        shape, rows.investments
    )(drawn)
    made = Made(shape, layout.columns, drawn.labels, [], draw_style(draw), unit, exact)
    made.headings, made.totals = drawn.headings, frozenset(drawn.sums)
    for row, amounts in enumerate(drawn.amounts):
        made.figures.append(across(draw, layout, drawn, row, amounts, Figure(POWERS[unit], decimals)))
    made.sums = relations(layout, drawn)
    made.changes = [
        Change((row, after), (row, before), (row, column))
        for column, (after, before) in layout.changes.items()
        for row in range(len(drawn.labels))
    ]
    if shape in ("nested", "result") and draw.random() < 0.12:
        label, more, low, high = draw.choice(labels.FOOT)
        made.labels.append(label)
        made.figures.append([printed(draw.uniform(low, high), more) for _ in layout.columns])
    if shape in ("result", "notes") and draw.random() < 0.2:
        made.numbered = [str(row + 1) if draw.random() < 0.6 else "" for row in range(len(made.labels))]
    if draw.random() < 0.1:
        places = [(row, column) for row in range(len(made.labels)) for column in range(len(made.columns))]
        made.marked = frozenset(draw.sample(places, min(3, len(places))))
    return made


def turn(layout: Layout, drawn: Rows, row: int, column: int) -> int:
    """-1 where a deviation is printed with its sign turned, since the row is a cost."""
    return -1 if column == layout.better and row in drawn.costs else 1


def across(draw: Random, layout: Layout, drawn: Rows, row: int, amounts: rows.Amounts, scale: Figure) -> list[Figure]:
    """The printed figures of a row, in all columns. ``scale``: the unit's power of ten, and decimals."""
    values = dict(amounts)
    for column, terms in layout.equals.items():
        of = sum(values[at] * sign for at, sign in terms.items())
        values[column] = of * turn(layout, drawn, row, column)
    figures = {at: printed(Decimal(value).scaleb(-scale.units), scale.decimals) for at, value in values.items()}
    for column, (after, before) in layout.changes.items():
        figures[column] = printed(percent(Decimal(values[after]), Decimal(values[before])), 1)
    for column in layout.others:
        figures[column] = printed(abs(values[layout.drawn[0]]) / 10**scale.units * draw.uniform(0.01, 0.3), 0)
    return [figures[column] for column in range(len(layout.columns))]


def relations(layout: Layout, drawn: Rows) -> list[dict[Place, int]]:
    """Every sum that is true: of rows in each column, of columns in each row."""
    found: list[dict[Place, int]] = []
    for column in (*layout.drawn, *layout.equals):
        for total, terms in drawn.sums.items():
            signs: Terms = {total: -1, **terms}
            found.append({(row, column): sign * turn(layout, drawn, row, column) for row, sign in signs.items()})
    for column, terms in layout.equals.items():
        for row in range(len(drawn.labels)):
            found.append(
                {(row, column): -turn(layout, drawn, row, column), **{(row, at): sign for at, sign in terms.items()}}
            )
    return found


def plain(draw: Random, shape: str, columns: list[Column], names: list[str], figures: Body) -> Made:
    """A table of which nothing is true yet."""
    return Made(shape, tuple(columns), names, figures, draw_style(draw), None)


def indicators(draw: Random) -> Made:
    """Key figures, indices and posts: nothing adds."""
    count, year = draw.randint(2, 6), draw.randint(2015, 2023)
    names = draw.sample(labels.INDICATORS, draw.randint(3, len(labels.INDICATORS)))
    kind, figures = draw.choice(("percent", "index", "posts", "mixed")), []
    for _ in names:
        middle, decimals = 10 ** draw.uniform(0.7, 4), draw.choice((0, 1)) if kind == "mixed" else 0
        if kind in ("percent", "index"):
            middle, decimals = draw.uniform(20, 95), int(kind == "percent")
        figures.append([printed(middle * draw.uniform(0.9, 1.1), decimals) for _ in range(count)])
    of: Literal["percent", "other"] = "percent" if kind == "percent" else "other"
    columns = [Column(f"Utfall {year + at}", "outcome", year + at, kind=of) for at in range(count)]
    return plain(draw, "indicators", columns, names, figures)


def excerpt(draw: Random) -> Made:
    """The largest rows, and a sum that counts others too: nothing shown adds up to it."""
    count, year = draw.randint(2, 5), draw.randint(2015, 2023)
    names = draw.sample(labels.ACTIVITIES, draw.randint(3, 12))
    values = [[10 ** draw.uniform(2, 5) for _ in range(count)] for _ in names]
    values.append([sum(column) + 10 ** draw.uniform(3, 5) for column in zip(*values, strict=True)])
    columns = [Column(f"Utfall {year + at}", "outcome", year + at) for at in range(count)]
    made = plain(draw, "excerpt", columns, [*names, "Summa"], [[printed(value, 0) for value in row] for row in values])
    made.unit = "tkr"
    return made


def risks(draw: Random) -> Made:
    """Risks: likelihood times impact."""
    names, top, figures = draw.sample(labels.RISKS, draw.randint(5, len(labels.RISKS))), draw.choice((4, 5)), []
    for _ in names:
        likelihood, impact = draw.randint(1, top), draw.randint(1, top)
        figures.append([Figure(number, 0) for number in (likelihood, impact, likelihood * impact)])
    heads = ("Sannolikhet", draw.choice(("Konsekvens", "Väsentlighet")), "Riskvärde")
    heads = draw.choice((heads, ("S", "K", "Riskpoäng")))
    made = plain(draw, "risks", [Column(head, kind="other") for head in heads], names, figures)
    made.products = [Product((row, 0), (row, 1), (row, 2)) for row in range(len(names))]
    if draw.random() < 0.6:
        made.texts = ("Hantering", "Ansvarig")
        made.said = [(draw.choice(labels.TREATMENTS), draw.choice(("Enhetschef", "Rektor", "HR-chef"))) for _ in names]
    return made


def priced(draw: Random) -> Made:
    """Money by number: how many, at what price, what it comes to, and its sum."""
    names, figures, total = draw.sample(labels.ACTIVITIES, draw.randint(3, 12)), [], Decimal(0)
    for _ in names:
        number, price = draw.randint(20, 4000), draw.randint(10_000, 180_000)
        amount = Decimal(number * price).scaleb(-3)
        total += amount
        figures.append([Figure(number, 0), Figure(price, 0), printed(amount, 0)])
    names.append("Summa")
    figures.append([None, None, printed(total, 0)])
    columns = [Column("Antal", kind="other"), Column("Pris kr", kind="other"), Column("Belopp tkr", unit="tkr")]
    made = plain(draw, "priced", columns, names, figures)
    made.products = [Product((row, 0), (row, 1), (row, 2), 3) for row in range(len(names) - 1)]
    made.sums = [{(row, 2): 1 if row < len(names) - 1 else -1 for row in range(len(names))}]
    return made


SPECIAL = {"indicators": indicators, "excerpt": excerpt, "risks": risks, "priced": priced}
