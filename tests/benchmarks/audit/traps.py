"""Clean tables made to tempt: what looks like a slip and is none. Nothing may be found in them."""

from collections.abc import Callable
from decimal import Decimal
from random import Random

from ks_budget.tables.table import Column

from . import labels
from .printing import draw_style
from .tables import make
from .truth import Body, Made, percent, printed

Values = list[list[float | None]]


def made(
    draw: Random, name: str, heads: tuple[Column, ...], rows: list[tuple[str, list[float | None]]], *more: int
) -> Made:
    """A table of the values. ``more``: the decimals of each column, or of all."""
    decimals = more if len(more) > 1 else more * len(heads)
    body: Body = [
        [None if value is None else printed(value, of) for value, of in zip(values, decimals, strict=True)]
        for _, values in rows
    ]
    return Made(name, heads, [label for label, _ in rows], body, draw_style(draw), "mnkr" if decimals[0] else "tkr")


def amounts(draw: Random, count: int, size: float) -> list[float | None]:
    return [size * 10 ** draw.gauss(0, 0.6) for _ in range(count)]


def summed(rows: list[list[float | None]]) -> list[float | None]:
    return [sum(value or 0 for value in column) for column in zip(*rows, strict=True)]


def drawn(draw: Random, columns: int) -> tuple[list[tuple[str, list[float | None]]], int]:
    """Rows of amounts with their labels, and how many decimals they are printed with."""
    decimals = draw.choice((0, 0, 1))
    size = 10 ** (draw.uniform(1.0, 3.0) if decimals else draw.uniform(1.5, 4.5))
    names = draw.sample(labels.ACTIVITIES, draw.randint(3, 14))
    return [(name, amounts(draw, columns, size)) for name in names], decimals


def eliminations(draw: Random) -> Made:
    """A group of companies: what they sell one another is taken away from its sums, and not from the municipality's."""
    heads = ("Koncern 2023", "Koncern 2022", "Kommun 2023", "Kommun 2022")
    rows, decimals = drawn(draw, 4)
    inside, total = draw.choice(((0, 1), (0,), (1,))), summed([values for _, values in rows])
    for at in inside:
        total[at] = (total[at] or 0) - (rows[0][1][at] or 0) * 0.3
    rows.append(("Summa verksamhetens intäkter", total))
    return made(draw, "eliminations", tuple(Column(head) for head in heads), rows, decimals)


def mixed_deviations(draw: Random) -> Made:
    """A plus is always better: deviations turn their sign between income and costs, and a forecast stands beside."""
    year, rows, sums = 2024, [], []
    size = 10 ** draw.uniform(1.5, 4.5)

    def row(label: str, outcome: float, budget: float, sign: int) -> tuple[str, list[float | None]]:
        return label, [outcome, budget, sign * (outcome - budget), outcome * 1.02]

    for names, sign, total in ((labels.INCOME, 1, "Summa intäkter"), (labels.COSTS, -1, "Summa kostnader")):
        outcomes = [value or 0 for value in amounts(draw, draw.randint(2, 4), size)]
        budgets = [outcome * draw.uniform(0.85, 1.15) for outcome in outcomes]
        chosen = draw.sample(names, len(outcomes))
        rows += [row(*of, sign) for of in zip(chosen, outcomes, budgets, strict=True)]
        sums.append((sum(outcomes), sum(budgets)))
        rows.append(row(total, *sums[-1], sign))
    rows.append(row("Nettoresultat", sums[0][0] - sums[1][0], sums[0][1] - sums[1][1], 1))
    heads = (
        Column(f"Utfall {year}", "outcome", year),
        Column(f"Budget {year}", "budget", year),
        Column("Avvikelse", "deviation"),
        Column("Prognos", "forecast", year),
    )
    return made(draw, "mixed deviations", heads, rows, 0)


def shares(draw: Random) -> Made:
    """Shares in per cent that add up to a hundred, or nearly."""
    rows, decimals = drawn(draw, 1)
    total = sum(values[0] or 0 for _, values in rows)
    filled = [(label, [values[0], 100 * (values[0] or 0) / total]) for label, values in rows]
    heads = (Column("Belopp"), Column("Andel %", "percent", kind="percent"))
    return made(draw, "shares", heads, [*filled, ("Summa", [total, 100.0])], decimals, 1)


def cumulative(draw: Random) -> Made:
    """Each column holds the one before it."""
    rows, decimals = drawn(draw, 4)
    for _, values in rows:
        for at in range(1, 4):
            values[at] = (values[at] or 0) + (values[at - 1] or 0)
    rows.append(("Summa", summed([values for _, values in rows])))
    heads = ("Jan–mar", "Jan–jun", "Jan–sep", "Helår")
    return made(draw, "cumulative", tuple(Column(head) for head in heads), rows, decimals)


def hidden_row(draw: Random) -> Made:
    """A sum counts a row that is not shown, in every column."""
    rows, decimals = drawn(draw, 3)
    total = summed([values for _, values in rows])
    heads = (
        Column("Utfall 2023", "outcome", 2023),
        Column("Budget 2024", "budget", 2024),
        Column("Plan 2025", "plan", 2025),
    )
    return made(draw, "hidden row", heads, [*rows[:-1], ("Totalt", total)], decimals)


