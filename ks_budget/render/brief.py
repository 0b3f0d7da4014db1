"""Findings in one line each, as editors and grep read them: where, how grave, which code, what."""

from msgspec import structs

from ks_budget.labels import SEVERITIES
from ks_budget.numerals import NO_BREAK
from ks_budget.problems import Finding, whereabouts
from ks_budget.render.cells import harmless
from ks_budget.render.formats import Colours, Screen
from ks_budget.render.problems import coloured
from ks_budget.render.text import in_words
from ks_budget.report import Block, Lines, Report, Table


def render(report: Report, screen: Screen) -> str:
    """The findings, and under them what else the report says in words."""
    lines = "".join(_line(finding, report.language, screen.colour) for finding in report.problems)
    said = structs.replace(report, blocks=[block for block in report.blocks if _is_said_briefly(block)])
    return lines + "\n".join(in_words(said, screen))


def _is_said_briefly(block: Block) -> bool:
    """Whether it is a summary, and not a table or something under a heading of its own."""
    match block:
        case Table(prose=prose):
            return prose is not None
        case Lines(title=title):
            return not title
    return False


def _line(finding: Finding, language: str, colours: Colours) -> str:
    place = finding.place
    where = f"{whereabouts(place, language)}:" if place else ""
    message = " ".join(harmless(finding.message).split())
    head = coloured(f"{SEVERITIES[finding.severity][language]} {finding.code}:", finding, colours)
    line = f"{where} {head} {message}\n".lstrip()
    return line.replace(NO_BREAK, " ")
