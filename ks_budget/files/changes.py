"""A difference that a variant states in the place of an amount: `change = -3_400`."""

from decimal import Decimal
from typing import Any

from msgspec import Struct

from ks_budget.model.base import CHANGE, Changeable, Field, Table, marked
from ks_budget.money import exactly
from ks_budget.problems import Fact, KeyPath, Kind, kinds

Tables = dict[str, Any]


class Changed(Struct, frozen=True):
    """A table of a variant with amounts in the place of changes."""

    table: Tables
    stated_at: dict[str, str] = {}
    """Amounts that were stated as changes, by their key: the key that they were stated under."""
    wrong: Kind | None = None
    """What is wrong with a change, where something is."""
    facts: dict[str, Fact] = {}
    at: KeyPath = ()
    """Where, below the table."""


def changed(base: Tables, own: Tables, field: Field, sign: int) -> Changed:
    """A table of a variant with the change of a field, which is laid over one of its base.

    ``sign`` is what the base's amount is multiplied by to be as the variant types it, and as its change is.
    """
    rest = _without(own)
    if field.key in own:
        # The amount counts: two that differ cannot both.
        return Changed(rest, wrong=kinds.content.CHANGE_AND_AMOUNT, facts={"key": field.key}, at=(CHANGE,))
    outcome = _added(base.get(field.key), own[CHANGE], sign)
    wrong = None if outcome.lacking is None else kinds.content.CHANGE_OF_NOTHING
    return Changed(
        rest | {field.key: outcome.value}, {field.key: CHANGE}, wrong, {}, (CHANGE, *(outcome.lacking or ()))
    )


def changed_alone(own: Tables, kind: type[Table] | None) -> Changed:
    """A table that the base does not have: there is nothing to differ from."""
    field = changeable(own, kind)
    if field is None:
        return Changed(own)
    rest = _without(own)
    stands = field.key in own
    table = rest if stands else rest | {field.key: own[CHANGE]}
    return Changed(table, {} if stands else {field.key: CHANGE}, kinds.content.CHANGE_OF_NOTHING, {}, (CHANGE,))


def changeable(own: Tables, kind: type[Table] | None) -> Field | None:
    """The amount that the change of a table is of; None where it has none."""
    return next(iter(marked(kind, Changeable)), None) if kind and CHANGE in own else None


def _without(own: Tables) -> Tables:
    return {key: value for key, value in own.items() if key != CHANGE}


class _Sum(Struct, frozen=True):
    value: Any
    lacking: KeyPath | None = None
    """Where a change has no amount to differ from; empty where that is the change itself."""


@exactly
def _added(amount: Any, change: Any, sign: int) -> _Sum:
    """An amount, times its sign, and its change, or those of each year. What is no number is left as it is, to be told
    as such."""
    if isinstance(amount, dict) and isinstance(change, dict):
        sums = {year: _added(amount.get(year), by, sign) for year, by in change.items()}
        lacking = next(((year,) for year, sum in sums.items() if sum.lacking is not None), None)
        return _Sum({year: sum.value for year, sum in sums.items()}, lacking)
    if not _is_number(change) or isinstance(amount, dict):
        return _Sum(change)
    return _Sum(sign * amount + change) if _is_number(amount) else _Sum(change, ())


def _is_number(value: Any) -> bool:
    return isinstance(value, int | Decimal) and not isinstance(value, bool)
