"""SIE 4, the exchange format of Swedish ledgers: a line a fact, begun by a label. Labels that are not known are passed.

The letters are codepage 437 by the rule, and latin-1 or UTF-8 as often. What a line lacks or has wrong is told with its
line and column, all of them at once.
"""

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from msgspec import Struct, field

from ks_budget.ledger import Account, Figure, FiscalYear, Holding, Key, Ledger, Objects
from ks_budget.problems import Kind, Place, Problem, Span, Stop, kinds
from ks_budget.sources.decode import decode
from ks_budget.sources.limits import Limits, Watch
from ks_budget.sources.lines import Line, lines_of
from ks_budget.sources.read import LIMITS, content_of, shown
from ks_budget.sources.sie_fields import Fields, Wrong, parts

_DIMENSIONS = {
    "1": "Kostnadsställe", "2": "Kostnadsbärare", "6": "Projekt", "7": "Anställd", "8": "Kund", "9": "Leverantör",
    "10": "Faktura",
}  # fmt: skip
"""What the format itself calls those that a file does not name."""
_MOST_TOLD = 100
"""Lines that are told to be wrong; a file of another kind has them all wrong."""
_PASSED = {
    "FLAGGA", "PROGRAM", "FORMAT", "GEN", "SIETYP", "PROSA", "FNR", "ORGNR", "BKOD", "ADRESS", "FTYP", "TAXAR",
    "OMFATTN", "KPTYP", "VALUTA", "ENHET", "SRU", "KSUMMA", "OIB", "OUB", "RTRANS", "BTRANS",
}  # fmt: skip
"""Labels of the format that say nothing of a budget; corrections of entries are noted beside what they were, and the
balance by object is what that of the account is."""


class _Told(Struct, frozen=True):
    """What an amount is of, as a line says it."""

    holding: Holding
    account: str
    objects: Objects
    index: int | None = None
    """Of the year; None for entries, which have a day alone."""
    month: tuple[int, int] | None = None
    """Year and month; None for a whole year."""


class _Sum(Struct):
    amount: Decimal
    line: Line


class _Reading(Struct):
    """What has been read of a file."""

    file: str
    company: str = ""
    years: dict[int, FiscalYear] = field(default_factory=dict)
    accounts: dict[str, Account] = field(default_factory=dict)
    dimensions: dict[str, str] = field(default_factory=lambda: dict(_DIMENSIONS))
    objects: dict[tuple[str, str], str] = field(default_factory=dict)
    amounts: dict["_Told", "_Sum"] = field(default_factory=dict)
    entry: tuple[int, int] | None = None
    """The year and month of the voucher whose entries are read."""
    labels: int = 0
    unknown: dict[str, int] = field(default_factory=dict)
    wrong: list[Problem] = field(default_factory=list)


def read_ledger(data: bytes, file: str, limits: Limits) -> Ledger:
    """A ledger file of SIE 4, with budgets, balances by period, results and entries.

    Raises Stop where it is no such file (KSB084), for every line that cannot be read (KSB085), and for amounts of a
    year that it does not say when it is (KSB086).
    """
    watch = limits.watch(file)
    decoded = decode(data, file)
    if re.match(r"\s*<", decoded.text):
        raise Stop(kinds.ledger.SIE_5.at(Place(file)))
    reading = _Reading(file)
    for line in lines_of(decoded.text):
        _line(reading, line, watch)
        if len(reading.wrong) >= _MOST_TOLD:
            break
    if not reading.labels:
        raise Stop(kinds.ledger.NOT_SIE.at(Place(file)))
    if reading.wrong:
        raise Stop(*reading.wrong)
    return _ledger(reading, decoded.warnings)


def ledger_of(file: str, content: bytes | None = None) -> Ledger:
    """A ledger file by its path, or what was read of it already. Raises Stop as ``read_ledger`` does."""
    path = Path(file)
    data = content_of(path) if content is None else content
    return read_ledger(data, file if content is not None else shown(path), LIMITS)


def _line(reading: _Reading, line: Line, watch: Watch) -> None:
    text = line.text.strip()
    if not text or text in ("{", "}"):
        return
    watch.cells(1)
    try:
        _labelled(reading, line) if text.startswith("#") else _loose(line)
    except Wrong as wrong:
        span = Span(line.number, wrong.column, wrong.column + 1, line.text[:200])
        reading.wrong.append(wrong.kind.at(Place(reading.file, span=span), **wrong.facts))


def _loose(line: Line) -> None:
    """A line without a label is none of the format's."""
    column = len(line.text) - len(line.text.lstrip()) + 1
    raise Wrong(kinds.ledger.NO_LABEL, column, found=line.text.strip()[:40])


def _labelled(reading: _Reading, line: Line) -> None:
    head = re.match(r"\s*#(\S*)", line.text)
    assert head is not None
    label = head[1].upper()
    reading.labels += label in _READERS or label in _PASSED
    reader = _READERS.get(label)
    if reader is not None:
        reader(reading, Fields(label, parts(line.text, head.end()), len(line.text) + 1), line)
    elif label not in _PASSED:
        reading.unknown[label] = reading.unknown.get(label, 0) + 1


