"""The budget in brief: six key figures, the board's message, what changes most, and whether the figures agree."""

from ks_budget.compute.key_figures import KeyFigure
from ks_budget.money import decimals_of
from ks_budget.numerals import NO_BREAK, decimals_shown, write, write_amount
from ks_budget.report import Block, Column, Lines, Row, Section, Table
from ks_budget.views.document.given import Given
from ks_budget.views.overview import changes

WORDS = {
    "sv": {
        "table": "Sex tal om budgeten",
        "what": "Tal",
        "figure": "Värde",
        "unit": "Enhet",
        "change": "Ändring",
        "grant": "Kommunbidrag {year}",
        "costs": "Kostnader {year}",
        "index": "{name} {year}",
        "invested": "Investeringar {year}",
        "indicators": "Indikatorer som har nått målet",
        "risks": "Risker med högt riskvärde",
        "from": "{change} jämfört med {before}",
        "points": "{change} procentenheter jämfört med {before}",
        "of": "av {all}",
        "none": "inget att jämföra med",
        "check": "Kontroll av siffrorna",
    },
    "en": {
        "table": "Six figures of the budget",
        "what": "Figure",
        "figure": "Value",
        "unit": "Unit",
        "change": "Change",
        "grant": "Grant {year}",
        "costs": "Costs {year}",
        "index": "{name} {year}",
        "invested": "Investments {year}",
        "indicators": "Indicators that have reached their target",
        "risks": "Risks with a high score",
        "from": "{change} from {before}",
        "points": "{change} percentage points from {before}",
        "of": "of {all}",
        "none": "nothing to compare with",
        "check": "How the figures were checked",
    },
}


def blocks(given: Given) -> list[Block]:
    """Whatever of it the budget has."""
    words = WORDS[given.language]
    said: list[Block] = [_cards(given)] if given.key_figures else []
    said += given.prose("brief")
    said += changes(given.budget, given.before.name if given.before else None, given.overview, given.language)
    summary = [block for block in given.blocks("check") if isinstance(block, Lines)]
    return [*said, Section(words["check"], 2, list(summary))]


def _cards(given: Given) -> Table:
    words = WORDS[given.language]
    columns = [
        Column("what", words["what"]),
        Column("figure", words["figure"], "quantity", decimals=None, unit_column="unit"),
        Column("unit", words["unit"]),
        Column("change", words["change"]),
    ]
    return Table("key-figures", words["table"], columns, [_row(one, given) for one in given.key_figures], cards=True)


def _row(figure: KeyFigure, given: Given) -> Row:
    words, year = WORDS[given.language], given.budget.year
    unit = {"index": "%", "indicators": "", "risks": ""}.get(figure.id, given.budget.unit)
    label = words[figure.id].format(year=year, name=figure.name)
    return Row(figure.id, [label, figure.value, unit, _change(figure, unit, given)])


def _change(figure: KeyFigure, unit: str, given: Given) -> str:
    words, language = WORDS[given.language], given.language
    if figure.of is not None:
        return words["of"].format(all=figure.of)
    if figure.change is None:
        return words["none"]
    if figure.id == "index":
        change = write(figure.change, language, max(1, decimals_of(figure.change)), signed=True)
        return words["points"].format(change=change, before=given.budget.year - 1)
    decimals = decimals_shown(unit, [figure.change])
    change = write_amount(figure.change, unit, language, signed=True, decimals=decimals)
    return words["from"].format(change=change.replace(" ", NO_BREAK), before=given.budget.year - 1)
