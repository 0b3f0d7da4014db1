"""Running text held against the tables of its document: what a sentence says of a row, and what its figures say.

A claim is tied to a row that its sentence names, in the table that it comments: the one before it. Which column, or
which two, it is about follows of the years that it names, or else of the reading that most claims of the table agree
with. Only a clear tie counts; the others are counted as not tied.
"""

import re
from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Literal

from msgspec import Struct

from ks_budget.money import POWERS
from ks_budget.tables.claims import Claim, claims
from ks_budget.tables.named import Labels
from ks_budget.tables.table import Phase, Table, Understood

Reading = tuple[int, ...]
"""One column of a level, two of a change, the earlier first."""


class Tie(Struct, frozen=True):
    """A claim of the text and the figures that it is about."""

    claim: Claim
    table: int
    """Which of the document's tables."""
    row: int
    reading: Reading
    agrees: bool
    wrong: Literal["", "amount", "direction"] = ""


class Held(Struct, frozen=True):
    """What the text of a document says of its tables."""

    ties: tuple[Tie, ...]
    """In the order of the text."""
    untied: int
    """Amounts with no clear tie to a row."""

    @property
    def against(self) -> list[Tie]:
        """The claims that do not agree with their figures."""
        return [tie for tie in self.ties if not tie.agrees]


class _Tied(Struct, frozen=True):
    """A claim with its table and row, before it is known which columns it is about."""

    claim: Claim
    table: int
    row: int
    others: tuple[int, ...]
    """Further rows that the sentence names."""
    readings: tuple[Reading, ...]
    named: bool
    """Whether its own words leave one reading alone."""
    hinted: bool = False
    """Whether the row is named by a part of its word, so that a figure that differs may be of something else."""


_MOST_AGREE = Decimal("0.6")


def held(understood: Understood) -> Held:
    """Every amount of the text, tied where it can be."""
    every = [claim for prose in understood.prose for claim in claims(prose)]
    labels = [Labels(table) for table in understood.tables]
    tied = [found for claim in every if (found := _ties(claim, understood.tables, labels))]
    nearest = [one for one, *_ in tied]
    believed = _believed(nearest, understood.tables)
    ties = [tie for ones in tied if (tie := _judged(ones, nearest, believed, understood.tables))]
    return Held(tuple(ties), len(every) - len(ties))


def _ties(claim: Claim, tables: Sequence[Table], labels: Sequence[Labels]) -> list[_Tied]:
    """The row that a claim is about, the longest label that its sentence names: in the table that it comments, and then
    in others that have it."""
    if claim.kind == "other":
        return []
    found = _nearest(claim, tables, [one.named(claim.before) for one in labels])
    hinted = [] if found else _nearest(claim, tables, [one.hinted(claim.before) for one in labels])
    ties = []
    for number, named in found or hinted:
        readings = _readings(claim, tables[number])
        clear = _says_which(claim, tables[number]) and len(readings) == 1
        ties.append(_Tied(claim, number, named[0], tuple(named[1:]), readings, clear, bool(hinted)))
    return ties


def _nearest(claim: Claim, tables: Sequence[Table], rows: Sequence[list[int]]) -> list[tuple[int, list[int]]]:
    """The tables that have a row that a claim names, nearest first, with the rows."""
    found = []
    for number, (table, named) in enumerate(zip(tables, rows, strict=True)):
        # Without a unit nothing says how large the table's figures are.
        known = claim.power is None or table.unit or any(column.unit for column in table.columns)
        if named and known:
            found.append((number, named))
    return sorted(found, key=lambda one: _distance(one[0], claim.prose.after))


def _distance(number: int, after: int) -> tuple[int, int]:
    """How far a table stands from a text; one before it is nearer than any after it, as comments follow their table."""
    return (0, after - number) if number < after else (1, number - after)


def _says_which(claim: Claim, table: Table) -> bool:
    """Whether a claim's own words say which columns it is about."""
    if claim.kind == "level" and _phases_told(claim) & {column.phase for column in table.columns}:
        return True
    return bool(set(claim.years) & {column.year for column in table.columns})


