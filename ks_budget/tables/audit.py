"""What arithmetic says of tables: the relations that their figures follow, and the figures that break one."""

from collections.abc import Sequence

from ks_budget.tables.chart import Chart
from ks_budget.tables.choices import choose
from ks_budget.tables.declared import declared_misfits
from ks_budget.tables.evidence import ACCEPTED, Link
from ks_budget.tables.figures import Figures
from ks_budget.tables.judged import Audited, Finding, Relation, RelationKind, Suspect
from ks_budget.tables.misfits import (
    Cases,
    Record,
    believed,
    blanks_are_zero,
    exact_misfits,
    free_signs,
    lone_turns,
    odds,
    turned_cases,
)
from ks_budget.tables.pools import Between, between_columns
from ks_budget.tables.ratios import Ratio
from ks_budget.tables.repair import Misfit, Repair, Repairs, regroup, severity
from ks_budget.tables.rows import row_links
from ks_budget.tables.said import Said, wrong_heads
from ks_budget.tables.table import Table

SUSPECTS = 12
"""Figures that are named where it cannot be told which."""


def audit(tables: Sequence[Table]) -> list[Audited]:
    """Judge tables, each by its own figures and by those of tables with equal heads. One answer for each, in order."""
    chosen = [choose(table) for table in tables]
    figures = [Figures([table]) for table in chosen]
    between = between_columns(chosen, figures)
    return [Judge(*one).audited() for one in zip(chosen, figures, between, strict=True)]


class Judge:
    """One table on its way through the search."""

    def __init__(self, table: Table, figures: Figures, between: Between) -> None:
        self.table, self.figures = table, figures
        self.columns, self.ratios = between.links, between.ratios
        self.rows, self.chart = row_links(figures)
        self.short = between.short or self.chart.short

    def audited(self) -> Audited:
        misfits = self._misfits(self.chart)
        links = [link for link in self.rows if link.net >= ACCEPTED] + self.columns
        told = [(misfit, grade) for misfit in misfits if (grade := severity(self.figures, misfit)) is not None]
        for misfit, _ in told:
            links += [case.link for case in misfit.mends if isinstance(case.link, Link) and case.link not in links]
        order: dict[int, int] = {id(one): at for at, one in enumerate([*links, *self.ratios])}
        relations = [_relation(link, self.figures) for link in links] + [_of_ratio(one) for one in self.ratios]
        findings = [self._finding(misfit, grade, order) for misfit, grade in told]
        findings += [_of_head(said, order) for said in wrong_heads(self.figures, self.columns)]
        findings.sort(key=lambda finding: (finding.severity != "error", -finding.odds))
        return Audited(self.table, tuple(relations), tuple(findings), self.short)

    def _misfits(self, chart: Chart) -> list[Misfit]:
        figures, links = self.figures, self.rows + self.columns
        if blanks_are_zero(links):
            for link in links:
                for one in link.instances.values():
                    if one.state == "gap":
                        one.state = "fails"
        free_signs(figures, self.rows, self.columns)
        sure = [link for link in self.rows if link.net >= ACCEPTED]
        cases = Cases(figures, sure + self.columns, self.ratios)
        open_cases = believed(figures, cases, sure)
        open_cases += exact_misfits(cases)
        turned_cases(figures, open_cases)
        record = Record(sure)
        for case in open_cases:
            if isinstance(case.link, Link):
                case.odds = odds(figures, case, record)
        open_cases += lone_turns(figures, cases, sure)
        open_cases += declared_misfits(figures, chart, self.rows)
        repairs = Repairs(figures, cases, open_cases)
        misfits = repairs.all()
        regroup(repairs, misfits)
        return misfits

    def _finding(self, misfit: Misfit, grade: str, order: dict[int, int]) -> Finding:
        top = misfit.first.worth
        suspects = [self._suspect(one) for one in misfit.repairs if one.worth >= top or one is misfit.first]
        return Finding(
            severity="error" if grade == "error" else "warning",
            about="figure",
            suspects=tuple(suspects[:SUSPECTS]),
            broken=tuple((order[id(case.link)], case.at) for case in misfit.mends),
            certain=misfit.certain,
            odds=misfit.odds,
        )

    def _suspect(self, repair: Repair) -> Suspect:
        row, column = repair.cell
        printed = self.figures.values[row][column] or 0
        low, high = (self.figures.decimal(printed + by, column) for by in (repair.low, repair.high))
        value = repair.meant.value
        expected = None if value is None else self.figures.printed(value, row, column)
        return Suspect(row, column, low, high, expected, repair.meant.slip, len(repair.mends), len(repair.breaks))


def _relation(link: Link, figures: Figures) -> Relation:
    own = -link.lines[link.target]
    terms = tuple(sorted((line, link.lines[line] * own) for line in link.terms))
    return Relation(
        axis=link.axis,
        kind=_kind(link, figures),
        target=link.target,
        terms=terms,
        holds=tuple(sorted(link.states("holds"))),
        fails=tuple(sorted(link.failures)),
        untested=tuple(sorted(link.states("gap"))),
        turned=tuple(sorted(link.turned)),
        bits=link.net,
        declared=link.declared,
    )


def _of_head(said: Said, order: dict[int, int]) -> Finding:
    """A head that says another difference than its column has."""
    return Finding("warning", "head", (), ((order[id(said.link)], said.head),), True, said.link.net, said.head)


def _kind(link: Link, figures: Figures) -> RelationKind:
    if any(abs(times) == 2 for times in link.lines.values()):
        return "mean"
    if not link.mixed:
        return "sum"
    return "difference" if link.axis == "columns" and figures.columns[link.target].phase is not None else "net"


def _of_ratio(ratio: Ratio) -> Relation:
    one, other = ratio.columns
    return Relation(
        axis="columns",
        kind=ratio.kind,
        target=ratio.target,
        terms=((one, 1), (other, -1 if ratio.of_change else 1)),
        holds=tuple(row for row, test in ratio.tests.items() if test.holds),
        fails=tuple(ratio.failures),
        bits=ratio.net,
        power=ratio.power,
    )
