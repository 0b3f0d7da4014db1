"""Operating frames, their adjustments and commentary, and the indexes that move them."""

from datetime import date
from typing import Annotated, Literal

from msgspec import field

from ks_budget.model.base import Changeable, Follows, Money, Prose, Share, Table, Tabled, described, ident, refers
from ks_budget.money import Amount, Unit

LineKind = Literal["revenue", "cost", "grant", "financial"]
AdjustmentKind = Literal["permanent", "temporary"]
TotalId = Literal["costs", "net", "result"]
TOTALS: tuple[TotalId, ...] = ("costs", "net", "result")


USUAL_INDEX = "pkv"
NO_INDEX = "none"
"""What stands for an index in the file where a frame or a line follows none."""


class Publication(Table, frozen=True, kw_only=True):
    """One publication of an index series. SKR revises PKV about five times a year; each is its own entry."""

    id: Annotated[str, described("A name to refer to, unique."), ident(usable=False)]
    series: Annotated[str, described("The series: `pkv`, or one of the budget's own such as `wages`.")]
    name: Annotated[str, described("The series' name in tables.")] = ""
    source: Annotated[str, described("Who published it and where.")] = ""
    published: Annotated[date | None, described("The day it was published; left out when the source does not say.")] = (
        None
    )
    rates: Annotated[
        dict[int, Amount],
        described("Percent by year: the change from the year before. Needed where `levels` is left out."),
    ] = field(default_factory=dict)
    levels: Annotated[
        dict[int, Amount],
        described("Index levels by year, `{ 2023 = 100, 2024 = 104.1 }`: a year moves by its level over the last's."),
    ] = field(default_factory=dict)


class Line(Table, frozen=True, kw_only=True):
    """One line of a frame."""

    id: Annotated[
        str,
        described("Stable and unique in the frame; other years' budgets match on it."),
        ident(within="parent", reserved=(*TOTALS, "line")),
    ]
    label: Annotated[str, described("As printed.")]
    kind: Annotated[LineKind, described("What the line is; decides which totals it belongs to.")]
    of_which: Annotated[
        str | None,
        described("Of another line: the id of the line that it is a part of. It is shown below that and never added."),
        refers("line"),
    ] = None
    amount: Annotated[
        Amount | None,
        described(
            "The budget year's amount as printed: revenue and grant positive, cost negative. Left out where the "
            "document has a dash: the line then has no amount that year, which is not 0."
        ),
        Money(),
        Tabled(),
        Changeable(),
    ] = None
    index: Annotated[str | None, described("Another series than the frame's."), refers("series")] = None
    share: Annotated[
        Amount | None, described("How much of the index counts, `1` for 100 percent; else the frame's."), Share()
    ] = None
    printed: Annotated[
        dict[int, Amount],
        described("The plan years as the document prints them; compared, never used."),
        Money(),
        Follows("plan"),
    ] = field(default_factory=dict)
    exact: Annotated[bool, described("Whether its figures were decided as they stand, and are not rounded.")] = False


class Adjustment(Table, frozen=True, kw_only=True):
    """A decided change of the frame, apart from the index."""

    id: Annotated[
        str,
        described("A name to refer to, so that a variant can change it."),
        ident(within="parent", usable=False, reserved=("index",)),
    ] = ""
    year: Annotated[int, described("The year it takes effect. Its amounts are in that year's prices.")]
    kind: Annotated[AdjustmentKind, described("A temporary one drops out the year after, before the index is applied.")]
    reason: Annotated[str, described("What it is for."), Prose()]
    effects: Annotated[
        dict[Annotated[str, refers("line")], Amount],
        described(
            "Line id to amount. They balance to zero. A permanent one of the budget's own year is already in the "
            "amounts and may name the grant alone."
        ),
        Money("unit"),
    ]
    unit: Annotated[Unit | None, described("The unit of the effects, when it is not the document's.")] = None


