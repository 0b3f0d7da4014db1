"""Findings as workflow commands, which GitHub shows beside the lines of a change."""

from ks_budget.problems import Finding
from ks_budget.problems.whereabouts import within_words
from ks_budget.render.cells import harmless
from ks_budget.render.formats import Screen
from ks_budget.report import Report

_LEVELS = {"error": "error", "warning": "warning", "note": "notice"}


def render(report: Report, screen: Screen) -> str:
    """One command a finding; nothing when there are none."""
    return "".join(f"{_command(finding, report.language)}\n" for finding in report.problems)


def _command(finding: Finding, language: str) -> str:
    place = finding.place
    options = [f"title={_property(finding.code)}"]
    if place:
        options.insert(0, f"file={_property(place.file)}")
        if place.span:
            options[1:1] = [f"line={place.span.line}", f"col={place.span.column}"]
    # The page of a change shows lines of texts alone: where else something stands is for the message to say.
    where = f"{_capital(', '.join(within_words(place.within, language)))}. " if place and place.within else ""
    return f"::{_LEVELS[finding.severity]} {','.join(options)}::{_data(f'{where}{finding.message} {finding.advice}')}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _data(text: str) -> str:
    """Percent and line ends are escaped, so that a text in a budget cannot start a command of its own."""
    return harmless(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
