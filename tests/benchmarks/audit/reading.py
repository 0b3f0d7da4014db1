"""A file with a made table, read and understood, against what was printed in it."""

from collections.abc import Sequence
from random import Random

from msgspec import Struct

from ks_budget.sources import read_bytes
from ks_budget.tables.table import Column, Entry, Table
from ks_budget.tables.understand import understand

from .forms import FORMS, written
from .truth import Made, Place


class ReadBack(Struct):
    """A made table as it was understood from a file of a form."""

    made: Made
    """As the form can print it."""
    tables: tuple[Table, ...]
    place: dict[tuple[int, int, int], Place] = {}
    """Table, row and column as understood, to the row and column that were made."""
    misread: list[str] = []
    """Each cell that is not what was printed, told."""

    def settle(self, tables: Sequence[Table]) -> None:
        """Find each made row among those of the tables, by its label and in order, and hold its figures against them.
        Arithmetic may have chosen other cuts of a line than the likeliest."""
        self.place, self.misread = {}, []
        left = [(number, at, row) for number, table in enumerate(tables) for at, row in enumerate(table.rows)]
        for row, label in enumerate(self.made.labels):
            here = next((at for at, (_, _, other) in enumerate(left) if same(other.label, label)), None)
            if here is None:
                self.misread += [f"no row {label!r}"] * len(self.made.columns)
                continue
            number, at, found = left[here]
            del left[: here + 1]
            columns = matched(self.made.columns, tables[number].columns)
            if columns is None:
                heads = [column.head for column in tables[number].columns]
                self.misread += [f"{label!r}: columns {heads}"] * len(self.made.columns)
                continue
            for column, of in enumerate(columns):
                self.place[number, at, of] = (row, column)
                self.hold((row, column), found.entries[of])

    def hold(self, place: Place, entry: Entry) -> None:
        """One figure against what was made."""
        figure, (row, column) = self.made.figures[place[0]][place[1]], place
        hidden = figure is None or (self.made.style.nothing != "0" and not figure.units)
        wanted, got = None if figure is None or hidden else figure.value, entry.number.value if entry.number else None
        # 0,5 and 0,50 differ: they are rounded to different steps.
        if (wanted, wanted and wanted.as_tuple().exponent) != (got, got and got.as_tuple().exponent):
            told = f"{self.made.labels[row]!r}, {self.made.columns[column].head!r}"
            self.misread.append(f"{told}: {entry.text!r} for {wanted}")


def read_back(form: str, made: Made, draw: Random) -> ReadBack:
    """The table printed in a form, and read."""
    fitting, data = written(form, made, draw)
    suffix = FORMS[form].suffix
    source = read_bytes(data, f"tabell{suffix}", suffix)
    back = ReadBack(fitting, understand(source).tables)
    back.settle(back.tables)
    return back


def same(one: str, other: str) -> bool:
    """Whether two labels are one, whatever marks and spaces stand round them."""
    return "".join(one.split()).strip("-–*") == "".join(other.split()).strip("-–*")


def matched(made: tuple[Column, ...], understood: tuple[Column, ...]) -> list[int] | None:
    """Which understood column each made one is: by position, or by its head where there are more; None if neither."""
    if len(made) == len(understood):
        return list(range(len(made)))
    heads = [plain(column.head) for column in understood]
    found = [heads.index(plain(column.head)) if plain(column.head) in heads else -1 for column in made]
    return found if -1 not in found and found == sorted(found) else None


def plain(head: str) -> str:
    return "".join(head.split()).lower()
