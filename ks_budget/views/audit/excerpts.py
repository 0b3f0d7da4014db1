"""The rows and columns of a table that a finding is about, with the figures marked."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from ks_budget.language import Text
from ks_budget.numerals import MINUS, write
from ks_budget.problems import Excerpt, Line, Shown
from ks_budget.problems.excerpt import Mark
from ks_budget.tables.judged import Audited, Finding, Relation
from ks_budget.tables.table import Table
from ks_budget.views.audit.naming import Names, added_first, short

_MOST = 14
"""Rows of an excerpt. Of longer ones the ends of each run are shown, and what stands round the marked figures."""
_AROUND = 2
"""Rows shown above and below the one that a relation of columns fails in: there it holds."""
_MORE = Text("… {} rader till", "… {} rows more")
_GIVES = Text(
    "{right} = {sum}, men {target} anges till {printed}.", "{right} = {sum}, but {target} is printed {printed}."
)
_WHERE = Text("{where}: {said}", "{where}: {said}")
_MENDS = Text(
    "Med den markerade siffran rättad stämmer {mends} av de {count} samband som inte går ihop.",
    "With the marked figure mended, {mends} of the {count} relations that do not hold would.",
)
_NOTES = 4
"""Broken relations written out with their figures."""

Cells = dict[tuple[int, int], Mark]


def excerpt(audited: Audited, finding: Finding, names: Names) -> Excerpt:
    """What is needed to see what a finding says."""
    table = audited.table
    broken = [(audited.relations[number], instance) for number, instance in finding.broken]
    if finding.about == "head":
        # What its figures follow is seen where they do.
        broken = [(relation, relation.holds[0]) for relation, _ in broken if relation.holds]
    marks = _marks(finding, broken)
    rows = _rows(table, broken, marks)
    signs = _row_signs(broken)
    lines = tuple(_lines(table, rows, marks, signs, names))
    return Excerpt(
        corner=short(table.corner),
        heads=tuple(names.columns),
        lines=lines,
        signs=_column_signs(table, broken),
        notes=tuple(_notes(table, finding, broken, names)),
    )


def _marks(finding: Finding, broken: list[tuple[Relation, int]]) -> Cells:
    marks: Cells = {}
    for relation, instance in broken:
        for line in (relation.target, *(line for line, _ in relation.terms)):
            marks[_cell(relation, line, instance)] = "part"
    for suspect in finding.suspects:
        marks[suspect.row, suspect.column] = "suspect"
    return marks


def _cell(relation: Relation, line: int, instance: int) -> tuple[int, int]:
    """The row and column of a line of a relation in one of its instances."""
    return (line, instance) if relation.axis == "rows" else (instance, line)


def _rows(table: Table, broken: list[tuple[Relation, int]], marks: Cells) -> list[int]:
    """The rows to be shown. All that take part in a relation of rows, where they are not too many."""
    wanted, kept = set[int](), {row for (row, _), mark in marks.items() if mark == "suspect"}
    for relation, instance in broken:
        if relation.axis == "rows":
            lines = sorted({relation.target, *(line for line, _ in relation.terms)})
            wanted |= set(lines)
            kept |= {*lines[:3], *lines[-3:], relation.target}
        else:
            wanted |= set(range(max(0, instance - _AROUND), min(len(table.rows), instance + _AROUND + 1)))
            kept.add(instance)
    return sorted(wanted if len(wanted) <= _MOST else kept)


def _row_signs(broken: list[tuple[Relation, int]]) -> dict[int, str]:
    """How each row takes part in the first relation of rows that is broken."""
    return next((_signs(relation) for relation, _ in broken if relation.axis == "rows"), {})


def _column_signs(table: Table, broken: list[tuple[Relation, int]]) -> tuple[str, ...]:
    signs = next((_signs(relation) for relation, _ in broken if relation.axis == "columns"), {})
    return tuple(signs.get(column, "") for column in range(len(table.columns))) if signs else ()


_OTHERS = {"share": ("", "/"), "change": ("", "%"), "product": ("×", "×")}


def _signs(relation: Relation) -> dict[int, str]:
    signs = {line: "+" if coefficient > 0 else MINUS for line, coefficient in relation.terms}
    if relation.kind in _OTHERS:
        signs = {line: sign for (line, _), sign in zip(relation.terms, _OTHERS[relation.kind], strict=False)}
    return signs | {relation.target: "="}


def _lines(table: Table, rows: list[int], marks: Cells, signs: dict[int, str], names: Names) -> Iterator[Line]:
    before = None
    for row in rows:
        left_out = row - before - 1 if before is not None else 0
        # Rows that the relation steps over are not left out of it.
        skipped = [one for one in range(row - left_out, row) if one in signs]
        if skipped:
            yield Line(_MORE[names.language].format(len(skipped)), ())
        entries = table.rows[row].entries
        cells = tuple(Shown(short(entry.text), marks.get((row, column), "")) for column, entry in enumerate(entries))
        yield Line(names.rows[row], cells, signs.get(row, ""))
        before = row


def _notes(table: Table, finding: Finding, broken: list[tuple[Relation, int]], names: Names) -> Iterator[str]:
    """Each broken relation with what its figures come to, and how many of them the likeliest figure mends."""
    if finding.about == "head":
        return
    seen = dict.fromkeys(broken)
    for relation, instance in list(seen)[:_NOTES]:
        said = _said(table, relation, instance, names)
        if said:
            where = names.across(relation.axis, instance)
            yield _WHERE[names.language].format(where=where, said=said)
    if len(seen) > 1 and finding.suspects:
        yield _MENDS[names.language].format(mends=finding.suspects[0].mends, count=len(seen))


def _said(table: Table, relation: Relation, instance: int, names: Names) -> str:
    figures = [(value(table, relation, line, instance), sign) for line, sign in added_first(relation.terms)]
    printed = value(table, relation, relation.target, instance)
    target = names.of(relation.axis, relation.target)
    if relation.kind not in ("sum", "net", "difference") or printed is None:
        return ""
    known = [(figure, sign) for figure, sign in figures if figure is not None]
    total = sum((figure * sign for figure, sign in known), Decimal(0))
    written = {"sum": write(total, names.language, None), "printed": write(printed, names.language, None)}
    right = _sum((write(abs(f), names.language, None), s if f >= 0 else -s) for f, s in known)
    return _GIVES[names.language].format(right=right, target=target, **written)


_LONG_SUM = 6


def _sum(figures: Iterable[tuple[str, int]]) -> str:
    shown = list(figures)
    cut = [*shown[:3], ("…", 1), shown[-1]] if len(shown) > _LONG_SUM else shown
    text = " ".join(f"{'+' if sign > 0 else MINUS} {figure}" for figure, sign in cut)
    return text.removeprefix("+ ") if text.startswith("+") else MINUS + text.removeprefix(f"{MINUS} ")


def value(table: Table, relation: Relation, line: int, instance: int) -> Decimal | None:
    """The figure of a line of a relation in one of its instances."""
    row, column = _cell(relation, line, instance)
    entries = table.rows[row].entries
    number = entries[column].number if column < len(entries) else None
    return None if number is None else number.value
