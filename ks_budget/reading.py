"""One budget, read: its files as tables, its texts with their figures filled in, and what is wrong with both."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING

from msgspec import structs

from ks_budget.files import find
from ks_budget.files.find import Reference
from ks_budget.model import Budget, Content, Publication
from ks_budget.model.filled import OPEN
from ks_budget.problems import KeyPath, Problem, Spot, Stop, exit_code
from ks_budget.problems.kind import READING

if TYPE_CHECKING:
    from ks_budget.files.load import Loaded
    from ks_budget.files.parse import Source

Note = Callable[[Reference, "Loaded | None"], None]
"""Told of what is to be read, and then of what came of it."""


class Reading:
    """Reads budgets: each anew every time, and while it is told so once."""

    def __init__(self, note: Note) -> None:
        self._note = note
        self._known: dict[tuple[str, Reference], Loaded] | None = None

    @contextmanager
    def once(self) -> Iterator[None]:
        """Within it each budget is read once, however often it is asked for."""
        self._known = {}
        try:
            yield
        finally:
            self._known = None

    def read(self, reference: Reference) -> "Loaded":
        """A budget with its texts as they are written, and all that is wrong with its files, each in its place. Raises
        Stop when there is nothing to read (KSB004, KSB009, KSB011)."""
        return self._remembered("read", reference, partial(self._read, reference))

    def examine(self, reference: Reference) -> "Loaded":
        """The same, its texts with their figures filled in."""
        return self._filled(self.read(reference))

    def for_figures(self, reference: Reference) -> "Loaded":
        """The same for those who show no text but the reasons of adjustments: where none of those has a figure to be
        filled in, nothing is computed."""
        loaded = self.read(reference)
        frames = loaded.budget.content.frames if loaded.budget else ()
        shown = any(OPEN in adjustment.reason for frame in frames for adjustment in frame.adjustments)
        return self._filled(loaded) if shown else loaded

    def _remembered(self, what: str, reference: Reference, make: "Callable[[], Loaded]") -> "Loaded":
        if self._known is None:
            return make()
        if (what, reference) not in self._known:
            self._known[what, reference] = make()
        return self._known[what, reference]

    def _read(self, reference: Reference) -> "Loaded":
        from ks_budget.checks.structure import structure
        from ks_budget.files.load import load

        self._note(reference, None)
        loaded = load(reference, _follow)
        self._note(reference, loaded)
        problems = list(loaded.problems)
        if loaded.budget and not any(problem.kind.group is READING for problem in problems):
            problems += _told_once(structure(loaded.budget), loaded)
        return structs.replace(loaded, problems=located(problems, loaded))

    def _filled(self, loaded: "Loaded") -> "Loaded":
        if loaded.budget is None or not any(map(_may_be_filled, loaded.sources)):
            return loaded
        return self._remembered("filled", loaded.reference, partial(self._fill, loaded, loaded.budget))

    def _fill(self, loaded: "Loaded", budget: Budget) -> "Loaded":
        # What only such texts need is imported where there are some.
        from ks_budget.compute.living import fill, look_through
        from ks_budget.files.past import PastBudgets

        if exit_code(loaded.problems):
            outcome = look_through(budget)
        else:
            past = PastBudgets(self.read, loaded.reference, budget.year)
            outcome = fill(budget, partial(self._before, loaded.reference, budget.year), past)
        filled = structs.replace(budget, content=outcome.content)
        roots = [structs.replace(loaded.roots[0], table=outcome.content), *loaded.roots[1:]]
        problems = located([*loaded.problems, *outcome.problems], loaded)
        return structs.replace(loaded, budget=filled, roots=roots, problems=problems)

    def _before(self, reference: Reference, year: int) -> Budget | None:
        """The budget of the year before, where it has no errors; what is wrong with it its own readers are told."""
        named = find.year_before(reference, year)
        try:
            before = self.read(named) if named else None
        except Stop:
            return None
        return before.budget if before and not exit_code(before.problems) else None


def _may_be_filled(source: "Source") -> bool:
    """Whether a text of a file may have figures to be filled in. Braces may be written as what they are escaped by."""
    return OPEN in source.text or "\\u007" in source.text or "\\U0000007" in source.text


def _follow(
    base: Content, merged: Content, states: Callable[[KeyPath], bool], shared: tuple[Publication, ...]
) -> Content:
    # Only a variant needs it.
    from ks_budget.compute.variant import follow

    return follow(base, merged, states, shared)


def located(problems: list[Problem], *budgets: "Loaded") -> list[Problem]:
    """Problems found in budgets that were read, each with its file, line and column, in the order of the files."""
    if not problems:
        return []
    # What only problems need is imported where there are some.
    from ks_budget.files.places import located as in_files

    return in_files(problems, budgets)


def states(loaded: "Loaded") -> Callable[[Spot], bool]:
    """Whether a variant that was read states what is at a place itself, and does not inherit it."""
    from ks_budget.files.places import stated

    return stated(loaded)


def _told_once(problems: list[Problem], loaded: "Loaded") -> list[Problem]:
    if not problems or not loaded.mended:
        return problems
    from ks_budget.files.places import not_of_mended

    return not_of_mended(problems, loaded)
