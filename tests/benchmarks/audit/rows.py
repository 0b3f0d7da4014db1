"""The rows of made tables: what is drawn, what adds up to what, and which are part of another."""

from random import Random

from .labels import ACTIVITIES, BOARDS, COSTS, INCOME, NOTES, PROJECTS, TOTALS
from .layouts import Layout, Terms

Amounts = dict[int, int]
"""By drawn column, in kronor, signed as printed."""


class Rows:
    """The rows of a table as they are drawn, top to bottom."""

    def __init__(self, draw: Random, layout: Layout, step: int, size: tuple[float, float]) -> None:
        """``step`` is what every figure is a multiple of, in kronor; ``size`` the powers of ten they lie between."""
        self.draw, self.layout, self.step, self.size = draw, layout, step, size
        self.labels: list[str] = []
        self.amounts: list[Amounts] = []
        self.sums: dict[int, Terms] = {}
        self.parts: set[int] = set()
        self.headings: dict[int, str] = {}
        self.gaps: set[int] = set()
        self.costs: set[int] = set()
        """Rows that are costs in a table that tells income and costs apart."""

    def add(self, label: str, amounts: Amounts) -> int:
        self.labels.append(label)
        self.amounts.append(amounts)
        return len(self.labels) - 1

    def total(self, label: str, terms: Terms) -> int:
        """A row that is the sum of others."""
        row = self.add(label, added(self.amounts, terms))
        self.sums[row] = terms
        return row

    def fill(self, row: int, terms: Terms) -> None:
        """What a row that stood above its parts is the sum of."""
        self.amounts[row] = added(self.amounts, terms)
        self.sums[row] = terms

    def rounded(self, value: float) -> int:
        return round(value / self.step) * self.step

    def amount(self, larger: float = 0.0) -> int:
        low, high = self.size
        return 0 if self.draw.random() < 0.06 else int(10 ** self.draw.uniform(low + larger, high + larger))

    def leaf(self, sign: int = 1, larger: float = 0.0) -> Amounts:
        """What a row has in each drawn column."""
        draw, drawn = self.draw, self.layout.drawn
        whole = 10 ** draw.randint(3, 5) if draw.random() < 0.2 else 1
        amount, values = self.amount(larger), [0.0] * len(drawn)
        if self.layout.draws == "gross":
            income = self.amount(larger - 0.7) if draw.random() < 0.7 else 0
            for at, column in enumerate(drawn):
                net = self.layout.columns[column].phase == "budget"
                of = (amount * self.layout.costs, income * self.layout.income)[at % 2 == 0]
                values[at] = (-amount if net else of) * draw.uniform(0.93, 1.07)
        elif self.layout.draws == "lumpy":
            values = [amount * 10 ** draw.gauss(0, 0.4) if draw.random() < 0.7 else 0 for _ in drawn]
        elif self.layout.draws == "indexed":
            for at in range(len(drawn)):
                values[at] = values[at - 1] * draw.choice((1.009, 1.026, 1.02)) if at else amount
        else:
            values = [amount * draw.uniform(0.85, 1.18) for _ in drawn]
        figures = (self.rounded(round(value / whole) * whole) * sign for value in values)
        return dict(zip(drawn, figures, strict=True))

    def part_of(self, row: int, label: str) -> None:
        """A row that says how much of the row above is something."""
        share = self.draw.uniform(0.1, 0.6)
        self.parts.add(self.add(label, {at: self.rounded(value * share) for at, value in self.amounts[row].items()}))


def added(amounts: list[Amounts], terms: Terms) -> Amounts:
    columns = amounts[next(iter(terms))]
    return {column: sum(sign * amounts[row][column] for row, sign in terms.items()) for column in columns}


def nested(rows: Rows) -> None:
    """Boards and their activities, sums above or below their parts, one to three levels, often a grand total."""
    draw = rows.draw
    depth, above = draw.choices((1, 2, 3), (35, 45, 20))[0], draw.random() < 0.4
    room, headed = draw.randint(3, 36), not above and draw.random() < 0.35
    dash = draw.random() < 0.15

    def group(level: int) -> int:
        label = draw.choice(BOARDS if level > 1 or depth == 1 else ACTIVITIES)
        head = rows.add(label, {}) if above else -1
        if headed and level == 1 and depth > 1:
            rows.headings[len(rows.labels)] = label
        inside: list[int] = []
        for _ in range(draw.randint(2, 6) if level > 1 else draw.randint(2, min(12, max(2, room)))):
            if len(rows.labels) > room and len(inside) >= 2:
                break
            if level > 1 and draw.random() < 0.75:
                inside.append(group(level - 1))
                continue
            name = draw.choice(ACTIVITIES if depth > 1 or above else BOARDS)
            inside.append(rows.add(f"- {name}" if dash else name, rows.leaf()))
            if draw.random() < 0.05:
                rows.part_of(inside[-1], f"varav {draw.choice(ACTIVITIES).lower()}")
        terms = dict.fromkeys(inside, 1)
        if above:
            rows.fill(head, terms)
            return head
        return rows.total(draw.choice(TOTALS).format(label.lower()), terms)

    if depth == 1 and not above:
        group(1)
        return
    tops = [group(max(1, depth - 1)) for _ in range(draw.randint(2, 5))]
    if not above or draw.random() < 0.6:
        rows.total(draw.choice(("Totalt", "Summa totalt", "SUMMA", "Total", "Summa")), dict.fromkeys(tops, 1))


