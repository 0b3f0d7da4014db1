"""A table as whole numbers: every figure exact, with half the step of its last printed digit."""

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal

from ks_budget.money import POWERS
from ks_budget.tables.table import Column, Entry, Number, Table
from ks_budget.tables.words import is_part, is_ratio, is_result, is_sum, is_total


class Figures:
    """The figures of one table, or of several with equal heads, one under another.

    A figure x is the whole number ``2 · x · 10**decimals``, with ``decimals`` the most that any figure of them is
    printed with; so half a step of the last digit is whole too. Units of columns are brought to the smallest.
    """

    def __init__(self, tables: Sequence[Table]) -> None:
        self.columns: tuple[Column, ...] = tables[0].columns
        self.heads = [column.head for column in self.columns]
        rows = [row for table in tables for row in table.rows]
        self.labels = [row.label for row in rows]
        self.bold = [row.bold for row in rows]
        self.sections = [(at, row.section) for at, table in enumerate(tables) for row in table.rows]
        self.entries = [row.entries for row in rows]
        self.height, self.width = len(rows), len(self.columns)
        numbers = [entry.number for entries in self.entries for entry in entries if entry.number]
        self.decimals = max((number.decimals for number in numbers), default=0)
        self.one = 2 * 10**self.decimals
        """The whole number that 1 is."""
        self._read(tables)
        self.total = [is_total(label) for label in self.labels]
        self.summed = [is_sum(label) for label in self.labels]
        self.result = [is_result(label) for label in self.labels]
        self.part = [is_part(row.label) or is_part(row.heading) for row in rows]
        self.adds = [self._adds(at) for at in range(self.width)]
        self.beside = self._beside()
        """Columns of posts or heads beside those of money: their figures may add, and often do not."""

    def _read(self, tables: Sequence[Table]) -> None:
        self.values: list[list[int | None]] = [[None] * self.width for _ in self.entries]
        self.halves = [[0] * self.width for _ in self.entries]
        usual = [self._usual_decimals(at) for at in range(self.width)]
        units = [column.unit or tables[0].unit for column in self.columns]
        smallest = min((POWERS[unit] for unit in units if unit), default=0)
        self.factors = [10 ** (POWERS[unit] - smallest) if unit else 1 for unit in units]
        """By column, what its figures are multiplied by to be of the smallest unit."""
        for values, halves, entries in zip(self.values, self.halves, self.entries, strict=True):
            for at, entry in enumerate(entries[: self.width]):
                factor = self.factors[at]
                if (number := entry.number) is not None:
                    values[at] = int(number.value * self.one) * factor
                    halves[at] = 10 ** (self.decimals - _decimals(number, usual[at])) * factor
                elif entry.blank == "dash":
                    values[at], halves[at] = 0, 10 ** (self.decimals - usual[at]) * factor

    def decimal(self, value: int, column: int) -> Decimal:
        """A whole number as the figure that it is, in the column's unit."""
        return Decimal(value * 5 // self.factors[column]).scaleb(-self.decimals - 1)

    def printed(self, value: int, row: int, column: int) -> Decimal:
        """A whole number as it would be printed in a cell: with the decimals that stand there."""
        step = 10**self.decimals * self.factors[column] // max(1, self.halves[row][column])
        return self.decimal(value, column).quantize(Decimal(1) / step)

    def _usual_decimals(self, at: int) -> int:
        counted = Counter(number.decimals for number in self.numbers(at) if number.value)
        return counted.most_common(1)[0][0] if counted else self.decimals

    def numbers(self, at: int) -> list[Number]:
        """The figures that are printed in a column."""
        return [row[at].number for row in self.entries if at < len(row) and row[at].number]  # type: ignore[misc]

    def entry(self, row: int, column: int) -> Entry:
        return self.entries[row][column]

    def _beside(self) -> list[int]:
        money = [at for at in range(self.width) if self.adds[at] and self.columns[at].kind == "money"]
        others = [at for at in range(self.width) if self.adds[at] and self.columns[at].kind == "other"]
        if not money:
            return []
        for at in others:
            self.adds[at] = False
        return others

    def _adds(self, at: int) -> bool:
        numbers = self.numbers(at)
        return (
            self.columns[at].kind != "percent"
            and not is_ratio(self.heads[at])
            and 2 * sum(number.percent for number in numbers) <= len(numbers)
        )


def _decimals(number: Number, usual: int) -> int:
    """A printed 0 is rounded as its column is; a `-0` is a small figure that was rounded as it stands."""
    return number.decimals if number.value or number.signed else max(number.decimals, usual)