def balance_sheet(draw: Random) -> Made:
    """Two sides of equal sums, with a part of equity as varav, and a ratio below."""
    decimals, size = draw.choice((0, 1)), 10 ** draw.uniform(2, 4)
    rows: list[tuple[str, list[float | None]]] = []
    halves = []
    for name in ("Summa anläggningstillgångar", "Summa omsättningstillgångar"):
        items = [(label, amounts(draw, 2, size)) for label in draw.sample(labels.NOTES, draw.randint(2, 4))]
        halves.append(summed([values for _, values in items]))
        rows += [*items, (name, halves[-1])]
    assets = [value or 0 for value in summed(halves)]
    equity, set_aside = [value * draw.uniform(0.3, 0.6) for value in assets], [value * 0.12 for value in assets]
    debts: list[float | None] = [a - b - c for a, b, c in zip(assets, equity, set_aside, strict=True)]
    rows += [("SUMMA TILLGÅNGAR", [*assets]), ("Eget kapital", [*equity])]
    rows += [("varav årets resultat", [value * 0.05 for value in equity]), ("Avsättningar", [*set_aside])]
    rows += [("Skulder", debts), ("SUMMA EGET KAPITAL OCH SKULDER", [*assets])]
    rows.append(("Soliditet %", [100 * a / b for a, b in zip(equity, assets, strict=True)]))
    return made(
        draw, "balance sheet", (Column("2023-12-31", None, 2023), Column("2022-12-31", None, 2022)), rows, decimals
    )


def survey(draw: Random) -> Made:
    """Marks between 0 and 100, year by year."""
    years = range(2019, 2019 + draw.randint(2, 6))
    rows: list[tuple[str, list[float | None]]] = []
    for name in draw.sample(labels.ACTIVITIES, draw.randint(6, 28)):
        middle = draw.randint(20, 95)
        rows.append((name, [max(0, min(100, middle + draw.randint(-5, 5))) for _ in years]))
    return made(draw, "survey", tuple(Column(str(year), None, year, kind="other") for year in years), rows, 0)


def staff(draw: Random) -> Made:
    """Women, men, all, and a share."""
    counts = [(draw.randint(0, 200), draw.randint(1, 90)) for _ in range(draw.randint(3, 14))]
    names = draw.sample(labels.ACTIVITIES, len(counts))
    counts.append((sum(women for women, _ in counts), sum(men for _, men in counts)))
    rows: list[tuple[str, list[float | None]]] = [
        (name, [women, men, women + men, 100 * women / (women + men)])
        for name, (women, men) in zip([*names, "Summa"], counts, strict=True)
    ]
    heads = ("Kvinnor", "Män", "Totalt", "Andel kvinnor %")
    return made(draw, "staff", tuple(Column(head, kind="other") for head in heads), rows, 0)


def indexed_apart(draw: Random) -> Made:
    """Years as copies of the first, each raised by one index: any balanced sum would hold as well."""
    rows, decimals = drawn(draw, 4)
    for _, values in rows:
        for at in range(1, 4):
            values[at] = (values[at - 1] or 0) * 1.023
    heads = tuple(Column(f"Plan {2025 + at}", "plan", 2025 + at) for at in range(4))
    return made(draw, "indexed", heads, rows, decimals)


def changes_only(draw: Random) -> Made:
    """Changes in per cent of figures that stand in another table, and their mean."""
    rows = [
        (name, [draw.uniform(-9, 9) for _ in range(3)]) for name in draw.sample(labels.ACTIVITIES, draw.randint(3, 14))
    ]
    total: list[float | None] = [draw.uniform(-2, 2) for _ in range(3)]
    heads = tuple(Column(f"Förändring {2023 + at} %", "percent", 2023 + at, kind="percent") for at in range(3))
    return made(draw, "changes only", heads, [*[(name, [*values]) for name, values in rows], ("Totalt", total)], 1)


def varav(draw: Random) -> Made:
    """Rows that are part of the row above, and never added, many and large."""
    rows, decimals = drawn(draw, 2)
    shown: list[tuple[str, list[float | None]]] = []
    for label, values in rows:
        shown.append((label, values))
        if draw.random() < 0.6:
            share = draw.uniform(0.2, 0.9)
            shown.append((draw.choice(("varav personal", "därav lokaler")), [(value or 0) * share for value in values]))
    total = summed([values for _, values in rows])
    after, before = total
    growth = float(percent(Decimal(after or 0), Decimal(before or 1)))
    shown += [("Summa", total), ("Förändring, procent", [growth, None])]
    return made(
        draw, "varav", (Column("Budget 2025", "budget", 2025), Column("Budget 2024", "budget", 2024)), shown, decimals
    )


TRAPS: dict[str, Callable[[Random], Made]] = {
    "eliminations": eliminations,
    "mixed deviations": mixed_deviations,
    "shares": shares,
    "cumulative": cumulative,
    "hidden row": hidden_row,
    "balance sheet": balance_sheet,
    "survey": survey,
    "staff": staff,
    "indexed": indexed_apart,
    "changes only": changes_only,
    "varav": varav,
}


def noise(draw: Random) -> Made:
    """A table in which nothing is true: as it is made, every digit then drawn anew. Zeros at the end are kept."""
    table = make(draw)
    for row in table.figures:
        for at, figure in enumerate(row):
            if figure and figure.units:
                digits = str(abs(figure.units))
                kept = digits.rstrip("0")
                body = draw.choice("123456789") + "".join(draw.choice("0123456789") for _ in kept[1:])
                value = int(body.ljust(len(digits), "0"))
                row[at] = figure._replace(units=value if figure.units > 0 else -value)
    table.sums, table.products, table.changes = [], [], []
    return table
