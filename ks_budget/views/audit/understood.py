"""How each table was understood: its columns, unit and sign, what follows from what, and what that leaves untried."""

from collections.abc import Iterator
from decimal import Decimal

from ks_budget.language import listed
from ks_budget.money import Unit
from ks_budget.numerals import write
from ks_budget.problems import whereabouts
from ks_budget.report import Block, Choice, Column, Lines, Row, Table, Value
from ks_budget.tables.coverage import Costs, costs, coverage
from ks_budget.tables.judged import Audited, Relation
from ks_budget.views.audit.document import Document
from ks_budget.views.audit.naming import Names

WORDS = {
    "sv": {
        "title": "{number}. {title}",
        "size": "{place}. Rader: {rows}. Kolumner: {columns}.",
        "unit": "Belopp i {unit}.",
        "no_unit": "Enheten framgår inte.",
        "units": "Enheter: {units}.",
        "positive": "Kostnader anges utan minus.",
        "negative": "Kostnader anges med minus.",
        "unsigned": "Det framgår inte vilket tecken kostnader har.",
        "relations": "Samband",
        "relation": "Samband",
        "axis": "Mellan",
        "rows": "rader",
        "columns": "kolumner",
        "holds": "Stämmer i",
        "of": "{holds} av {count} {lines}",
        "fails": "Stämmer inte i",
        "more": "och {count} till",
        "ground": "Grund",
        "declared": "ord och siffror",
        "found": "siffror",
        "turned": "{count} med omvänt tecken",
        "partial": "Tabellen är för stor för att sökas igenom helt, så samband kan saknas.",
        "none": "Inga samband hittades, så inget i tabellen är kontrollerat.",
        "small": "Tabellen är för liten för att visa några samband, så inget i den är kontrollerat.",
        "tried": "Kontrollerade siffror: {tried} av {figures}.",
        "all_tried": "Alla {figures} siffror ingår i något samband.",
        "rows_untried": "Rader utan samband: {lines}.",
        "columns_untried": "Kolumner utan samband: {lines}.",
        "missing": "Samband som inte går att kontrollera för att en siffra saknas: {count}.",
        "bits": "Stöd (bitar)",
        "how": "Så läses stödet",
        "why": "Ett samband godtas när dess stöd är minst 5 bitar, eller 3 där orden säger att raden är summan av dem "
        "ovanför, och det stämmer minst lika ofta som det inte gör "
        "det. En bit halverar sannolikheten för att det stämmer av en slump: 10 bitar är 1 på 1 000, 20 bitar 1 på "
        "1 000 000. Från stödet är draget vad det kostar att välja sambandet bland alla som är möjliga.",
        "where": "Stämmer i (alla)",
    },
    "en": {
        "title": "{number}. {title}",
        "size": "{place}. Rows: {rows}. Columns: {columns}.",
        "unit": "Amounts in {unit}.",
        "no_unit": "Nothing says the unit.",
        "units": "Units: {units}.",
        "positive": "Costs are printed without a minus.",
        "negative": "Costs are printed with a minus.",
        "unsigned": "Nothing says which sign costs have.",
        "relations": "Relations",
        "relation": "Relation",
        "axis": "Between",
        "rows": "rows",
        "columns": "columns",
        "holds": "Holds in",
        "of": "{holds} of {count} {lines}",
        "fails": "Does not hold in",
        "more": "and {count} more",
        "ground": "By",
        "declared": "words and figures",
        "found": "figures",
        "turned": "{count} with the sign turned",
        "partial": "The table is too large to be searched through, so relations may be missing.",
        "none": "No relations were found, so nothing in the table is checked.",
        "small": "The table is too small to show any relations, so nothing in it is checked.",
        "tried": "Figures checked: {tried} of {figures}.",
        "all_tried": "All {figures} figures take part in a relation.",
        "rows_untried": "Rows without a relation: {lines}.",
        "columns_untried": "Columns without a relation: {lines}.",
        "missing": "Relations that cannot be checked for a figure that is missing: {count}.",
        "bits": "Evidence (bits)",
        "how": "How to read the evidence",
        "why": "A relation is accepted when its evidence is 5 bits or more, or 3 where words say that a row is the sum "
        "of those above, and it holds at least as often as it does "
        "not. A bit halves the chance that it holds by accident: 10 bits are 1 in 1,000, 20 bits 1 in 1,000,000. What "
        "it costs to choose it among all that are possible has been taken off.",
        "where": "Holds in (all)",
    },
}