def notes(rows: Rows) -> None:
    """A few items of a balance sheet, and their sum; one note or several under one another."""
    for _ in range(rows.draw.choice((1, 1, 2, 3))):
        if rows.draw.random() < 0.5:
            rows.headings[len(rows.labels)] = rows.draw.choice(
                ("Långfristiga skulder", "Kortfristiga fordringar", "Avsättningar")
            )
        labels = rows.draw.sample(NOTES, rows.draw.randint(2, 8))
        items = [rows.add(label, rows.leaf()) for label in labels]
        rows.total(rows.draw.choice(("Summa", "Summa skulder", "Totalt", "Summa fordringar")), dict.fromkeys(items, 1))


def investments(rows: Rows) -> None:
    """Projects under their groups, with what is financed by others as därav, and a grand total."""
    draw, tops, net = rows.draw, [], rows.draw.random() < 0.3
    for name in draw.sample(BOARDS, draw.randint(1, 5)):
        if draw.random() < 0.5:
            rows.headings[len(rows.labels)] = name
        inside: list[int] = []
        for label in draw.sample(PROJECTS, draw.randint(2, 9)):
            inside.append(rows.add(label, rows.leaf()))
            if draw.random() < 0.06:
                rows.part_of(inside[-1], draw.choice(("därav ", "varav ")) + draw.choice(("bidrag", "etapp 1", "VA")))
        tops.append(rows.total(f"Summa {name.lower()}", dict.fromkeys(inside, 1)))
    if len(tops) > 1:
        tops = [rows.total(draw.choice(("Totalt", "Summa investeringar", "Total")), dict.fromkeys(tops, 1))]
    if net:
        income = rows.add("Investeringsbidrag", rows.leaf(-1, -0.5))
        rows.total("Nettoinvesteringar", {tops[0]: 1, income: 1})


def result(rows: Rows) -> None:
    """Revenue, costs, net costs, taxes and the result, with costs printed in either sign."""
    draw, sign = rows.draw, rows.layout.costs
    if draw.random() < 0.5:
        revenue = rows.add("Verksamhetens intäkter", rows.leaf())
    else:
        items = [rows.add(label, rows.leaf()) for label in draw.sample(INCOME, draw.randint(2, 4))]
        revenue = rows.total("Verksamhetens intäkter", dict.fromkeys(items, 1))
    if draw.random() < 0.25:
        rows.part_of(revenue, "varav jämförelsestörande poster")
    if draw.random() < 0.6:
        items = [rows.add(label, rows.leaf(sign)) for label in draw.sample(COSTS, draw.randint(2, 5))]
        costs = [rows.total("Verksamhetens kostnader", dict.fromkeys(items, 1))]
        rows.costs |= {*items, *costs}
    else:
        costs = [rows.add("Verksamhetens kostnader", rows.leaf(sign)), rows.add("Avskrivningar", rows.leaf(sign, -1))]
        rows.costs |= {*costs}
    turned = draw.choice((1, -1)) if sign == 1 and rows.layout.better is None else 1
    terms = {revenue: turned} | dict.fromkeys(costs, turned * -sign)
    net = rows.total("Verksamhetens nettokostnader", terms)
    if draw.random() < 0.3 or turned == -1:
        return
    if draw.random() < 0.3:
        rows.total("Årets resultat", {net: 1, rows.add("Kommunbidrag", rows.leaf(1, 0.3)): 1})
        return
    taxes = [
        rows.add("Skatteintäkter", rows.leaf(1, 0.5)),
        rows.add("Generella statsbidrag och utjämning", rows.leaf()),
    ]
    operating = rows.total("Verksamhetens resultat", {net: 1} | dict.fromkeys(taxes, 1))
    if draw.random() < 0.7:
        income = rows.add("Finansiella intäkter", rows.leaf(1, -1))
        cost = rows.add("Finansiella kostnader", rows.leaf(sign, -1))
        rows.costs.add(cost)
        rows.total("Årets resultat", {operating: 1, income: 1, cost: -sign})
