"""Is what the files say possible at all? Every rule is a small function in ``RULES``."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any

from ks_budget.checks import indexes
from ks_budget.checks import levels as levels_of_frames
from ks_budget.checks.accounts import account_maps
from ks_budget.checks.identity import called, ids, references
from ks_budget.checks.years import (
    investment_years,
    printed_years_of_investments,
    year_of_document,
    years,
    years_of_indicators,
)
from ks_budget.compute.periods import period
from ks_budget.model import Adjustment, Budget, Level, Publication
from ks_budget.model.base import Field, Share, Table, marked, numbers
from ks_budget.model.levels import Levels
from ks_budget.model.walk import nested
from ks_budget.money import ZERO, Amount, Followed, add, decimals_of, half_width
from ks_budget.printed.reconcile import reconciled
from ks_budget.problems import Problem, Spot, as_printed, here, kinds, money, near

Rule = Callable[[Budget], Iterator[Problem]]

LARGEST = 10**15
FINEST = 30
"""No number has more decimals."""


def structure(budget: Budget) -> list[Problem]:
    """All findings, rule by rule. What counts from the budget year waits until that is right: one mistake is one
    problem."""
    wrong = list(year_of_document(budget))
    rules = [rule for rule in RULES if not (wrong and rule in FROM_THE_YEAR)]
    return wrong + [problem for rule in rules for problem in rule(budget)]


def publications(budget: Budget) -> Iterator[Problem]:
    """A publication that the document chooses for a series exists, and is of that series."""
    document = budget.content.document
    by_id = {publication.id: publication for publication in budget.publications}
    for name, id in document.publications.items():
        if id not in by_id or by_id[id].series != name:
            known = near(id, [publication.id for publication in budget.publications if publication.series == name])
            place = here(document) / "publications" / name
            yield kinds.tables.UNKNOWN_REFERENCE.at(
                place, thing=kinds.words.THINGS["publication"], name=id, known=known
            )


def signs(budget: Budget) -> Iterator[Problem]:
    """Income that is typed with a minus stands beside costs without."""
    document = budget.content.document
    if document.income == "negative" and document.costs == "negative":
        yield kinds.content.ONE_SIGN.at(here(document) / "income")


def balance(budget: Budget) -> Iterator[Problem]:
    """An adjustment's effects balance to zero over the frame, so that the result stays what it was. The effect on a
    part of a line is within that on the line, and counts no second time.
    """
    for frame in budget.content.frames:
        wholes = {line.id: line.of_which for line in frame.lines if line.of_which is not None}
        for adjustment in frame.adjustments:
            if adjustment.kind == "permanent" and adjustment.year <= budget.year:
                continue  # It is in the amounts, and may name the grant alone.
            alone = [line for line in adjustment.effects if line in wholes and wholes[line] not in adjustment.effects]
            yield from (_part_alone(adjustment, line, wholes[line]) for line in alone)
            counted = [amount for line, amount in adjustment.effects.items() if line not in wholes]
            rest = add(counted)
            if abs(rest) > _rounded_apart(counted) and not alone:
                at, unit = here(adjustment) / "effects", adjustment.unit or budget.unit
                yield kinds.content.UNBALANCED.at(at, reason=adjustment.reason, sum=money(rest, unit))


def _rounded_apart(effects: list[Amount]) -> Decimal:
    """How far from zero effects may come to that were rounded one by one: of two with the same decimals one is what
    the other is.
    """
    alike = len(effects) <= 2 and len(set(map(decimals_of, effects))) <= 1
    return ZERO if alike else add(map(half_width, effects))


def _part_alone(adjustment: Adjustment, line: str, whole: str) -> Problem:
    at = here(adjustment) / "effects" / line
    return kinds.content.PART_WITHOUT_ITS_LINE.at(at, reason=adjustment.reason, line=line, of=whole)


def levels(budget: Budget) -> Iterator[Problem]:
    """The scales run 1, 2, 3 …, and every risk is judged on them."""
    scale, risks = budget.content.scale, budget.content.risks
    if scale is None:
        if risks:
            yield kinds.content.NO_SCALE.at(here(risks[0]).key)
        return
    both: dict[str, tuple[Level, ...]] = {"likelihood": scale.likelihood, "impact": scale.impact}
    for name, steps in both.items():
        for i, step in enumerate(steps, 1):
            if step.level != i:
                yield kinds.content.SCALE_WITH_GAP.at(here(step) / "level", level=step.level, expected=i)
        for risk in risks:
            level = getattr(risk, name)
            if not 1 <= level <= len(steps):
                names = [step.name for step in steps]
                yield kinds.content.OUTSIDE_SCALE.at(here(risk) / name, level=level, highest=len(steps), names=names)


def sizes(budget: Budget) -> Iterator[Problem]:
    """No number is beyond all municipal budgets, and a share is a part of one, not percent."""
    for nest in nested(budget.content):
        if nest.tables and nest.field.table:
            for field in numbers(nest.field.table):
                yield from _too_large(nest.tables, field)
            for field in marked(nest.field.table, Share):
                yield from _no_shares(nest.tables, field)
    shared = budget.publications[len(budget.content.publications) :]
    for field in numbers(Publication):
        yield from _too_large(shared, field)


def _too_large(tables: tuple[Table, ...], field: Field) -> Iterator[Problem]:
    for table in tables:
        value = getattr(table, field.name)
        if value is not None and not _fits(value):
            yield from _beyond(here(table) / field.key, value)


def _fits(value: Any) -> bool:
    """Whether an amount, or each in a map, is within bounds."""
    if isinstance(value, dict):
        return all(map(_fits, value.values()))
    # What follows an amount that is too large is told with that.
    return type(value) is Followed or (-LARGEST < value < LARGEST and decimals_of(value) <= FINEST)


def _beyond(at: Spot, value: Any) -> Iterator[Problem]:
    """Of an amount or a map, which may hold maps itself: totals by year."""
    if isinstance(value, dict):
        yield from (one for key, inner in value.items() for one in _beyond(at / key, inner))
    elif not _fits(value):
        yield kinds.tables.NO_AMOUNT.at(at, shown=str(value))


def _no_shares(tables: tuple[Table, ...], field: Field) -> Iterator[Problem]:
    for table in tables:
        share = getattr(table, field.name)
        if share is not None and not 0 <= share <= 2:
            yield kinds.content.NO_SHARE.at(here(table) / field.key, share=as_printed(share))


def explanations(budget: Budget) -> Iterator[Problem]:
    """An explanation says how much it stands for in one of two ways."""
    for frame in budget.content.frames:
        for comment in frame.comments:
            for explanation in comment.explanations:
                if explanation.share is not None and explanation.amount is not None:
                    yield kinds.content.AMOUNT_AND_SHARE.at(here(explanation) / "share")


def deadlines(budget: Budget) -> Iterator[Problem]:
    """A deadline is a day, a quarter or a year."""
    for assignment in budget.content.assignments:
        if assignment.due is not None and period(assignment.due) is None:
            yield kinds.content.NO_DEADLINE.at(here(assignment) / "due", shown=assignment.due, year=budget.year)


def ids_of_kolada(budget: Budget) -> Iterator[Problem]:
    """Ids of Kolada look like ids of Kolada."""
    for goal in budget.content.goals:
        for indicator in goal.indicators:
            id = indicator.kolada
            if id is not None and not (len(id) == 6 and id[0] in "NU" and id.isascii() and id[1:].isdigit()):
                yield kinds.content.NO_KOLADA_ID.at(here(indicator) / "kolada", shown=id)


def printed_totals(budget: Budget) -> Iterator[Problem]:
    """The printed totals of the budget year agree with the lines, as far as rounding can explain: a warning to those
    who use the figures, of what `ksb check` tells as an error.
    """
    year, unit, levels = budget.year, budget.unit, Levels(budget.content.frames)
    for frame in budget.content.frames:
        if not levels.is_sum(frame) and any(year in by_year for by_year in frame.printed_totals.values()):
            gaps = reconciled(frame, year, unit).gaps
            broken = [gap for gap in gaps if not gap.holds and not gap.stated.followed]
            if broken:
                from ks_budget.checks.told import told

                yield from (told(gap, unit, unit, kinds.figures.SUM_THAT_DOES_NOT_COUNT) for gap in broken)


def printed_tables(budget: Budget) -> Iterator[Problem]:
    """What is said of printed tables is possible."""
    if budget.content.tables:
        from ks_budget.checks.table_structure import tables

        yield from tables(budget)


RULES: tuple[Rule, ...] = (
    ids,
    called,
    *levels_of_frames.RULES,
    years,
    references,
    publications,
    signs,
    *indexes.RULES,
    balance,
    levels,
    sizes,
    explanations,
    investment_years,
    printed_years_of_investments,
    deadlines,
    years_of_indicators,
    ids_of_kolada,
    printed_totals,
    account_maps,
    printed_tables,
)

FROM_THE_YEAR = (years, balance, investment_years, deadlines, years_of_indicators)
"""Those that judge by the budget year."""
