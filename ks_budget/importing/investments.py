"""`--as investments`: projects by year in groups, with the sums that are printed of them."""

import re
from decimal import Decimal

from msgspec import Struct

from ks_budget.importing import frames
from ks_budget.importing.choice import chosen
from ks_budget.importing.columns import Years, budget_year, period_of, years_of
from ks_budget.importing.ids import Ids
from ks_budget.importing.sums import Sums, is_part, says_sum
from ks_budget.importing.terms import one_unit
from ks_budget.importing.work import Made, Numbered, Work, amount, figure, turned
from ks_budget.language import Text
from ks_budget.model import Group, Investments, Project
from ks_budget.money import Amount
from ks_budget.problems import Place, kinds
from ks_budget.tables.table import Entry, Row, Table

WHAT = Text("en investeringsbudget", "an investment budget")
_INVEST = re.compile(r"invest|exploater|capital", re.I)
_INCOME = re.compile(
    r"inkomst|investeringsbidrag|statsbidrag|bidrag från|försäljning|anslutningsavgift|income|contribution", re.I
)
_GRAND = re.compile(r"^(summa|totalt?a?|total)\b", re.I)
_SUM_WORDS = re.compile(r"^(summa|delsumma|totalt?|totala)\s+|(?<!\s)\s++(totalt|summa)$", re.I)


def fits(table: Table) -> int:
    """Whether its words are those of investments, and it has amounts by year."""
    years = [one for one in table.columns if one.kind == "money" and one.phase in (None, "budget", "plan")]
    if not years or frames.fits(table):
        return 0
    labels = sum(1 for row in table.rows if _INVEST.search(row.label))
    titled = bool(_INVEST.search(f"{table.title} {table.corner}"))
    return (4 if titled else 0) + min(labels, 3) + (len(years) > 2) if titled or labels else 0


def make(work: Work) -> Made:
    """The chapter. Raises Stop as choosing the table and its columns does."""
    tables = chosen(work, fits, WHAT, several=False)
    year, unit = budget_year(work, [one.table for one in tables]), one_unit(work, [one.table for one in tables])
    made = [_Rows(work, one, years_of(work, one.table, year)) for one in tables]
    groups = tuple(group for rows in made for group in rows.groups())
    whole = made[-1]
    chapter = Investments(
        years=tuple(sorted(whole.years.columns)),
        groups=groups,
        printed=whole.printed(whole.grand),
        printed_periods=whole.periods(whole.grand),
    )
    plan = whole.years.plan
    return Made({"investments": chapter}, unit, (year, *plan), tables[0].table.title)


class _Block(Struct):
    """A group as it is found: the row of its sum, and those of its projects."""

    name: str
    sum: int | None
    rows: list[int]


