"""What are the figures of one budget, or of every budget there is, one a row?"""

from collections.abc import Callable, Iterator
from functools import partial

from msgspec import Struct

from ks_budget.answers.project import Terms, project_frames
from ks_budget.compute.projection import Projection
from ks_budget.model import Budget, Frame
from ks_budget.printed.rates import rates as rates_of
from ks_budget.problems import Problem, Stop, exit_code, kinds
from ks_budget.tidy import Dataset, Rows
from ks_budget.views.tidy.budgets import Given, budgets
from ks_budget.views.tidy.frames import frames
from ks_budget.views.tidy.printed import printed_tables
from ks_budget.views.tidy.registers import adjustments, index_rates, indicators, investments, risks
from ks_budget.views.tidy.tables import TABLES
from ks_budget.workspace import Opened, Workspace


class Question(Struct, frozen=True):
    """The figures of one budget, or of all."""

    budget: str | None = None
    """The latest when none is named."""
    every: bool = False
    """Every budget of every board, variants too, instead."""


def answer(workspace: Workspace, question: Question) -> Dataset:
    """The tables, and a way to read their rows budget by budget, in the order of boards, years and variants. Nothing is
    read before it is asked for. A plan that lacks an index rate is left out, which the workspace warns of (KSB051)."""
    opened = partial(_every, workspace) if question.every else partial(_one, workspace, question.budget)
    return Dataset(TABLES, partial(_rows, workspace, opened))


def _one(workspace: Workspace, name: str | None) -> Iterator[Opened]:
    yield workspace.open(name)


def _every(workspace: Workspace) -> Iterator[Opened]:
    """All budgets. Raises Stop, after the last, with the problems of all that cannot be read."""
    problems = list[Problem]()
    for board in workspace.every_board():
        for name in board.workspace.names():
            try:
                yield board.workspace.open(name)
            except Stop as stop:
                problems += stop.problems
    if exit_code(problems):
        raise Stop(*problems)


def _rows(workspace: Workspace, opened: Callable[[], Iterator[Opened]]) -> Iterator[Rows]:
    for one in opened():
        yield _of_budget(workspace, one)


def _of_budget(workspace: Workspace, opened: Opened) -> Rows:
    given, rates = _given(opened), rates_of(opened.budget)
    return {
        "budgets": budgets(given),
        "frames": frames(given, _projections(workspace, given), rates),
        "adjustments": adjustments(given),
        "investments": investments(given),
        "indicators": indicators(given),
        "risks": risks(given),
        "rates": index_rates(given, rates),
        "printed_tables": printed_tables(given),
    }


def _given(opened: Opened) -> Given:
    reference = opened.reference
    name = reference.path.name.removesuffix(".toml")
    at = f"@{reference.revision}" if reference.revision else ""
    folder = reference.root.name if reference.above is not None else "."
    return Given(opened.budget, folder, name + at)


def _projections(workspace: Workspace, given: Given) -> dict[str, Projection]:
    """Each frame by its id, over the plan years where their rates are known, else its budget year alone."""
    budget, frames = given.budget, list(given.budget.content.frames)
    try:
        return _projected(budget, frames, Terms())
    except Stop:
        return {frame.id: _as_far_as_known(workspace, given, frame) for frame in frames}


def _as_far_as_known(workspace: Workspace, given: Given, frame: Frame) -> Projection:
    try:
        return _projected(given.budget, [frame], Terms())[frame.id]
    except Stop:
        board = "" if given.board_folder == "." else f" --board {given.board_folder}"
        command = f"ksb project {given.name} --frame {frame.id}{board}"
        named = given.name if given.board_folder == "." else f"{given.board_folder}/{given.name}"
        workspace.warnings.append(kinds.publishing.PLAN_LEFT_OUT.at(frame=frame.name, budget=named, command=command))
        return _projected(given.budget, [frame], Terms(year=given.budget.year))[frame.id]


def _projected(budget: Budget, frames: list[Frame], terms: Terms) -> dict[str, Projection]:
    return {
        frame.id: one.nominal for frame, one in zip(frames, project_frames(budget, frames, terms).frames, strict=True)
    }
