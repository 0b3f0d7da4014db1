"""Which of a file's tables are meant."""

from collections.abc import Callable, Sequence

from ks_budget.importing.ids import plain
from ks_budget.importing.work import Numbered, Work
from ks_budget.language import Text
from ks_budget.problems import Place, Problem, Stop, kinds, near
from ks_budget.tables.table import Table

Fits = Callable[[Table], int]
"""How well a table fits a chapter, by its heads and labels; 0 for not at all."""


def chosen(work: Work, fits: Fits, what: Text, *, several: bool) -> list[Numbered]:
    """The tables of a chapter: those asked for, else those that fit. Tables with equal heads are one, broken over
    pages; with ``several`` each is one of its own, and all are meant.

    Raises Stop where none fits (KSB074), where tables of different heads do (KSB075), and where one that is asked for
    is not there (KSB076).
    """
    if work.decisions.tables:
        return asked(work)
    scores = {one.number: fits(one.table) for one in work.read.tables}
    fitting = [one for one in work.read.tables if scores[one.number]]
    best = max(scores.values(), default=0)
    groups: dict[object, list[Numbered]] = {}
    for one in fitting:
        if scores[one.number] * 2 > best:
            groups.setdefault(_heads(one.table, several), []).append(one)
    if not groups:
        raise Stop(_none(work, what))
    if len(groups) > 1:
        raise Stop(_which(work, [one for some in groups.values() for one in some], what))
    [found] = groups.values()
    for one in found:
        work.note("read", "table-read", described(one), one.table.place)
    for one in work.read.tables:
        if one not in found:
            work.note("left", "table", described(one), one.table.place)
    return found


def _heads(table: Table, several: bool) -> object:
    """What tables that belong together have alike."""
    columns = tuple(plain(column.head) for column in table.columns)
    return columns if several else (columns, tuple(map(plain, table.texts)))


def described(one: Numbered) -> str:
    """A table by its number, and its title or first label."""
    table = one.table
    name = table.title or next((row.label for row in table.rows if row.label), "")
    return f"{one.number}: {name}" if name else str(one.number)


def asked(work: Work) -> list[Numbered]:
    """The tables that ``--table`` names, in the order of the file; all are told. Raises Stop (KSB076)."""
    found = list[Numbered]()
    for named in work.decisions.tables:
        some = [one for one in work.read.tables if _is(one, named)]
        if not some:
            known = [described(one) for one in work.read.tables]
            place = Place(work.read.file)
            raise Stop(kinds.importing.NO_SUCH_TABLE.at(place, shown=named, known=near(named, known)))
        found += [one for one in some if one not in found]
    for one in work.read.tables:
        read = one in found
        work.note("read" if read else "left", "table-read" if read else "table", described(one), one.table.place)
    return sorted(found, key=lambda one: one.number)


def _is(one: Numbered, asked: str) -> bool:
    if asked.strip().isdecimal():
        return one.number == int(asked)
    within = one.table.place.within if one.table.place else None
    return plain(asked) in (plain(one.table.title), plain(within.sheet) if within and within.sheet else None)


def _none(work: Work, what: Text) -> Problem:
    place = Place(work.read.file)
    if not work.read.tables:
        return kinds.importing.NO_TABLE.at(place, what=what)
    known = [described(one) for one in work.read.tables[:12]]
    return kinds.importing.NONE_FITS.at(place, what=what, known=known)


def _which(work: Work, some: Sequence[Numbered], what: Text) -> Problem:
    places = [one.table.place or Place(work.read.file) for one in some]
    return kinds.importing.SEVERAL_FIT.at(
        *places, what=what, known=[described(one) for one in some], example=f"--table {some[0].number}"
    )
