"""A format that keeps the reports it is to write, for tests of what a command gives whatever the format."""

from ks_budget.render.formats import Screen
from ks_budget.report import Report

KEPT: list[Report] = []


def render(report: Report, screen: Screen) -> str:
    KEPT.append(report)
    return ""