_PHASES: dict[Phase, str] = {
    "budget": r"(?<!över )\bbudget(?:en|erat|eras|erades)?\b",
    "outcome": r"utfall|bokslut",
    "forecast": r"prognos",
    "plan": r"plan(?:en|er)?\b",
    "deviation": r"(?:över|under)skott|avvik",
}


def _phases_told(claim: Claim) -> set[Phase | None]:
    """The phases that a sentence names. What is over or under is a deviation, whatever it is from."""
    told: set[Phase | None] = {phase for phase, words in _PHASES.items() if re.search(words, claim.sentence, re.I)}
    return {"deviation"} if "deviation" in told else told


def _readings(claim: Claim, table: Table) -> tuple[Reading, ...]:
    """The columns that a claim may be about, by the years and phases that its sentence names."""
    money = [i for i, column in enumerate(table.columns) if column.kind == "money"]
    named = [i for i in money if table.columns[i].year in claim.years]
    if claim.kind == "level":
        return tuple((i,) for i in _of_phase(claim, table, named or money))
    levels = [i for i in money if table.columns[i].phase not in ("change", "deviation", "percent")]
    pairs = list(pairwise(levels))
    if _dates_back(table, levels):
        pairs = [(other, one) for one, other in pairs]
    if len(named) > 1:
        years = sorted(named, key=lambda i: table.columns[i].year or 0)
        return ((years[0], years[-1]),)
    told = [pair for pair in pairs if named and pair[1] in named]
    return tuple(told or pairs)


def _dates_back(table: Table, levels: list[int]) -> bool:
    years = [year for i in levels if (year := table.columns[i].year)]
    return len(years) > 1 and years == sorted(years, reverse=True) and years[0] != years[-1]


def _of_phase(claim: Claim, table: Table, columns: list[int]) -> list[int]:
    """Of several columns those whose phase the sentence names, where there are any."""
    told = _phases_told(claim) if len(columns) > 1 else set()
    return [i for i in columns if table.columns[i].phase in told] or columns


def _believed(tied: list[_Tied], tables: Sequence[Table]) -> dict[tuple[int, str], Reading]:
    """By table and kind of claim the reading that most claims agree with, where two do and most of them."""
    believed = {}
    groups: dict[tuple[int, str], list[_Tied]] = {}
    for one in tied:
        groups.setdefault((one.table, one.claim.kind), []).append(one)
    for key, group in groups.items():
        fitting = Counter(reading for one in group for reading in one.readings if _fits(one, one.row, reading, tables))
        rows = {one.row for one in group}
        if fitting:
            reading, count = fitting.most_common(1)[0]
            agreeing = {one.row for one in group if reading in one.readings and _fits(one, one.row, reading, tables)}
            # Several claims of one row say its change and the parts of it: they are one.
            if count >= 2 and len(agreeing) >= _MOST_AGREE * len(rows):
                believed[key] = reading
    return believed


def _judged(
    ones: list[_Tied], nearest: list[_Tied], believed: dict[tuple[int, str], Reading], tables: Sequence[Table]
) -> Tie | None:
    """A tie that is clear; None for one that is not. What agrees with the next table that has the row introduces it."""
    one, below = ones[0], [other for other in ones[1:] if other.table >= other.claim.prose.after]
    for candidate in (one, *below[:1]):
        tie = _agreeing(candidate, believed.get((candidate.table, candidate.claim.kind)), tables)
        if tie is not None and (tie.agrees or candidate is one):
            return tie
    said = believed.get((one.table, one.claim.kind))
    clear = one.readings[0] if one.named else said
    if clear is None or one.claim.about or one.hinted or clear not in one.readings or _is_part(one, nearest, tables):
        return None
    if not _is_near(one, clear, tables):
        return None
    return Tie(one.claim, one.table, one.row, clear, agrees=False, wrong="amount")


def _agreeing(one: _Tied, said: Reading | None, tables: Sequence[Table]) -> Tie | None:
    """A tie whose amount is that of the figures, in the reading that is clear, or in another where it is given so
    exactly that it is no accident."""
    order = ([said] if said in one.readings else []) + [other for other in one.readings if other != said]
    for row in (one.row, *one.others):
        for reading in order:
            if reading is None or not _fits(one, row, reading, tables):
                continue
            sure, right = one.named or reading == said, _right_way(one, row, reading, tables)
            if sure or (right and _is_exact(one.claim)):
                return Tie(one.claim, one.table, row, reading, right, "" if right else "direction")
    return None


