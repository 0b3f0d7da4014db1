"""What the rows of one budget have in common, and the row that is about the budget itself."""

from decimal import Decimal

from msgspec import Struct

from ks_budget.model import Budget
from ks_budget.money import Amount, convert, half_width
from ks_budget.tidy import Row


class Given(Struct, frozen=True):
    """A budget to make rows of."""

    budget: Budget
    board_folder: str
    name: str
    """As ksb names it in its folder, whatever way the user did."""

    @property
    def is_variant(self) -> bool:
        """Whether it stands beside another budget of its year, which it differs from."""
        by_name = self.name[:4].isdigit() and self.name[4:5] == "-"
        return by_name or self.budget.content.document.based_on is not None

    @property
    def document(self) -> str:
        """Where its figures are stated: what it says itself, else its title."""
        stated = self.budget.content.document
        return stated.source or stated.title or self.name


def whose(given: Given) -> Row:
    """What every row begins with."""
    document = given.budget.content.document
    municipality = document.municipality
    status = "variant" if given.is_variant else "decided" if document.decided else "undecided"
    return (
        municipality.code or None if municipality else None,
        municipality.name or None if municipality else None,
        given.board_folder,
        document.board or None,
        given.name,
        document.year,
        status,
        document.title or given.name,
    )


def budgets(given: Given) -> list[Row]:
    """The one row of the budget."""
    document = given.budget.content.document
    said = (document.based_on, document.unit, document.decided, document.diary_number or None, document.source or None)
    return [(*whose(given), *said)]


def kronor(amount: Amount, unit: str) -> Decimal:
    """An amount in kronor, exact."""
    return convert(amount, unit, "kr")


def half_step(amount: Amount, unit: str, exact: bool = False) -> Decimal:
    """How far the true figure may be from a printed one, in kronor."""
    return Decimal(0) if exact else kronor(half_width(amount), unit)
