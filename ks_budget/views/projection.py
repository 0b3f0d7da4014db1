"""`ksb project` as tables: a frame each, and with `--printed` the printed plan beside the computed one."""

from collections.abc import Callable
from decimal import Decimal

from msgspec import Struct

from ks_budget.compute.footing import Rounding, each, rounded, step_of
from ks_budget.compute.projection import ProjectedFrame, Projection
from ks_budget.language import listed
from ks_budget.model import Budget, Frame
from ks_budget.model.shape import Amounts, is_total, printed_order
from ks_budget.money import POWERS, convert, decimals_of, nearest, step
from ks_budget.numerals import NO_BREAK, decimals_shown, write, write_amount, write_percent, write_step
from ks_budget.printed.rates import Rates, can_be_projected, series_used, share_of
from ks_budget.report import Block, Column, Rate, Report, Row, Table, Value, or_missing
from ks_budget.views.words import UNIT_NOTE, labels_of_totals, none

WORDS = {
    "sv": {
        "line": "Belopp i {unit}",
        "base": "Budget {year}",
        "plan": "Plan {year}",
        "as_printed": "Dokumentets plan {year}",
        "not_projected": "Planåren visas så som dokumentet anger dem och räknas inte fram: ramen har inget index.",
        "not_all_projected": "Planåren för {frames} visas så som dokumentet anger dem och räknas inte fram: inget "
        "index.",
        "index": "{series}",
        "foot": "Beräknat år för år utan avrundning. Beloppen avrundas först när de visas, i steg om {step}, och så "
        "att varje summa stämmer. Inget belopp avviker ett helt steg från sitt exakta värde.",
        "each": "Beräknat år för år utan avrundning. Varje belopp är avrundat för sig, i steg om {step}. Summorna kan "
        "därför skilja sig från raderna.",
        "publication": "Källa för {series}: {source}.",
        "sum_of": "Summa av ramarna {frames}.",
        "share": "Raderna räknas upp med {shares} av index.",
        "dropped": "Den tillfälliga justeringen ”{reason}” ({effects}) tas bort {year}, före uppräkningen.",
        "arrives": "Justering från {year}: {reason} ({effects}).",
        "passing": "Tillfällig justering {year}: {reason} ({effects}).",
        "gap": "Kolumnen Budget {year} visar dokumentets egna siffror. {total}: dokumentet anger {printed}, men "
        "raderna ger {added}. Skillnaden ({difference}) ryms i avrundningen. Planåren räknas från belopp som stämmer "
        "med alla siffror i dokumentet.",
        "gap_real": "{total} {year}: dokumentet anger {printed}, men raderna ger {added}. Skillnaden ({difference}) "
        "ryms i avrundningen. Beloppen räknas från siffror som stämmer med alla siffror i dokumentet.",
        "bad_gap": "{total} {year}: dokumentet anger {printed}, men raderna ger {added}. Avrundning förklarar inte "
        "skillnaden ({difference}). ksb räknar med raderna.",
        "followed": "{total} {year} står inte i varianten utan följer budgeten som den bygger på: {printed}, medan "
        "raderna ger {added}. Skillnaden ({difference}) är avrundningen där.",
        "bad_followed": "{total} {year} står inte i varianten utan följer budgeten som den bygger på: {printed}, medan "
        "raderna ger {added}. Avrundning förklarar inte skillnaden ({difference}). ksb räknar med raderna.",
        "changed": "* Angivet med --pkv eller --rate, inte publicerat: {rates}.",
        "real": "I {year} års prisnivå (fasta priser) enligt {series}.",
        "finer": "Budgeten anges i {unit}. Finare belopp än så kommer från beräkningen, inte från dokumentet.",
    },
    "en": {
        "line": "Amounts in {unit}",
        "base": "Budget {year}",
        "plan": "Plan {year}",
        "as_printed": "The document's plan {year}",
        "not_projected": "The plan years are shown as the document prints them and are not projected: the frame has no "
        "index.",
        "not_all_projected": "The plan years of {frames} are shown as the document prints them and are not projected: "
        "there is no index.",
        "index": "{series}",
        "foot": "Computed exactly from year to year. The result is rounded to the nearest {step}, and the lines so "
        "that every total adds up; no figure is a whole step from its exact value.",
        "each": "Computed exactly from year to year. Each figure is rounded on its own to the nearest {step}, so "
        "totals may differ from their lines.",
        "publication": "{series} from {source}.",
        "sum_of": "The sum of the frames {frames}.",
        "share": "Moved by {shares} of the index.",
        "dropped": "Temporary {reason} ({effects}) drops out in {year}, before the index.",
        "arrives": "From {year}: {reason} ({effects}).",
        "passing": "{reason} ({effects}) in {year} only.",
        "gap": "The column Budget {year} shows the document's own figures: {total} is printed {printed}, but the "
        "lines give {added}. Rounding explains the difference {difference}; the plan starts from figures that agree "
        "with everything printed.",
        "gap_real": "{total} {year} is printed {printed}, but the lines give {added}. Rounding explains the "
        "difference {difference}; the figures start from amounts that agree with everything printed.",
        "bad_gap": "{total} {year} is printed {printed}, but the lines give {added}. Rounding does not explain the "
        "difference {difference}; the lines count.",
        "followed": "{total} {year} is not in the variant but follows the budget it is based on: {printed}, while the "
        "lines give {added}. The difference {difference} is the rounding there.",
        "bad_followed": "{total} {year} is not in the variant but follows the budget it is based on: {printed}, while "
        "the lines give {added}. Rounding does not explain the difference {difference}; the lines count.",
        "changed": "* {rates}: given with --pkv or --rate, not published.",
        "real": "In prices of {year} by {series}.",
        "finer": "The budget is printed in {unit}; digits beyond that come from the computation.",
    },
}


