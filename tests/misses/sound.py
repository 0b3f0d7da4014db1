"""Budgets that are right, drawn at random: exact true values, and each figure rounded on its own as documents do."""

import random
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from ks_budget.files.write import budget_toml
from ks_budget.model import (
    Adjustment,
    Budget,
    Claim,
    Comment,
    Content,
    Document,
    Frame,
    Group,
    Investments,
    Line,
    PrintedBridge,
    Project,
    Publication,
)
from ks_budget.money import DECIMALS, POWERS

YEAR = 2024
SERIES = ("pkv", "wages")
Values = dict[int, Decimal]
"""True values by year, in tkr."""


class Drawn:
    """One budget and the one before it."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.unit: Any = self.chance.choice(["tkr", "tkr", "tkr", "mnkr", "kr"])
        self.years = list(range(YEAR + 1, YEAR + 1 + self.chance.randint(0, 3)))
        self.rates = {s: {y: self._rate() for y in range(YEAR - 1, YEAR + 4)} for s in SERIES}
        self.printing = self.chance.choice(["all", "all", "all", "totals", "gaps", "lines", "none"])
        self._effects: list[tuple[int, str, dict[str, Decimal]]] = []
        """What the adjustments of the frame at hand truly come to: year, kind, amount by line."""
        frames = [self._frame(f"f{i}") for i in range(self.chance.randint(1, 3))]
        investments = self._investments() if self.chance.random() < 0.5 else (None, None)
        self.previous = self._budget(YEAR - 1, [before for before, _, _ in frames], investments[0], [])
        claims = [claim for _, _, claims in frames for claim in claims]
        self.budget = self._budget(YEAR, [frame for _, frame, _ in frames], investments[1], claims)

    def toml(self) -> tuple[str, str]:
        """Last year's budget and this one as files."""
        return budget_toml(self.previous.content), budget_toml(self.budget.content)

    def printed(self, value: Decimal, unit: str = "") -> Any:
        """A true amount as it is printed."""
        unit = unit or self.unit
        shown = (value.scaleb(3 - POWERS[unit])).quantize(Decimal(1).scaleb(-DECIMALS[unit]), rounding="ROUND_HALF_UP")
        return shown if DECIMALS[unit] else int(shown)

    def _rate(self) -> Decimal:
        return Decimal(self.chance.randint(-5, 60)) / 10

    def _true(self, size: int) -> Decimal:
        return Decimal(self.chance.randint(0, size * 1000)) / 1000

    def _budget(self, year: int, frames: list[Frame], investments: Any, claims: list[Claim]) -> Budget:
        publications = tuple(
            Publication(id=f"{series}-1", series=series, rates=dict(rates)) for series, rates in self.rates.items()
        )
        plan = tuple(self.years) if year == YEAR else ()
        content = Content(
            document=Document(title=str(year), year=year, unit=self.unit, plan_years=plan),
            publications=publications,
            frames=tuple(frames),
            investments=investments,
            claims=tuple(claims),
        )
        return Budget(name=str(year), content=content, publications=publications)

    def _frame(self, id: str) -> tuple[Frame, Frame, list[Claim]]:
        chance, share = self.chance, self.chance.choice([1, 1, Decimal("0.5")])
        kinds = ["revenue", *["cost"] * chance.randint(1, 5), "grant", *["financial"] * chance.randint(0, 1)]
        index: dict[str, Any] = {f"l{i}": chance.choice([None, None, "wages"]) for i in range(len(kinds))}
        shares: dict[str, Any] = {f"l{i}": chance.choice([None, None, Decimal("0.8")]) for i in range(len(kinds))}
        true: dict[str, Values] = {}
        for i, kind in enumerate(kinds):
            sign = -1 if kind == "cost" else 1
            before = sign * self._true(chance.choice([10, 1000, 100_000]))
            true[f"l{i}"] = {YEAR - 1: before, YEAR: before * (1 + Decimal(chance.randint(-80, 120)) / 1000)}
        adjustments, effects = self._adjustments(kinds)
        self._effects = effects

        def moved(line: str, year: int, share: Any = share) -> Decimal:
            counts = share if shares[line] is None else shares[line]
            growth = 1 + Decimal(counts) * self.rates[index[line] or "pkv"][year] / 100
            temporary = sum(a.get(line, 0) for y, kind, a in effects if y == year - 1 and kind == "temporary")
            coming = sum(a.get(line, 0) for y, _, a in effects if y == year)
            return (true[line][year - 1] - temporary) * growth + coming

        for year in self.years:
            for line in true:
                true[line][year] = moved(line, year)
        bridge, permanent = self._bridge(kinds, true, moved)
        base = {"id": id, "name": f"Ram {id}", "index": "pkv", "share": share}
        labels: list[dict[str, Any]] = [
            {"id": line, "label": line, "kind": kind, "index": index[line], "share": shares[line]}
            for line, kind in zip(true, kinds, strict=True)
        ]
        now = [{"amount": self.printed(by[YEAR]), "printed": self._plan(by)} for by in true.values()]
        then = [{"amount": self.printed(by[YEAR - 1])} for by in true.values()]
        frame = Frame(
            **base,
            lines=tuple(Line(**label, **figures) for label, figures in zip(labels, now, strict=True)),
            printed_totals=self._totals(kinds, true, [YEAR, *self.years]),
            adjustments=(*adjustments, *permanent),
            printed_bridge=bridge,
            comments=tuple(self._comments(kinds, true)),
        )
        before = Frame(
            **base,
            lines=tuple(Line(**label, **figures) for label, figures in zip(labels, then, strict=True)),
            printed_totals=self._totals(kinds, true, [YEAR - 1]),
        )
        return before, frame, self._claims(id, true)

    def _adjustments(self, kinds: list[str]) -> tuple[list[Adjustment], list[tuple[int, str, dict[str, Decimal]]]]:
        """Of the budget's own year and the plan's: true effects, and printed ones."""
        made, effects = [], list[tuple[int, str, dict[str, Decimal]]]()
        for _ in range(self.chance.randint(0, 3)):
            year = self.chance.choice([YEAR, *self.years])
            kind: Any = "temporary" if year == YEAR else self.chance.choice(["temporary", "permanent"])
            amount = Decimal(self.chance.randint(-50_000, 50_000)) / 10
            true = {f"l{kinds.index('grant')}": amount, f"l{kinds.index('cost')}": -amount}
            effects.append((year, kind, true))
            unit: Any = self.chance.choice([None, "mnkr"])
            shown = {line: self.printed(value, unit or self.unit) for line, value in true.items()}
            made.append(Adjustment(year=year, kind=kind, reason="x", unit=unit, effects=shown))
        return made, effects

    def _bridge(self, kinds: list[str], true: dict[str, Values], moved: Callable[..., Decimal]) -> Any:
        """The bridge as the text states it, and the decided change that closes it."""
        line = f"l{kinds.index('grant')}"
        if self.chance.random() < 0.4:
            return None, []
        unit: Any = self.chance.choice(["mnkr", self.unit])
        before, now = true[line][YEAR - 1], true[line][YEAR]
        # What is temporary this year is among what is decided; nothing was last year.
        indexed = moved(line, YEAR) - sum(self._own(line), Decimal(0))
        rest = now - moved(line, YEAR)
        stated = PrintedBridge(
            unit=unit,
            base=self.printed(before, unit),
            indexed=self.printed(indexed, unit),
            grant=self.printed(now, unit),
        )
        own = Adjustment(year=YEAR, kind="permanent", reason="y", effects={line: self.printed(rest)})
        return stated, [own]

    def _own(self, line: str) -> list[Decimal]:
        return [effect[line] for year, _, effect in self._effects if year == YEAR and line in effect]

    def _plan(self, true: Values) -> dict[int, Any]:
        if self.printing in ("none", "totals"):
            return {}
        years = self.years[-1:] if self.printing == "gaps" else self.years
        return {year: self.printed(true[year]) for year in years}

    def _totals(self, kinds: list[str], true: dict[str, Values], years: list[int]) -> Any:
        if self.printing == "lines":
            return {}
        names = {"costs": ("cost",), "net": ("cost", "revenue"), "result": ("cost", "revenue", "grant", "financial")}
        shown = years[:1] if self.printing == "none" else years
        return {
            total: {
                year: self.printed(sum((true[f"l{i}"][year] for i, k in enumerate(kinds) if k in of), Decimal(0)))
                for year in shown
            }
            for total, of in names.items()
        }

    def _comments(self, kinds: list[str], true: dict[str, Values]) -> list[Comment]:
        made = []
        for i, kind in enumerate(kinds):
            if self.chance.random() < 0.5:
                unit: Any = self.chance.choice(["mnkr", "tkr"])
                now, before = true[f"l{i}"][YEAR], true[f"l{i}"][YEAR - 1]
                grows = (now - before) * (-1 if kind == "cost" else 1)
                direction: Any = "up" if grows >= 0 else "down"
                written = self.printed(now) - self.printed(before)
                figure = self.printed(abs(grows), unit)
                made.append(Comment(line=f"l{i}", figure=figure, unit=unit, direction=direction, written_for=written))
        return made

    def _claims(self, id: str, true: dict[str, Values]) -> list[Claim]:
        """Of one line: what it is, and how it has changed."""
        now, before = true["l0"][YEAR], true["l0"][YEAR - 1]
        this, last = f"{id}.l0[{YEAR}]", f"{id}.l0[{YEAR - 1}]"
        said: dict[str, tuple[Any, Any, str]] = {
            "is": (self.printed(now, "mnkr"), "mnkr", this),
            "change": (self.printed(now - before, "tkr"), "tkr", f"{this} - {last}"),
        }
        if before > 1000:
            percent = ((now / before - 1) * 100).quantize(Decimal("0.1"), rounding="ROUND_HALF_UP")
            said["percent"] = percent, "%", f"{this} / {last} - 1"
        return [
            Claim(id=f"{id}-{name}", text=name, figure=figure, unit=unit, equals=equals)
            for name, (figure, unit, equals) in said.items()
        ]

    def _investments(self) -> tuple[Investments, Investments]:
        years, last = [YEAR, *self.years], YEAR - 1
        groups = [
            [{year: self._true(20_000) for year in (last, *years)} for _ in range(self.chance.randint(1, 4))]
            for _ in range(self.chance.randint(1, 3))
        ]

        def chapter(of: list[int]) -> Investments:
            def total(projects: list[Values]) -> dict[int, Any]:
                return {year: self.printed(sum((p[year] for p in projects), Decimal(0))) for year in of}

            return Investments(
                years=tuple(of),
                printed=total([project for group in groups for project in group]),
                groups=tuple(
                    Group(
                        id=f"g{g}",
                        name=f"Grupp {g}",
                        printed=total(group),
                        projects=tuple(
                            Project(id=f"p{g}-{p}", name=f"Projekt {p}", amounts={y: self.printed(true[y]) for y in of})
                            for p, true in enumerate(group)
                        ),
                    )
                    for g, group in enumerate(groups)
                ),
            )

        return chapter([last]), chapter(years)
