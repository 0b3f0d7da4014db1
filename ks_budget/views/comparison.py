"""`ksb diff` as tables: a frame each with every line and total, and the commentary under it."""

from decimal import Decimal

from msgspec import Struct

from ks_budget.compute.comparison import BudgetChange, Cause, FrameChange, Gap, LineChange
from ks_budget.compute.investments import InvestmentChange
from ks_budget.compute.records import ChapterChange
from ks_budget.compute.table_changes import TableChange
from ks_budget.labels import TOTALS
from ks_budget.language import listed
from ks_budget.model import Budget
from ks_budget.model.shape import is_total
from ks_budget.money import add, to_tenths
from ks_budget.numerals import decimals_shown, write_amount
from ks_budget.report import Block, Choice, Column, Lines, Report, Row, Table, Value, or_missing
from ks_budget.views.investment_changes import investments_table
from ks_budget.views.records import TwoBudgets, record_blocks
from ks_budget.views.table_changes import table_changes
from ks_budget.views.tones import toned
from ks_budget.views.words import UNIT_NOTE

WORDS = {
    "sv": {
        "line": "Belopp i {unit}",
        "change": "Ändring",
        "change_short": "Ändr.",
        "percent": "Ändring %",
        "percent_short": "%",
        "effect": "Bedömning",
        "explained": "Förklarat",
        "explained_short": "Förkl.",
        "unexplained": "Oförklarat",
        "unexplained_short": "Oförkl.",
        "better": "bättre",
        "worse": "sämre",
        "equal": "oförändrat",
        "added": "ny",
        "gone": "borttagen",
        "note": "Ändring = {second} minus {first}; plus förbättrar resultatet. Procenten räknas på beloppet i {first}, "
        "utan tecken.",
        "explained_note": "Förklarat = summan av beloppen i kommentarer och justeringar. Förklaringar utan belopp "
        "räknas inte in.",
        "uncommented": "Kommentarerna gäller ändringen från året före och räknas därför inte in här.",
        "frame_added": "{name} (ny)",
        "frame_gone": "{name} (borttagen)",
        "hidden": "Dolda rader (ändring under {limit}): {count}, tillsammans {total}.",
        "same": "Inga skillnader mellan {first} och {second}.",
        "same_frames": "Ramar utan skillnad mellan {first} och {second}: {frames}.",
        "commentary": "Kommentarer: {name}",
        "text_column": "Förklaring",
        "amount_column": "Belopp",
        "adjustment": "{text} (justering)",
        "dropped": "{text} (tillfällig justering som upphör)",
        "comment": "{text}",
        "followed": "{total} i {budget} följer budgeten som varianten bygger på: {printed}, medan raderna ger {added}. "
        "Skillnaden ({difference}) {why}.",
        "gap": "{total} i {budget}: dokumentet anger {printed}, men raderna ger {added}. Skillnaden ({difference}) "
        "{why}.",
        "rounding": "ryms i avrundningen",
        "not_rounding": "förklaras inte av avrundning. ksb räknar med raderna",
        "none": "(inga förklaringar)",
    },
    "en": {
        "line": "Amounts in {unit}",
        "change": "Change",
        "change_short": "Change",
        "percent": "Change %",
        "percent_short": "%",
        "effect": "Effect",
        "explained": "Explained",
        "explained_short": "Expl.",
        "unexplained": "Unexplained",
        "unexplained_short": "Unexpl.",
        "better": "better",
        "worse": "worse",
        "equal": "equal",
        "added": "new",
        "gone": "gone",
        "note": "Change = {second} less {first}; plus improves the result. Percent of the amount without its sign, "
        "one decimal.",
        "explained_note": "Explained = the amounts of commentary and adjustments; an explanation without an amount "
        "does not count.",
        "uncommented": "Commentary counts only between two years that follow each other.",
        "frame_added": "{name} (new)",
        "frame_gone": "{name} (gone)",
        "hidden": "Hidden lines that change by less than {limit}: {count}; together {total}.",
        "same": "{first} and {second} are the same: no differences.",
        "same_frames": "The same in {first} and {second}: the frame {frames}.",
        "commentary": "Commentary: {name}",
        "text_column": "Explanation",
        "amount_column": "Amount",
        "adjustment": "{text} (adjustment)",
        "dropped": "{text} (temporary, drops out)",
        "comment": "{text}",
        "followed": "{total} in {budget} follows the budget it is based on: {printed}, while its lines give {added}; "
        "the difference {difference} {why}.",
        "gap": "{total} in {budget} is printed {printed}, but its lines give {added}; the difference {difference} "
        "{why}.",
        "rounding": "is rounding",
        "not_rounding": "is not explained by rounding, so the lines count",
        "none": "(no explanations)",
    },
}


