"""Living prose: the figures that the texts of a budget leave to be computed, filled in.

What is filled in is text and is never computed again.
"""

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from typing import Any, TypeVar

from msgspec import Struct, structs

from ks_budget.compute.scope import read_exact, scope
from ks_budget.expressions import ExpressionError, Names, Quantity, evaluate, exact
from ks_budget.expressions.language import parse
from ks_budget.expressions.slots import MOST, Slot, Wanted, slots_in, wanted
from ks_budget.model import Accepted, Budget, Claim, Content, Setting
from ks_budget.model.base import Prose, Table, fields, nests
from ks_budget.model.filled import CLOSE, OPEN, Filled
from ks_budget.model.walk import walk
from ks_budget.money import POWERS, decimals_of, exactly, step
from ks_budget.numerals import NO_BREAK, write
from ks_budget.printed.book import Book
from ks_budget.printed.earlier import Past
from ks_budget.printed.figure import Figure
from ks_budget.problems import Problem, Spot, here, kinds, near

T = TypeVar("T", bound=Table)

Before = Callable[[], Budget | None]
"""Reads the budget of the year before; None where there is none."""


class Outcome(Struct, frozen=True):
    """A budget's content with its texts filled in, and what could not be."""

    content: Content
    problems: list[Problem]
    """At the tables of the content as it was."""


@exactly
def fill(budget: Budget, before: Before, past: Past | None = None) -> Outcome:
    """Every text for people with its figures filled in. ``before`` and ``past``, the budgets before that one, are
    asked for where this year's budget does not have what a text names. What cannot be computed is told, and stays as
    it is written."""
    return _filled(budget, _Figures(budget, before, past).text)


def look_through(budget: Budget) -> Outcome:
    """The same where the budget has errors and nothing is to be computed: what is wrong with the expressions as they
    are written is told, and they stay."""
    return _filled(budget, _read_only)


def _filled(budget: Budget, text_of: Callable[[Wanted], str]) -> Outcome:
    run = _Run(budget.content, text_of)
    content = run.filled(budget.content)
    return Outcome(content, run.problems + list(_not_filled(budget.content)))


def _read_only(wanted: Wanted) -> str:
    parse(wanted.expression)
    raise _NotComputed


class _NotComputed(Exception):
    """Nothing is wrong with an expression, and it is not computed."""


class _Run:
    """The tables of a budget, one after the other, with their texts filled in."""

    def __init__(self, content: Content, text_of: Callable[[Wanted], str]) -> None:
        self.text_of, self.problems = text_of, list[Problem]()

    def filled(self, table: T) -> T:
        """A table, and those in it, with all texts filled in; the table itself where there was nothing to do."""
        changed: dict[str, Any] = {}
        for field in fields(type(table)):
            if not field.mark(Prose):
                continue
            value, spot = getattr(table, field.name), here(table) / field.key
            if isinstance(value, tuple):
                changed[field.name] = tuple(self.text(text, spot / i, table) for i, text in enumerate(value))
            elif value:
                changed[field.name] = self.text(value, spot, table)
        for field in nests(type(table)):
            inner = field.tables(table)
            new = tuple(map(self.filled, inner))
            if any(one is not other for one, other in zip(new, inner, strict=True)):
                changed[field.name] = new if field.many else new[0]
        changed = {name: value for name, value in changed.items() if value is not getattr(table, name)}
        return structs.replace(table, **changed) if changed else table

    def text(self, text: str, spot: Spot, table: Table) -> str:
        """One text, filled in."""
        if OPEN not in text:
            return text
        parts = list(slots_in(text))
        if sum(isinstance(part, Slot) for part in parts) > MOST:
            self.problems.append(kinds.living.TOO_MANY_SLOTS.at(spot, subject=_id(table), limit=MOST))
            return Filled(text, ((0, len(text)),))
        written, computed = "", list[tuple[int, int]]()
        for part in parts:
            filled = part if isinstance(part, str) else self.figure(part, spot.at_slot(part.number), table)
            if isinstance(part, Slot):
                computed.append((len(written), len(written) + len(filled)))
            written += filled
        return Filled(written, tuple(computed))

    def figure(self, slot: Slot, spot: Spot, table: Table) -> str:
        """What is filled in; what is written where it cannot be."""
        try:
            return self.text_of(wanted(slot))
        except _NotComputed:
            pass
        except ExpressionError as error:
            self.problems.append(error.at(spot, _id(table)))
        return OPEN if slot.written is None else f"{OPEN}{slot.written}{CLOSE}"


