"""The investments of `ksb diff` as a table: projects and groups in both budgets, year by year."""

from ks_budget.compute.investments import InvestmentChange, ProjectChange
from ks_budget.compute.periods import runs
from ks_budget.labels import INVESTMENTS
from ks_budget.language import listed
from ks_budget.model import Budget
from ks_budget.money import ZERO, add
from ks_budget.numerals import decimals_shown
from ks_budget.report import Column, Row, Table, Value

WORDS = {
    "sv": {
        "row": "Belopp i {unit}",
        "change": "Ändring",
        "common": "{name}, {years}",
        "change_in": "Ändr. {year}",
        "investments": "Investeringar",
        "investments_note": "Belopp i {unit}. Utgifter är positiva. Ändring = {second} minus {first}, för budgetåren "
        "och för de planår som finns i båda.",
        "investments_plan": "Belopp i {unit}. Utgifter är positiva. Ändring = {second} minus {first}, år för år.",
    },
    "en": {
        "row": "Amounts in {unit}",
        "change": "Change",
        "common": "{name}, {years}",
        "change_in": "Change {year}",
        "investments": "Investments",
        "investments_note": "Amounts in {unit}; expenditure is plus. Change = {second} less {first}: the budget "
        "years, and the plan years that both have.",
        "investments_plan": "Amounts in {unit}; expenditure is plus. Change = {second} less {first}, year by year.",
    },
}


def investments_table(changes: InvestmentChange, first: Budget, second: Budget, language: str) -> Table:
    """Projects and groups: the two budget years, and how the years that both budgets have are changed."""
    words, unit = WORDS[language], second.unit
    sides = [side for row in changes.rows for side in (row.before, row.after)]
    values = [amount for side in sides for amount in (side.own, *side.common.values())]
    decimals = decimals_shown(unit, values)

    def column(key: str, label: str, signed: bool = False) -> Column:
        return Column(key, label, "amount", decimals=decimals, signed=signed)

    years = listed(runs(changes.common), language)
    named = words["common"] if changes.same_year else "{name}"
    columns = [Column("row", words["row"].format(unit=unit))]
    columns += [column(budget.name, named.format(name=budget.name, years=years)) for budget in (first, second)]
    if not changes.same_year:
        columns.append(column("change", words["change"], signed=True))
    if changes.common:
        columns += [column(f"change-{y}", words["change_in"].format(year=y), signed=True) for y in changes.common]
        columns.append(column("change-sum", words["change_in"].format(year=years), signed=True))
    rows = [_row(row, changes, language) for row in changes.rows]
    note = words["investments_plan" if changes.same_year else "investments_note"]
    notes = [note.format(unit=unit, first=first.name, second=second.name)]
    return Table("investments", words["investments"], columns, rows, notes=notes)


def _row(row: ProjectChange, changes: InvestmentChange, language: str) -> Row:
    name = row.name or INVESTMENTS[language]
    if changes.same_year:
        cells: list[Value] = [
            name,
            *(add(side.common.values()) if side.common else None for side in (row.before, row.after)),
        ]
    else:
        before, after = row.before.own, row.after.own
        cells = [name, before, after, (after or ZERO) - (before or ZERO)]
    moves = [row.change(year) for year in changes.common]
    cells += [*moves, add(moves)] if changes.common else []
    return Row(row.id, cells, "part" if row.level == "project" else "total")
