"""`ksb show`: a budget on one screen."""

from datetime import date
from decimal import Decimal
from typing import Literal

from msgspec import structs

from ks_budget.compute.assignments import Task
from ks_budget.compute.goals import STATUSES
from ks_budget.compute.overview import Overview, Sums
from ks_budget.compute.periods import runs
from ks_budget.compute.risks import score
from ks_budget.language import listed
from ks_budget.model import Budget
from ks_budget.money import to_tenths
from ks_budget.numerals import decimals_shown
from ks_budget.report import Block, Column, Lines, Report, Row, Table, Value, or_missing
from ks_budget.views.assignments import deadline
from ks_budget.views.goals import STATUS
from ks_budget.views.words import graded, none, treatments

HIGHEST = 5
"""How many of the gravest risks are shown."""

WORDS = {
    "sv": {
        "frame": "Belopp i {unit}",
        "grant": "Kommunbidrag",
        "grant_change": "Ändring",
        "costs": "Kostnader",
        "result": "Resultat",
        "frame_note": "Belopp i {unit}. Intäkter och kommunbidrag är positiva, kostnader negativa. Ändring jämfört "
        "med {before}.",
        "frame_note_first": "Belopp i {unit}. Intäkter och kommunbidrag är positiva, kostnader negativa.",
        "sum": "Summa",
        "changes": "Största ändringarna jämfört med {before}",
        "line": "Belopp i {unit}",
        "in_frame": "Ram",
        "change": "Ändring",
        "percent": "%",
        "sums": "Övriga uppgifter",
        "what": "Uppgift",
        "figure": "Tal",
        "unit": "Enhet",
        "detail": "Detaljer",
        "invested": "Investeringar {years}",
        "invested_detail": "utgifter",
        "indicator": "Indikatorer: {status}",
        "late": "Uppdrag: försenade",
        "open": "Uppdrag: återstående",
        "done": "Uppdrag: klara",
        "next": "nästa: {name}, {due}",
        "as_of": "den {day}",
        "risks": "Risker",
        "risks_detail": "varav {count} med det högsta riskvärdet, {score}",
        "problems": "Iakttagelser",
        "tables": "Tabeller",
        "tables_detail": "ksb tables visar dem",
        "problems_detail": "ksb check visar dem",
        "top": "Riskerna med högst riskvärde",
        "risk": "Risk",
        "score": "Riskvärde",
        "treatment": "Hantering",
    },
    "en": {
        "frame": "Amounts in {unit}",
        "grant": "Grant",
        "grant_change": "Change",
        "costs": "Costs",
        "result": "Result",
        "frame_note": "Amounts in {unit}; revenue and grants plus, costs minus. Change from {before}.",
        "frame_note_first": "Amounts in {unit}; revenue and grants plus, costs minus.",
        "sum": "Sum",
        "changes": "Largest changes from {before}",
        "line": "Amounts in {unit}",
        "in_frame": "Frame",
        "change": "Change",
        "percent": "%",
        "sums": "Otherwise",
        "what": "What",
        "figure": "Figure",
        "unit": "Unit",
        "detail": "Remark",
        "invested": "Investments {years}",
        "invested_detail": "expenditure",
        "indicator": "Indicators: {status}",
        "late": "Assignments: late",
        "open": "Assignments: open",
        "done": "Assignments: done",
        "next": "next: {name}, {due}",
        "as_of": "on {day}",
        "risks": "Risks",
        "risks_detail": "of which {count} with the highest score {score}",
        "problems": "Findings",
        "tables": "Printed tables",
        "tables_detail": "ksb tables shows them",
        "problems_detail": "ksb check shows them",
        "top": "Highest risks",
        "risk": "Risk",
        "score": "Score",
        "treatment": "Treatment",
    },
}


def view(budget: Budget, before: str | None, overview: Overview, problems: int, day: date, language: str) -> Report:
    """Frames, the largest changes, figures of the other chapters, the highest risks. ``before`` names last year's."""
    tables = _Tables(budget, before, overview, day, language)
    blocks: list[Block] = [tables.frames(), *changes(budget, before, overview, language), tables.sums(problems)]
    if overview.risks:
        blocks.append(tables.risks())
    return Report("show", budget.name, budget.unit, language, blocks)


def changes(budget: Budget, before: str | None, overview: Overview, language: str) -> list[Table]:
    """The lines that change most from the budget before; no table where none does."""
    return [_Tables(budget, before, overview, budget.day, language).changes()] if overview.changes else []


def _cells(sums: Sums) -> list[Value]:
    return [or_missing(sums.grant), sums.change, or_missing(sums.costs), or_missing(sums.result)]


