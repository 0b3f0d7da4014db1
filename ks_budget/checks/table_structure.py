"""Is what is said of a printed table possible at all? What it is computed from exists, and is not itself."""

from collections.abc import Callable, Iterator, Mapping

from ks_budget.expressions.measures import measure
from ks_budget.model import Budget, PrintedTable, TableColumn, TableRow
from ks_budget.model.equals import Tree, Unreadable, coefficients, names, numbers, read
from ks_budget.model.table_shape import SHARES, Shape
from ks_budget.model.tables import SUM
from ks_budget.money import POWERS
from ks_budget.problems import Known, Problem, here, kinds, near


def tables(budget: Budget) -> Iterator[Problem]:
    """All that cannot be in the printed tables of a budget."""
    for table in budget.content.tables:
        shape = Shape(table, budget.unit)
        yield from _units(table)
        yield from _columns(table)
        yield from _equals(shape)
        yield from _circles(shape)
        yield from _counted_twice(shape)


def _units(table: PrintedTable) -> Iterator[Problem]:
    """A unit of money or of shares is written as ksb writes it: another word is one for what is counted."""
    owners: list[PrintedTable | TableColumn] = [table, *table.columns]
    for owner in owners:
        meant = measure(owner.unit) if owner.unit else None
        if meant is not None and owner.unit not in POWERS and owner.unit not in SHARES:
            known = tuple(POWERS) if meant.money else tuple(SHARES)
            likely = Known(known, meant.name if meant.name in known else None)
            yield kinds.tables.WRONG_CHOICE.at(here(owner) / "unit", shown=f"”{owner.unit}”", known=likely)


def _columns(table: PrintedTable) -> Iterator[Problem]:
    """Ids of columns can stand in expressions, and columns can be told apart."""
    alike: dict[object, TableColumn] = {}
    for column in table.columns:
        if not (column.id.isdecimal() or column.id.replace("-", "_").isidentifier()):
            yield kinds.tables.UNUSABLE_ID.at(here(column) / "id", id=column.id, reserved=[])
        look = (" ".join(column.label.split()).casefold(), column.phase, column.year, column.unit)
        other = alike.setdefault(look, column)
        if other is not column and other.id != column.id:
            places, label = (here(column) / "label", here(other) / "label"), column.label
            yield kinds.printed.COLUMN_TWICE.at(*places, label=label, others=[other.id, column.id])


def _equals(shape: Shape) -> Iterator[Problem]:
    for row in shape.table.rows:
        if row.equals == SUM:
            if not shape.above(row):
                yield kinds.printed.NOTHING_ABOVE.at(here(row) / "equals", expression=SUM)
        elif row.equals:
            wrong = list(_unreadable(row, shape.rows, "row"))
            yield from wrong
            if not wrong and coefficients(read(row.equals, shape.rows)) is None:
                yield kinds.printed.NO_SUM_OF_ROWS.at(here(row) / "equals", expression=row.equals)
    for column in shape.table.columns:
        if column.equals:
            yield from _unreadable(column, shape.columns, "column")


def _unreadable(owner: TableRow | TableColumn, ids: Mapping[str, object], what: str) -> Iterator[Problem]:
    at = here(owner) / "equals"
    try:
        tree = read(owner.equals, ids)
    except Unreadable as error:
        if error.found:
            yield kinds.printed.UNREADABLE.at(at, expression=owner.equals, found=error.found)
        else:
            yield kinds.printed.ENDS_EARLY.at(at, expression=owner.equals)
        return
    for name in dict.fromkeys((*names(tree), *_years(tree, ids))):
        if name not in ids:
            thing = kinds.words.THINGS[what]
            yield kinds.tables.UNKNOWN_REFERENCE.at(at, thing=thing, name=name, known=near(name, ids))


_YEARS = range(1900, 2101)


def _years(tree: Tree, ids: Mapping[str, object]) -> Iterator[str]:
    """The numbers that look like years, where years are ids: such a one is a column that is not there."""
    if any(id.isdecimal() and int(id) in _YEARS for id in ids):
        yield from (str(number) for number in numbers(tree) if number in _YEARS)


def _circles(shape: Shape) -> Iterator[Problem]:
    """Nothing is computed from itself, or a part of itself."""
    rows = {id: list(names(tree)) for id, tree in shape.row_trees.items()}
    columns = {id: list(names(tree)) for id, tree in shape.column_trees.items()}
    wholes = {row.id: [row.within] for row in shape.table.rows if row.within in shape.rows}
    for owners, ways, key in ((shape.rows, rows, "equals"), (shape.columns, columns, "equals")):
        for way in _rings(ways):
            yield kinds.printed.OF_ITSELF.at(here(owners[way[0]]) / key, id=way[0], way=way)
    for way in _rings({id: [whole for whole in some if whole] for id, some in wholes.items()}):
        yield kinds.printed.PART_OF_ITSELF.at(here(shape.rows[way[0]]) / "within", id=way[0], way=way)


def _rings(ways: Mapping[str, list[str]]) -> Iterator[list[str]]:
    """Each way that comes back to where it began, once, beginning where it is met first."""
    settled: set[str] = set()
    for first in ways:
        trail: list[str] = []
        stack: list[tuple[str, Iterator[str]]] = [(first, iter(ways[first]))] if first not in settled else []
        if stack:
            trail.append(first)
        while stack:
            step = next(stack[-1][1], None)
            if step is None:
                stack.pop()
                settled.add(trail.pop())
            elif step in trail:
                yield trail[trail.index(step) :]
            elif step in ways and step not in settled:
                stack.append((step, iter(ways[step])))
                trail.append(step)


def _counted_twice(shape: Shape) -> Iterator[Problem]:
    """A sum does not name a row and what is a part of that."""
    for id, tree in shape.row_trees.items():
        counted = set(names(tree))
        for part in dict.fromkeys(names(tree)):
            whole = _around(shape, part, counted.__contains__)
            if whole is not None:
                at = here(shape.rows[id]) / "equals"
                yield kinds.printed.COUNTED_TWICE.at(at, id=id, part=part, whole=whole)


def _around(shape: Shape, part: str, wanted: Callable[[str], bool]) -> str | None:
    """The nearest of the wanted rows that a row is within."""
    seen, whole = {part}, shape.rows[part].within
    while whole is not None and whole not in seen and whole in shape.rows:
        if wanted(whole):
            return whole
        seen.add(whole)
        whole = shape.rows[whole].within
    return None
