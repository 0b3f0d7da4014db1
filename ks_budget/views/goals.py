"""`ksb goals` as tables: a goal each, with the standing of its indicators, and the goal for the work environment."""

from decimal import Decimal

from msgspec import structs

from ks_budget.compute.goals import STATUSES, Standing, count, standings, years
from ks_budget.model import Budget, Goal, Indicator, KeyFigure, WorkEnvironment
from ks_budget.numerals import write_as_printed
from ks_budget.report import Block, Choice, Column, Lines, Report, Row, Table, Trend
from ks_budget.views.tones import toned
from ks_budget.views.words import none

WORDS = {
    "sv": {
        "indicator": "Indikator",
        "unit": "Enhet",
        "better": "Bäst",
        "target": "Mål {year}",
        "trend": "Trend",
        "change": "Ändring",
        "distance": "Till målet",
        "status": "Läge",
        "source": "Kolada",
        "note": "Ändring = skillnaden mellan de två senaste utfallen. Till målet: minus = det återstår, plus = målet "
        "är passerat. Tom ruta = uppgift saknas.",
        "rule": "Läge: ✓ nått = senaste utfallet har nått målet; ↗ på väg = närmare målet än föregående utfall; ↘ "
        "inte på väg = inte närmare; ? uppgift saknas = inget utfall, eller bara ett som inte når målet.",
        "elsewhere": "Källa utanför Kolada: {name} – {source}.",
        "agenda": "Agenda 2030: {agenda}.",
        "summary": "Indikatorer efter läge",
        "count": "Antal",
        "sum": "Summa",
        "work": "Arbetsmiljö",
        "goal": "Mål: {text}",
        "follow_up": "Uppföljning: {text}",
        "key_figure": "Nyckeltal: {text}",
        "key_figure_none": "{name} (målvärde och utfall saknas)",
    },
    "en": {
        "indicator": "Indicator",
        "unit": "Unit",
        "better": "Best",
        "target": "Target {year}",
        "trend": "Trend",
        "change": "Change",
        "distance": "To target",
        "status": "Status",
        "source": "Kolada",
        "note": "Change: between the two latest outcomes. To target: minus is left, plus is past it. A missing "
        "outcome is empty.",
        "rule": "Status: ✓ reached when the latest outcome is at the target or past it, ↗ on the way when it is nearer "
        "than the one before, ↘ not on the way when it is not, ? no data without an outcome, or with one alone that is "
        "short of the target.",
        "elsewhere": "Not in Kolada: {name} ({source}).",
        "agenda": "Agenda 2030: {agenda}.",
        "summary": "Indicators by status",
        "count": "Number",
        "sum": "Sum",
        "work": "Work environment",
        "goal": "Goal: {text}",
        "follow_up": "Follow-up: {text}",
        "key_figure": "Key figure: {text}",
        "key_figure_none": "{name} (no target or outcome is given)",
    },
}
STATUS = {
    "sv": {
        "reached": "✓\u00a0nått",
        "on-the-way": "↗\u00a0på\u00a0väg",
        "away": "↘\u00a0inte\u00a0på\u00a0väg",
        "no-data": "?\u00a0uppgift\u00a0saknas",
    },
    "en": {
        "reached": "✓\u00a0reached",
        "on-the-way": "↗\u00a0on\u00a0the\u00a0way",
        "away": "↘\u00a0not\u00a0on\u00a0the\u00a0way",
        "no-data": "?\u00a0no\u00a0data",
    },
}
BETTER = {"sv": {"higher": "högt", "lower": "lågt"}, "en": {"higher": "high", "lower": "low"}}


def view(budget: Budget, goals: tuple[Goal, ...], everything: bool, language: str) -> Report:
    """A table per goal; with ``everything`` also how many indicators stand where, and the work environment."""
    words = WORDS[language]
    by_goal, outcome_years = standings(goals), years(goals)
    blocks: list[Block] = [_goal(goal, stands, outcome_years, language) for goal, stands in by_goal]
    if blocks:
        blocks[-1] = _explained(blocks[-1], words)
    if everything and blocks:
        blocks.append(_summary(by_goal, language))
    if everything and budget.content.work_environment:
        blocks.append(_work(budget.content.work_environment, language))
    blocks = blocks or [none(budget, "goals", language)]
    return Report("goals", budget.name, budget.unit, language, blocks)


