"""Rules of printed tables: figures that are not what is said of them, and what is said that cannot be."""

import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING

from ks_budget.checks.case import Case
from ks_budget.model import TableColumn, TableRow
from ks_budget.model.equals import Named, Sum, Tree
from ks_budget.money import convert, decimals_of
from ks_budget.printed.figure import Figure, value, width
from ks_budget.printed.relation import Relation
from ks_budget.printed.same import Unknown, sames
from ks_budget.printed.tables import Formula, TableBook
from ks_budget.problems import Fact, Number, Place, Problem, Range, Spot, here, kinds, near

if TYPE_CHECKING:
    from ks_budget.compute.tables import Verdict


class Told:
    """Figures of a column as sentences have them: in its unit, with the decimals that they are printed with."""

    def __init__(self, case: Case, table: TableBook, column: TableColumn) -> None:
        self._from, self._measured = case.budget.unit, table.shape.measured(column)

    def number(self, figure: Figure, amount: Decimal, more: int = 0, signed: bool = False) -> Number:
        """An amount with the decimals of a figure, and some more."""
        return Number(self._in_unit(amount), self._measured.unit, self.decimals(figure) + more, signed)

    def decimals(self, figure: Figure) -> int:
        """How many the figure is printed with."""
        return decimals_of(self._in_unit(figure.value))

    def _in_unit(self, amount: Decimal) -> Decimal:
        return convert(amount, self._from, self._measured.unit) if self._measured.kind == "money" else amount


def figures(case: Case) -> Iterator[Problem]:
    """Sums of rows, computed columns, and figures that are the same as others."""
    if not case.book.tables:
        return
    broken = {relation.subject: relation for relation in case.tried.broken if relation.about.table}
    for verdict in case.table_verdicts:
        if verdict.outcome == "fails" and (not verdict.linear or verdict.of.subject in broken):
            yield _contradicted(case, verdict, broken.get(verdict.of.subject))


def _contradicted(case: Case, verdict: "Verdict", relation: Relation | None) -> Problem:
    of, figure = verdict.of, verdict.figure
    assert verdict.low is not None and verdict.high is not None and verdict.value is not None, "it was tried"
    told = Told(case, of.book, of.column)
    facts: dict[str, Fact] = {
        "table": of.book.table.title,
        "row": of.book.shape.named(of.row),
        "column": of.column.label,
        "printed": told.number(figure, figure.value),
        "range": Range(told.number(figure, verdict.low, 1), told.number(figure, verdict.high, 1)),
        "difference": told.number(figure, figure.value - verdict.value, signed=True)
        if verdict.linear
        else told.number(figure, figure.value - verdict.value, 1, signed=True),
    }
    if isinstance(of, Formula):
        kind = of.kind
        places = relation.places if relation else _places(figure, of)
    else:
        kind, facts["reference"] = kinds.printed.SAME_AS, of.reference
        places = relation.places if relation else (figure.place,)
    return kind.at(*places, subject=of.subject, **{name: facts[name] for name in kind.facts})


def _places(figure: Figure, formula: Formula) -> tuple[Spot | Place, ...]:
    return (figure.place, *(part.place for part in formula.parts.values() if part is not None))


def parts(case: Case) -> Iterator[Problem]:
    """What is a part of a row is not larger than it, nor are its parts together, where all have one sign."""
    for table in case.book.tables.values():
        for whole, rows in table.shape.parts():
            for column in table.table.columns:
                if table.shape.adds(column) and column.phase not in ("change", "deviation"):
                    yield from _larger(case, table, column, whole, rows)


def _larger(
    case: Case, table: TableBook, column: TableColumn, whole: TableRow, rows: list[TableRow]
) -> Iterator[Problem]:
    of = table.figure(whole.id, column.id)
    there = [(row, figure) for row in rows if (figure := table.figure(row.id, column.id)) is not None]
    if of is None or not there:
        return
    told = Told(case, table, column)
    facts: dict[str, Fact] = {"table": table.table.title, "column": column.label, "whole_row": table.shape.named(whole)}
    facts["whole"] = told.number(of, of.value)
    larger = [(row, figure) for row, figure in there if _exceeds([figure], of)]
    for row, figure in larger:
        amount, subject = told.number(figure, figure.value), f"{table.table.id}.{row.id}.{column.id}.within"
        yield kinds.printed.TABLE_PART.at(
            figure.place, of.place, subject=subject, row=table.shape.named(row), amount=amount, **facts
        )
    some = [figure for _, figure in there]
    if not larger and all(figure.value * of.value >= 0 for figure in some) and _exceeds(some, of):
        amount, subject = told.number(of, value(some)), f"{table.table.id}.{whole.id}.{column.id}.parts"
        labels = [row.label for row, _ in there]
        places = [of.place, *(figure.place for figure in some)]
        yield kinds.printed.TABLE_PARTS.at(*places, subject=subject, amount=amount, rows=labels, **facts)


