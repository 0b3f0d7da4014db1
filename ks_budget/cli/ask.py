"""What a file does not say is asked for on a terminal, and told elsewhere."""

import sys
from collections.abc import Callable
from typing import TypeVar, get_args

import typer
from msgspec import structs

from ks_budget.answers.importing import Question
from ks_budget.cli.command import Run
from ks_budget.cli.screen import screen
from ks_budget.importing.work import Decisions
from ks_budget.language import Text
from ks_budget.money import Unit
from ks_budget.problems import Problem, Stop, findings, kinds
from ks_budget.workspace import Workspace

T = TypeVar("T")

_WHICH = {
    "KSB075": Text("Tabellens nummer", "The number of the table"),
    "KSB077": Text("Kolumnens rubrik", "The head of the column"),
    "year": Text("Budgetåret", "The year of the budget"),
    "unit": Text("Enheten (kr, tkr eller mnkr)", "The unit (kr, tkr or mnkr)"),
}


def asked(run: Run, question: Question, answer: Callable[[Workspace, Question], T]) -> T:
    """The answer to a question, where needed after asking what only a person can know. Raises Stop where nobody is
    there to be asked, and for what no answer mends."""
    while True:
        try:
            return answer(run.workspace, question)
        except Stop as stop:
            errors = [problem for problem in stop.problems if problem.severity == "error"]
            if not _someone_is_there(question) or len(errors) != 1:
                raise
            [problem] = errors
            decisions = _decided(run, problem, question.decisions)
            if decisions is None or decisions == question.decisions:
                raise
            question = structs.replace(question, decisions=decisions)


def _someone_is_there(question: Question) -> bool:
    return question.file != "-" and sys.stdin.isatty() and sys.stderr.isatty()


def _decided(run: Run, problem: Problem, decisions: Decisions) -> Decisions | None:
    """The decisions with what is answered; None for a problem that no answer mends."""
    if problem.is_a(kinds.importing.SEVERAL_FIT):
        return structs.replace(decisions, tables=(_answer(run, problem, "KSB075"),))
    if problem.is_a(kinds.importing.NO_YEAR):
        if problem.kind is kinds.importing.NO_YEAR:
            text = _answer(run, problem, "year")
            return structs.replace(decisions, year=int(text)) if text.isdecimal() and len(text) == 4 else None
        unit = _answer(run, problem, "unit")
        return structs.replace(decisions, unit=unit) if unit in get_args(Unit) else None
    if problem.is_a(kinds.importing.YEAR_WITHOUT_COLUMN) and isinstance(year := problem.facts.get("year"), int):
        return structs.replace(decisions, columns={**decisions.columns, year: _answer(run, problem, "KSB077")})
    return None


def _answer(run: Run, problem: Problem, which: str) -> str:
    from ks_budget.render.problems import render

    seen, language = screen(sys.stderr), run.workspace.language
    sys.stderr.write(render(findings([problem], language), language, seen.colour, seen.width))
    text: str = typer.prompt(_WHICH[which][language], err=True)
    return text.strip()