class _Tables:
    """The tables of the screen."""

    def __init__(self, budget: Budget, before: str | None, overview: Overview, day: date, language: str) -> None:
        self.budget, self.before, self.overview, self.day, self.language = budget, before, overview, day, language
        self.words, self.unit = WORDS[language], budget.unit

    def column(self, key: str, values: list[Decimal | None], signed: bool = False) -> Column:
        decimals = decimals_shown(self.unit, values)
        return Column(key, self.words[key], "amount", decimals=decimals, signed=signed)

    def frames(self) -> Table | Lines:
        if not self.overview.frames:
            title = self.budget.content.document.title
            return structs.replace(none(self.budget, "frames", self.language), title=title)
        rows = []
        for summary in self.overview.frames:
            kind: Literal["part", "total"] = "total" if summary.is_sum else "part"
            rows.append(Row(summary.frame.id, [summary.frame.name, *_cells(summary.sums)], kind))
        if self.overview.sums:
            rows.append(Row("sum", [self.words["sum"], *_cells(self.overview.sums)], "total"))
        shown = [
            *(summary.sums for summary in self.overview.frames),
            *([total] if (total := self.overview.sums) else []),
        ]
        amounts = [[getattr(sums, key) for sums in shown] for key in ("grant", "change", "costs", "result")]
        columns = [
            Column("frame", self.words["frame"].format(unit=self.unit)),
            self.column("grant", amounts[0]),
            self.column("grant_change", amounts[1], signed=True),
            self.column("costs", amounts[2]),
            self.column("result", amounts[3]),
        ]
        note = self.words["frame_note" if self.before else "frame_note_first"]
        notes = [note.format(unit=self.unit, before=self.before)]
        return Table("frames", self.budget.content.document.title, columns, rows, notes=notes)

    def changes(self) -> Table:
        words = self.words
        rows = [
            Row(f"{i}", [line.label, frame, line.change, to_tenths(line.percent)])
            for i, (frame, line) in enumerate(self.overview.changes, 1)
        ]
        columns = [
            Column("line", words["line"].format(unit=self.unit)),
            Column("in_frame", words["in_frame"]),
            self.column("change", [line.change for _, line in self.overview.changes], signed=True),
            Column("percent", words["percent"], "percent", decimals=1, signed=True),
        ]
        return Table("changes", words["changes"].format(before=self.before), columns, rows)

    def sums(self, problems: int) -> Table:
        words, overview = self.words, self.overview
        columns = [
            Column("what", words["what"]),
            Column("figure", words["figure"], "quantity", decimals=None, unit_column="unit"),
            Column("unit", words["unit"]),
            Column("detail", words["detail"]),
        ]
        rows = []
        if overview.invested_years:
            label = words["invested"].format(years=listed(runs(overview.invested_years), self.language))
            rows.append(Row("invested", [label, overview.invested, self.unit, words["invested_detail"]]))
        if sum(overview.indicators.values()):
            for status in STATUSES:
                label = words["indicator"].format(status=STATUS[self.language][status])
                rows.append(Row(f"indicators-{status}", [label, Decimal(overview.indicators[status]), "", ""]))
        if overview.tasks:
            rows += self.tasks()
        if overview.risks:
            top = score(overview.risks[0])
            count = sum(score(risk) == top for risk in overview.risks)
            detail = words["risks_detail"].format(count=count, score=top)
            rows.append(Row("risks", [words["risks"], Decimal(len(overview.risks)), "", detail]))
        if tables := self.budget.content.tables:
            rows.append(Row("tables", [words["tables"], Decimal(len(tables)), "", words["tables_detail"]]))
        rows.append(Row("problems", [words["problems"], Decimal(problems), "", words["problems_detail"]]))
        return Table("sums", words["sums"], columns, rows)

    def tasks(self) -> list[Row]:
        words, day = self.words, self.words["as_of"].format(day=self.day.isoformat())
        by_status: dict[str, list[Task]] = {"late": [], "open": [], "done": []}
        for task in self.overview.tasks:
            by_status[task.status].append(task)
        rows = []
        for status, tasks in by_status.items():
            detail = day
            if status == "open" and tasks:
                first = tasks[0].assignment
                detail = words["next"].format(name=first.name, due=deadline(first, self.language))
            rows.append(Row(f"assignments-{status}", [words[status], Decimal(len(tasks)), "", detail]))
        return rows

    def risks(self) -> Table:
        words = self.words
        choices = treatments(self.budget)
        columns = [
            Column("risk", words["risk"]),
            Column("score", words["score"], "integer"),
            Column("treatment", words["treatment"], "choice"),
        ]
        rows = [
            Row(risk.id, [risk.name, graded(risk, self.budget), choices[risk.treatment]])
            for risk in self.overview.risks[:HIGHEST]
        ]
        return Table("risks", words["top"], columns, rows)
