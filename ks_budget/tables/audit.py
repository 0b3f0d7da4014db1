"""What arithmetic says of tables: the relations that their figures follow, and the figures that break one."""

from collections.abc import Sequence

from ks_budget.tables.chart import Chart
from ks_budget.tables.choices import choose
from ks_budget.tables.declared import declared_misfits, odd_signs
from ks_budget.tables.evidence import Link
from ks_budget.tables.figures import Figures
from ks_budget.tables.judged import Audited, Finding
from ks_budget.tables.misfits import Cases, Record, believed, blanks_are_zero, exact_misfits, odds
from ks_budget.tables.pools import Between, between_columns
from ks_budget.tables.repair import Repairs, regroup, severity
from ks_budget.tables.repeats import repeats
from ks_budget.tables.results import finding_of, head_finding, ratio_relation, relation_of
from ks_budget.tables.rows import row_links
from ks_budget.tables.said import wrong_heads
from ks_budget.tables.table import Table
from ks_budget.tables.ties import Opened, tie
from ks_budget.tables.turned import free_signs, lone_turns, turned_cases


def audit(tables: Sequence[Table]) -> list[Audited]:
    """Judge tables, each by its own figures, by those of tables with equal heads and by rows that stand in two. One
    answer for each, in order."""
    chosen = [choose(table) for table in tables]
    figures = [Figures([table]) for table in chosen]
    judges = [Judge(*one) for one in zip(chosen, figures, between_columns(chosen, figures), strict=True)]
    found, short = repeats(chosen, figures)
    tie([judge.opened for judge in judges], found)
    return [judge.audited(short) for judge in judges]


class Judge:
    """One table on its way through the search."""

    def __init__(self, table: Table, figures: Figures, between: Between) -> None:
        self.table, self.figures = table, figures
        self.columns, self.ratios = between.links, between.ratios
        self.rows, chart = row_links(figures)
        self.short = between.short or chart.short
        self.opened = self._opened(chart)

    def _opened(self, chart: Chart) -> Opened:
        """The relations in their instances, and of those that fail the ones that are no exceptions."""
        figures, links = self.figures, self.rows + self.columns
        if blanks_are_zero(links):
            for link in links:
                for one in link.instances.values():
                    if one.state == "gap":
                        one.state = "fails"
        free_signs(figures, self.rows, self.columns)
        odd = odd_signs(figures, chart, self.rows)
        self.rows = [link for link in self.rows if link not in odd]
        sure = [link for link in self.rows if link.believed]
        cases = Cases(figures, sure + self.columns, self.ratios)
        open_cases = believed(figures, cases, sure)
        open_cases += exact_misfits(cases)
        turned_cases(figures, open_cases)
        record = Record(sure)
        for case in open_cases:
            if isinstance(case.link, Link):
                case.odds = odds(figures, case, record)
        open_cases += lone_turns(figures, cases, sure)
        open_cases += odd.values() or declared_misfits(figures, chart, self.rows)
        return Opened(figures, cases, open_cases)

    def audited(self, short: bool) -> Audited:
        """``short``: whether the other tables were not all asked."""
        repairs = Repairs(self.figures, self.opened.cases, self.opened.open)
        misfits = repairs.all()
        regroup(repairs, misfits)
        told = [(misfit, grade) for misfit in misfits if (grade := severity(self.figures, misfit)) is not None]
        links = [link for link in self.rows if link.believed] + self.columns
        for misfit, _ in told:
            links += [case.link for case in misfit.mends if isinstance(case.link, Link) and case.link not in links]
        order: dict[int, int] = {id(one): at for at, one in enumerate([*links, *self.ratios])}
        findings: list[Finding] = [finding_of(self.figures, misfit, grade, order) for misfit, grade in told]
        findings += [head_finding(said, order) for said in wrong_heads(self.figures, self.columns)]
        findings.sort(key=lambda finding: (finding.severity != "error", -finding.odds))
        relations = [relation_of(link, self.figures) for link in links] + [ratio_relation(one) for one in self.ratios]
        return Audited(self.table, tuple(relations), tuple(findings), self.short or short)
