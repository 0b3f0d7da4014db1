"""What do a ledger's amounts come to, by line of the frames and month?

Amounts come out in kronor with the budget's sign: income positive, costs negative, the reverse of the ledger's.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import groupby

from msgspec import Struct, structs

from ks_budget.ledger import Account, Figure, Holding, Ledger, Objects
from ks_budget.model import AccountMap, Frame
from ks_budget.money import ZERO, add

OUTCOME: tuple[Holding, ...] = ("periods", "entries", "result")
"""What an outcome is taken from, the first that there is: changes by month, entries, the year's result alone."""

Wanted = tuple[tuple[str, str], ...]
"""Dimensions and objects that amounts must be on. Several of one dimension are any of them; an object may end in an
asterisk."""


class Target(Struct, frozen=True):
    """A line of a frame, by their ids."""

    frame: str
    line: str


class Mapped(Struct, frozen=True):
    """Accounts that belong to a line."""

    prefix: str
    objects: Wanted
    target: Target


class Loose(Struct, frozen=True):
    """An amount that has no line, or several."""

    account: Account
    amount: Decimal
    objects: Objects
    """Those that it is on, where all of it is on the same; empty else."""
    first: Figure
    """The first of it in the file."""
    targets: tuple[Target, ...] = ()
    """The lines that it belongs to alike; none where it belongs to no line."""


class Mismatch(Struct, frozen=True):
    """An account whose parts by object come to more than the account."""

    account: Account
    whole: Decimal
    parts: Decimal


class Placed(Struct, frozen=True):
    """Amounts by line."""

    holding: Holding
    """What they are taken from."""
    year: int
    months: dict[Target, dict[int, Decimal]]
    """By line and month, 1 to 12; 0 where a ledger has years alone."""
    accounts: dict[Target, list[str]]
    """By line, the accounts that it has amounts from."""
    loose: tuple[Loose, ...]
    mismatches: tuple[Mismatch, ...]
    balances: tuple[str, ...]
    """Accounts of the balance sheet that have amounts, and are of no frame."""

    @property
    def totals(self) -> dict[Target, Decimal]:
        """The year's amount of each line."""
        return {target: add(months.values()) for target, months in self.months.items()}


def mapped(entries: Iterable[AccountMap], frames: Sequence[Frame]) -> tuple[Mapped, ...]:
    """The map of a budget, which was checked: each entry has a line, in one frame."""
    owner = {line.id: frame.id for frame in frames for line in frame.lines}
    return tuple(
        Mapped(prefix, tuple(entry.objects.items()), Target(entry.frame or owner[entry.line], entry.line))
        for entry in entries
        for prefix in entry.prefixes
    )


def placed(ledger: Ledger, holding: Holding, year: int, map: Sequence[Mapped], wanted: Wanted = ()) -> Placed:
    """A year's amounts by line, those alone that are on the wanted objects. What is 0 needs no line."""
    naming = {dimension for entry in map for dimension, _ in entry.objects} | {dimension for dimension, _ in wanted}
    placing = _Placing(ledger, map)
    mismatches = []
    for account, parted in _accounts(ledger, holding, year, naming):
        if parted.is_too_much:
            mismatches.append(Mismatch(account, -parted.whole, -parted.parts))
        for figure in parted.figures:
            if figure.amount and _is_on(figure.key.objects, wanted):
                placing.take(account, figure)
    balances = tuple(sorted(placing.balances))
    return Placed(holding, year, placing.months, placing.accounts, placing.left(), tuple(mismatches), balances)


def whole_of_accounts(ledger: Ledger, holding: Holding, year: int) -> Iterator[Figure]:
    """A year's amounts, each krona once, whatever it belongs to."""
    for _, parted in _accounts(ledger, holding, year, set()):
        yield from parted.figures


def _accounts(ledger: Ledger, holding: Holding, year: int, naming: set[str]) -> "Iterator[tuple[Account, _Parted]]":
    """Each account with its amounts of a year, in the order of their numbers."""
    figures = [figure for figure in ledger.figures if (figure.key.holding, figure.key.year) == (holding, year)]
    for number, own in groupby(sorted(figures, key=_number), _number):
        yield ledger.account(number), _Parted(list(own), naming)


def _number(figure: Figure) -> str:
    return figure.key.account