def _exceeds(some: list[Figure], of: Figure) -> bool:
    """Whether figures come to more than another, of the same sign, by more than rounding."""
    small = value(some)
    return small * of.value > 0 and abs(small) - abs(of.value) > width(some) + of.half


def references(case: Case) -> Iterator[Problem]:
    """What figures are said to be the same as is there."""
    for table in case.book.tables.values():
        for one in sames(case.book, table):
            if isinstance(one, Unknown):
                yield _unknown(table, one)


def _unknown(table: TableBook, one: Unknown) -> Problem:
    subject = f"{table.table.id}.{one.reference}"
    if one.year is not None:
        facts: dict[str, Fact] = {"reference": one.reference, "year": one.year, "columns": list(one.columns)}
        return kinds.printed.SAME_IN_SEVERAL.at(one.at, subject=subject, **facts)
    if one.why == "itself":
        return kinds.printed.SAME_AS_ITSELF.at(one.at, subject=subject, reference=one.reference)
    if one.why == "nowhere":
        return kinds.printed.SAME_NOWHERE.at(one.at, subject=subject, reference=one.reference)
    if one.why == "measure":
        measured: dict[str, Fact] = {"reference": one.reference, "columns": list(one.columns)}
        return kinds.printed.SAME_IN_OTHER_MEASURE.at(one.at, subject=subject, **measured)
    known = near(one.reference, one.known)
    return kinds.printed.SAME_AS_NOTHING.at(one.at, subject=subject, reference=one.reference, known=known)


def heads(case: Case) -> Iterator[Problem]:
    """Deviations and changes that are counted the other way than what is said of them, by their head or `equals`."""
    for table in case.book.tables.values():
        turned = [v for v in case.table_verdicts if v.outcome == "turned" and v.of.book is table]
        for column in table.table.columns:
            tree = table.shape.column_trees.get(column.id)
            rows = [verdict for verdict in turned if verdict.of.column is column]
            if tree is not None and rows:
                facts: dict[str, Fact] = {"table": table.table.title, "column": column.label, "count": len(rows)}
                facts |= {"expression": column.equals, "turned": _other_way(tree, column.equals)}
                places = [here(column) / "equals", *(verdict.figure.place for verdict in rows)]
                subject = f"{table.table.id}.{column.id}.sign"
                yield kinds.printed.TURNED.at(*places, subject=subject, **facts)
            elif tree is not None and _says_otherwise(column, tree, table.shape.columns):
                said: dict[str, Fact] = {"table": table.table.title, "column": column.label}
                places = [here(column) / "label", here(column) / "equals"]
                subject = f"{table.table.id}.{column.id}.head"
                yield kinds.printed.HEAD_SAYS_OTHERWISE.at(*places, subject=subject, expression=column.equals, **said)


def _difference(tree: Tree) -> tuple[str, str] | None:
    """The column that another is taken from, and that other, where that is all that it is computed as."""
    match tree:
        case Sum(terms=((1, Named(id=one)), (-1, Named(id=two)))):
            return one, two
    return None


def _other_way(tree: Tree, equals: str) -> str:
    two = _difference(tree)
    return f"{two[1]} - {two[0]}" if two else f"-({equals})"


_MINUS = re.compile(r"\s[-–\u2212]\s|\bminus\b|\bless\b")
_WORDS = {
    "budget": ("budget",),
    "plan": ("plan",),
    "outcome": ("utfall", "bokslut", "outcome", "actual"),
    "forecast": ("prognos", "forecast"),
}


def _says_otherwise(column: TableColumn, tree: Tree, columns: Mapping[str, TableColumn]) -> bool:
    """Whether a head such as `Budget − Utfall` names the two in the other order than `equals`."""
    two, sides = _difference(tree), _MINUS.split(column.label.casefold())
    if two is None or len(sides) != 2:
        return False
    one, other = (columns[id] for id in two)
    left, right = sides
    straight = _named(one, left) and _named(other, right)
    return not straight and _named(other, left) and _named(one, right)


def _named(column: TableColumn, text: str) -> bool:
    words: Iterable[str] = (column.label.casefold(), column.id.casefold(), *_WORDS.get(column.phase or "", ()))
    return any(re.search(rf"\b{re.escape(word)}", text) for word in words if word)


def odd(case: Case, relation: Relation, others: int) -> Problem:
    """A sum that only rounding explains, where all others of its table are met to the last digit."""
    verdict = next(verdict for verdict in case.table_verdicts if verdict.of.subject == relation.subject)
    told, figure = Told(case, verdict.of.book, verdict.of.column), verdict.figure
    about = relation.about
    return kinds.figures.ODD_TABLE_SUM.at(
        *relation.places,
        subject=relation.subject,
        table=about.table,
        row=about.row,
        column=about.column,
        printed=told.number(figure, figure.value),
        difference=told.number(figure, relation.residual, signed=True),
        others=others,
    )


RULES = (figures, parts, references, heads)
