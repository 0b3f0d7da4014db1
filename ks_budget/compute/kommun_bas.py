"""The account groups of Kommun-Bas, by which accounts have lines where a budget has no map of its own.

As of 2013. Municipalities have groups of their own, so what is not among them is told, and never guessed.
"""

from msgspec import Struct

from ks_budget.compute.ledger import Mapped, Target
from ks_budget.model import LineKind


class AccountGroup(Struct, frozen=True):
    """The accounts of one line."""

    line: str
    """Its id, as budgets usually have it."""
    label: str
    kind: LineKind
    prefixes: tuple[str, ...]


GROUPS: tuple[AccountGroup, ...] = (
    AccountGroup("revenue", "Verksamhetens intäkter", "revenue", ("3",)),
    AccountGroup("personnel", "Personalkostnader", "cost", ("50", "51", "52", "53", "54", "55", "56", "57")),
    AccountGroup("rent", "Lokalhyror", "cost", ("60",)),
    AccountGroup("services", "Köp av tjänster", "cost", ("46", "74", "75")),
    AccountGroup(
        "other",
        "Övriga kostnader",
        "cost",
        ("40", "41", "45", "61", "62", "63", "64", "65", "66", "68", "69", "70", "71", "72", "73", "76", "78"),
    ),
    AccountGroup("capital", "Kapitalkostnader", "cost", ("79",)),
    AccountGroup("financial", "Finansnetto", "financial", ("84", "85")),
)
"""In the order that frames print them. Taxes and equalisation (80 to 83) are no board's."""


def default_map(frame: str, lines: frozenset[str]) -> tuple[Mapped, ...]:
    """The groups whose lines a frame has, by the id of the frame and those of its lines."""
    return tuple(
        Mapped(prefix, (), Target(frame, group.line))
        for group in GROUPS
        if group.line in lines
        for prefix in group.prefixes
    )
