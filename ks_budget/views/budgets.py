"""Bare `ksb`: what budgets there are, and how to go on."""

from msgspec import Struct

from ks_budget.model.glance import Glance
from ks_budget.problems import Problem, findings
from ks_budget.report import Column, Lines, Report, Row, Table

WORDS = {
    "sv": {
        "title": "Budgetar",
        "board": "Nämnd",
        "budget": "Budget",
        "year": "År",
        "name": "Titel",
        "status": "Läge",
        "decided": "beslutad {day}",
        "undecided": "utan beslutsdatum",
        "variant": "variant av {base}",
        "unreadable": "går inte att läsa ({code})",
        "on": "ksb show {budget} visar en budget, ksb check {budget} kontrollerar den och ksb -h visar alla kommandon.",
        "all": "Med --all i stället för --board gäller kommandot alla nämnder.",
        "start": "ksb -h visar alla kommandon.",
    },
    "en": {
        "title": "Budgets",
        "board": "Board",
        "budget": "Budget",
        "year": "Year",
        "name": "Title",
        "status": "Status",
        "decided": "decided {day}",
        "undecided": "no date of decision",
        "variant": "variant of {base}",
        "unreadable": "cannot be read ({code})",
        "on": "ksb show {budget} shows a budget, ksb check {budget} checks it and ksb -h shows all commands.",
        "all": "With --all instead of --board a command is about all boards.",
        "start": "ksb -h shows all commands.",
    },
}


class Listed(Struct, frozen=True):
    """One budget of one board."""

    board: str
    """The name of its folder."""
    title: str
    """What the board calls itself; may be empty."""
    glance: Glance


def view(listed: list[Listed], boards: list[str], language: str) -> Report:
    """A row for each budget, with its board where there are several."""
    words, several = WORDS[language], len(boards) > 1
    keys = ("board", "budget", "year", "name", "status") if several else ("budget", "year", "name", "status")
    rows = []
    for one in listed:
        seen = one.glance
        cells = [seen.name, str(seen.year or ""), seen.title, _status(seen, words)]
        row = Row(f"{one.board}/{seen.name}", [one.board, *cells]) if several else Row(seen.name, [*cells])
        rows.append(row)
    table = Table("budgets", words["title"], [Column(key, words[key]) for key in keys], rows)
    return Report("budgets", "", "", language, [table, Lines("", _on(listed, several, words))])


def _status(seen: Glance, words: dict[str, str]) -> str:
    if seen.unreadable is not None:
        return words["unreadable"].format(code=seen.unreadable.code)
    if seen.based_on:
        return words["variant"].format(base=seen.based_on)
    return words["decided"].format(day=seen.decided) if seen.decided else words["undecided"]


def _on(listed: list[Listed], several: bool, words: dict[str, str]) -> list[str]:
    """How to go on, with a budget that there is: the latest year's, else a variant."""
    readable = [one for one in listed if one.glance.unreadable is None] or listed
    latest = ([one for one in readable if one.glance.name.isdigit()] or readable)[-1]
    name = f"{latest.glance.name} --board {latest.board}" if several else latest.glance.name
    lines = [words["on"].format(budget=name)]
    return [*lines, words["all"]] if several else lines


def nothing(problems: list[Problem], language: str) -> Report:
    """Where there is no budget: why, what to do, and where the commands are told."""
    said = [text for finding in findings(problems, language) for text in (finding.message, finding.advice)]
    return Report("budgets", "", "", language, [Lines("", [*said, WORDS[language]["start"]])])
