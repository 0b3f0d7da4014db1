"""How a file was read as chapters of a budget: what was read, what is unsure, and what was left out."""

from collections.abc import Sequence

from ks_budget.importing.work import Note, Sort
from ks_budget.language import Text
from ks_budget.problems import Place
from ks_budget.problems.whereabouts import within_words
from ks_budget.report import Block, Column, Lines, Report, Row, Table
from ks_budget.views.audit.comments import WHY

WORDS = {
    "sv": {
        "title": "Inläsning",
        "read": "Så lästes filen",
        "unsure": "Osäkert",
        "left": "Utelämnat",
        "subject": "I filen",
        "told": "Läst som",
        "told unsure": "Antagande",
        "told left": "Varför",
        "place": "Plats",
        "nothing unsure": "Inget är osäkert.",
        "nothing left": "Inget är utelämnat.",
        "line": "rad {line}",
    },
    "en": {
        "title": "Import",
        "read": "How the file was read",
        "unsure": "Unsure",
        "left": "Left out",
        "subject": "In the file",
        "told": "Read as",
        "told unsure": "Assumed",
        "told left": "Why",
        "place": "Place",
        "nothing unsure": "Nothing is unsure.",
        "nothing left": "Nothing is left out.",
        "line": "line {line}",
    },
}

HEAD = {
    "sv": "Inläst med ksb import ur {file}. Läs igenom och ändra fritt: filen är din.",
    "en": "Imported by ksb import from {file}. Read it through and change it freely: it is yours.",
}

NOTES: dict[str, Text] = {
    # Read.
    "table-read": Text("tabell", "table"),
    "budget-column": Text("budgeten {year}", "the budget of {year}"),
    "plan-column": Text("dokumentets plan {year} (printed)", "the document's plan {year} (printed)"),
    "unit": Text("enheten för alla belopp", "the unit of all amounts"),
    "line-revenue": Text("intäktsrad {id}", "revenue, line {id}"),
    "line-cost": Text("kostnadsrad {id}", "cost, line {id}"),
    "line-grant": Text("kommunbidrag, rad {id}", "grant, line {id}"),
    "line-financial": Text("finansiell rad {id}", "financial item, line {id}"),
    "total-costs": Text("summan av kostnaderna (printed_totals)", "the total of costs (printed_totals)"),
    "total-net": Text("nettokostnaderna (printed_totals)", "the net costs (printed_totals)"),
    "total-result": Text("resultatet (printed_totals)", "the result (printed_totals)"),
    "turned-costs": Text("kostnader utan minus, som får minus", "costs without a minus, which get one"),
    "turned-income": Text("inkomster med omvänt tecken, som vänds", "income with the other sign, which is turned"),
    "turned-net": Text(
        "nettokostnader med omvänt tecken, som vänds", "net costs with the other sign, which are turned"
    ),
    "turned-result": Text("resultat med omvänt tecken, som vänds", "a result with the other sign, which is turned"),
    "turned-expenditure": Text(
        "utgifter med minus, som blir positiva", "expenditure with a minus, which becomes positive"
    ),
    "group": Text("grupp {id}", "group {id}"),
    "project": Text("projekt {id}", "project {id}"),
    "income": Text("inkomst {id}", "income {id}"),
    "goal": Text("mål {id}, med målår {year}", "goal {id}, target year {year}"),
    "indicator": Text("indikator {id}", "indicator {id}"),
    "heading": Text("rubrik över indikatorerna under", "heading of the indicators below"),
    "risk": Text("risk {id}", "risk {id}"),
    "scale": Text("skala i {count} steg", "a scale of {count} steps"),
    "control": Text("kontroll {id}", "control {id}"),
    "assignment": Text("uppdrag {id}", "assignment {id}"),
    # Unsure.
    "id-taken": Text("id:t {wanted} är upptaget: {id}", "the id {wanted} is taken: {id}"),
    "column-without-phase": Text("rubriken säger bara året {year}", "the head says the year {year} alone"),
    "unit-of-budget": Text("filen säger ingen enhet: budgetens egen", "the file says no unit: the budget's own"),
    "kind-cost": Text("kostnad, efter tecken och plats", "a cost, by sign and place"),
    "kind-revenue": Text("intäkt, efter tecken och plats", "revenue, by sign and place"),
    "group-without-rows": Text("grupp utan projekt", "a group without projects"),
    "rows-without-group": Text(
        "raden står i ingen grupp: gruppen Investeringar", "in no group: the group Investeringar"
    ),
    "nothing-planned": Text("inget belopp {years}: 0", "no amount {years}: 0"),
    "goal-number": Text("målet har inget nummer: {number}", "the goal has no number: {number}"),
    "target-year": Text("tabellen säger inget målår", "the table says no target year"),
    "better-lower": Text(
        "lägre är bättre, eftersom målvärdet {target} ligger under alla utfall",
        "lower is better, since the target {target} is below every outcome",
    ),
    "indicator-unit": Text("enheten framgår inte: ”värde”", "the unit is not told: “värde”"),
    "no-treatment": Text("ingen hantering anges: ”Inte angiven”", "no treatment is stated: “Inte angiven”"),
    "spelt-otherwise": Text("stavfel för ”{label}”", "misspelt for “{label}”"),
    "scale-by-figures": Text(
        "texten förklarar inte skalan: {count} steg med siffror",
        "the text does not explain the scale: {count} steps by number",
    ),
    "risk-by-likeness": Text("risken {id}, som heter nästan så", "the risk {id}, which is called almost so"),
    "no-responsible": Text("ingen ansvarig anges: ”–”", "nobody is said to answer for it: “–”"),
    "assignment-name": Text(
        "{count} uppdrag är lästa ur text, och namnen är de första orden",
        "{count} assignments are read from text, and named by their first words",
    ),
    "no-due": Text("ingen tidpunkt för återrapportering", "no time of report"),
    # Left out.
    "table": Text("tabellen är av ett annat slag", "a table of another kind"),
    "column": Text("kolumnen har ingen plats i kapitlet", "the column has no place in the chapter"),
    "column-earlier": Text(
        "ett tidigare år eller ett utfall; det hör till det årets budget",
        "an earlier year or an outcome; it belongs to the budget of that year",
    ),
    "sum-of-lines": Text("en summa som räknas fram ur raderna", "a sum that is computed from the lines"),
    "after-result": Text(
        "raden står efter resultatet, och är ingen del av det", "the row stands after the result, and is no part of it"
    ),
    "row-without-figures": Text("raden har inga siffror", "the row has no figures"),
    "part-of-nothing": Text("en varav-rad utan rad att höra till", "an of-which row with no row to be part of"),
    "no-amount": Text("beloppet {year} är inte angivet", "the amount of {year} is not stated"),
    "row-without-method": Text("raden har ingen metod", "the row has no method"),
    "no-target": Text("indikatorn har inget målvärde", "the indicator has no target"),
    # Of a ledger.
    "ledger-line": Text("rad {id}, konto {accounts}", "line {id}, accounts {accounts}"),
    "ledger-balances": Text("balanskonton, som inte hör till någon ram", "accounts of the balance sheet, of no frame"),
    "ledger-budget": Text("budget för ett annat år (#PBUDGET)", "the budget of another year (#PBUDGET)"),
    "ledger-periods": Text("utfall som inte lästes (#PSALDO)", "an outcome that was not read (#PSALDO)"),
    "ledger-result": Text("utfall som inte lästes (#RES)", "an outcome that was not read (#RES)"),
    # Workbooks of ksb export.
    "kept": Text("{count} poster, med sina id", "{count} records, with their ids"),
    "changed": Text("ändrat från {before} till {now}", "changed from {before} to {now}"),
    "changed-unread": Text(
        "ändrat från {before} till {now}, men läses inte in", "changed from {before} to {now}, but not imported"
    ),
    "gone": Text("cellen är borttagen; posten är kvar", "the cell is gone; the record is kept"),
    "rows-added": Text(
        "rader som är tillagda på bladet läses inte in. Antal: {count}",
        "rows that were put in on the sheet are not imported. Count: {count}",
    ),
    "sheet-gone": Text("bladet är borttaget; det som stod där är kvar", "the sheet is gone; what it had is kept"),
    # Printed tables.
    "printed-table": Text("tabell {id} med alla rader och kolumner", "table {id}, all rows and columns"),
    **{f"not-said-{why}": text for why, text in WHY.items()},
}
"""What each note says."""


