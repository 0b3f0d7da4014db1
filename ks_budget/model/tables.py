"""Any printed table, as it is printed: columns with what their heads say, rows with their figures.

Its figures stay as they are printed, whatever their sign: what is said of them (`equals`) is said of them as printed.
"""

from typing import Annotated, Literal

from msgspec import field

from ks_budget.model.base import Changeable, Follows, NotCompared, Table, Tabled, described, ident, refers
from ks_budget.money import Amount

Phase = Literal["budget", "plan", "outcome", "forecast", "change", "deviation", "percent"]

SUM = "sum"
"""What stands for the sum of the rows above in a row's `equals`."""

NAMED_OTHERWISE = ("investments", "count", "goals", "key_figures", "risks")
"""What expressions call something else."""


class TableColumn(Table, frozen=True, kw_only=True):
    """One column of figures of a printed table."""

    id: Annotated[
        str,
        described("Stable and unique in the table; it may be a year, `2025`."),
        ident(within="parent", usable=False),
    ]
    label: Annotated[str, described("Its head as printed: `Budget 2025`.")]
    phase: Annotated[
        Phase | None,
        described(
            "What its figures are: `budget`, `plan`, `outcome`, `forecast`, a `change` from one column to another, "
            "the `deviation` between two, or `percent`."
        ),
    ] = None
    year: Annotated[int | None, described("The year that its figures are of.")] = None
    unit: Annotated[
        str, described("Its unit, when it is not the table's: `tkr`, `%`, or a word for what is counted: `tjänster`.")
    ] = ""
    equals: Annotated[
        str,
        described(
            'What it is computed from in each row, by the ids of other columns: `"budget - utfall"`, '
            '`"(plan - budget) / budget"`, `"sannolikhet * konsekvens"`. A number that is the id of a column is that '
            "column. Figures count as they are printed, in percent as parts of one."
        ),
    ] = ""
    adds: Annotated[
        bool,
        described(
            "Whether the sums of rows hold in it. `false` for prices, means and levels; what is in percent, or is "
            "computed with a division, is never added."
        ),
    ] = True
    exact: Annotated[bool, described("Whether its figures are not rounded.")] = False


class TableRow(Table, frozen=True, kw_only=True):
    """One row of a printed table."""

    id: Annotated[
        str,
        described("Stable and unique in the table; other budgets match on it."),
        ident(within="parent", reserved=(SUM,)),
    ]
    label: Annotated[str, described("As printed.")]
    figures: Annotated[
        dict[Annotated[str, refers("column")], Amount],
        described(
            "Its figures as printed, by the id of their column. What is not printed is left out: that is not 0. A row "
            "without any is a heading."
        ),
        Tabled(),
        Changeable(),
        Follows("table"),
    ] = field(default_factory=dict)
    equals: Annotated[
        str,
        described(
            'Of a sum: what it is the sum of, by the ids of other rows: `"skola + vard - internt"`, or `"sum"` for the '
            "rows above it, back to the sum or heading before. It holds in every column that can be added."
        ),
    ] = ""
    within: Annotated[
        str | None,
        described("Of a row that is a part of another (varav, därav): the id of that row. It is never added."),
        refers("row"),
    ] = None
    same_as: Annotated[
        str,
        described(
            'The line or total of a frame that has the same figures, as claims name it: `"ks.personnel"`. It holds in '
            "each column of a budget or a plan whose year the frame has."
        ),
    ] = ""
    cells_same_as: Annotated[
        dict[Annotated[str, refers("column")], str],
        described('The same for single figures, by column: `{ 2025 = "ks.grant[2025]" }`.'),
    ] = field(default_factory=dict)
    note: Annotated[str, described("What the document says beside it.")] = ""


class PrintedTable(Table, frozen=True, kw_only=True):
    """A table as printed, of any kind."""

    id: Annotated[
        str,
        described("Stable and unique; claims name its figures by it: `driftbudget.skola[2025]`."),
        ident(among="frame", reserved=NAMED_OTHERWISE),
    ]
    title: Annotated[str, described("Its title as printed.")]
    unit: Annotated[
        str,
        described(
            "Its unit as printed: `kr`, `tkr`, `mnkr`, or a word for what is counted: `tjänster`. Left out it is the "
            "document's."
        ),
    ] = ""
    costs: Annotated[
        Literal["negative", "positive"] | None,
        described(
            "Whether its costs and net costs are printed with a minus or without. It counts where a row is the same "
            "as one of a frame (`same_as`); left out, as the document says."
        ),
        NotCompared("it says how amounts are printed, and the amounts are compared"),
    ] = None
    exact: Annotated[bool, described("Whether its figures were decided as they stand, and are not rounded.")] = False
    chapter: Annotated[
        str | None,
        described(
            "The chapter of the published document that it stands in (`goals`, `frames`, `investments` …) or the id "
            "of a frame; left out it stands in a chapter of tables."
        ),
        refers("part", "frame"),
    ] = None
    source: Annotated[
        str,
        described("The document that it is printed in, where that is not the budget's own."),
        NotCompared("it says where figures are from, and the figures are compared"),
    ] = ""
    page: Annotated[
        int | None,
        described("The page that it is printed on."),
        NotCompared("it says where figures are from, and the figures are compared"),
    ] = None
    columns: Annotated[tuple[TableColumn, ...], described("Its columns of figures, in printed order.")] = field(
        name="column", default=()
    )
    rows: Annotated[tuple[TableRow, ...], described("Its rows, in printed order.")] = field(name="row", default=())
    note: Annotated[str, described("What stands below it.")] = ""
