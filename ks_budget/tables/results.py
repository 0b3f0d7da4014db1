"""What was found out of a table, in the words of others: relations, findings and suspects with decimal figures."""

from collections.abc import Mapping
from typing import Final

from ks_budget.tables.evidence import Link
from ks_budget.tables.figures import Figures
from ks_budget.tables.judged import Finding, Relation, RelationKind, Severity, Suspect
from ks_budget.tables.ratios import Ratio
from ks_budget.tables.repair import Misfit
from ks_budget.tables.said import Said
from ks_budget.tables.slips import Cell, meant

SUSPECTS: Final = 12
"""Figures that are named where it cannot be told which."""
Order = Mapping[int, int]
"""The position of a relation among those told, by its identity."""


def relation_of(link: Link, figures: Figures) -> Relation:
    """A sum, net, difference or mean."""
    own = -link.lines[link.target]
    return Relation(
        axis=link.axis,
        kind=_kind(link, figures),
        target=link.target,
        terms=tuple(sorted((line, link.lines[line] * own) for line in link.terms)),
        holds=tuple(sorted(link.states("holds"))),
        fails=tuple(sorted(link.failures)),
        untested=tuple(sorted(link.states("gap"))),
        turned=tuple(sorted(link.turned)),
        bits=link.net,
        declared=link.declared,
    )


def _kind(link: Link, figures: Figures) -> RelationKind:
    if any(abs(times) == 2 for times in link.lines.values()):
        return "mean"
    if not link.mixed:
        return "sum"
    return "difference" if link.axis == "columns" and figures.columns[link.target].phase is not None else "net"


def ratio_relation(ratio: Ratio) -> Relation:
    """A share, change or product."""
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


def finding_of(figures: Figures, misfit: Misfit, severity: Severity, order: Order) -> Finding:
    """Figures of which one breaks relations."""
    top = misfit.first.worth
    likely = [repair for repair in misfit.repairs if repair.worth >= top or repair is misfit.first]
    suspects = [
        _suspect(figures, repair.cell, repair.low, repair.high, len(repair.mends), len(repair.breaks))
        for repair in likely[:SUSPECTS]
    ]
    return Finding(
        severity=severity,
        about="figure",
        suspects=tuple(suspects),
        broken=tuple((order[id(case.link)], case.at) for case in misfit.mends if id(case.link) in order),
        certain=misfit.certain,
        odds=misfit.odds,
    )


def head_finding(said: Said, order: Order) -> Finding:
    """A head that says another difference than its column has."""
    broken = ((order[id(said.link)], said.head),)
    return Finding("warning", "head", (), broken, certain=True, odds=said.link.net, head=said.head)


def _suspect(figures: Figures, cell: Cell, low: int, high: int, mends: int, breaks: int) -> Suspect:
    """A cell that should be another by ``low`` to ``high``."""
    row, column = cell
    printed, likely = figures.values[row][column] or 0, meant(figures, cell, low, high)
    expected = None if likely.value is None else figures.printed(likely.value, row, column)
    least, most = (figures.decimal(printed + by, column) for by in (low, high))
    return Suspect(row, column, least, most, expected, likely.slip, mends, breaks)
