"""`--as goals`: goals with indicators, their targets and outcomes by year."""

import re
from collections.abc import Sequence
from decimal import Decimal

from msgspec import Struct, structs

from ks_budget.importing.choice import chosen
from ks_budget.importing.columns import period_of, titled_year
from ks_budget.importing.ids import Ids
from ks_budget.importing.register import Field, Register, rows_of
from ks_budget.importing.work import Made, Work, amount
from ks_budget.language import Text
from ks_budget.model import Goal, Indicator
from ks_budget.problems import Place, Stop, kinds
from ks_budget.tables.table import Row, Table

WHAT = Text("mål med indikatorer", "goals with indicators")
_INDICATOR = r"indikat|nyckeltal|mått\b|mätetal|indicator|measure"
_GOAL = r"mål(?!värde|nivå|tal|sättning)|goal|objective|fokusområde"
_TARGET = r"målvärde|målnivå|måltal|\bmål\b|target"
_UNIT = r"^enhet|måttenhet|^unit"
_AGENDA = r"agenda|globala mål"
_SOURCE = r"^källa|^source"
_NUMBERED = re.compile(r"^\s*(?:mål\s*)?(\d+)\s*[.:)–-]\s*", re.I)
_UNITS = (
    (r"\(%\)|\bandel\b|procent|%", "%"),
    (r"index\s*(\d+)\s*[-–]\s*(\d+)", "index {0}–{1}"),
    (r"skala\s*(\d+)\s*[-–]\s*(\d+)", "skala {0}–{1}"),
    (r"index|\bn[knu]i\b", "index"),
    (r"\bantal\b", "antal"),
    (r"\b(dagar|timmar|kr|tkr|mnkr|ton|kwh|mwh)\b", "{0}"),
)  # fmt: skip


class Fields(Struct, frozen=True):
    """The columns of a table of goals."""

    goal: Field | None
    indicator: Field | None
    target: Field | None
    target_year: int | None
    outcomes: tuple[tuple[int, Field], ...]
    unit: Field | None
    agenda: Field | None
    source: Field | None


def fields_of(register: Register, year: int | None = None) -> Fields:
    """By their heads. ``year`` is the budget's: of targets for several years its own is meant, else the last."""
    texts = Register(structs.replace(register.table, columns=()))
    columns = [one for one in register.fields if one.column is not None]
    targets = [one for one in columns if re.search(_TARGET, one.head, re.I)]
    target = _target(register.table, targets, year)
    outcomes = []
    for one in columns:
        said = register.table.columns[one.column or 0]
        if one not in targets and said.year and said.phase in (None, "outcome", "forecast") and not period_of(said):
            outcomes.append((said.year, one))
    indicator = texts.find(_INDICATOR)
    unit = texts.find(_UNIT, indicator)
    agenda, source = texts.find(_AGENDA, indicator), texts.find(_SOURCE, indicator)
    goal = texts.find(_GOAL, indicator, agenda)
    if indicator is None:
        indicator = next((one for one in texts.fields if one not in (goal, agenda, unit, source)), None)
    return Fields(goal, indicator, target, _year_of(register.table, target), tuple(outcomes), unit, agenda, source)


def _target(table: Table, targets: Sequence[Field], year: int | None) -> Field | None:
    by_year = {said: one for one in targets if (said := _year_of(table, one)) is not None}
    if len(by_year) > 1:
        return by_year.get(year or 0) or by_year[max(by_year)]
    return next(iter(targets), None)


def _year_of(table: Table, field: Field | None) -> int | None:
    return table.columns[field.column].year if field and field.column is not None else None


def fits(table: Table) -> int:
    """Whether it has a target, and a head of indicators or outcomes by year."""
    register = Register(table)
    found = fields_of(register)
    named = register.find(_INDICATOR) is not None
    return (named + 1 + bool(found.outcomes)) if found.target and (named or found.outcomes) and found.indicator else 0


def make(work: Work) -> Made:
    """The goals in printed order. Raises Stop as choosing the tables does, and where no year of targets can be told
    (KSB078)."""
    tables = chosen(work, fits, WHAT, several=True)
    made = _Goals(work)
    year = work.decisions.year or work.neighbours.year or titled_year(work)
    for register, row in rows_of(tables):
        made.row(register, fields_of(register, year), row)
    return Made({"goal": tuple(made.goals())})


