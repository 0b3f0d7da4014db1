"""The chapters that can be imported: one record each."""

from collections.abc import Callable

from msgspec import Struct

from ks_budget.importing import assignments, controls, frames, goals, investments, risks, tables
from ks_budget.importing.work import Made, Work
from ks_budget.language import Text


class Chapter(Struct, frozen=True):
    """One chapter: what ``--as`` calls it, what sentences do, and how its tables become records."""

    name: str
    what: Text
    make: Callable[[Work], Made]
    needs: tuple[str, ...] = ()
    """The chapters that its records refer to: imported with it where the budget has none of them."""

    @property
    def file(self) -> str:
        """The name of its file in the folder of a budget."""
        return f"{self.name}.toml"


CHAPTERS: dict[str, Chapter] = {
    chapter.name: chapter
    for chapter in (
        Chapter("frames", frames.WHAT, frames.make),
        Chapter("investments", investments.WHAT, investments.make),
        Chapter("goals", goals.WHAT, goals.make),
        Chapter("risks", risks.WHAT, risks.make),
        Chapter("controls", controls.WHAT, controls.make, needs=("risks",)),
        Chapter("assignments", assignments.WHAT, assignments.make),
        Chapter("tables", tables.WHAT, tables.make),
    )
}