class Presentation(Struct, frozen=True):
    """How to show a projection."""

    unit: str
    rounding: Rounding = "foot"
    prices_of: int | None = None
    printed: bool = False


def view(
    budget: Budget,
    frames: list[ProjectedFrame],
    rates: Rates,
    presentation: Presentation,
    language: str,
) -> Report:
    """A table per frame, followed by its printed plan when that is asked for and exists."""
    blocks: list[Block] = []
    for frame in frames:
        tables = _FrameTables(budget, frame.shown, rates, presentation, language)
        blocks.append(tables.table())
        if presentation.printed and not frame.nominal.as_printed:
            from ks_budget.views.printed import printed_tables

            blocks += printed_tables(budget, frame.nominal, rates, presentation.rounding, tables.labels, language)
    blocks = blocks or [none(budget, "frames", language)]
    return Report("project", budget.name, presentation.unit, language, blocks)


def year_columns(years: list[int], unit: str, decimals: int, language: str, plan: str = "plan") -> list[Column]:
    """The lines, then a column for each year in the unit; the first is the budget year. ``plan`` is the word for the
    others.
    """
    words, columns = WORDS[language], [Column("line", WORDS[language]["line"].format(unit=unit))]
    for year in years:
        label = words["base" if year == years[0] else plan].format(year=year)
        columns.append(Column(str(year), label, "amount", str(year), decimals))
    return columns


def year_rows(frame: Frame, labels: dict[str, str], by_year: list[Amounts]) -> list[Row]:
    """A frame's lines and totals in printed order, with their amounts of each year."""
    return [
        Row(
            key,
            [labels[key], *(or_missing(amounts.get(key)) for amounts in by_year)],
            "total" if is_total(key) else "part",
        )
        for key in printed_order(frame)
    ]