class _Goals:
    """Goals as their rows come."""

    def __init__(self, work: Work) -> None:
        self.work, self.ids, self.indicators = work, Ids(work, "goal"), Ids(work, "indicator")
        self.found: list[Goal] = []
        self.numbers: set[int] = set()
        self.heading = ""
        self.table: Table | None = None
        self.told: set[str] = set()

    def goals(self) -> list[Goal]:
        """Those that have an indicator, and those that are stated without."""
        return self.found

    def row(self, register: Register, found: Fields, row: Row) -> None:
        """One row: perhaps a goal, and an indicator or a heading of several."""
        self._goal(register, found, row)
        self._unread(register, found)
        name = register.text(row, found.indicator)
        if agenda := register.text(row, found.agenda):
            goal = self.found[-1]
            if agenda not in goal.agenda_2030:
                self.found[-1] = structs.replace(goal, agenda_2030=(*goal.agenda_2030, agenda))
        if not name:
            return
        target = register.number(row, found.target)
        outcomes = {year: register.number(row, field) for year, field in found.outcomes}
        if target is None and not any(value is not None for value in outcomes.values()):
            self.heading = name.rstrip(" :")
            self.work.note("read", "heading", name, row.place)
            return
        if target is None:
            self.work.note("left", "no-target", name, register.place(row, found.target))
            return
        indicator = self._indicator(register, found, row, name, target, outcomes)
        self.found[-1] = structs.replace(self.found[-1], indicators=(*self.found[-1].indicators, indicator))

    def _goal(self, register: Register, found: Fields, row: Row) -> None:
        name = register.text(row, found.goal)
        if register.table is not self.table:
            name = name or row.heading or register.table.title or WHAT.sv.capitalize()
            self.table, self.heading = register.table, ""
        if not name:
            return
        numbered = _NUMBERED.match(name)
        stated = _NUMBERED.sub("", name).strip(" .")
        if self.found and self.found[-1].name == stated:
            return
        number = int(numbered[1]) if numbered else max(self.numbers, default=0) + 1
        if not numbered:
            self.work.note("unsure", "goal-number", stated, row.place, number=str(number))
        self.numbers.add(number)
        self.heading = ""
        goal = Goal(id=self.ids.of(stated, row.place), number=number, name=stated, target_year=self._year(found, row))
        self.work.note("read", "goal", stated, row.place, id=goal.id, year=str(goal.target_year))
        self.found.append(goal)

    def _year(self, found: Fields, row: Row) -> int:
        neighbours = self.work.neighbours
        year = found.target_year or max(neighbours.plan_years, default=None) or neighbours.year
        year = year or self.work.decisions.year or titled_year(self.work)
        if year is None:
            known = sorted({column.year for column in self.table.columns if column.year}) if self.table else []
            place = row.place or Place(self.work.read.file)
            raise Stop(kinds.importing.NO_YEAR.at(place, known=[str(year) for year in known]))
        if found.target_year is None:
            self.work.note("unsure", "target-year", str(year), row.place)
        return year

    def _indicator(
        self,
        register: Register,
        found: Fields,
        row: Row,
        name: str,
        target: Decimal,
        outcomes: dict[int, Decimal | None],
    ) -> Indicator:
        heading = self.heading if row.label[:1].islower() or name[:1].islower() else ""
        self.heading = heading
        known = {year: amount(value) for year, value in sorted(outcomes.items()) if value is not None}
        latest = known[max(known)] if known else None
        lower = latest is not None and all(target < value for value in known.values())
        if lower:
            self.work.note("unsure", "better-lower", name, row.place, target=str(target), latest=str(latest))
        indicator = Indicator(
            id=self.indicators.of(f"{heading} {name}".strip(), row.place, base=name),
            name=name,
            heading=heading,
            unit=self._unit(register, found, row, f"{heading} {name}"),
            better="lower" if lower else "higher",
            target=amount(target),
            outcomes=known,
            source=register.text(row, found.source),
        )
        self.work.note("read", "indicator", name, row.place, id=indicator.id)
        return indicator

    def _unit(self, register: Register, found: Fields, row: Row, name: str) -> str:
        said = register.text(row, found.unit)
        if said:
            return said
        if found.target and found.target.column is not None and row.entries[found.target.column].number is not None:
            number = row.entries[found.target.column].number
            if number is not None and (number.percent or number.unit):
                return "%" if number.percent else number.unit
        for pattern, unit in _UNITS:
            if match := re.search(pattern, name, re.I):
                return unit.format(*match.groups())
        self.work.note("unsure", "indicator-unit", name.strip(), row.place)
        return "värde"

    def _unread(self, register: Register, found: Fields) -> None:
        read = [found.goal, found.indicator, found.target, found.unit, found.agenda, found.source]
        for field in register.unread(*read, *(one for _, one in found.outcomes)):
            if field.head not in self.told:
                self.told.add(field.head)
                self.work.note("left", "column", field.head, field.place)