class _Rows:
    """The rows of one table."""

    def __init__(self, work: Work, one: Numbered, years: Years) -> None:
        self.work, self.table, self.years = work, one.table, years
        self.sums, self.ids = Sums(one.audited), Ids(work, "investments", reserved=("total",))
        self.figured = [i for i, row in enumerate(self.table.rows) if self._has_figures(row)]
        self.grand = self._grand()
        self.blocks = self._blocks()
        own = [i for block in self.blocks for i in block.rows]
        self.negative = self._sum_of(own) < 0
        if self.negative:
            work.note("read", "turned-expenditure", self.table.title or "–", self.table.place)
        if self.grand is None:
            place = self.table.place or Place(work.read.file)
            total = Text("summan av alla investeringar", "the sum of all investments")
            work.problems.append(kinds.importing.NO_TOTAL.at(place, table=self.table.title or "–", totals=total))

    def _has_figures(self, row: Row) -> bool:
        return any(figure(self._entry(row, year)) is not None for year in self.years.columns)

    def _entry(self, row: Row, year: int) -> Entry | None:
        at = self.years.columns[year]
        return row.entries[at] if at < len(row.entries) else None

    def _sum_of(self, rows: list[int]) -> Decimal:
        values = [
            figure(self._entry(self.table.rows[i], year)) or Decimal(0) for i in rows for year in self.years.columns
        ]
        return sum(values, Decimal(0))

    def _grand(self) -> int | None:
        """The row that all others come to: it covers more than any other, and is part of none."""
        parts = {term for terms in self.sums.parts.values() for term, _ in terms}
        free = [i for i in self.figured if self.sums.is_sum(i) and i not in parts]
        named = [i for i in free if _GRAND.search(self.table.rows[i].label)] or free
        if not named:
            return None
        best = max(named, key=lambda i: (len(self.sums.leaves(i)), i))
        covers = self.sums.leaves(best)
        others = [i for i in self.figured if i != best and not self.sums.is_sum(i)]
        return best if len(covers) * 2 >= len(others) or _GRAND.search(self.table.rows[best].label) else None

    def _blocks(self) -> list[_Block]:
        """Groups in printed order: those with a sum, those below a heading, and what stands in neither."""
        owner: dict[int, _Block] = {}
        blocks = list[_Block]()
        tops = [term for term, _ in self.sums.parts.get(self.grand, ())] if self.grand is not None else []
        for i in self.figured:
            if i == self.grand:
                continue
            if i in self.sums.parts and not any(term in self.sums.parts for term, _ in self.sums.parts[i]):
                block = _Block(self._named(i), i, [])
                blocks.append(block)
                for term, _ in self.sums.parts[i]:
                    owner.setdefault(term, block)
        sums = {block.sum for block in blocks}
        for i in self.figured:
            if i == self.grand or i in sums or self._is_sum_left_out(i):
                continue
            if self._is_empty_group(i, sums, tops):
                blocks.append(_Block(self._named(i), i, []))
                continue
            block = owner.get(i) or self._above(i, owner) or self._under_heading(i, blocks, owner)
            block.rows.append(i)
        return sorted(blocks, key=lambda one: min([*one.rows, *([one.sum] if one.sum is not None else [])]))

    def _is_sum_left_out(self, i: int) -> bool:
        """A sum of sums, or one whose parts are not found: told, since a budget has groups and a total alone."""
        row = self.table.rows[i]
        if i in self.sums.parts or (says_sum(row) and not is_part(row)):
            self.work.note("left", "sum-of-lines", row.label, row.place)
            return True
        return False

    def _is_empty_group(self, i: int, sums: set[int | None], tops: list[int]) -> bool:
        """A row set as the sums of groups are, that is part of none of them: a group that nothing is planned in."""
        row = self.table.rows[i]
        inside = any(i == term for one in sums if one is not None for term, _ in self.sums.parts[one])
        if inside or not sums or is_part(row):
            return False
        groups = [self.table.rows[one] for one in sums if one is not None]
        nothing = all(not figure(self._entry(row, year)) for year in self.years.columns)
        bold = row.bold and all(group.bold for group in groups)
        if bold or (i in tops and nothing):
            self.work.note("unsure", "group-without-rows", row.label, row.place)
            return True
        return False

    def _above(self, i: int, owner: dict[int, _Block]) -> _Block | None:
        """Of a part of the row above: the group of that row."""
        if not is_part(self.table.rows[i]):
            return None
        before = [j for j in self.figured if j < i and not is_part(self.table.rows[j])]
        return owner.get(before[-1]) if before else None

    def _under_heading(self, i: int, blocks: list[_Block], owner: dict[int, _Block]) -> _Block:
        name = self.table.rows[i].heading or "Investeringar"
        found = next((block for block in blocks if block.sum is None and block.name == name), None)
        if found is None:
            found = _Block(name, None, [])
            blocks.append(found)
            if not self.table.rows[i].heading:
                self.work.note("unsure", "rows-without-group", self.table.rows[i].label, self.table.rows[i].place)
        owner[i] = found
        return found

    def _named(self, i: int) -> str:
        """A group's name: its sum's label, and where that says nothing but that it is one, the heading."""
        row = self.table.rows[i]
        name = _SUM_WORDS.sub("", row.label).strip(" :") if says_sum(row) else row.label.strip(" :")
        bare = not name or re.fullmatch(r"(del)?summa|totalt?", name, re.I)
        name = (row.heading or "Investeringar") if bare else name
        return name[:1].upper() + name[1:]

    def groups(self) -> list[Group]:
        """The groups with their projects."""
        return [self._group(block) for block in self.blocks]

    def _group(self, block: _Block) -> Group:
        place = self.table.rows[block.sum].place if block.sum is not None else None
        id = self.ids.of(block.name, place)
        named: dict[int, str] = {}
        projects = []
        for i in block.rows:
            project = self._project(i, named, block)
            if project is not None:
                projects.append(project)
        self.work.note("read", "group", block.name, place, id=id)
        return Group(
            id=id,
            name=block.name,
            projects=tuple(projects),
            printed=self.printed(block.sum),
            printed_periods=self.periods(block.sum),
        )

    def _project(self, i: int, named: dict[int, str], block: _Block) -> Project | None:
        row, above = self.table.rows[i], [j for j in block.rows if j < i and not is_part(self.table.rows[j])]
        if is_part(row) and not above:
            self.work.note("left", "part-of-nothing", row.label, row.place)
            return None
        named[i] = self.ids.of(row.label, row.place)
        income = bool(_INCOME.search(row.label)) and self._sum_of([i]) != 0
        turn = self._turned(i, income)
        self.work.note("read", "income" if income else "project", row.label, row.place, id=named[i])
        return Project(
            id=named[i],
            name=row.label.strip(" :"),
            amounts=self._every_year(i, turn),
            income=income,
            of_which=named[above[-1]] if is_part(row) else None,
            printed_periods=self.periods(i, turn),
        )

    def _turned(self, i: int, income: bool) -> bool:
        """Income is below zero in a budget, and expenditure above, whatever the table prints."""
        if not income:
            return self.negative
        positive = self._sum_of([i]) > 0
        if positive:
            self.work.note("read", "turned-income", self.table.rows[i].label, self.table.rows[i].place)
        return positive

    def _every_year(self, i: int, turn: bool) -> dict[int, Amount]:
        """An amount for each year; what is not printed is nothing planned, and told."""
        row, found = self.table.rows[i], self.printed(i, turn)
        lacking = [year for year in self.years.columns if year not in found]
        if lacking:
            years = ", ".join(map(str, lacking))
            self.work.note("unsure", "nothing-planned", row.label, row.place, years=years)
        return {year: found.get(year, 0) for year in self.years.columns}

    def printed(self, i: int | None, turn: bool | None = None) -> dict[int, Amount]:
        """The figures of a row by year; none where there is no row."""
        if i is None:
            return {}
        turn = self.negative if turn is None else turn
        found = {year: figure(self._entry(self.table.rows[i], year)) for year in self.years.columns}
        return {year: amount(turned(one) if turn else one) for year, one in found.items() if one is not None}

    def periods(self, i: int | None, turn: bool | None = None) -> dict[str, Amount]:
        """Its sums over some years, where the table has them and all their years."""
        if i is None:
            return {}
        turn, made = self.negative if turn is None else turn, dict[str, Amount]()
        for at, column in enumerate(self.table.columns):
            period = period_of(column)
            value = figure(self.table.rows[i].entries[at]) if at < len(self.table.rows[i].entries) else None
            if period is None or value is None:
                continue
            if all(year in self.years.columns for year in range(period[0], period[1] + 1)):
                made[f"{period[0]}-{period[1]}"] = amount(turned(value) if turn else value)
            else:
                self.work.note("left", "column", column.head, column.place)
        return made