_Reader = Callable[[_Reading, Fields, Line], None]


def _company(reading: _Reading, fields: Fields, line: Line) -> None:
    reading.company = fields.more()


def _year(reading: _Reading, fields: Fields, line: Line) -> None:
    index = fields.year()
    reading.years[index] = FiscalYear(index, fields.day(), fields.day())


def _account(reading: _Reading, fields: Fields, line: Line) -> None:
    number = fields.account()
    known = reading.accounts.get(number, Account(number))
    reading.accounts[number] = Account(number, fields.more(), known.type)


def _type_of_account(reading: _Reading, fields: Fields, line: Line) -> None:
    number = fields.account()
    known = reading.accounts.get(number, Account(number))
    reading.accounts[number] = Account(number, known.name, fields.more().upper())


def _dimension(reading: _Reading, fields: Fields, line: Line) -> None:
    number = fields.text("dimension").text
    reading.dimensions[number] = fields.more()


def _object(reading: _Reading, fields: Fields, line: Line) -> None:
    both = fields.text("dimension").text, fields.text("object").text
    reading.objects[both] = fields.more()


def _of_month(holding: Holding) -> _Reader:
    def reader(reading: _Reading, fields: Fields, line: Line) -> None:
        index, month, account = fields.year(), fields.month(), fields.account()
        _add(reading, _Told(holding, account, fields.objects(), index, month), fields.amount(), line)

    return reader


def _of_year(holding: Holding) -> _Reader:
    def reader(reading: _Reading, fields: Fields, line: Line) -> None:
        index, account = fields.year(), fields.account()
        _add(reading, _Told(holding, account, fields.objects(), index), fields.amount(), line)

    return reader


def _voucher(reading: _Reading, fields: Fields, line: Line) -> None:
    fields.more()
    fields.more()
    day = fields.day()
    reading.entry = day.year, day.month


def _entry(reading: _Reading, fields: Fields, line: Line) -> None:
    account, objects, amount = fields.account(), fields.objects(), fields.amount()
    # An entry may have a day of its own.
    own = re.fullmatch(r"([12]\d{3})(0[1-9]|1[0-2])\d\d", fields.more())
    month = (int(own[1]), int(own[2])) if own else reading.entry
    if month is None:
        raise Wrong(kinds.ledger.LOOSE_ENTRY, 1)
    _add(reading, _Told("entries", account, objects, None, month), amount, line)


def _add(reading: _Reading, told: _Told, amount: Decimal, line: Line) -> None:
    known = reading.amounts.get(told)
    if known is None:
        reading.amounts[told] = _Sum(amount, line)
    else:
        known.amount += amount


_READERS: dict[str, _Reader] = {
    "FNAMN": _company,
    "RAR": _year,
    "KONTO": _account,
    "KTYP": _type_of_account,
    "DIM": _dimension,
    "UNDERDIM": _dimension,
    "OBJEKT": _object,
    "PBUDGET": _of_month("budget"),
    "PSALDO": _of_month("periods"),
    "RES": _of_year("result"),
    "IB": _of_year("opening"),
    "UB": _of_year("closing"),
    "VER": _voucher,
    "TRANS": _entry,
}


def _ledger(reading: _Reading, warnings: tuple[Problem, ...]) -> Ledger:
    figures, wrong = [], []
    for told, sum in reading.amounts.items():
        year = _year_of(reading, told)
        if isinstance(year, Kind):
            span = Span(sum.line.number, 1, 2, sum.line.text[:200])
            facts: dict[str, Any] = {"index": told.index} if year is kinds.ledger.NO_YEAR else {}
            wrong.append(year.at(Place(reading.file, span=span), **facts))
            continue
        key = Key(told.holding, year, told.month[1] if told.month else 0, told.account, told.objects)
        figures.append(Figure(key, sum.amount, sum.line.number, sum.line.text[:200]))
    if wrong:
        raise Stop(*wrong[:_MOST_TOLD])
    passed = _passed(reading) if reading.unknown else ()
    return Ledger(
        file=reading.file,
        company=reading.company,
        years=tuple(sorted(reading.years.values(), key=lambda year: year.begins)),
        accounts=reading.accounts,
        dimensions=reading.dimensions,
        objects=reading.objects,
        figures=tuple(figures),
        warnings=(*warnings, *passed),
    )


def _year_of(reading: _Reading, told: _Told) -> int | Kind:
    """The year that an amount is of; what is wrong where that cannot be told."""
    if told.month is None:
        year = reading.years.get(told.index or 0)
        return kinds.ledger.NO_YEAR if year is None else year.year
    day = date(*told.month, 1)
    if told.index is None:
        return next((year.year for year in reading.years.values() if year.begins <= day <= year.ends), day.year)
    said = reading.years.get(told.index)
    if said is None:
        return day.year
    return said.year if (said.begins.replace(day=1) <= day <= said.ends) else kinds.ledger.OTHER_YEAR


def _passed(reading: _Reading) -> tuple[Problem, ...]:
    labels = [f"#{label}" for label in sorted(reading.unknown)]
    count = sum(reading.unknown.values())
    return (kinds.ledger.PASSED.at(Place(reading.file), count=count, labels=labels[:20]),)
