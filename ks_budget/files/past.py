"""The budgets of a board before last year's, read when an expression asks for one of their years."""

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import structs

from ks_budget.files import find
from ks_budget.files.find import Reference
from ks_budget.model import Budget
from ks_budget.problems import Stop, exit_code

if TYPE_CHECKING:
    from ks_budget.files.load import Loaded


class PastBudgets:
    """Those in the same folder, and in the same revision, as a budget. Variants are none of them."""

    def __init__(self, read: "Callable[[Reference], Loaded]", reference: Reference, year: int) -> None:
        """Before the year that precedes ``year``, which is that of the budget. ``read`` loads one of them."""
        self._load, self._reference, self._year = read, reference, year
        self.read: list[Loaded] = []
        """What was read so far, with errors or without."""

    @cached_property
    def years(self) -> list[int]:
        """Those that there is a budget of, latest first."""
        from ks_budget.files.store import budget_years

        return [year for year in budget_years(self._reference)[::-1] if year < self._year - 1]

    def of(self, year: int) -> Budget | None:
        """The budget of one of them; None where it has errors."""
        reference = self._reference
        try:
            named = find.by_name(reference.root, str(year), reference.revision)
            loaded = self._load(structs.replace(named, above=reference.above))
        except Stop:
            return None
        self.read.append(loaded)
        return None if exit_code(loaded.problems) else loaded.budget