class Comparison(Struct, frozen=True):
    """What was compared; None and empty for what was not asked for."""

    frames: BudgetChange | None
    investments: InvestmentChange | None
    records: list[ChapterChange]
    tables: list[TableChange] = []
    """Printed tables whose figures differ."""

    @property
    def same(self) -> bool:
        """Nothing differs in what was compared."""
        alike = (part is None or part.same for part in (self.frames, self.investments))
        return all(alike) and not self.tables and not any(chapter.changes for chapter in self.records)

    @property
    def unlike(self) -> set[str]:
        """The chapters whose amounts differ."""
        parts = {"frames": self.frames, "investments": self.investments}
        unlike = {key for key, part in parts.items() if part is not None and not part.same}
        return unlike | {"tables"} if self.tables else unlike


def view(comparison: Comparison, first: Budget, second: Budget, least: Decimal | None, language: str) -> Report:
    """Frames, investments, then the other chapters. ``least`` hides lines that change by less, and says how many."""
    if comparison.same:
        same = WORDS[language]["same"].format(first=first.name, second=second.name)
        return Report("diff", second.name, second.unit, language, [Lines("", [same])])
    blocks = _frames(comparison.frames, first, second, least, language) if comparison.frames else []
    if comparison.investments and not comparison.investments.same:
        blocks.append(investments_table(comparison.investments, first, second, language))
    blocks += table_changes(comparison.tables, first, second, language)
    blocks += record_blocks(comparison.records, comparison.unlike, TwoBudgets(first, second, language))
    return Report("diff", second.name, second.unit, language, blocks)


def _frames(change: BudgetChange, first: Budget, second: Budget, least: Decimal | None, language: str) -> list[Block]:
    tables = _FrameTables(first, second, language, change.commented)
    blocks: list[Block] = []
    alike = [frame.name for frame in change.frames if frame.same]
    for frame in change.frames:
        if frame.same:
            continue
        hidden = _hidden(frame, least)
        blocks.append(tables.table(frame, hidden, least))
        commentary = tables.commentary(frame, hidden)
        if commentary:
            blocks.append(commentary)
    if alike:
        names = {"first": first.name, "second": second.name, "frames": listed(alike, language)}
        blocks.append(Lines("", [WORDS[language]["same_frames"].format(**names)]))
    return blocks


