"""`ksb bridge` as tables: each step from last year's grant to this year's, the document's own figures, a waterfall."""

from decimal import Decimal
from typing import Literal

from msgspec import structs

from ks_budget.compute.bridge import Bridge, Stated, Step
from ks_budget.language import listed
from ks_budget.model import Budget, Frame
from ks_budget.money import convert, decimals_of
from ks_budget.numerals import write, write_amount, write_as_printed, write_percent
from ks_budget.printed.rates import Rates
from ks_budget.report import Bar, Block, Column, Lines, Quoted, Report, Row, Table
from ks_budget.views.words import none

WORDS = {
    "sv": {
        "title": "Ramförändring {year}, steg för steg: {name}",
        "step": "Belopp i {unit}",
        "amount": "Belopp",
        "stated": "Dokumentet",
        "difference": "Skillnad",
        "picture": "Diagram",
        "previous": "Kommunbidrag {before}",
        "dropped": "Tillfällig justering {before} upphör: {reason}",
        "base": "Grundbudget",
        "index": "Uppräkning: {index}",
        "uplift": "Uppräkning enligt dokumentet",
        "indexed": "Uppräknad grundbudget",
        "permanent": "{reason}",
        "temporary": "{reason} (tillfällig)",
        "sum": "Summa",
        "grant": "Kommunbidrag {year}",
        "unexplained": "Oförklarat",
        "start": "Ingående {after}: utan tillfälliga justeringar",
        "of": "{series} {percent}\u00a0× {share}",
        "unit_note": "Belopp i {unit}. Plus höjer kommunbidraget. Uppräkningen är avrundad som övriga belopp. "
        "Oförklarat = kommunbidraget minus summan.",
        "stated_by_variant": "Dokumentet = belopp som varianten, eller budgeten som den bygger på, anger, med lika "
        "många decimaler som där (≈ betyder uträknat ur dem). Skillnad = dokumentet minus beloppet, i {unit}.",
        "stated_note": "Dokumentet = dokumentets egna belopp, med lika många decimaler som där (≈ betyder uträknat ur "
        "dem). Skillnad = dokumentet minus beloppet, i {unit}.",
        "explained": "Det oförklarade beloppet ryms i avrundningen, som kan ge högst {allowed}.",
        "unexplained_note": "Avrundning kan förklara högst {allowed} av det oförklarade beloppet.",
        "base_note": "Dokumentets grundbudget ({stated}) är {difference} {direction} än förra årets kommunbidrag utan "
        "tillfälliga justeringar ({base}). Dokumentet förklarar inte skillnaden.",
        "more": "högre",
        "less": "lägre",
        "without_grant": "Utan kommunbidrag, och därför utan ramförändring: {frames}.",
        "stated_only": "Budgeten för {before} saknas. Tabellen utgår därför från dokumentets egen grundbudget.",
        "scale": "Diagram: █ nivå, ▒ ökning, ░ minskning. Skalan går från {low} till {high}.",
    },
    "en": {
        "title": "Bridge {year}: {name}",
        "step": "Amounts in {unit}",
        "amount": "Amount",
        "stated": "Document",
        "difference": "Difference",
        "picture": "Waterfall",
        "previous": "Grant {before}",
        "dropped": "Temporary {before} drops out: {reason}",
        "base": "Base",
        "index": "Index: {index}",
        "uplift": "Index as the document gives it",
        "indexed": "Base after index",
        "permanent": "{reason}",
        "temporary": "{reason} (temporary)",
        "sum": "Sum",
        "grant": "Grant {year}",
        "unexplained": "Unexplained",
        "start": "Start {after}: without temporary",
        "of": "{series} {percent}\u00a0× {share}",
        "unit_note": "Amounts in {unit}; plus raises the grant. The index is rounded as the other amounts are. "
        "Unexplained = the grant less the sum.",
        "stated_by_variant": "Document = figures that the variant, or the budget that it is based on, states, as "
        "printed (≈ computed from them). Difference = document less amount, in {unit}.",
        "stated_note": "Document = its own figures as printed (≈ computed from them). Difference = document less "
        "amount, in {unit}.",
        "explained": "What is unexplained is within rounding, which can stand for {allowed} at most.",
        "unexplained_note": "Rounding of the figures can stand for {allowed} at most of what is unexplained.",
        "base_note": "The document's base {stated} is {difference} {direction} than last year's grant without "
        "temporary items, {base}. The difference is not explained.",
        "more": "higher",
        "less": "lower",
        "without_grant": "Without a grant, and so without a bridge: {frames}.",
        "stated_only": "There is no budget {before}; the bridge starts from the document's own base.",
        "scale": "Waterfall: █ level, ▒ rise, ░ fall; the scale goes from {low} to {high}.",
    },
}


def view(budget: Budget, bridges: list[Bridge], without: list[Frame], rates: Rates, language: str) -> Report:
    """A table per frame. ``without`` are the frames that have no grant."""
    blocks: list[Block] = [_BridgeTable(budget, bridge, rates, language).table() for bridge in bridges]
    if without:
        names = listed([frame.name for frame in without], language)
        blocks.append(Lines("", [WORDS[language]["without_grant"].format(frames=names)]))
    blocks = blocks or [none(budget, "frames", language)]
    return Report("bridge", budget.name, budget.unit, language, blocks)


def without_waterfall(table: Table) -> Table:
    """The table of a bridge where it is drawn beside: without the picture and the note on its scale, the last ones."""
    rows = [structs.replace(row, cells=row.cells[:-1]) for row in table.rows]
    return structs.replace(table, columns=table.columns[:-1], rows=rows, notes=table.notes[:-1])