def head_of(file: str, has_schema: bool, language: str) -> list[str]:
    """What stands at the top of a file that was imported."""
    return [*([":schema ../ksb.schema.json"] if has_schema else []), HEAD[language].format(file=file)]


def view(file: str, notes: Sequence[Note], language: str) -> Report:
    """The account: a table for each sort of notes, and where there are none that it is so."""
    blocks: list[Block] = []
    for sort in ("read", "unsure", "left"):
        some = [note for note in notes if note.sort == sort]
        blocks.append(_table(sort, some, language) if some else Lines(*_nothing(sort, language)))
    return Report("import", file, "", language, blocks)


def _nothing(sort: Sort, language: str) -> tuple[str, list[str]]:
    words = WORDS[language]
    return words[sort], [words[f"nothing {sort}"]] if sort != "read" else []


def _table(sort: Sort, notes: Sequence[Note], language: str) -> Table:
    words = WORDS[language]
    told = words["told" if sort == "read" else f"told {sort}"]
    columns = [Column("subject", words["subject"]), Column("told", told), Column("place", words["place"], minor=True)]
    rows = [
        Row(f"{note.key}-{i}", [note.subject, said(note, language), _where(note.place, language)])
        for i, note in enumerate(notes, start=1)
    ]
    return Table(sort, words[sort], columns, rows, records=True)


def said(note: Note, language: str) -> str:
    """What a note says."""
    return NOTES[note.key][language].format(**note.facts)


def _where(place: Place | None, language: str) -> str:
    """Within the file, which is one and the same."""
    if place is None:
        return ""
    if place.span:
        return WORDS[language]["line"].format(line=place.span.line)
    return ", ".join(within_words(place.within, language)) if place.within else ""
