"""Totals that only words vouch for: one that misses its natural run by what looks like a slip."""

from math import log2
from typing import Final

from ks_budget.tables.chart import Chart
from ks_budget.tables.evidence import Link, weigh
from ks_budget.tables.figures import Figures
from ks_budget.tables.misfits import SLIP_CHANCE, Case, ambiguous, case_of, slip_bits, toggled
from ks_budget.tables.turned import any_signs
from ks_budget.tables.words import is_no_money

TOLD: Final = 1.0
"""log2 of the odds from which it is told."""
SIGN_COST: Final = 8.0
"""What a sign costs that is wrong, in bits."""
STRONG: Final = 10.0
SIGNED_TERMS: Final = 6
"""Parts up to which signs of their own are tried."""


def declared_misfits(figures: Figures, chart: Chart, links: list[Link]) -> list[Case]:
    """Of each row called a total that no relation explains, the one column in which its likeliest run fails."""
    sure = [link for link in links if link.believed]
    explained = {link.target for link in sure}
    record = _record(figures, sure)
    found = []
    for row in range(figures.height):
        if not figures.total[row] or row in explained or figures.part[row] or is_no_money(figures.labels[row]):
            continue
        cases = [case for lines, exempt in _runs(figures, chart, sure, row, record)
                 if (case := _case(figures, chart, sure, row, lines, exempt)) is not None]  # fmt: skip
        if cases and (best := max(cases, key=lambda case: case.odds)).odds >= TOLD:
            found.append(best)
    return found


def odd_signs(figures: Figures, chart: Chart, links: list[Link]) -> dict[Link, Case]:
    """In one column of money, sums that hold only since a part that is printed with a minus is taken off and all others
    are added: its minus is the slip, or a total's that is printed with one. Each with how the plain sum fails."""
    found: dict[Link, Case] = {}
    if len(chart.columns) != 1:
        return found
    for link in links:
        if link.believed and len(link.terms) > 2 and _one_odd(figures, link, chart.columns[0]):
            lines = dict.fromkeys(link.terms, 1) | {link.target: -1}
            plain = weigh(figures, Link("rows", lines, link.target), chart.columns)
            plain.declared, plain.net = link.declared, link.net
            for at in plain.states("fails"):
                if (case := case_of(plain, at)) is not None:
                    case.odds = link.net - SIGN_COST
                    found[link] = case
    return found


def _one_odd(figures: Figures, link: Link, at: int) -> bool:
    signs = {row: (link.lines[row], value) for row in link.lines if (value := figures.values[row][at])}
    parts = [pair for row, pair in signs.items() if row != link.target]
    odd = [pair for pair in parts if pair[0] < 0]
    if len(odd) == 1 < len(parts):
        return odd[0][1] < 0 and all(value > 0 for pair in parts if pair is not odd[0] for value in pair[1:])
    target = signs.get(link.target)
    return (
        figures.summed[link.target] and target is not None and target[1] < 0 and len(odd) == len(parts)
        and all(value > 0 for _, value in parts)
    )  # fmt: skip


def _record(figures: Figures, sure: list[Link]) -> float:
    """How likely a total of this table is not to be of its natural run: less, the more others are."""
    held = sum(figures.total[link.target] and not link.mixed for link in sure)
    return 0.3 / (held + 1)


def _runs(figures: Figures, chart: Chart, sure: list[Link], row: int, record: float) -> list[tuple[list[int], float]]:
    """The runs that a row may be meant to be the total of, each with how likely it is that it is of another."""
    runs = [([block.value for block in blocks], record) for blocks in chart.natural_runs(row)]
    parts = {line for link in sure for line in link.terms}
    for link in sure:
        if link.net < STRONG or link.mixed:
            continue
        if row not in link.lines and min(link.lines) < row < max(link.lines):
            # A strong total steps over it: its parts are vouched for.
            run: list[int] = []
            for place in range(row - 1, min(link.lines) - 1, -1):
                if place in link.lines and place != link.target:
                    run.append(place)
                    if len(run) >= 2:
                        runs.append((list(run), 0.05))
                elif place not in parts and not figures.part[place] and chart.filled[place]:
                    break
        elif row in link.lines and row != link.target:
            # A strong total relies on it: its own figure is vouched for.
            run = []
            for place in range(row - 1, -1, -1):
                if place in link.lines:
                    break
                if place not in parts and not figures.part[place] and chart.filled[place]:
                    run.append(place)
            if len(run) >= 2:
                runs.append((run, 0.02))
    return runs


def _case(figures: Figures, chart: Chart, links: list[Link], row: int, run: list[int], exempt: float) -> Case | None:
    lines = {row: -1} | dict.fromkeys(run, 1)
    link = weigh(figures, Link("rows", lines, row), chart.columns)
    link.declared = True
    failures = link.states("fails")
    if len(failures) != 1 or (len(run) <= SIGNED_TERMS and _other_signs(figures, link, failures[0])):
        return None
    case = case_of(link, failures[0])
    unsure = ambiguous if link.states("holds") else toggled
    if case is None or unsure(figures, case, links) or _without_some(figures, case, run):
        return None
    case.odds = log2(SLIP_CHANCE / (exempt if link.bits < 5 else min(exempt, 0.05))) + slip_bits(figures, case, True)
    return case


def _without_some(figures: Figures, case: Case, run: list[int]) -> bool:
    """Whether it holds without some rows that stand together: parts of one that is a sum itself. Not asked where that
    is likely by accident."""
    values = [figures.values[row][case.at] or 0 for row in run]
    pairs = len(run) * (len(run) - 1) // 2
    if pairs * (2 * case.slack + 1) > case.size:
        return False
    for start in range(len(run)):
        left = case.residual
        for value in values[start:]:
            left -= value
            if abs(left) <= case.slack:
                return True
    return False


def _other_signs(figures: Figures, link: Link, at: int) -> bool:
    """Whether some signs make it meet: a convention, and no slip."""
    return abs(any_signs(figures, link, at)) <= link.instances[at].slack
