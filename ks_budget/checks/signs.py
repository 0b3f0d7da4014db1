"""Rules of signs: amounts with the sign of something else, where nothing printed says that they are right."""

from collections.abc import Iterator
from decimal import Decimal

from ks_budget.checks.case import Case
from ks_budget.checks.told import sign_in_file
from ks_budget.model import Budget, Frame, Line
from ks_budget.model.shape import amounts_of, grant_of
from ks_budget.money import ZERO, Amount, add, half_width
from ks_budget.problems import Fact, Kind, Problem, as_printed, here, kinds


def signs_of_frames(case: Case) -> Iterator[Problem]:
    """Costs above zero, revenue and grants below, and a result that is neither zero nor printed: a slip, unless the
    printed totals or a result of zero say that the amounts are right.
    """
    broken = {relation.subject for relation in case.tried.broken}
    for frame in case.book.levels.frames:
        if case.book.levels.is_sum(frame) or _proved(frame, case.budget.year, broken):
            continue
        odd = list(_of_frame(frame, case.budget))
        yield from odd or _result(frame, case.budget)


def _proved(frame: Frame, year: int, broken: set[str]) -> bool:
    """Whether the signs are told by something else: the result, which is zero, or the net that is printed."""
    proofs = [total for total in ("net", "result") if year in frame.printed_totals.get(total, {})]
    if any(f"{frame.id}.{total}.{year}" not in broken for total in proofs):
        return True
    return grant_of(frame) is not None and _is_zero(frame)


def _counted(frame: Frame) -> list[Amount]:
    return [line.amount for line in frame.lines if line.of_which is None and line.amount is not None]


def _rest(frame: Frame) -> Decimal:
    return add(_counted(frame))


def _is_zero(frame: Frame) -> bool:
    return abs(_rest(frame)) <= add(map(half_width, _counted(frame)))


def _of_frame(frame: Frame, budget: Budget) -> Iterator[Problem]:
    amounts = amounts_of(frame)
    costs = [line for line in frame.lines if line.kind == "cost" and amounts.get(line.id)]
    odd = [line for line in costs if amounts[line.id] > 0]
    if len(odd) == len(costs) and odd:
        yield _told_together(kinds.figures.ALL_COSTS, kinds.figures.ALL_COSTS_BELOW, odd, frame)
    elif not _costs_are_printed(frame, budget.year):
        yield from (_told(kinds.figures.COST_SIGN, kinds.figures.COST_BELOW, line, frame, budget) for line in odd)
    income = [line for line in frame.lines if line.kind in ("revenue", "grant") and amounts.get(line.id)]
    odd = [line for line in income if amounts[line.id] < 0]
    if len(odd) == len(income) and odd:
        yield _told_together(kinds.figures.ALL_INCOME, kinds.figures.ALL_INCOME_ABOVE, odd, frame)
    else:
        yield from (_told(kinds.figures.INCOME_SIGN, kinds.figures.INCOME_ABOVE, line, frame, budget) for line in odd)


def _costs_are_printed(frame: Frame, year: int) -> bool:
    """Whether their sum is printed: then it says which of them lowers the costs, or it is told itself."""
    return year in frame.printed_totals.get("costs", {})


def _told(usual: Kind, other: Kind, line: Line, frame: Frame, budget: Budget) -> Problem:
    """One line, as what is wrong of amounts that are typed as is usual, or of those that are typed the other way."""
    at = here(line) / "amount"
    sign = sign_in_file(at)
    facts: dict[str, Fact] = {"row": line.label, "frame": frame.name}
    facts["amount"] = as_printed(sign * (line.amount or ZERO), budget.unit)
    return (usual if sign > 0 else other).at(at, subject=f"{frame.id}.{line.id}", **facts)


def _told_together(usual: Kind, other: Kind, lines: list[Line], frame: Frame) -> Problem:
    at = here(lines[0]) / "amount"
    return (usual if sign_in_file(at) > 0 else other).at(at, subject=frame.id, frame=frame.name)


def _result(frame: Frame, budget: Budget) -> Iterator[Problem]:
    """A result that nobody printed, where there is a grant to pay for costs."""
    # Of a variant it is asked whether it is funded as its base is (KSB522).
    if (
        budget.content.document.based_on is None
        and grant_of(frame) is not None
        and budget.year not in frame.printed_totals.get("result", {})
        and any(line.kind == "cost" for line in frame.lines)
        and not _is_zero(frame)
    ):
        sign = -1 if budget.content.document.income == "negative" else 1
        result = as_printed(sign * _rest(frame), budget.unit, signed=True)
        yield kinds.figures.RESULT_UNTOLD.at(here(frame) / "line", subject=frame.id, frame=frame.name, amount=result)


def signs_of_investments(case: Case) -> Iterator[Problem]:
    """Expenditure below zero that is not said to be income, and that no printed sum has taken in."""
    chapter, unit = case.budget.content.investments, case.budget.unit
    for group in chapter.groups if chapter else ():
        for project in group.projects:
            if project.income or project.of_which is not None:
                continue
            for year, amount in project.amounts.items():
                if amount < 0 and year not in group.printed:
                    facts: dict[str, Fact] = {"row": project.name, "year": str(year)}
                    at, subject = here(project) / "amounts" / year, f"investments.{project.id}.{year}"
                    facts["amount"] = as_printed(amount, unit)
                    yield kinds.figures.EXPENDITURE_SIGN.at(at, subject=subject, **facts)


RULES = (signs_of_frames, signs_of_investments)