class Explanation(Table, frozen=True, kw_only=True):
    """One cause behind a change."""

    text: Annotated[str, described("The cause, in a sentence."), Prose()]
    amount: Annotated[
        Amount | None, described("How much of the change it explains, signed as in the table."), Money("unit", "change")
    ] = None
    share: Annotated[
        Amount | None, described("Instead of an amount: the part of the change, `0.5` for half."), Share()
    ] = None
    step: Annotated[
        str | None,
        described("The step of the change that it is about, which its amount must be: `index`, or an adjustment's id."),
        refers("adjustment", "step"),
    ] = None


class Comment(Table, frozen=True, kw_only=True):
    """The commentary on one line's change from the year before."""

    line: Annotated[
        str, described("The line (or total) it is about."), ident(within="nothing"), refers("line", "total")
    ]
    figure: Annotated[
        Amount | None, described("The size of the change as the text states it, without sign."), Money("unit", "size")
    ] = None
    direction: Annotated[
        Literal["up", "down"] | None, described("Whether the text says the size grows or shrinks.")
    ] = None
    unit: Annotated[Unit | None, described("The unit of the figure and of the amounts below.")] = None
    written_for: Annotated[
        Amount | None,
        described(
            "The change that it explained when it was written, in the document's unit and with the table's sign."
        ),
        Money(sign="change"),
    ] = None
    explanations: Annotated[tuple[Explanation, ...], described("The causes, in the order of the document.")] = ()


class PrintedBridge(Table, frozen=True, kw_only=True):
    """What the document says of the way from last year's grant to this year's, in its own unit and precision."""

    unit: Annotated[Unit, described("The unit of the figures here.")]
    base: Annotated[Amount | None, described("The base budget that it starts from."), Money("unit")] = None
    uplift: Annotated[
        Amount | None,
        described("What the index adds, where the document gives that as an amount."),
        Money("unit"),
    ] = None
    indexed: Annotated[Amount | None, described("That base after the index."), Money("unit")] = None
    grant: Annotated[Amount | None, described("The grant of the budget year."), Money("unit"), Follows("plan")] = None


class Frame(Table, frozen=True, kw_only=True):
    """An operating frame: what a part of the board may spend, and how it is paid for."""

    id: Annotated[str, described("Stable and unique."), ident(among="frame")]
    name: Annotated[str, described("As printed.")]
    parent: Annotated[
        str | None,
        described(
            "The frame that is the sum of this one and its like, such as the unit's board. What a sum prints itself is "
            "compared with its frames and never added again."
        ),
        refers("frame"),
    ] = None
    index: Annotated[
        str | None,
        described(
            "The series that moves its lines. Left out it is `pkv` where there is a publication of that, else none; "
            "`none` says that there is none: the plan is then the document's own, as printed."
        ),
        refers("series"),
    ] = None
    share: Annotated[Amount, described("How much of the index counts: `1` for 100 percent."), Share()] = 1
    lines: Annotated[
        tuple[Line, ...],
        described(
            "Its lines, in printed order. A sum of frames needs none: those it has are its printed sums, or its own "
            "where no frame below has such a line."
        ),
    ] = field(name="line", default=())
    rows: Annotated[
        tuple[str, ...],
        described(
            "The ids of lines and totals in printed order, where that is not revenue, costs, net, grant and result. "
            "A total that is not among them is not shown."
        ),
    ] = ()
    printed_totals: Annotated[
        dict[TotalId, dict[int, Amount]],
        described("Totals by year as printed: `costs`, `net`, `result`. Checked and reconciled with, never added up."),
        Money(),
        Follows("total"),
    ] = field(default_factory=dict)
    adjustments: Annotated[tuple[Adjustment, ...], described("Decided changes.")] = field(name="adjustment", default=())
    printed_bridge: Annotated[PrintedBridge | None, described("The grant's way as the text tells it.")] = None
    comments: Annotated[tuple[Comment, ...], described("Commentary on the changes from the year before.")] = field(
        name="comment", default=()
    )