def _id(table: Table) -> str:
    return str(getattr(table, "id", ""))


def _not_filled(content: Content) -> Iterator[Problem]:
    """Braces in names and other texts that are matched by others, where no figure is filled in."""
    for _, table in walk(content):
        if isinstance(table, Claim | Accepted | Setting):
            continue
        for field in fields(type(table)):
            value = getattr(table, field.name)
            if (
                isinstance(value, str)
                and not field.mark(Prose)
                and any(isinstance(one, Slot) and one.written for one in slots_in(value))
            ):
                yield kinds.living.NOT_FILLED.at(here(table) / field.key, key=field.key)


class _Figures:
    """Computes what texts ask for. The budget of the year before is read when it is first needed."""

    def __init__(self, budget: Budget, before: Before, past: Past | None) -> None:
        self.budget, self.before, self.past = budget, before, past
        self.used: list[Figure] = []
        self.names = self._names(Book(budget, None))
        self.every: Names | None = None

    def _names(self, book: Book) -> Names:
        return scope(book, self._read, exact)

    def _read(self, figures: Iterable[Figure]) -> Decimal:
        some = list(figures)
        self.used += some
        return read_exact(some)

    def text(self, wanted: Wanted) -> str:
        """A figure as it is written in the text. Raises ExpressionError."""
        value = self._value(wanted.expression)
        if not isinstance(value, Quantity):
            raise ExpressionError(kinds.living.NO_FIGURE_IN_SLOT)
        value = abs(value) if wanted.size else value
        return (self._money if value.money else self._plain)(value, wanted)

    def _value(self, expression: str) -> Any:
        try:
            return self._evaluated(expression, self.names)
        except ExpressionError:
            # Names that this year's budget has mean the same whether or not those before are at hand.
            if self.every is None:
                self.every = self._names(Book(self.budget, self.before(), past=self.past))
        return self._evaluated(expression, self.every)

    def _evaluated(self, expression: str, names: Names) -> Any:
        self.used = []
        return evaluate(expression, names, exact, self.budget.unit)

    def _money(self, value: Quantity, wanted: Wanted) -> str:
        unit = wanted.written_as or self.budget.unit
        if unit not in _MONEY:
            raise ExpressionError(kinds.living.NOT_FOR_MONEY, name=unit, known=near(None, _MONEY))
        amount = value.number.scaleb(POWERS[self.budget.unit] - _MONEY[unit])
        usual = 1 if wanted.written_as in ("mnkr", "mdkr") else 0
        if wanted.written_as is None:
            # As its tables have it: nothing of what they show is rounded away.
            usual = decimals_of(step(unit, [figure.value for figure in self.used]))
        return self._written(amount, usual if wanted.decimals is None else wanted.decimals, unit)

    def _plain(self, value: Quantity, wanted: Wanted) -> str:
        by_itself = "promille" if value.parts == 1000 else "procent" if value.share or value.parts == 100 else "tal"
        kind = wanted.written_as or by_itself
        if kind in _MONEY:
            raise ExpressionError(kinds.living.NOT_FOR_NUMBER, name=kind, known=near(None, _PLAIN))
        # A percentage is the number of percent, as the indicator has it, where a number alone is wanted.
        number = value.number.scaleb(_PLAIN[kind]) / value.parts if _PLAIN[kind] else value.number
        decimals = wanted.decimals
        if decimals is None:
            decimals = 0 if kind == "heltal" else _own_decimals(number)
        return self._written(number, decimals, _UNITS.get(kind, {}).get(self.budget.language, ""))

    def _written(self, number: Decimal, decimals: int, unit: str) -> str:
        text = write(number, self.budget.language, decimals)
        return f"{text}{NO_BREAK}{unit}" if unit else text


_MONEY = {**POWERS, "mdkr": 9}
_PLAIN = {"procent": 2, "procentenheter": 2, "promille": 3, "tal": 0, "heltal": 0}
_UNITS = {
    "procent": {"sv": "%", "en": "%"},
    "procentenheter": {"sv": "procentenheter", "en": "percentage points"},
    "promille": {"sv": "‰", "en": "‰"},
}


def _own_decimals(number: Decimal) -> int:
    """Those that a rate or an outcome has; one where a quotient has more than anybody writes."""
    own = decimals_of(number)
    return own if own <= 2 else min(1, decimals_of(number.normalize()))