class _FrameTables:
    """The tables of one frame: its lines and totals, and the commentary."""

    def __init__(self, first: Budget, second: Budget, language: str, commented: bool) -> None:
        self.first, self.second, self.language, self.commented = first, second, language, commented
        self.words, self.unit = WORDS[language], second.unit

    def table(self, frame: FrameChange, hidden: list[LineChange], least: Decimal | None) -> Table:
        rows = [self.row(line) for line in frame.lines if line not in hidden]
        title = frame.name
        if frame.presence != "both":
            title = self.words[f"frame_{frame.presence}"].format(name=frame.name)
        explained = self.words["explained_note" if self.commented else "uncommented"]
        notes = self.notes(frame, hidden, least)
        return Table(frame.id, title, self.columns(frame), rows, notes=notes, more=[explained])

    def decimals(self, frame: FrameChange) -> int:
        """Those of the unit, or as many as the documents' own figures have, so that nothing is rounded on its own."""
        amounts = [value for line in frame.lines for value in (line.before, line.after) if value is not None]
        return decimals_shown(self.unit, amounts)

    def columns(self, frame: FrameChange) -> list[Column]:
        words, decimals = self.words, self.decimals(frame)
        return [
            Column("line", words["line"].format(unit=self.unit)),
            Column(self.first.name, self.first.name, "amount", decimals=decimals),
            Column(self.second.name, self.second.name, "amount", decimals=decimals),
            Column("change", words["change"], "amount", words["change_short"], decimals, signed=True),
            Column("percent", words["percent"], "percent", words["percent_short"], 1, signed=True),
            Column("effect", words["effect"], "choice"),
            Column("explained", words["explained"], "amount", words["explained_short"], decimals, signed=True),
            Column("unexplained", words["unexplained"], "amount", words["unexplained_short"], decimals, signed=True),
        ]

    def row(self, line: LineChange) -> Row:
        total = is_total(line.id)
        cells: list[Value] = [
            self.label(line),
            or_missing(line.before),
            or_missing(line.after),
            None if line.is_absent else line.change,
            to_tenths(line.percent),
            None if line.is_absent else self.effect(line),
            *self.explained(line),
        ]
        return Row(line.id, cells, "total" if total else "part")

    def label(self, line: LineChange) -> str:
        return line.label or TOTALS[line.id][self.language]

    def explained(self, line: LineChange) -> tuple[Decimal | None, Decimal | None]:
        """How much is explained, and what is left. Where nothing changed there is nothing to explain: what is said of
        the parts of a result does not explain that it is what it was."""
        if not line.change and not line.causes:
            return None, None
        return line.explained, line.unexplained if self.commented else None

    def effect(self, line: LineChange) -> Choice:
        """In words, whether the result gets better; lines in one budget only say so."""
        id = line.presence
        if id == "both":
            id = "better" if line.change > 0 else "worse" if line.change < 0 else "equal"  # type: ignore[assignment]
        return toned(id, self.words[id])

    def notes(self, frame: FrameChange, hidden: list[LineChange], least: Decimal | None) -> list[str]:
        words = self.words
        notes = [UNIT_NOTE[self.language].format(unit=self.unit)]
        notes.append(words["note"].format(first=self.first.name, second=self.second.name))
        notes += [self.gap(gap) for gap in frame.gaps]
        if least is not None:
            total = add(line.change for line in hidden)
            notes.append(
                words["hidden"].format(
                    count=len(hidden), limit=self.amount(least), total=self.amount(total, signed=True)
                )
            )
        return notes

    def gap(self, gap: Gap) -> str:
        """Where a printed total and its parts differ, and whether rounding explains it."""
        stated, difference = gap.sum.stated.value, gap.sum.residual
        decimals = decimals_shown(self.unit, [stated, difference])

        def write(value: Decimal) -> str:
            return write_amount(value, self.unit, self.language, decimals=decimals)

        return self.words["followed" if gap.sum.stated.followed else "gap"].format(
            total=gap.sum.about.row or TOTALS[gap.sum.about.total][self.language],
            budget=gap.budget,
            printed=write(stated),
            added=write(stated - difference),
            difference=write(difference),
            why=self.words["rounding" if gap.sum.holds else "not_rounding"],
        )

    def amount(self, value: Decimal, signed: bool = False) -> str:
        return write_amount(value, self.unit, self.language, signed)

    def commentary(self, frame: FrameChange, hidden: list[LineChange]) -> Table | None:
        """The stated causes, line by line, as a table of their own: text and, where there is one, an amount."""
        words = self.words
        rows = [
            Row(f"{line.id}-{i}", [self.label(line) if i == 1 else "", self.cause(cause), cause.amount])
            for line in frame.lines
            if line not in hidden
            for i, cause in enumerate(line.causes, 1)
        ]
        if not rows:
            return None
        columns = [
            Column("line", words["line"].format(unit=self.unit)),
            Column("text", words["text_column"]),
            Column("amount", words["amount_column"], "amount", decimals=None, signed=True),
        ]
        title = words["commentary"].format(name=frame.name)
        return Table(f"{frame.id}-commentary", title, columns, rows, supplement=True)

    def cause(self, cause: Cause) -> str:
        return self.words[cause.kind].format(text=cause.text)


def _hidden(frame: FrameChange, least: Decimal | None) -> list[LineChange]:
    """The lines that change by less than the user wants to see. Totals, and lines in one budget only, always show."""
    if least is None:
        return []
    return [c for c in frame.lines if c.presence == "both" and not is_total(c.id) and abs(c.change) < least]