class _BridgeTable:
    """The table of one frame's bridge."""

    def __init__(self, budget: Budget, bridge: Bridge, rates: Rates, language: str) -> None:
        self.budget, self.bridge, self.rates, self.language = budget, bridge, rates, language
        self.words, self.unit, self.decimals = WORDS[language], budget.unit, decimals_of(bridge.step)
        self.years = {"before": budget.year - 1, "year": budget.year, "after": budget.year + 1}

    def table(self) -> Table:
        words, unit = self.words, self.unit
        stated = any(step.stated for step in self.bridge.steps)
        columns = [
            Column("step", words["step"].format(unit=unit)),
            Column("amount", words["amount"], "amount", decimals=self.decimals),
            *(
                [
                    Column("stated", words["stated"], "amount", decimals=None),
                    Column("difference", words["difference"], "amount", decimals=None, signed=True),
                ]
                if stated
                else []
            ),
            Column("waterfall", words["picture"], "picture"),
        ]
        low, high = self.scale()
        rows, level = [], low
        for i, step in enumerate(self.bridge.steps):
            end = level if step.amount is None else step.amount if step.is_level else level + step.amount
            # What is unexplained stands between the sum and the grant, which it is the way to.
            start, end = (level - (step.amount or 0), level) if step.kind == "unexplained" else (level, end)
            bar = Bar(low if step.is_level else start, end, low, high, _kind(step))
            level = end
            cells = [self.label(step), step.amount, *([*self.stated(step)] if stated else []), bar]
            kind = "total" if step.is_level else "quiet" if step.kind == "unexplained" else "part"
            rows.append(Row(_id(step, i, self.bridge.steps), cells, kind))  # type: ignore[arg-type]
        title = words["title"].format(year=self.budget.year, name=self.bridge.frame.name)
        return Table(self.bridge.frame.id, title, columns, rows, notes=self.notes(stated, low, high))

    def scale(self) -> tuple[Decimal, Decimal]:
        """From a tenth below the lowest level to the highest: a grant's steps would not show on a scale from 0."""
        levels, level = [], Decimal(0)
        for step in self.bridge.steps:
            if step.amount is not None and step.kind != "unexplained":
                level = step.amount if step.is_level else level + step.amount
                levels.append(level)
        low, high = min(levels), max(levels)
        return low - (high - low) / 5, high

    def label(self, step: Step) -> str:
        index = [
            self.words["of"].format(
                series=self.rates.name(by.series),
                percent=write_percent(self.rates.shown(by.series, self.budget.year) or by.percent, self.language),
                share=f"{write(by.share * 100, self.language, None)}\u00a0%",
            )
            for by in self.bridge.index
        ]
        word = "uplift" if step.kind == "index" and not index else step.kind
        return self.words[word].format(**self.years, reason=step.reason, index=listed(index, self.language))

    def stated(self, step: Step) -> tuple[Quoted | None, Decimal | None]:
        if step.stated is None:
            return None, None
        value = convert(step.stated.figure, step.stated.unit, self.unit)
        level = step.kind != "unexplained" and step.amount is not None
        return Quoted(value, self.quoted(step.stated)), value - step.amount if level and step.amount else None

    def quoted(self, stated: Stated) -> str:
        mark = "" if stated.printed else "≈ "
        return mark + write_as_printed(stated.figure, self.language, stated.unit)

    def notes(self, stated: bool, low: Decimal, high: Decimal) -> list[str]:
        words, bridge = self.words, self.bridge
        by_kind = {step.kind: step for step in bridge.steps}
        notes = [words["unit_note"].format(unit=self.unit)]
        if stated:
            # What a proposal states itself is not the words of the document that it is laid over.
            by = "stated_by_variant" if self.budget.content.document.based_on else "stated_note"
            notes.append(words[by].format(unit=self.unit))
        if not bridge.from_previous:
            notes.append(words["stated_only"].format(**self.years))
        notes += self.base_note(by_kind["base"])
        left = by_kind["unexplained"].amount
        if left:
            word = "explained" if abs(left) <= bridge.allowed else "unexplained_note"
            notes.append(words[word].format(allowed=self.amount(bridge.allowed)))
        return [*notes, words["scale"].format(low=self.amount(low), high=self.amount(high))]

    def base_note(self, base: Step) -> list[str]:
        """How far the stated base is from last year's budget, where its precision does not explain it."""
        if base.stated is None or base.amount is None or self.bridge.base_agrees:
            return []
        value = convert(base.stated.figure, base.stated.unit, self.unit)
        difference = value - base.amount
        return [
            self.words["base_note"].format(
                stated=self.quoted(base.stated),
                difference=self.amount(abs(difference)),
                direction=self.words["more" if difference > 0 else "less"],
                base=self.amount(base.amount),
            )
        ]

    def amount(self, value: Decimal) -> str:
        return write_amount(value, self.unit, self.language, decimals=self.decimals)


def _kind(step: Step) -> Literal["level", "up", "down"]:
    return "level" if step.is_level else "up" if (step.amount or 0) >= 0 else "down"


def _id(step: Step, i: int, steps: list[Step]) -> str:
    """The kind of step; changes of one kind are numbered in order."""
    if step.kind not in ("permanent", "temporary", "dropped"):
        return step.kind
    return f"{step.kind}-{sum(other.kind == step.kind for other in steps[: i + 1])}"