_FEW = 5
_SMALL = 3
"""Figures that a table must have for any relation to be between them."""


def blocks(document: Document, number: int, name: str, audited: Audited, names: Names, explain: bool) -> list[Block]:
    """What is said of one table. ``number`` counts the tables of a run, ``name`` is the table's id."""
    words = WORDS[names.language]
    lines = list(_understood(document, audited, names))
    lines += list(_untried(audited, names))
    made: list[Block] = [Lines(words["title"].format(number=number, title=names.table), lines)]
    if audited.relations:
        made.append(_relations(name, audited, names, explain))
    return made


def _understood(document: Document, audited: Audited, names: Names) -> Iterator[str]:
    words, table = WORDS[names.language], audited.table
    place = whereabouts(table.place, names.language) if table.place else document.file
    yield words["size"].format(place=place, rows=len(table.rows), columns=", ".join(names.columns))
    sign = words[_sign(costs(table))] if table.unit else ""
    yield f"{_unit(audited, words)} {sign}".rstrip()


def _sign(sign: Costs | None) -> str:
    return sign or "unsigned"


def _unit(audited: Audited, words: dict[str, str]) -> str:
    units: list[Unit] = [column.unit for column in audited.table.columns if column.unit]
    every = list(dict.fromkeys([*([audited.table.unit] if audited.table.unit else []), *units]))
    if not every:
        return words["no_unit"]
    if len(every) == 1:
        return words["unit"].format(unit=every[0])
    return words["units"].format(units=", ".join(every))


def _untried(audited: Audited, names: Names) -> Iterator[str]:
    """What is not tried: silence is no proof."""
    words, tried = WORDS[names.language], coverage(audited)
    if audited.partial:
        yield words["partial"]
    if not audited.relations:
        yield words["small" if tried.figures < _SMALL else "none"]
        return
    if tried.tried == tried.figures:
        yield words["all_tried"].format(figures=write(tried.figures, names.language))
    else:
        figures = {"tried": tried.tried, "figures": tried.figures}
        yield words["tried"].format(**{key: write(count, names.language) for key, count in figures.items()})
    if tried.rows:
        yield words["rows_untried"].format(lines=some([names.rows[row] for row in tried.rows], names.language))
    if tried.columns:
        lines = some([names.columns[column] for column in tried.columns], names.language)
        yield words["columns_untried"].format(lines=lines)
    if tried.missing:
        yield words["missing"].format(count=write(tried.missing, names.language))


def some(names: list[str], language: str, few: int = _FEW) -> str:
    """A few names, and how many more there are."""
    if len(names) <= few + 1:
        return listed(names, language)
    return f"{', '.join(names[:few])} {WORDS[language]['more'].format(count=write(len(names) - few, language))}"


def _relations(name: str, audited: Audited, names: Names, explain: bool) -> Table:
    words, failing = WORDS[names.language], any(relation.fails for relation in audited.relations)
    columns = [
        Column("relation", words["relation"]),
        Column("axis", words["axis"], "choice", minor=True),
        Column("holds", words["holds"]),
        *([Column("fails", words["fails"])] if failing else []),
        Column("ground", words["ground"], "choice", minor=True),
    ]
    if explain:
        columns += [Column("bits", words["bits"], "quantity", decimals=1), Column("where", words["where"])]
    rows = [_row(i, relation, names, failing, explain) for i, relation in enumerate(audited.relations)]
    title = f"{words['relations']}: {names.table}"
    return Table(f"{name}.relations", title, columns, rows, supplement=True)


def _row(number: int, relation: Relation, names: Names, failing: bool, explain: bool) -> Row:
    words = WORDS[names.language]
    lines = words["columns" if relation.axis == "rows" else "rows"]
    count = len(relation.holds) + len(relation.fails)
    holds = words["of"].format(holds=len(relation.holds), count=count, lines=lines)
    if relation.turned:
        holds += f" ({words['turned'].format(count=len(relation.turned))})"
    fails = some([names.across(relation.axis, line) for line in relation.fails], names.language, 3)
    ground = "declared" if relation.declared else "found"
    axis, by = Choice(relation.axis, words[relation.axis]), Choice(ground, words[ground])
    cells: list[Value] = [names.formula(relation), axis, holds, *([fails] if failing else []), by]
    if explain:
        bits = Decimal(str(round(relation.bits, 1)))
        cells += [bits, ", ".join(names.across(relation.axis, line) for line in relation.holds)]
    return Row(str(number), cells)