class _FrameTables:
    """What the tables of one frame share: figures in the unit asked for, labels and words."""

    def __init__(
        self,
        budget: Budget,
        projection: Projection,
        rates: Rates,
        presentation: Presentation,
        language: str,
    ) -> None:
        self.budget, self.projection, self.rates = budget, projection, rates
        self.presentation, self.language = presentation, language
        self.words, self.step = WORDS[language], self.smallest()
        self.base_year = min(projection.years)
        labels = {line.id: line.label for line in projection.frame.lines}
        self.labels = labels_of_totals(language) | labels
        self.moved = projection.parts or (projection.frame,)
        self.series = list(dict.fromkeys(series for frame in self.moved for series in series_used(frame)))
        self.own_figures = presentation.prices_of is None and self.fits()

    def smallest(self) -> Decimal:
        """What the tables are rounded to; in another unit than the document's its figures have no say."""
        unit = self.presentation.unit
        return step_of(self.projection.frame, unit) if unit == self.budget.unit else step(unit)

    def fits(self) -> bool:
        """Whether the document's own figures can be shown as they are: none is finer than the table's unit."""
        if POWERS[self.presentation.unit] > POWERS[self.budget.unit]:
            return False
        printed = self.in_unit(self.projection.start.printed)
        return all(value == nearest(value, self.step) for value in printed.values())

    def table(self) -> Table:
        projection, unit = self.projection, self.presentation.unit
        frame = projection.frame
        rows = year_rows(frame, self.labels, [self.amounts(year) for year in projection.years])
        plan = "as_printed" if projection.as_printed and not projection.parts else "plan"
        columns = year_columns(list(projection.years), unit, decimals_of(self.step), self.language, plan)
        return Table(frame.id, frame.name, columns, rows, self.footer(), self.notes())

    def amounts(self, year: int) -> Amounts:
        """One column. The budget year's is the document's own, unless its prices or a coarser unit are asked for."""
        if year == self.base_year and self.own_figures:
            return self.in_unit(self.projection.start.own)
        exact = self.in_unit(self.projection.years[year])
        if self.projection.as_printed and not self.projection.parts:
            # Nobody but the document answers for how its figures add up.
            return exact if self.own_figures else each(exact, self.step)
        return rounded(self.projection.shape, exact, self.step, self.presentation.rounding)

    def in_unit(self, amounts: Amounts) -> Amounts:
        """Amounts in the unit asked for."""
        unit, shown = self.budget.unit, self.presentation.unit
        return amounts if unit == shown else {key: convert(v, unit, shown) for key, v in amounts.items()}

    def footer(self) -> list[Row]:
        """The rate of each year under its column, a row for each series that the frame uses."""
        rows = []
        for series in self.series:
            cells: list[Value] = [self.words["index"].format(series=self.rates.name(series))]
            for year in self.projection.years:
                rate = self.rates.shown(series, year)
                cells.append(None if rate is None else Rate(rate, (series, year) in self.rates.changed))
            if any(isinstance(cell, Rate) for cell in cells):
                rows.append(Row(f"index-{series}", cells, "quiet"))
        return rows

    def notes(self) -> list[str]:
        words, language, unit = self.words, self.language, self.presentation.unit
        notes = [UNIT_NOTE[language].format(unit=unit), *self.sum_notes()]
        if self.projection.as_printed:
            notes.append(self.not_projected())
        elif len(self.projection.years) > 1 or not self.own_figures:
            notes.append(words[self.presentation.rounding].format(step=write_step(self.step, unit, language)))
        if POWERS[unit] < POWERS[self.budget.unit]:
            notes.append(words["finer"].format(unit=self.budget.unit))
        if self.presentation.prices_of is not None:
            series = self.rates.name(self.projection.frame.index or "")
            notes.append(words["real"].format(year=self.presentation.prices_of, series=series))
        return [*notes, *self.index_notes(), *self.adjustment_notes(), *self.gap_notes()]

    def not_projected(self) -> str:
        """Whose plan is the document's own."""
        bare = [frame.name for frame in self.projection.parts if not can_be_projected(frame)]
        word = "not_all_projected" if bare else "not_projected"
        return self.words[word].format(frames=listed(bare, self.language))

    def sum_notes(self) -> list[str]:
        """Of a sum of frames, what is added up."""
        frames = [frame.name for frame in self.projection.parts]
        return [self.words["sum_of"].format(frames="; ".join(frames))] if frames else []

    def index_notes(self) -> list[str]:
        words, language = self.words, self.language
        notes = []
        for series in self.series:
            publication = self.rates.publications.get(series)
            if publication:
                source = f"{publication.source} ({publication.id})" if publication.source else publication.id
                notes.append(words["publication"].format(series=self.rates.name(series), source=source))
        shares = {share_of(frame, line) for frame in self.moved for line in frame.lines if can_be_projected(frame)}
        # What stands still as a whole is moved by no part of an index.
        if shares - {1} and shares != {0}:
            parts = [write_percent(Decimal(share) * 100, language) for share in sorted(shares)]
            notes.append(words["share"].format(shares=listed(parts, language)))
        changed = [
            f"{self.rates.name(series)} {year} {write_percent(self.rates.percent[series, year], language)}"
            for series, year in sorted(self.rates.changed)
            if series in self.series and year in self.projection.years
        ]
        if changed:
            notes.append(words["changed"].format(rates=listed(changed, language)))
        return notes

    def adjustment_notes(self) -> list[str]:
        """The items that are decided for the plan years, and the temporary ones that drop out."""
        words, notes = self.words, []
        for adjustment in self.projection.frame.adjustments:
            if adjustment.year in self.projection.years and adjustment.year > self.base_year:
                word = words["passing" if adjustment.kind == "temporary" else "arrives"]
                effects = self.effects(adjustment.effects, adjustment.unit)
                notes.append(word.format(year=adjustment.year, reason=adjustment.reason, effects=effects))
        for dropped in self.projection.dropped:
            effects = self.effects(dropped.adjustment.effects, dropped.adjustment.unit)
            notes.append(words["dropped"].format(reason=dropped.adjustment.reason, effects=effects, year=dropped.year))
        return notes

    def effects(self, effects: dict[str, int | Decimal], unit: str | None) -> str:
        own = unit or self.budget.unit
        decimals = decimals_shown(own, effects.values())
        written = {line: write(value, self.language, decimals, True) for line, value in effects.items()}
        said = [f"{self.labels[line]} {text}{NO_BREAK}{own}" for line, text in written.items()]
        return listed(said, self.language)

    def gap_notes(self) -> list[str]:
        """Where printed totals and lines part in the budget year, and why."""
        base, write = self.projection.start, self.writer()
        word = ("gap" if self.own_figures else "gap_real") if base.agrees else "bad_gap"
        followed = "followed" if base.agrees else "bad_followed"
        return [
            self.words[followed if gap.stated.followed else word].format(
                year=self.base_year,
                total=gap.about.row or self.labels[gap.about.total],
                printed=write(gap.stated.value),
                added=write(gap.stated.value - gap.residual),
                difference=write(gap.residual),
            )
            for gap in base.gaps
        ]

    def writer(self) -> Callable[[Decimal], str]:
        unit = self.budget.unit
        decimals = decimals_of(step_of(self.projection.frame, unit))
        return lambda value: write_amount(value, unit, self.language, decimals=decimals)
