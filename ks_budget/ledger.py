"""The neutral ledger: a company's accounts, what its dimensions and objects are called, and amounts by year and month.

Amounts have the ledger's own sign: debit positive, credit negative, so that income is negative and costs positive.
"""

from datetime import date
from decimal import Decimal
from typing import Literal

from msgspec import Struct

from ks_budget.problems import Problem

Holding = Literal["budget", "periods", "entries", "result", "opening", "closing"]
"""What an amount is: the budget of a month, the change of a month, the entries of a month added up, the result of a
year, or what an account of the balance sheet had when a year began or ended."""

Objects = tuple[tuple[str, str], ...]
"""Number of dimension and object, as `(("1", "Nord"), ("7", "1"))`; empty for an account as a whole."""


class FiscalYear(Struct, frozen=True):
    """A financial year."""

    index: int
    """0 for the current, -1 for the one before."""
    begins: date
    ends: date

    @property
    def year(self) -> int:
        """What it is called by: the year that most of it lies in, as budgets have it."""
        return self.begins.year if self.begins.month <= 6 else self.ends.year


class Account(Struct, frozen=True):
    """One account."""

    number: str
    name: str = ""
    type: str = ""
    """`T` for assets, `S` for debts, `K` for costs, `I` for income; empty where the file does not say."""

    @property
    def of_balance(self) -> bool:
        """Whether it is of the balance sheet, and of no budget."""
        return self.type in ("T", "S") if self.type else self.number[:1] in ("1", "2")


class Key(Struct, frozen=True):
    """What an amount is of."""

    holding: Holding
    year: int
    month: int
    """1 to 12; 0 for a year as a whole."""
    account: str
    objects: Objects = ()


class Figure(Struct, frozen=True):
    """An amount, in kronor, and where it stands."""

    key: Key
    amount: Decimal
    line: int
    """The first line that adds to it."""
    source: str = ""
    """That line."""


class Ledger(Struct, frozen=True):
    """What a ledger file says."""

    file: str
    company: str
    years: tuple[FiscalYear, ...]
    accounts: dict[str, Account]
    dimensions: dict[str, str]
    """Number to name: `1` to `Kostnadsställe`."""
    objects: dict[tuple[str, str], str]
    """Dimension and object to name."""
    figures: tuple[Figure, ...]
    warnings: tuple[Problem, ...] = ()

    def account(self, number: str) -> Account:
        """An account, though the file may not have a line for it."""
        return self.accounts.get(number, Account(number))

    def has(self, *holdings: Holding) -> list[int]:
        """The years that it has such amounts of, in order."""
        return sorted({figure.key.year for figure in self.figures if figure.key.holding in holdings})
