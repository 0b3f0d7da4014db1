"""What stands as comments in a file of tables that were understood: where each is from, and what was found."""

from collections.abc import Iterator, Sequence

from ks_budget.compute.printed_tables import Left, Why, Written
from ks_budget.language import Text
from ks_budget.problems import Problem, findings, kinds, whereabouts
from ks_budget.views.audit.document import Document
from ks_budget.views.audit.naming import Names

_FROM = Text("Läst ur {file} av ksb audit.", "Read from {file} by ksb audit.")
_LOOK = Text(
    "Jämför med dokumentet innan du litar på filen: rubriker, enheter och tecken kan vara missförstådda.",
    "Compare with the document before you rely on the file: heads, units and signs may be misunderstood.",
)
_PLACE = Text("Från {place}.", "From {place}.")
_HOLDS = Text(
    "{formula}: stämmer i {holds} av {count} {lines}.",
    "{formula}: holds in {holds} of {count} {lines}.",
)
_LINES = {"rows": Text("kolumner", "columns"), "columns": Text("rader", "rows")}
WHY: dict[Why, Text] = {
    "second": Text(
        "raden eller kolumnen följer redan av ett annat samband", "the row or column follows from another already"
    ),
    "turned": Text("tecknet växlar från rad till rad", "the sign turns from row to row"),
    "mean": Text("ett medelvärde av rader går inte att ange", "a mean of rows cannot be said"),
    "rows": Text("en kvot eller produkt av rader går inte att ange", "a ratio or product of rows cannot be said"),
    "part": Text("en rad som är en del av en annan skulle räknas", "a row that is a part of another would be counted"),
    "unit": Text("enheten framgår inte", "nothing says the unit"),
    "excluded": Text("det gäller inte överallt i tabellen", "it is not for all of the table"),
}


def comments(
    document: Document, tables: Sequence[Written], found: list[list[Problem]], language: str
) -> dict[str, list[str]]:
    """By what they stand over, as ``files.printed_tables`` has them. ``found`` are the findings of each table."""
    made = {"": [_FROM[language].format(file=document.file), _LOOK[language]]}
    for written, names, problems in zip(tables, document.names(language), found, strict=True):
        table = written.table.id
        place = written.audited.table.place
        made[table] = [_PLACE[language].format(place=whereabouts(place, language))] if place else []
        made[table] += [f"{finding.code}: {finding.message}" for finding in findings(problems, language)]
        made[table] += [_unsaid(left, written, names, language) for left in written.left]
        for id, number in written.held.items():
            relation = written.audited.relations[number]
            count = len(relation.holds) + len(relation.fails)
            said = {"formula": names.formula(relation), "holds": len(relation.holds), "count": count}
            over = f"{table}.{id}" if id.startswith("row.") else f"{table}.column.{id}"
            made[over] = [_HOLDS[language].format(lines=_LINES[relation.axis][language], **said)]
    return made


def _unsaid(left: Left, written: Written, names: Names, language: str) -> str:
    [finding] = findings([_problem(left, written, names)], language)
    return f"{finding.code}: {finding.message}"


def unsaid(document: Document, tables: Sequence[Written], language: str) -> Iterator[Problem]:
    """What could not be said of each table, as notes."""
    for written, names in zip(tables, document.names(language), strict=True):
        yield from (_problem(left, written, names) for left in written.left)


def _problem(left: Left, written: Written, names: Names) -> Problem:
    place = written.audited.table.place
    places = () if place is None else (place,)
    if left.relation is None:
        return kinds.audit.NO_UNIT.at(*places, table=names.table)
    formula = names.formula(written.audited.relations[left.relation])
    return kinds.audit.NOT_SAID.at(*places, table=names.table, relation=formula, why=WHY[left.why])
