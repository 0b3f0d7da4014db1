"""`--as frames`: tables with revenue, costs and what they come to."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from msgspec import Struct, structs

from ks_budget.importing import lines
from ks_budget.importing.choice import chosen
from ks_budget.importing.columns import Years, budget_year, years_of
from ks_budget.importing.ids import Ids
from ks_budget.importing.sums import Sums, is_part
from ks_budget.importing.terms import one_unit, told
from ks_budget.importing.turning import Signs, signs_of
from ks_budget.importing.work import Made, Numbered, Work, amount, figure, turned
from ks_budget.language import Text
from ks_budget.model import Frame, Line, LineKind, TotalId
from ks_budget.model.shape import TOTALS_TOP_DOWN, printed_order
from ks_budget.money import Amount, add
from ks_budget.problems import Place, Problem, kinds
from ks_budget.tables.table import Entry, Row, Table
from ks_budget.tables.units import only_unit

_SLIP = Decimal("0.1")
"""How far a total may be from its lines and still be theirs, as a part of it."""
WHAT = Text("ekonomiska ramar", "operating frames")
_BEFORE_NAME = re.compile(
    r"^(tabell \d+[.:]?\s*)?(ekonomiska? ram(ar)?|driftbudget|driftsbudget|budgetram(ar)?|resultatbudget|internbudget|"
    r"resultaträkning|budget)(\s+(för|20\d\d([-–]\d{2,4})?))*\s*[,:–-]*\s*",
    re.I,
)
_YEARS_LAST = re.compile(r"[\s,:–-]+\(?20\d\d(?:\s*[-–]\s*\d{2,4})?\)?\s*$")


def fits(table: Table) -> int:
    """The rows that labels tell as those of a frame; it has costs, and revenue, a grant or a result. One without any
    total is meant only where no other is: it may be part of something else."""
    if not any(column.kind == "money" and column.phase in (None, "budget", "plan") for column in table.columns):
        return 0
    found = Counter(filter(None, (lines.says(row.label) for row in table.rows)))
    has_costs = found["cost"] + found["costs"] > 0
    others = sum(1 for what in ("revenue", "all revenue", "net", "grant", "result") if found[what])
    known = sum(found.values())
    if not has_costs or not others or known * 5 < len(table.rows) * 2:
        return 0
    return known if others >= 2 else 1


def make(work: Work) -> Made:
    """Each table as a frame, or each of its sections that is one. Raises Stop as choosing tables and columns does."""
    tables = chosen(work, fits, WHAT, several=True)
    year, unit = budget_year(work, [one.table for one in tables]), one_unit(work, [one.table for one in tables])
    ids, made, plan = Ids(work, "frame"), list[Frame](), set[int]()
    names = Counter(name_of(one.table.title) for one in tables)
    for one in tables:
        years = years_of(work, one.table, year)
        plan |= set(years.plan)
        for name, rows in _parts(one.table, names):
            frame = _Rows(work, one, rows, years).frame(
                ids.of(name, one.table.place, base=re.sub(r"\(.*?\)", "", name)), name
            )
            if frame.lines:
                made.append(frame)
    return Made({"frame": tuple(made)}, unit, (year, *sorted(plan)), tables[0].table.title)


def _parts(table: Table, names: Mapping[str, int]) -> Iterator[tuple[str, list[int]]]:
    """The rows of each frame: those of the headings that each have costs and what pays for them, else all. Tables of
    one title are told apart by their sheets; ``names`` counts the names that titles give."""
    sections: dict[str, list[int]] = {}
    for i, row in enumerate(table.rows):
        sections.setdefault(row.heading, []).append(i)
    whole = {
        heading: rows
        for heading, rows in sections.items()
        if heading and len({_side(table.rows[i].label) for i in rows} - {""}) > 1 and not lines.says(heading)
    }
    if len(whole) > 1:
        yield from ((name_of(heading), rows) for heading, rows in whole.items())
        return
    titled = name_of(table.title)
    sheet = table.place.within.sheet if names[titled] > 1 and table.place and table.place.within else None
    yield sheet or titled or name_of(next(iter(whole), "")) or "Ram", list(range(len(table.rows)))


def _side(label: str) -> str:
    match lines.says(label):
        case "cost" | "costs":
            return "costs"
        case "revenue" | "all revenue" | "grant":
            return "income"
    return ""


def name_of(title: str) -> str:
    """The name of what a title is of: `Ekonomiska ramar, kommunstyrelsen` is of Kommunstyrelsen. A unit and a last year
    are no part of it: the year after has another."""
    text = _YEARS_LAST.sub("", _without_unit(title.strip(" :.#*"))) or title.strip(" :.#*")
    name = _BEFORE_NAME.sub("", text).strip(" ,:–-") or text
    return name[:1].upper() + name[1:]


def _without_unit(title: str) -> str:
    """`Driftbudget, mnkr` and `Driftbudget (belopp i tkr)` are of Driftbudget."""
    words = title.split()
    at = next((i for i in range(1, len(words)) if only_unit(" ".join(words[i:]))), len(words))
    return " ".join(words[:at]).rstrip(" ,:–-")


class _Kept(Struct, frozen=True):
    """A row that is a line."""

    row: int
    kind: LineKind
    within: int | None


class _Rows:
    """The rows of one frame."""

    def __init__(self, work: Work, one: Numbered, rows: list[int], years: Years) -> None:
        self.work, self.table, self.own, self.years = work, one.table, rows, years
        self.sums = Sums(one.audited)
        self.says = {i: self._says(i) for i in rows}
        self.totals = self._totals()
        self.kept = self._kept()

    def frame(self, id: str, name: str) -> Frame:
        """The frame."""
        signs = signs_of(
            self.work,
            self.table,
            {kept.row: kept.kind for kept in self.kept if kept.within is None},
            self.totals,
            self.years.columns,
        )
        ids = Ids(self.work, "line", lines.USUAL_IDS, (*TOTALS_TOP_DOWN, "line"))
        named = {kept.row: ids.of(self._row(kept.row).label, self._row(kept.row).place) for kept in self.kept}
        made = tuple(self._line(kept, named, signs) for kept in self.kept)
        totals = {total: self._printed(row, signs.total(total)) for total, row in self.totals.items()}
        self._tell(named)
        frame = Frame(id=id, name=name, lines=made, printed_totals={key: by for key, by in totals.items() if by})
        order = tuple(self._order(named))
        return frame if list(order) == printed_order(frame) else structs.replace(frame, rows=order)

    def _row(self, i: int) -> Row:
        return self.table.rows[i]

    def _says(self, i: int) -> lines.Says:
        """By the label, else by the heading that it stands under."""
        row = self._row(i)
        said, under = lines.says(row.label), lines.says(row.heading)
        if under in ("costs", "cost") and said in ("", "revenue"):
            return "cost"
        return said or ("revenue" if under in ("revenue", "all revenue") else "")

    def _totals(self) -> dict[TotalId, int]:
        """The row of each total that the table prints; of two the last one."""
        found: dict[TotalId, int] = {}
        for i, said in self.says.items():
            if said in ("net", "result") or (said == "costs" and self._is_of_costs(i)):
                found[said] = i
        return found

    def _is_of_costs(self, i: int) -> bool:
        """Whether a row is the sum of the cost lines, or near it where one is wrong: `Verksamhetens kostnader` above
        `Avskrivningar` is a line."""
        own = [j for j, said in self.says.items() if said in ("cost", "") and not is_part(self._row(j))]
        costs = [j for j in own if self.says[j] == "cost"]
        if not costs:
            return False
        if i in self.sums.parts and all(term in own for term, _ in self.sums.parts[i]):
            return True
        whole = self._first_figure(i) or Decimal(0)
        return any(
            abs(add(self._first_figure(j) or Decimal(0) for j in some) - whole) <= abs(whole) * _SLIP
            for some in (costs, own)
        )

    def _kept(self) -> list[_Kept]:
        kept, above = list[_Kept](), None
        for i in self.own:
            row, said = self._row(i), self.says[i]
            if i in self.totals.values() or not any(figure(entry) is not None for entry in row.entries):
                self._skip(i)
                continue
            if said == "" and i > self.totals.get("result", i):
                self.work.note("left", "after-result", row.label, row.place)
                continue
            if is_part(row):
                if above is not None:
                    kept.append(_Kept(i, above.kind, above.row))
                else:
                    self.work.note("left", "part-of-nothing", row.label, row.place)
                continue
            if self._adds_up(i, said):
                self.work.note("left", "sum-of-lines", row.label, row.place)
                continue
            above = _Kept(i, self._kind(i, said), None)
            kept.append(above)
        return kept

    def _skip(self, i: int) -> None:
        row = self._row(i)
        dashes = any(entry.blank == "dash" for entry in row.entries)
        if i not in self.totals.values() and (dashes or any(entry.text.strip() for entry in row.entries)):
            self.work.note("left", "row-without-figures", row.label, row.place)

    def _adds_up(self, i: int, said: lines.Says) -> bool:
        """Whether a row is the sum of other lines of the frame, which has no place of its own."""
        if said in ("net", "costs", "result", "between"):
            return said != "costs" or "costs" in self.totals
        terms = self.sums.parts.get(i)
        inside = bool(terms) and all(term in self.own for term, _ in terms or ())
        same = inside and len({self.says[term] for term, _ in terms or ()} & {"revenue", "cost", ""}) == 1
        return same or (said == "all revenue" and any(one == "revenue" for one in self.says.values()))

    def _kind(self, i: int, said: lines.Says) -> LineKind:
        match said:
            case "revenue" | "grant" | "financial" | "cost":
                return said
            case "all revenue":
                return "revenue"
            case "costs":
                return "cost"
        kind = self._by_place(i)
        self.work.note("unsure", f"kind-{kind}", self._row(i).label, self._row(i).place)
        return kind

    def _by_place(self, i: int) -> LineKind:
        """An unknown row is as its sign says where revenue and costs have different ones, else as the row above."""
        own = self._first_figure(i)
        likes = {
            said: [self._first_figure(j) for j, one in self.says.items() if one == said] for said in ("revenue", "cost")
        }
        signs = {said: {value > 0 for value in values if value} for said, values in likes.items()}
        if own and len(signs["revenue"]) == 1 and len(signs["cost"]) == 1 and signs["revenue"] != signs["cost"]:
            return "revenue" if {own > 0} == signs["revenue"] else "cost"
        if own and not signs["cost"] and own < 0:
            return "cost"
        above = [said for j, said in self.says.items() if j < i and said in ("revenue", "cost")]
        return "revenue" if not above or (above[-1] == "revenue" and not signs["cost"]) else "cost"

    def _first_figure(self, i: int) -> Decimal | None:
        return figure(self._entry(i, self.years.year))

    def _entry(self, i: int, year: int) -> Entry | None:
        at = self.years.columns.get(year)
        return self._row(i).entries[at] if at is not None and at < len(self._row(i).entries) else None

    def _line(self, kept: _Kept, named: dict[int, str], signs: Signs) -> Line:
        printed = self._printed(kept.row, signs.line(kept.kind))
        row = self._row(kept.row)
        if self.years.year not in printed:
            self.work.note("left", "no-amount", row.label, row.place, year=str(self.years.year))
        return Line(
            id=named[kept.row],
            label=row.label.strip(" :"),
            kind=kept.kind,
            of_which=named[kept.within] if kept.within is not None else None,
            amount=printed.pop(self.years.year, None),
            printed=printed,
        )

    def _printed(self, i: int, turn: bool) -> dict[int, Amount]:
        """The figures of a row by year, with the sign that budgets have."""
        found = {year: figure(self._entry(i, year)) for year in self.years.columns}
        return {year: amount(turned(value) if turn else value) for year, value in found.items() if value is not None}

    def _order(self, named: dict[int, str]) -> Iterable[str]:
        totals = {row: total for total, row in self.totals.items()}
        return [named.get(i) or totals[i] for i in self.own if i in named or i in totals]

    def _tell(self, named: dict[int, str]) -> None:
        for i, id in named.items():
            kind = next(kept.kind for kept in self.kept if kept.row == i)
            self.work.note("read", f"line-{kind}", self._row(i).label, self._row(i).place, id=id)
        for total, i in self.totals.items():
            self.work.note("read", f"total-{total}", self._row(i).label, self._row(i).place)
        has_costs = any(kept.kind == "cost" for kept in self.kept)
        lacking = [total for total in ("costs", "net", "result") if total not in self.totals]
        if has_costs and lacking:
            self.work.problems.append(self._no_totals(lacking))

    def _no_totals(self, lacking: list[str]) -> Problem:
        place = self.table.place or Place(self.work.read.file)
        names = [NAMES[total] for total in lacking]
        return kinds.importing.NO_TOTAL.at(place, table=self.table.title or "–", totals=told(names))


NAMES = {
    "costs": Text("summa kostnader", "total costs"),
    "net": Text("nettokostnader", "net costs"),
    "result": Text("årets resultat", "the result"),
}
