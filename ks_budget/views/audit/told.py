"""What cannot be right in a table, as problems: a figure by its row and column, and the range that it must lie in."""

from collections import Counter
from decimal import Decimal

from msgspec import structs

from ks_budget.language import NOTHING, Text
from ks_budget.numerals import NO_BREAK, write
from ks_budget.problems import Correction, Corrections, Fact, Kind, Number, Place, Problem, Range, Span, kinds
from ks_budget.tables.ids import column_ids, row_ids
from ks_budget.tables.judged import Audited, Finding, Relation, Slip, Suspect
from ks_budget.tables.table import Table
from ks_budget.views.audit.excerpts import excerpt
from ks_budget.views.audit.naming import Names

_AUDIT = kinds.audit
_KINDS: dict[str, Kind] = {
    "sum": _AUDIT.SUM,
    "net": _AUDIT.NET,
    "difference": _AUDIT.DIFFERENCE,
    "share": _AUDIT.SHARE,
    "change": _AUDIT.SHARE,
    "product": _AUDIT.PRODUCT,
    "mean": _AUDIT.MEAN,
}
_PLACES, _NAMED = 4, 6
"""How many of the figures that may be wrong are told with their place, and with their range. All are marked."""
SLIPS: dict[Slip, Text] = {
    "transposed": Text("två siffror har bytt plats", "two digits have changed places"),
    "digit": Text("en siffra har blivit en annan", "one digit has become another"),
    "dropped": Text("en siffra saknas", "one digit is missing"),
    "doubled": Text("en siffra står två gånger", "one digit stands twice"),
    "sign": Text("tecknet är fel", "the sign is wrong"),
    "neighbour": Text("siffran hör till en annan cell intill", "the figure is that of a cell beside it"),
    "power": Text(
        "antalet nollor är fel, som när tkr står för mnkr", "the number of zeros is wrong, as where tkr stands for mnkr"
    ),
}
_BOTH = Text(" Kanske ska det stå {}: {}.", " Perhaps it should be {}: {}.")
_LIKELY = Text(" Troligast är {}.", " Likeliest is {}.")
_SLIP = Text(" Kanske är felet att {}.", " Perhaps {}.")


class Told:
    """The findings of one table as problems, in one language."""

    def __init__(self, audited: Audited, name: str, names: Names) -> None:
        """``name`` is the table's id: with those of row and column it makes a finding's own."""
        self.audited, self.name, self.names = audited, name, names
        self.table: Table = audited.table
        self.rows, self.columns = row_ids(self.table), column_ids(self.table)

    def problems(self) -> list[Problem]:
        """One a finding, in their order. A second of the same figure has a number in its id."""
        told, seen = list[Problem](), Counter[str]()
        for finding in self.audited.findings:
            problem = self._problem(finding)
            seen[problem.id] += 1
            number = seen[problem.id]
            told.append(structs.replace(problem, subject=f"{problem.subject}.{number}") if number > 1 else problem)
        return told

    def _problem(self, finding: Finding) -> Problem:
        problem = self._of_head(finding) if finding.about == "head" else self._of_figures(finding)
        shown = excerpt(self.audited, finding, self.names)
        return structs.replace(problem, severity=finding.severity, excerpt=shown if shown.lines else None)

    def _of_head(self, finding: Finding) -> Problem:
        column = finding.head or 0
        relation = self._of_column(column, finding)
        right = self.names.right(relation) if relation else ""
        holds, fails = (len(relation.holds), len(relation.fails)) if relation else (0, 0)
        place = self.table.columns[column].place or self.table.place
        return _AUDIT.HEAD.at(
            *_places(place),
            subject=f"{self.name}.{self.columns[column]}",
            table=self.names.table,
            head=self.names.columns[column],
            relation=right,
            holds=holds,
            count=holds + fails,
        )

    def _of_column(self, column: int, finding: Finding) -> Relation | None:
        """The relation that the figures of a column follow."""
        named = [self.audited.relations[number] for number, _ in finding.broken]
        every = [*named, *self.audited.relations]
        return next((one for one in every if one.axis == "columns" and one.target == column), None)

    def _of_figures(self, finding: Finding) -> Problem:
        relation, instance = self._first(finding)
        if finding.suspects and (finding.certain or len(finding.suspects) == 1):
            return self._one(_KINDS[relation.kind], finding.suspects[0], relation)
        return self._several(finding, relation, instance)

    def _first(self, finding: Finding) -> tuple[Relation, int]:
        """The broken relation that is told: one that the likeliest figure is the target of, where there is one."""
        broken = [(self.audited.relations[number], instance) for number, instance in finding.broken]
        first = finding.suspects[0] if finding.suspects else None
        for relation, instance in broken:
            cell = (relation.target, instance) if relation.axis == "rows" else (instance, relation.target)
            if first and cell == (first.row, first.column):
                return relation, instance
        return broken[0]

    def _one(self, kind: Kind, suspect: Suspect, relation: Relation) -> Problem:
        return kind.at(
            *_places(self._place(suspect)),
            subject=self._subject(suspect),
            table=self.names.table,
            figure=self.names.figure(suspect.row, suspect.column),
            printed=self._number(suspect, self._printed(suspect)),
            range=Range(*(self._number(suspect, end) for end in self._range(suspect))),
            relation=self.names.formula(relation),
            perhaps=self._perhaps(suspect),
        )

    def _several(self, finding: Finding, relation: Relation, instance: int) -> Problem:
        places = [place for suspect in finding.suspects[:_PLACES] for place in _places(self._place(suspect))]
        line = self.columns[instance] if relation.axis == "rows" else self.rows[instance]
        target = (self.rows if relation.axis == "rows" else self.columns)[relation.target]
        first = (target, line) if relation.axis == "rows" else (line, target)
        told = {
            "table": self.names.table,
            "where": self.names.across(relation.axis, instance),
            "relation": self.names.formula(relation),
        }
        place, subject = places or _places(self.table.place), ".".join((self.name, *first))
        if suspect := _explained(finding):
            return _AUDIT.ONE_OF_SEVERAL.at(*place, subject=subject, **told, **self._slipped(suspect))
        corrections = Corrections(tuple(map(self._correction, finding.suspects[:_NAMED])), self._unit_of_all(finding))
        return _AUDIT.SEVERAL.at(*place, subject=subject, **told, corrections=corrections)

    def _slipped(self, suspect: Suspect) -> dict[str, Fact]:
        """A figure that a usual slip explains: what it is, and what it was meant to be."""
        assert suspect.slip and suspect.expected is not None
        return {
            "figure": self.names.figure(suspect.row, suspect.column),
            "printed": self._number(suspect, self._printed(suspect)),
            "expected": self._number(suspect, suspect.expected),
            "slip": SLIPS[suspect.slip],
        }

    def _correction(self, suspect: Suspect) -> Correction:
        figure = self.names.figure(suspect.row, suspect.column)
        return Correction(figure, self._printed(suspect), *self._range(suspect))

    def _range(self, suspect: Suspect) -> tuple[Decimal, Decimal]:
        """The least and the greatest figure that can be printed there with the decimals of its cell; where none can,
        the range itself."""
        step = Decimal(1).scaleb(int(self._printed(suspect).as_tuple().exponent))
        low, high = suspect.low.quantize(step, "ROUND_CEILING"), suspect.high.quantize(step, "ROUND_FLOOR")
        return (low, high) if low <= high else (suspect.low, suspect.high)

    def _subject(self, suspect: Suspect) -> str:
        return f"{self.name}.{self.rows[suspect.row]}.{self.columns[suspect.column]}"

    def _printed(self, suspect: Suspect) -> Decimal:
        number = self.table.rows[suspect.row].entries[suspect.column].number
        return Decimal(0) if number is None else number.value

    def _number(self, suspect: Suspect, figure: Decimal) -> Number:
        """A figure with the unit of its column, and with as many decimals as it needs but no fewer than are printed."""
        printed = self.table.rows[suspect.row].entries[suspect.column].number
        least = printed.decimals if printed else 0
        return Number(figure, self._unit(suspect), max(least, _decimals(figure)))

    def _unit(self, suspect: Suspect) -> str:
        return unit_of(self.table, suspect.row, suspect.column)

    def _unit_of_all(self, finding: Finding) -> str:
        units = {self._unit(suspect) for suspect in finding.suspects}
        return units.pop() if len(units) == 1 else ""

    def _place(self, suspect: Suspect) -> Place | None:
        return place_of(self.table, suspect.row, suspect.column)

    def _perhaps(self, suspect: Suspect) -> Text:
        slip = SLIPS[suspect.slip] if suspect.slip else None
        low, high = self._range(suspect)
        certain = low == high
        expected = suspect.expected
        if expected is None:
            return _made(_SLIP, slip) if slip else NOTHING
        number = self._number(suspect, expected)
        figure = Text(number.written("sv"), number.written("en"))
        if slip:
            return _made(_SLIP, slip) if certain else _made(_BOTH, figure, slip)
        return NOTHING if certain else _made(_LIKELY, figure)