def _goal(goal: Goal, stands: list[Standing], outcome_years: list[int], language: str) -> Table:
    words = WORDS[language]

    def quantity(key: str, label: str, signed: bool = False) -> Column:
        return Column(key, label, "quantity", decimals=None, signed=signed, unit_column="unit")

    columns = [
        Column("indicator", words["indicator"]),
        Column("unit", words["unit"], minor=True),
        Column("better", words["better"], "choice", minor=True),
        *(quantity(str(year), str(year)) for year in outcome_years),
        Column("trend", words["trend"], "picture"),
        quantity("change", words["change"], signed=True),
        quantity("target", words["target"].format(year=goal.target_year)),
        quantity("distance", words["distance"], signed=True),
        Column("status", words["status"], "choice"),
        Column("kolada", words["source"], minor=True),
    ]
    notes = [words["agenda"].format(agenda="; ".join(goal.agenda_2030))] if goal.agenda_2030 else []
    notes += [
        words["elsewhere"].format(name=_name(indicator), source=indicator.source)
        for indicator in goal.indicators
        if indicator.source and not indicator.kolada
    ]
    rows = [_row(stand, outcome_years, language) for stand in stands]
    return Table(f"goal-{goal.number}", f"{goal.number}. {goal.name}", columns, rows, notes=notes)


def _explained(block: Block, words: dict[str, str]) -> Table:
    """The last goal's table with what holds for them all."""
    assert isinstance(block, Table), "goals are shown as tables"
    return structs.replace(block, notes=[*block.notes, words["note"]], more=[words["rule"]])


def _name(indicator: Indicator) -> str:
    return f"{indicator.heading}: {indicator.name}" if indicator.heading else indicator.name


def _row(stand: Standing, outcome_years: list[int], language: str) -> Row:
    indicator = stand.indicator
    outcomes = [_value(indicator.outcomes.get(year)) for year in outcome_years]
    return Row(
        indicator.id,
        [
            _name(indicator),
            indicator.unit,
            Choice(indicator.better, BETTER[language][indicator.better]),
            *outcomes,
            Trend(tuple(outcomes)),
            stand.change,
            _value(indicator.target),
            stand.distance,
            toned(stand.status, STATUS[language][stand.status]),
            indicator.kolada,
        ],
    )


def _value(amount: int | Decimal | None) -> Decimal | None:
    return None if amount is None else Decimal(amount)


def _summary(by_goal: list[tuple[Goal, list[Standing]]], language: str) -> Table:
    words, counts = WORDS[language], count(by_goal)
    columns = [Column("status", words["status"], "choice"), Column("count", words["count"], "integer")]
    rows = [Row(status, [toned(status, STATUS[language][status]), counts[status]]) for status in STATUSES]
    rows.append(Row("sum", [words["sum"], sum(counts.values())], "total"))
    return Table("status", words["summary"], columns, rows, supplement=True)


def _work(work: WorkEnvironment, language: str) -> Lines:
    words = WORDS[language]
    lines = [words["goal"].format(text=goal) for goal in work.goals]
    lines += [words["follow_up"].format(text=step) for step in work.follow_up]
    lines += [words["key_figure"].format(text=key_figure(one, language)) for one in work.key_figures]
    return Lines(words["work"], lines)


def key_figure(figure: KeyFigure, language: str) -> str:
    """A key figure of the work environment with its outcomes by year, or that it has neither those nor a target."""
    if figure.target is None and not figure.outcomes:
        return WORDS[language]["key_figure_none"].format(name=figure.name)
    outcomes = [f"{year} {write_as_printed(value, language)}" for year, value in sorted(figure.outcomes.items())]
    return ": ".join([figure.name, *([", ".join(outcomes)] if outcomes else [])])