_EXACT = Decimal("0.005")
"""How small a part of an amount its last digit is, for it to be no accident that a figure agrees with it."""
_FAR = 4
"""How many times larger one amount may be than the other before they are of different things."""
_SLIPPED = Decimal("0.02")


def _is_exact(claim: Claim) -> bool:
    return claim.half <= abs(claim.value) * _EXACT


def _is_near(one: _Tied, reading: Reading, tables: Sequence[Table]) -> bool:
    """Whether an amount can be a slip for that of the figures: about as large, or the same in another unit."""
    found = _value(one, one.row, reading, tables)
    claimed = abs(one.claim.value).scaleb(_claimed_power(one, reading, tables))
    if found is None or not found[0] or not claimed:
        return found is not None and bool(found[0]) == bool(claimed)
    times = max(claimed, abs(found[0])) / min(claimed, abs(found[0]))
    return times <= _FAR or abs(times / 1000 - 1) <= _SLIPPED


_WHOLE = re.compile(r"jämfört med|därmed|sammantaget|totalt|sammanlagt", re.I)


def _is_part(one: _Tied, tied: list[_Tied], tables: Sequence[Table]) -> bool:
    """Of a change: whether other claims are about the same row, of which one says the whole of it. Of several of which
    none does it cannot be told which is meant to."""
    if one.claim.kind != "change":
        return False
    same = [other for other in tied if (other.table, other.row, other.claim.kind) == (one.table, one.row, "change")]
    others = [other for other in same if other is not one]
    if any(_fits(other, other.row, reading, tables) for other in others for reading in other.readings):
        return True
    return bool(others) and not _WHOLE.search(one.claim.sentence)


def _value(one: _Tied, row: int, reading: Reading, tables: Sequence[Table]) -> tuple[Decimal, Decimal] | None:
    """What the figures say in kronor, and how far from it the true value may be; None where one is missing."""
    total, half = Decimal(0), Decimal(0)
    table = tables[one.table]
    for column, sign in zip(reading, (1,) if len(reading) == 1 else (-1, 1), strict=True):
        entry = table.rows[row].entries[column]
        power = _power(one, table, column)
        if entry.number is None or entry.number.percent or power is None:
            return None
        total += sign * entry.number.value.scaleb(power)
        half += Decimal(5).scaleb(power - entry.number.decimals - 1)
    return total, half


def _power(one: _Tied, table: Table, column: int) -> int | None:
    unit = table.columns[column].unit or table.unit
    if unit is None:
        # A figure without a unit is in that of the table, whichever that is.
        return 0 if one.claim.power is None else None
    return POWERS[unit]


def _fits(one: _Tied, row: int, reading: Reading, tables: Sequence[Table]) -> bool:
    """Whether an amount agrees with the figures, as exactly as both are given, whatever the sign."""
    found = _value(one, row, reading, tables)
    if found is None:
        return False
    value, half = found
    power = _claimed_power(one, reading, tables)
    return abs(abs(one.claim.value.scaleb(power)) - abs(value)) <= one.claim.half.scaleb(power) + half


def _claimed_power(one: _Tied, reading: Reading, tables: Sequence[Table]) -> int:
    power = one.claim.power
    return (_power(one, tables[one.table], reading[0]) or 0) if power is None else power


_NO_SIZE = re.compile(r"resultat|avvikelse|sparande|netto(?!kostnad)", re.I)


def _right_way(one: _Tied, row: int, reading: Reading, tables: Sequence[Table]) -> bool:
    """Whether a change goes the way that its words say. A cost grows though its figure falls further below zero; of
    what changes sign, and of results, words may mean either way."""
    table = tables[one.table]
    if one.claim.kind != "change" or one.claim.falls is None or _NO_SIZE.search(table.rows[row].label):
        return True
    first, second = (table.rows[row].entries[column].number for column in reading)
    if first is None or second is None or first.value * second.value <= 0 or first.value == second.value:
        return True
    return (abs(second.value) < abs(first.value)) == one.claim.falls