_TELLING: tuple[Slip, ...] = ("sign", "transposed", "power")
"""Slips that can be made of a figure in few ways, so that what one of them explains is seldom chance."""


def _explained(finding: Finding) -> Suspect | None:
    """The one of several suspects that a slip explains: one alone does, or one alone that is telling."""
    explained = [suspect for suspect in finding.suspects if suspect.slip and suspect.expected is not None]
    telling = [suspect for suspect in explained if suspect.slip in _TELLING]
    return next((some[0] for some in (telling, explained) if len(some) == 1), None)


def _made(template: Text, *parts: Text) -> Text:
    sv, en = (template[language].format(*(part[language] for part in parts)) for language in ("sv", "en"))
    return Text(sv, en)


def _decimals(figure: Decimal) -> int:
    return max(0, -int(figure.normalize().as_tuple().exponent))


def unit_of(table: Table, row: int, column: int) -> str:
    """The unit of a figure: `%`, that of its own cell, its column or the table; empty where nothing says one, and for
    what is no amount."""
    head, number = table.columns[column], table.rows[row].entries[column].number
    if head.kind == "percent" or (number and number.percent):
        return "%"
    if head.kind == "other":
        return ""
    return (number.unit if number else "") or head.unit or table.unit or ""


def place_of(table: Table, row: int, column: int) -> Place | None:
    """Where a figure stands; its row or its table where that is all that is known."""
    entry = table.rows[row].entries[column]
    return _in_line(entry.place or table.rows[row].place, entry.text) or table.place


def _in_line(place: Place | None, text: str) -> Place | None:
    """A figure in the line of its row, where it stands there once."""
    span = place.span if place else None
    if place is None or span is None or span.source[span.column - 1 : span.end_column - 1] == text:
        return place
    if not text or span.source.count(text) != 1:
        return place
    begins = span.source.index(text) + 1
    return structs.replace(place, span=Span(span.line, begins, begins + len(text), span.source))


def _places(place: Place | None) -> tuple[Place, ...]:
    return () if place is None else (place,)


def in_unit(figure: Decimal, unit: str, language: str) -> str:
    """A figure as it is printed, with its unit."""
    text = write(figure, language, max(0, -int(figure.as_tuple().exponent)))
    return f"{text}{NO_BREAK}{unit}" if unit else text
