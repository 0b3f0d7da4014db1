"""A ledger's amounts by line of the frames: a table a frame, and what was taken and how."""

from decimal import Decimal

from msgspec import Struct

from ks_budget.compute.ledger import Placed, Wanted
from ks_budget.compute.ledger_figures import Figures, Series
from ks_budget.labels import TOTALS
from ks_budget.language import listed
from ks_budget.ledger import Holding, Ledger
from ks_budget.model import PrintedTable
from ks_budget.money import DECIMALS
from ks_budget.report import Column, Row, Table

WORDS = {
    "sv": {
        "title": "{frame} {year}",
        "row": "Belopp i {unit}",
        "budget": "Budget {year}",
        "outcome": "Utfall {year}",
        "deviation": "Avvikelse",
        "amounts": "Belopp i {unit}, avrundade till {step} så att summorna stämmer. Intäkter är positiva och kostnader "
        "negativa, tvärtemot huvudboken.",
        "better": "Avvikelse = utfall minus budget för samma tid; plus förbättrar resultatet.",
        "taken": "Ur {file}: {what}.",
        "objects": "Bara belopp på {objects}.",
        "own": "Kontona hör till rader enligt [[account_map]] i budgeten {budget}.",
        "usual": "Kontona hör till rader enligt Kommun-Bas kontogrupper.",
        "balances": "Balanskonton med belopp, som inte hör till någon ram: {count}.",
        "whole": "hela {unit}",
        "tenths": "tiondels {unit}",
    },
    "en": {
        "title": "{frame} {year}",
        "row": "Amounts in {unit}",
        "budget": "Budget {year}",
        "outcome": "Outcome {year}",
        "deviation": "Deviation",
        "amounts": "Amounts in {unit}, rounded to {step} so that the sums hold. Income is positive and costs "
        "negative, the reverse of the ledger.",
        "better": "Deviation = outcome minus budget of the same time; plus is better.",
        "taken": "From {file}: {what}.",
        "objects": "Only amounts on {objects}.",
        "own": "Accounts belong to lines by the [[account_map]] of the budget {budget}.",
        "usual": "Accounts belong to lines by the account groups of Kommun-Bas.",
        "balances": "Accounts of the balance sheet with amounts, which are of no frame: {count}.",
        "whole": "whole {unit}",
        "tenths": "tenths of {unit}",
    },
}
_TAKEN: dict[str, dict[Holding, str]] = {
    "sv": {
        "budget": "budget per period (#PBUDGET)",
        "periods": "utfall per period (#PSALDO)",
        "entries": "utfall ur verifikationerna (#TRANS)",
        "result": "årets utfall (#RES)",
    },
    "en": {
        "budget": "the budget by period (#PBUDGET)",
        "periods": "the outcome by period (#PSALDO)",
        "entries": "the outcome from the entries (#TRANS)",
        "result": "the outcome of the year (#RES)",
    },
}
_MONTHS = {
    "sv": ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec"),
    "en": ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
}


class How(Struct, frozen=True):
    """How amounts were taken of a ledger."""

    ledger: Ledger
    taken: tuple[Placed, ...]
    budget: str
    """The name of the budget whose map applies; empty where the usual groups do."""
    wanted: Wanted


def heads(figures: Figures, language: str) -> dict[str, str]:
    """What the columns are called, by their ids."""
    own = {column.id: _head(column, language) for column in figures.columns}
    return own | {"deviation": WORDS[language]["deviation"]}


def _head(column: Series, language: str) -> str:
    words = WORDS[language][column.phase].format(year=column.year)
    months = [_MONTHS[language][month - 1] for month in column.months]
    return f"{words} {'–'.join(dict.fromkeys((months[0], months[-1])))}" if months else words


def totals(language: str) -> dict[str, str]:
    """What totals are called."""
    return {key: label[language] for key, label in TOTALS.items()}


def title_of(figures: Figures, language: str) -> str:
    """`Kommunstyrelsen 2024`."""
    year = figures.columns[0].year
    return WORDS[language]["title"].format(frame=figures.frame.name, year=year)


def shown(table: PrintedTable, figures: Figures, how: How, language: str) -> Table:
    """The table of one frame, with what is to be said of its amounts."""
    words, unit = WORDS[language], figures.unit
    decimals = DECIMALS[unit]
    columns = [Column("line", words["row"].format(unit=unit))]
    columns += [
        Column(column.id, column.label, "amount", decimals=decimals, signed=column.id == "deviation")
        for column in table.columns
    ]
    rows = [
        Row(
            row.id,
            [row.label, *(Decimal(row.figures[column.id]) for column in table.columns)],
            "total" if row.equals else "part",
        )
        for row in table.rows
    ]
    deviates = any(column.id == "deviation" for column in table.columns)
    return Table(table.id, table.title, columns, rows, notes=_notes(unit, deviates, how, language), unit=unit)


def _notes(unit: str, deviates: bool, how: How, language: str) -> list[str]:
    words = WORDS[language]
    step = words["tenths" if DECIMALS[unit] else "whole"].format(unit=unit)
    taken = listed([_TAKEN[language][placed.holding] for placed in how.taken], language)
    notes = [words["amounts"].format(unit=unit, step=step)]
    notes += [words["better"]] if deviates else []
    notes.append(words["taken"].format(file=how.ledger.file, what=taken))
    if how.wanted:
        notes.append(words["objects"].format(objects=listed(_objects(how), language)))
    notes.append(words["own" if how.budget else "usual"].format(budget=how.budget))
    balances = {account for placed in how.taken for account in placed.balances}
    return notes + ([words["balances"].format(count=len(balances))] if balances else [])


def _objects(how: How) -> list[str]:
    """`Ansvar Nord`: by the names of dimensions, and that of an object where it has one."""
    names = how.ledger.dimensions
    called = [(names.get(dimension, dimension), how.ledger.objects.get((dimension, object)), object)
              for dimension, object in how.wanted]  # fmt: skip
    return [f"{dimension} {object} ({name})" if name else f"{dimension} {object}" for dimension, name, object in called]
