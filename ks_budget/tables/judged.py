"""What arithmetic says of a table: the relations that its figures follow, and the figures that break one."""

from decimal import Decimal
from typing import Literal

from msgspec import Struct

from ks_budget.tables.table import Table

Axis = Literal["rows", "columns"]
RelationKind = Literal["sum", "net", "difference", "mean", "share", "change", "product"]
Slip = Literal["transposed", "digit", "dropped", "doubled", "sign", "neighbour", "power"]
"""What may have happened to a figure: two digits changed places, one is another, one is missing or too many, the sign,
another cell's figure, or a power of ten (tkr for mnkr)."""


class Relation(Struct, frozen=True):
    """A relation between rows, in each column, or between columns, in each row."""

    axis: Axis
    """What it is between. Its instances are the lines of the other axis."""
    kind: RelationKind
    target: int
    """The row or column that follows from the others, counted from 0."""
    terms: tuple[tuple[int, int], ...]
    """For sums: the lines that it is the sum of, each with its coefficient (1 or -1). For a mean: the two lines whose
    sum is twice it. For a share, change or product: the two columns that it is computed from, in order; -1 on the
    second of a change whose first column is the change itself: first / (second - first)."""
    holds: tuple[int, ...] = ()
    """The instances in which it holds within rounding."""
    fails: tuple[int, ...] = ()
    untested: tuple[int, ...] = ()
    """Instances in which a figure is missing."""
    turned: tuple[int, ...] = ()
    """Instances in which it holds with the sign of the target turned: a deviation whose plus is always better."""
    bits: float = 0.0
    """How much evidence there is for it, after what it costs to choose it."""
    declared: bool = False
    """Whether words say it: Summa, Totalt, Netto, Avvikelse."""
    power: int = 0
    """Of a product: the power of ten that it is divided by."""


class Suspect(Struct, frozen=True):
    """A figure that, if it were another, would mend what is broken."""

    row: int
    column: int
    low: Decimal
    """What it must be at least, and at most, for all that it mends to hold, in the table's unit, both ends included."""
    high: Decimal
    expected: Decimal | None = None
    """The likeliest figure in that range, printed as the cell is, where one stands out."""
    slip: Slip | None = None
    mends: int = 0
    """How many of the broken instances hold with it."""
    breaks: int = 0
    """How many of those that hold do not, with it."""


Severity = Literal["error", "warning"]


class Finding(Struct, frozen=True):
    """One thing that cannot be right."""

    severity: Severity
    about: Literal["figure", "head"]
    """A figure; or a head or label that says another relation than its figures follow, such as Budget − Utfall."""
    suspects: tuple[Suspect, ...]
    """Likeliest first. Empty for a head. Several that mend as much: it cannot be told which."""
    broken: tuple[tuple[int, int], ...] = ()
    """Each relation that does not hold, by its position among the relations, and the instance."""
    certain: bool = False
    """Whether one figure alone mends more than any other."""
    odds: float = 0.0
    """log2 of the odds that this is a slip and not a table of another kind."""
    head: int | None = None
    """The column whose head is meant, where it is about a head."""


class Audited(Struct, frozen=True):
    """A table, with all that was found out of it."""

    table: Table
    """With the cuts of lines that arithmetic chose."""
    relations: tuple[Relation, ...]
    findings: tuple[Finding, ...]
    """Gravest first."""
    partial: bool = False
    """Whether the table was too large to be searched through: relations may be missing, none is less sure for it."""
