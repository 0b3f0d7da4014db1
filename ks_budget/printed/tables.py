"""The figures of printed tables, and what must hold between them: what their `equals` and `same_as` say."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from msgspec import Struct, structs

from ks_budget.model import Budget, PrintedTable, TableColumn, TableRow
from ks_budget.model.equals import Tree, coefficients, names
from ks_budget.model.table_shape import Shape
from ks_budget.money import exactly
from ks_budget.printed.figure import Figure, exact, printed, stated
from ks_budget.printed.relation import About, Relation, Term
from ks_budget.problems import Kind, here, kinds

Cells = Mapping[str, Mapping[str, Figure]]
"""The figures of a table by row and column. Amounts are in the unit of the book, others as they are printed."""


class TableBook(Struct, frozen=True):
    """A printed table and its figures."""

    table: PrintedTable
    shape: Shape
    cells: Cells
    unit: str
    """That of the amounts."""
    costs: str = "negative"
    """How its budget types costs, where the table says nothing of them."""
    of: str = ""

    @property
    def costs_have_minus(self) -> bool:
        """Whether its costs are printed with a minus: as it says itself, else as its budget types them."""
        return (self.table.costs or self.costs) == "negative"

    def figure(self, row: str, column: str) -> Figure | None:
        """The figure of a cell; None where nothing is printed."""
        return self.cells.get(row, {}).get(column)


def table_book(table: PrintedTable, budget: Budget, to: str, of: str = "") -> TableBook:
    """A table of a budget, its amounts in the unit ``to``. ``of`` tells a figure of another budget from one of the
    budget at hand. What follows another budget's figures is in no file, and left out.
    """
    shape = Shape(table, budget.unit)
    cells = {row.id: dict(_figures(shape, row, to, of)) for row in table.rows}
    return TableBook(table, shape, cells, to, budget.content.document.costs, of)


def _figures(shape: Shape, row: TableRow, to: str, of: str) -> Iterator[tuple[str, Figure]]:
    for id, amount in stated(row.figures).items():
        column = shape.columns.get(id)
        if column is None:
            continue
        measured = shape.measured(column)
        own, unit = (measured.unit, to) if measured.kind == "money" else (to, to)
        name = f"{of}{shape.table.id}.{row.id}[{id}]"
        figure = printed(name, amount, own, unit, here(row) / "figures" / id, row.label, column.year)
        yield id, exact(figure) if shape.is_exact(column) else figure


class Formula(Struct, frozen=True):
    """What an `equals` says of one figure."""

    kind: Kind
    book: TableBook
    row: TableRow
    column: TableColumn
    tree: Tree
    parts: Mapping[str, Figure | None]
    """The figures that it is computed from, by row or column; None where nothing is printed."""
    along: str
    """`row` where a row is a sum, in this column; `column` where a column is computed, in this row."""

    @property
    def stated(self) -> Figure | None:
        """The figure itself; None where nothing is printed."""
        return self.book.figure(self.row.id, self.column.id)

    @property
    def can_be_tried(self) -> bool:
        """Whether the figures are there. A row that has none in a column adds nothing to a sum of that; of a column
        that is computed from others all must be printed."""
        there = [figure is not None for figure in self.parts.values()]
        return self.stated is not None and (any(there) if self.along == "row" else all(there))

    @property
    def subject(self) -> str:
        """What a finding of it is called: the figure, and which of its formulas."""
        ending = "" if self.along == "row" else ".equals"
        return f"{self.book.of}{self.book.table.id}.{self.row.id}.{self.column.id}{ending}"

    @property
    def about(self) -> About:
        """What the sentence says that it is about."""
        return About(table=self.book.table.title, row=self.book.shape.named(self.row), column=self.column.label)

    def scale(self, id: str) -> Decimal:
        """What a figure that it is computed from is multiplied by to be computed with."""
        shape = self.book.shape
        return shape.as_printed(self.column if self.along == "row" else shape.columns[id], self.book.unit)

    @property
    def own_scale(self) -> Decimal:
        """The same of the figure itself."""
        return self.book.shape.as_printed(self.column, self.book.unit)


def formulas(book: TableBook) -> Iterator[Formula]:
    """Every figure that the table says is computed, row by row, its sum before its column."""
    shape = book.shape
    for row in book.table.rows:
        for column in book.table.columns:
            tree = shape.row_trees.get(row.id)
            if tree is not None and shape.adds(column):
                parts = {id: book.figure(id, column.id) for id in names(tree)}
                yield Formula(kinds.printed.TABLE_SUM, book, row, column, tree, parts, "row")
            tree = shape.column_trees.get(column.id)
            if tree is not None and row.figures:
                parts = {id: book.figure(row.id, id) for id in names(tree)}
                yield Formula(kinds.printed.TABLE_COLUMN, book, row, column, tree, parts, "column")


@exactly
def relation(formula: Formula) -> Relation | None:
    """A formula as a relation; None where it is no sum, or figures are missing."""
    factors, figure = coefficients(formula.tree), formula.stated
    if figure is None or factors is None or not formula.can_be_tried:
        return None
    terms: list[Term] = [(figure, Decimal(1))]
    for id, part in formula.parts.items():
        if part is not None:
            terms.append((part, -factors[id] * formula.scale(id) / formula.own_scale))
    return Relation(formula.kind, formula.subject, tuple(terms), about=formula.about)


def table_relations(book: TableBook) -> Iterator[Relation]:
    """What must hold between the figures of one table, where it is a sum: all that the joint proof can take. A column
    whose figures have the other sign is left out where they do: that is told once, of the column.
    """
    made = [(formula, one) for formula in formulas(book) if (one := relation(formula)) is not None]
    turned = {id for some in turned_columns(made).values() for id in some}
    yield from (one for _, one in made if one.subject not in turned)


SEVERAL = 2
"""So many figures of a column have the other sign that it is no slip."""


def turned_columns(made: Iterable[tuple[Formula, Relation]]) -> dict[str, list[str]]:
    """The columns, by id, whose figures are what they should be with the other sign, and the subjects of those."""
    found: dict[str, list[str]] = {}
    for formula, one in made:
        if formula.along == "column" and not one.holds and _with_other_sign(one).holds:
            found.setdefault(formula.column.id, []).append(one.subject)
    return {column: subjects for column, subjects in found.items() if len(subjects) >= SEVERAL}


def _with_other_sign(one: Relation) -> Relation:
    (figure, factor), *others = one.terms
    return structs.replace(one, terms=((figure, -factor), *others))
