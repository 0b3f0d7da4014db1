"""Every noun of a budget. The files hold these tables under these keys; unknown keys are refused.

Amounts are in ``document.unit`` unless a table has a ``unit`` of its own. Revenue and grants are positive,
costs negative. Years are four digits. An attribute with a default may be left out of the file.
"""

from datetime import date
from typing import Annotated, Literal

from msgspec import Meta, Struct, field

from ks_budget.money import Amount, Unit

LineKind = Literal["revenue", "cost", "grant", "financial"]
AdjustmentKind = Literal["permanent", "temporary"]
TotalId = Literal["costs", "net", "result"]
TOTALS: tuple[TotalId, ...] = ("costs", "net", "result")


class _Table(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """What all tables share: frozen, named keys only, nothing unknown."""


def _d(text: str) -> Meta:
    return Meta(description=text)


class Municipality(_Table, frozen=True, kw_only=True):
    """The municipality that the board belongs to."""

    name: Annotated[str, _d("Its name, without the word kommun.")]
    code: Annotated[str, _d('SCB\'s four digits, as text: `"1489"`.')]


class Document(_Table, frozen=True, kw_only=True):
    """Facts about the budget as a document."""

    title: Annotated[str, _d("The title of the document.")]
    year: Annotated[int, _d("The budget year. Must agree with the name of the folder or file.")]
    plan_years: Annotated[tuple[int, ...], _d("The years planned after the budget year, in order.")] = ()
    unit: Annotated[Unit, _d("The unit of every amount that does not name its own.")] = "tkr"
    language: Annotated[Literal["sv", "en"], _d("The language of labels and texts.")] = "sv"
    municipality: Annotated[Municipality | None, _d("The municipality.")] = None
    board: Annotated[str, _d("The board whose budget this is.")] = ""
    source: Annotated[str, _d("Where the figures were taken from, when they were published elsewhere.")] = ""
    publications: Annotated[
        dict[str, str],
        _d("Which publication of each index series the budget uses: series id to publication id."),
    ] = {}


class Publication(_Table, frozen=True, kw_only=True):
    """One publication of an index series. SKR revises PKV about five times a year; each is its own entry."""

    id: Annotated[str, _d("A name to refer to, unique.")]
    series: Annotated[str, _d("The series: `pkv`, or one of the budget's own such as `wages`.")]
    name: Annotated[str, _d("The series' name in tables.")] = ""
    source: Annotated[str, _d("Who published it and where.")] = ""
    published: Annotated[date | None, _d("The day it was published; left out when the source does not say.")] = None
    rates: Annotated[dict[int, Amount], _d("Percent by year: the change from the year before.")]


class Line(_Table, frozen=True, kw_only=True):
    """One line of a frame."""

    id: Annotated[str, _d("Stable and unique in the frame; other years' budgets match on it.")]
    label: Annotated[str, _d("As printed.")]
    kind: Annotated[LineKind, _d("What the line is; decides which totals it belongs to.")]
    amount: Annotated[Amount, _d("The budget year's amount as printed: revenue and grant positive, cost negative.")]
    index: Annotated[str | None, _d("Another series than the frame's.")] = None
    share: Annotated[Amount | None, _d("How much of the index counts, `1` for 100 percent; else the frame's.")] = None
    printed: Annotated[dict[int, Amount], _d("The plan years as the document prints them; compared, never used.")] = {}


class Adjustment(_Table, frozen=True, kw_only=True):
    """A decided change of the frame, apart from the index."""

    year: Annotated[int, _d("The year it takes effect. Its amounts are in that year's prices.")]
    kind: Annotated[AdjustmentKind, _d("A temporary one drops out the year after, before the index is applied.")]
    reason: Annotated[str, _d("What it is for.")]
    effects: Annotated[
        dict[str, Amount],
        _d(
            "Line id to amount. They balance to zero. A permanent one of the budget's own year is already in the "
            "amounts and may name the grant alone."
        ),
    ]
    unit: Annotated[Unit | None, _d("The unit of the effects, when it is not the document's.")] = None


class Explanation(_Table, frozen=True, kw_only=True):
    """One cause behind a change."""

    text: Annotated[str, _d("The cause, in a sentence.")]
    amount: Annotated[Amount | None, _d("How much of the change it explains, signed as in the table.")] = None
    share: Annotated[Amount | None, _d("Instead of an amount: the part of the change, `0.5` for half.")] = None


class Comment(_Table, frozen=True, kw_only=True):
    """The commentary on one line's change from the year before."""

    line: Annotated[str, _d("The line (or total) it is about.")]
    figure: Annotated[Amount | None, _d("The size of the change as the text states it, without sign.")] = None
    direction: Annotated[Literal["up", "down"] | None, _d("Whether the text says the size grows or shrinks.")] = None
    unit: Annotated[Unit | None, _d("The unit of the figure and of the amounts below.")] = None
    explanations: Annotated[tuple[Explanation, ...], _d("The causes, in the order of the document.")] = ()


class Frame(_Table, frozen=True, kw_only=True):
    """An operating frame: what a part of the board may spend, and how it is paid for."""

    id: Annotated[str, _d("Stable and unique.")]
    name: Annotated[str, _d("As printed.")]
    index: Annotated[str, _d("The series that moves its lines.")] = "pkv"
    share: Annotated[Amount, _d("How much of the index counts: `1` for 100 percent.")] = 1
    lines: Annotated[tuple[Line, ...], _d("Its lines, in printed order.")] = field(name="line")
    printed_totals: Annotated[
        dict[TotalId, dict[int, Amount]],
        _d("Totals by year as printed: `costs`, `net`, `result`. Checked and reconciled with, never added up."),
    ] = {}
    adjustments: Annotated[tuple[Adjustment, ...], _d("Decided changes.")] = field(name="adjustment", default=())
    comments: Annotated[tuple[Comment, ...], _d("Commentary on the changes from the year before.")] = field(
        name="comment", default=()
    )


class Level(_Table, frozen=True, kw_only=True):
    """One step of a risk scale."""

    level: Annotated[int, _d("1, 2, 3 … without gaps.")]
    name: Annotated[str, _d("The word for it.")]
    description: Annotated[str, _d("What it means.")] = ""


class Scale(_Table, frozen=True, kw_only=True):
    """The two scales that risks are judged on."""

    likelihood: Annotated[tuple[Level, ...], _d("How likely.")]
    impact: Annotated[tuple[Level, ...], _d("How bad.")]


class Treatment(_Table, frozen=True, kw_only=True):
    """One way to treat a risk; the vocabulary is the budget's own."""

    id: Annotated[str, _d("Stable: `accept`, `act`, `internal-control`.")]
    label: Annotated[str, _d("As shown.")]


class Risk(_Table, frozen=True, kw_only=True):
    """A risk. Its score is likelihood × impact; the treatment is a decision and not a function of the score."""

    id: Annotated[str, _d("Stable and unique.")]
    name: Annotated[str, _d("As printed.")]
    description: Annotated[str, _d("What could happen, and what it would lead to.")] = ""
    likelihood: Annotated[int, _d("A level of the likelihood scale.")]
    impact: Annotated[int, _d("A level of the impact scale.")]
    treatment: Annotated[str, _d("Id of a treatment.")]
    printed_score: Annotated[int | None, _d("The score as the document prints it.")] = None
    printed_treatment: Annotated[str, _d("The treatment as printed, where it differs from the label.")] = ""


class Content(_Table, frozen=True, kw_only=True):
    """The top-level tables of a budget's files, read as one."""

    document: Annotated[Document, _d("Facts about the document.")]
    frames: Annotated[tuple[Frame, ...], _d("The operating frames.")] = field(name="frame", default=())
    publications: Annotated[tuple[Publication, ...], _d("Index publications.")] = field(name="publication", default=())
    scale: Annotated[Scale | None, _d("The risk scales; needed where there are risks.")] = None
    treatments: Annotated[tuple[Treatment, ...], _d("The treatments that a risk may have.")] = field(
        name="treatment", default=()
    )
    risks: Annotated[tuple[Risk, ...], _d("The risk analysis, in printed order.")] = field(name="risk", default=())


class Shared(_Table, frozen=True, kw_only=True):
    """The top-level tables of a file that lies beside the budgets and serves them all (`budgets/pkv.toml`)."""

    publications: Annotated[tuple[Publication, ...], _d("Index publications.")] = field(name="publication", default=())


class Budget(Struct, frozen=True, kw_only=True):
    """One budget, loaded and checked."""

    name: str
    """How the user refers to it: `2024`, `2024-forslag`, `2024@v1.0`."""
    content: Content
    publications: tuple[Publication, ...]
    """Its own and those of the shared files, in file order."""

    @property
    def year(self) -> int:
        return self.content.document.year

    @property
    def unit(self) -> Unit:
        return self.content.document.unit

    @property
    def language(self) -> str:
        return self.content.document.language
