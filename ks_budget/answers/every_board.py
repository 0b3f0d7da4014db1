"""What do all boards answer to one question?"""

from collections.abc import Callable
from importlib import import_module
from typing import Any, TypeVar

from msgspec import Struct

from ks_budget.problems import Problem, Stop, exit_code, kinds
from ks_budget.report import Report
from ks_budget.views.every_board import OfBoard, view
from ks_budget.workspace import Board, Workspace

T = TypeVar("T")


class Question(Struct, frozen=True):
    """One question to every board."""

    asked: Struct
    """The question of one budget, of a module of ``ks_budget.answers``."""


def answer(workspace: Workspace, question: Question) -> Report:
    """Each board's report, one after the other; every table says whose it is. Raises Stop as the question does, with
    the problems of all boards, and KSB012 where there are none.

    A board without the budget asked for is left out, which the workspace warns of (KSB035).
    """
    asked: Any = import_module(type(question.asked).__module__)

    def of_board(board: Board) -> OfBoard:
        report = asked.answer(board.workspace, question.asked)
        return OfBoard(board.name, board.workspace.title or board.name, report)

    reports, left_out = each_board(workspace, of_board)
    workspace.warnings += left_out
    return view(asked.__name__.rpartition(".")[2], reports, workspace.language)


def each_board(workspace: Workspace, ask: Callable[[Board], T]) -> tuple[list[T], list[Problem]]:
    """What each board answers, and a warning for each that lacks the budget asked for. Raises Stop with the problems
    of all boards when one has others, or when none has the budget."""
    answers, problems, lacking, left_out = list[T](), list[Problem](), list[Problem](), list[Problem]()
    for board in workspace.every_board():
        try:
            answers.append(ask(board))
        except Stop as stop:
            told = _left_out(board, stop)
            left_out += told
            more = lacking if told else problems
            more += [problem for problem in stop.problems if problem not in more]
    if exit_code(problems) or not answers:
        raise Stop(*(problems or lacking))
    return answers, left_out


def _left_out(board: Board, stop: Stop) -> list[Problem]:
    """That a board lacks the budget asked for, where that is all that stopped it."""
    name = board.workspace.title or board.name
    if stop.is_a(kinds.reading.NO_BUDGET):
        [problem] = stop.problems
        return [kinds.asking.BOARD_WITHOUT.at(board=name, name=problem.facts["name"], known=problem.facts["known"])]
    return [kinds.asking.BOARD_WITHOUT_ANY.at(board=name)] if stop.is_a(kinds.asking.NO_BUDGET_AT_ALL) else []
