"""Heads over several rows put together, and what groups of columns and their figures say of each."""

from collections.abc import Sequence

from msgspec import structs

from ks_budget.tables.heads import YEARS, is_year, said_by, unglued
from ks_budget.tables.parts import Strip
from ks_budget.tables.table import Column, Entry
from ks_budget.tables.units import unit_of


def joined_heads(heads: Sequence[Strip]) -> list[str]:
    """For each column, its heads from the top joined. What is merged over columns is over each of them; so is a group's
    head with nothing to its right, where the heads below it lack what it says."""
    if not heads:
        return []
    below = [""] * len(heads[0].kinds)
    for level, strip in enumerate(reversed(heads)):
        upper = spread(_merged(strip), below) if level else _merged(strip)
        below = [join(*both) for both in zip(upper, below, strict=True)]
    return [unglued(text) for text in below]


def join(upper: str, lower: str) -> str:
    """A head and what stands below it as one."""
    if not upper or not lower or upper == lower:
        return upper or lower
    # A word broken over rows is one word: `Budget-` over `avvikelse`.
    if upper.endswith("-") and lower[:1].islower():
        return upper[:-1] + lower
    return f"{upper} {lower}"


def _merged(strip: Strip) -> list[str]:
    """A row of heads, each over all columns that it is merged over."""
    out = [" ".join(cell.text.split()) for cell in strip.cells]
    for index, cell in enumerate(strip.cells):
        for covered in range(index + 1, min(index + cell.across, len(out))):
            out[covered] = out[covered] or out[index]
    return out


def spread(texts: Sequence[str], below: Sequence[str]) -> list[str]:
    """Heads of groups over each column of theirs, the corner first: where nothing stands over a head that lacks what
    the group to its left says."""
    out = list(texts)
    for index in range(2, len(out)):
        if not out[index] and out[index - 1] and below[index] and _completes(out[index - 1], below[index]):
            out[index] = out[index - 1]
    return out


def _completes(group: str, head: str) -> bool:
    """Whether a group's head says what a head below and to its right lacks, the year or the phase."""
    upper, lower = said_by(group), said_by(head)
    if (upper.year and lower.year) or (upper.phase and lower.phase):
        return False
    return bool(upper.year or upper.phase) and (lower.phase is None or upper.phase is None)


def by_figures(column: Column, entries: Sequence[Entry]) -> Column:
    """A column as its figures show it where its head does not: of per cent, or of a unit printed in the cells."""
    numbers = [entry.number for entry in entries if entry.number]
    percents = sum(number.percent for number in numbers)
    if numbers and percents * 2 > len(numbers) and column.kind != "percent":
        phase = "percent" if column.phase in ("change", "deviation", None) else column.phase
        return structs.replace(column, kind="percent", phase=phase, unit=None)
    if len(numbers) > 1 and column.kind == "money" and column.unit is None and YEARS.search(column.head):
        years = all(entry.number is None or is_year(entry.text) for entry in entries)
        return structs.replace(column, kind="other") if years else column
    units = [unit_of(number.unit) for number in numbers if number.unit]
    if units and len(units) * 2 > len(numbers) and len(set(units)) == 1 and column.unit is None:
        return structs.replace(column, unit=units[0])
    return column


def grouped(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """Columns with what their group's first head says, where it stands there alone: `Budget 2023 intäkt`, `kostnad`,
    `netto`, `Avvikelse intäkt`, `kostnad`, `netto`."""
    bare = [column.head for column in columns if column.phase is None and column.year is None and column.head]
    if len(set(bare)) == len(bare) or (columns[0].phase is None and columns[0].year is None):
        return columns
    out: list[Column] = []
    for column in columns:
        alone = column.phase is None and column.year is None and column.head in bare and out
        out.append(structs.replace(column, phase=out[-1].phase, year=out[-1].year) if alone else column)
    return tuple(out)