class _Placing:
    """Amounts as they are put on lines, one by one."""

    def __init__(self, ledger: Ledger, map: Sequence[Mapped]) -> None:
        self._ledger, self._map = ledger, map
        self.months: dict[Target, dict[int, Decimal]] = {}
        self.accounts: dict[Target, list[str]] = {}
        self.balances: set[str] = set()
        self._loose: dict[tuple[str, tuple[Target, ...]], list[Figure]] = {}
        self._known: dict[tuple[str, Objects], tuple[Target, ...]] = {}

    def take(self, account: Account, figure: Figure) -> None:
        """Put an amount on its line, or among those that have none, or several."""
        targets = self._targets(figure)
        if len(targets) == 1:
            months, month = self.months.setdefault(targets[0], {}), figure.key.month
            months[month] = months.get(month, ZERO) - figure.amount
            numbers = self.accounts.setdefault(targets[0], [])
            numbers += [] if account.number in numbers[-1:] else [account.number]
        elif account.of_balance and not targets:
            self.balances.add(account.number)
        else:
            self._loose.setdefault((account.number, targets), []).append(figure)

    def left(self) -> tuple[Loose, ...]:
        """What has no line, or several, each account once; what comes to 0 is nothing."""
        every = (self._left(number, targets, some) for (number, targets), some in self._loose.items())
        return tuple(loose for loose in every if loose.amount)

    def _left(self, number: str, targets: tuple[Target, ...], figures: list[Figure]) -> Loose:
        objects = {figure.key.objects for figure in figures}
        same = next(iter(objects)) if len(objects) == 1 else ()
        first = min(figures, key=lambda figure: figure.line)
        return Loose(self._ledger.account(number), -add(figure.amount for figure in figures), same, first, targets)

    def _targets(self, figure: Figure) -> tuple[Target, ...]:
        """The lines that an amount belongs to: by the longest beginning of its account, among those by the most
        objects."""
        key = figure.key.account, figure.key.objects
        if key not in self._known:
            account, objects = key
            fits = [one for one in self._map if account.startswith(one.prefix) and _is_on(objects, one.objects)]
            best = max(((len(one.prefix), len(one.objects)) for one in fits), default=None)
            chosen = (one.target for one in fits if (len(one.prefix), len(one.objects)) == best)
            self._known[key] = tuple(dict.fromkeys(chosen))
        return self._known[key]


def _is_on(objects: Objects, wanted: Wanted) -> bool:
    """Whether an amount is on one of the wanted objects of each dimension."""
    by_dimension: dict[str, list[str]] = {}
    for dimension, object in wanted:
        by_dimension.setdefault(dimension, []).append(object)
    own = dict(objects)
    return all(
        dimension in own and any(_is_named(own[dimension], name) for name in names)
        for dimension, names in by_dimension.items()
    )


def _is_named(object: str, name: str) -> bool:
    return object.startswith(name[:-1]) if name.endswith("*") else object == name


class _Parted:
    """The amounts of one account, parted so that each krona stands once.

    A ledger has an account's whole amount in a line without objects, and parts of it in lines with; some have the same
    whole by several dimensions. Then the parts of one choice of dimensions stand, and what they lack of the whole.
    """

    def __init__(self, figures: list[Figure], naming: set[str]) -> None:
        self._by_dimensions: dict[tuple[str, ...], list[Figure]] = {}
        for figure in figures:
            dimensions = tuple(dimension for dimension, _ in figure.key.objects)
            self._by_dimensions.setdefault(dimensions, []).append(figure)
        self._whole = self._by_dimensions.pop((), [])
        chosen = self._chosen(naming)
        self.whole, self.parts = (add(figure.amount for figure in some) for some in (self._whole, chosen))
        self.figures = [*chosen, *_rest(self._whole, chosen)]

    @property
    def is_too_much(self) -> bool:
        """Whether the parts come to more than the whole, which then may be no whole."""
        return bool(self._whole) and bool(self.parts) and abs(self.parts) > abs(self.whole)

    def _chosen(self, naming: set[str]) -> list[Figure]:
        """The parts that stand: all, where each choice of dimensions has amounts of its own; one, where they all have
        the same or where all of them are more than the whole: the one that names most of the dimensions asked for."""
        choices = self._by_dimensions
        every = [figure for some in choices.values() for figure in some]
        if len(choices) < 2:
            return every
        sums = [add(figure.amount for figure in some) for some in choices.values()]
        whole = add(figure.amount for figure in self._whole)
        repeated = whole in sums if self._whole else len(set(sums)) == 1 and sums[0] != 0
        if not repeated or (self._whole and add(sums) == whole):
            return every
        named = max(choices, key=lambda dimensions: (len(naming & set(dimensions)), -len(dimensions)))
        return choices[named]


def _rest(whole: list[Figure], parts: list[Figure]) -> Iterator[Figure]:
    """What is on no object: the whole of each month without its parts."""
    on_objects: Mapping[int, Decimal] = _by_month(parts)
    for figure in whole:
        rest = figure.amount - on_objects.get(figure.key.month, ZERO)
        if rest:
            yield structs.replace(figure, amount=rest)


def _by_month(figures: Iterable[Figure]) -> dict[int, Decimal]:
    months: dict[int, Decimal] = {}
    for figure in figures:
        months[figure.key.month] = months.get(figure.key.month, ZERO) + figure.amount
    return months
