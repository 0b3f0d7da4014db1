"""What all tables share: what can be said of a key beside its type, for the rules and comparisons that read it.

A key is described where it is declared, and everything that holds for keys of its kind (an id is unique, what is
referred to exists, a share is a part of one, a field is compared) reads it from here.
"""

from decimal import Decimal
from functools import cache
from types import UnionType
from typing import Any, Literal

from msgspec import Meta, Struct


class Table(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A table of a budget file: frozen, named keys only, nothing unknown."""


def described(text: str) -> Meta:
    """The description of a key, for the reference page and for editors."""
    return Meta(description=text)


class Ident(Struct, frozen=True):
    """The key that tells a table from its like: in a variant, between two budgets, in expressions."""

    within: Literal["parent", "budget", "nothing"] = "budget"
    """Where it is unique; within nothing it only tells which one is meant."""
    among: str = ""
    """Tables of several types under one name share their ids."""
    reserved: tuple[str, ...] = ()
    """What it may not be, because something else is called so."""
    usable: bool = True
    """Whether it must be fit to stand in expressions."""


class Refers(Struct, frozen=True):
    """A key whose value names other tables, or the keys of a map that do."""

    to: tuple[str, ...]
    """What may be named: `line`, `total`, `series`, `risk` … The first is what is told to be missing."""


class Money(Struct, frozen=True):
    """An amount of money. Its unit is the document's, or stands in a key of its own table or of the one around it."""

    unit_key: str = ""
    sign: Literal["cost-", "expenditure+", "size", "change"] = "cost-"
    """Costs are negative; expenditure is positive; a size has no sign; a change is signed as in the table."""


class Share(Struct, frozen=True):
    """A part of one, and not a percentage."""


class NotCompared(Struct, frozen=True):
    """A key that says nothing of the budget itself: two budgets that differ in it alone are the same."""

    because: str


class Tabled(Struct, frozen=True):
    """A figure that is compared in a table of figures, and not as a field of its record."""


class Follows(Struct, frozen=True):
    """A printed figure, or figures, that a variant inherits only as they follow what it changes: what its base's
    document says of other amounts is said of none of its own."""

    what: Literal["plan", "total", "sum", "periods", "table"]
    """It is there while the plan is its base's; as a total moves with the lines of its frame, and is gone with the plan
    in later years; moves with the rows that it is the sum of, by year; or by periods of years; or, in a printed table,
    moves with the rows and columns that it is computed from."""


class Prose(Struct, frozen=True):
    """A text, or texts, for people to read: computed figures may stand in it, between double braces."""


class Changeable(Struct, frozen=True):
    """An amount, or amounts by year, that a variant may state as how far it is from its base's: `change`."""


CHANGE = "change"
"""The key that a variant states such a difference by, in the table of the amount."""


def ident(**said: Any) -> Ident:
    """The table's identity. See ``Ident``."""
    return Ident(**said)


def refers(*to: str) -> Refers:
    """What a key's value, or a map's keys, may name. See ``Refers``."""
    return Refers(to)


class Field(Struct, frozen=True):
    """One key of a table, as the rules see it."""

    name: str
    """The attribute."""
    key: str
    """As the file has it."""
    table: type[Table] | None
    """The type of the tables that it holds."""
    many: bool
    """Whether it holds a list of them."""
    map: bool
    """Whether it holds a value for each year or name."""
    number: bool
    """Whether it holds numbers: one, or one for each year or name."""
    marks: tuple[Any, ...]
    """What is said of it: Ident, Refers, Money, Share, Prose, NotCompared."""

    def tables(self, owner: Any) -> "tuple[Table, ...]":
        """The tables that it holds in its owner: many, one or none."""
        value = getattr(owner, self.name)
        return value if self.many else () if value is None else (value,)

    def mark(self, kind: type[Any]) -> Any:
        """What is said of it of one kind, or None."""
        for mark in self.marks:
            if type(mark) is kind:
                return mark
        return None


@cache
def fields(kind: type[Table]) -> tuple[Field, ...]:
    """The keys of a type of tables, in the order they are declared. Each is declared with `Annotated`."""
    keys = dict(zip(kind.__struct_fields__, kind.__struct_encode_fields__, strict=True))
    return tuple(_field(name, keys[name], annotation) for name, annotation in kind.__annotations__.items())


class Identity(Struct, frozen=True):
    """The key that tells tables of a type apart, and what is said of it."""

    field: Field
    mark: Ident

    def of(self, table: Table) -> Any:
        """The id of a table of the type."""
        return getattr(table, self.field.name)


@cache
def identity(kind: type[Table]) -> Identity | None:
    """What tells tables of a type apart, where they have an id."""
    return next((Identity(field, field.mark(Ident)) for field in marked(kind, Ident)), None)


@cache
def marked(kind: type[Table], mark: type[Any]) -> tuple[Field, ...]:
    """The keys of a type of which something of one kind is said."""
    return tuple([field for field in fields(kind) if field.marks and field.mark(mark)])


@cache
def numbers(kind: type[Table]) -> tuple[Field, ...]:
    """The keys of a type that hold numbers."""
    return tuple([field for field in fields(kind) if field.number])


@cache
def nests(kind: type[Table]) -> tuple[Field, ...]:
    """The keys of a type that hold tables."""
    return tuple([field for field in fields(kind) if field.table])


def _field(name: str, key: str, annotation: Any) -> Field:
    # The attributes are read as they are: typing's own functions take longer, and this runs at every start.
    holds, marks = annotation.__origin__, [mark for mark in annotation.__metadata__ if type(mark) is not Meta]
    if type(holds) is UnionType:
        holds = next(part for part in holds.__args__ if part is not type(None))
    generic = getattr(holds, "__origin__", None)
    many, map = generic is tuple, generic is dict
    if many:
        holds = holds.__args__[0]
    elif map:
        marks += getattr(holds.__args__[0], "__metadata__", ())
    table = holds if isinstance(holds, type) and issubclass(holds, Table) else None
    return Field(name, key, table, many, map, _is_number(annotation.__origin__), tuple(marks))


def _is_number(holds: Any) -> bool:
    """Whether a type is one of numbers, or of maps to numbers."""
    if getattr(holds, "__origin__", None) is dict:
        return _is_number(holds.__args__[1])
    return holds in (int, Decimal) or (type(holds) is UnionType and any(map(_is_number, holds.__args__)))
