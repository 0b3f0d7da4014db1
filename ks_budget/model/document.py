"""Facts about the budget as a document, and its texts."""

from datetime import date
from typing import Annotated, Literal

from msgspec import field

from ks_budget.model.base import NotCompared, Prose, Table, described, ident, refers
from ks_budget.money import Unit


class Municipality(Table, frozen=True, kw_only=True):
    """The municipality that the board belongs to."""

    name: Annotated[str, described("Its name, without the word kommun.")]
    code: Annotated[str, described('SCB\'s four digits, as text: `"1489"`.')]


class Document(Table, frozen=True, kw_only=True):
    """Facts about the budget as a document."""

    title: Annotated[str, described("The title of the document.")]
    year: Annotated[int, described("The budget year. Must agree with the name of the folder or file.")]
    plan_years: Annotated[tuple[int, ...], described("The years planned after the budget year, in order.")] = ()
    unit: Annotated[Unit, described("The unit of every amount that does not name its own.")] = "tkr"
    costs: Annotated[
        Literal["negative", "positive"],
        described(
            "How costs, their sums and net costs are typed here: with a minus, or without where the board prints them "
            "so. It holds for effects and explanations of costs too. ksb shows them with a minus."
        ),
        NotCompared("it says how amounts are typed, and the amounts are compared"),
    ] = "negative"
    income: Annotated[
        Literal["positive", "negative"],
        described(
            "How income is typed here: revenue, grants, financial items and the result, and effects and explanations "
            'of them. `negative` goes with `costs = "positive"`: every amount is then typed as in a ledger, and ksb '
            "shows income without a minus. What `printed_bridge` tells of the grant has no minus in either."
        ),
        NotCompared("it says how amounts are typed, and the amounts are compared"),
    ] = "positive"
    language: Annotated[Literal["sv", "en"], described("The language of labels and texts.")] = "sv"
    municipality: Annotated[Municipality | None, described("The municipality.")] = None
    board: Annotated[str, described("The board whose budget this is.")] = ""
    type: Annotated[str, described("The type of governing document.")] = ""
    decided_by: Annotated[str, described("Who decides it.")] = ""
    decided: Annotated[date | None, described("The day of the decision; left out until it is set.")] = None
    printed_decided: Annotated[str, described("What the document prints instead of a date.")] = ""
    diary_number: Annotated[str, described("Its number in the board's diary.")] = ""
    applies_to: Annotated[str, described("Whom it binds.")] = ""
    valid_to: Annotated[date | None, described("The last day it is valid.")] = None
    revised_by: Annotated[date | None, described("The day it is to be revised by.")] = None
    responsible: Annotated[str, described("Who answers for the document.")] = ""
    based_on: Annotated[
        str | None,
        described("The budget that a variant differs from; the rest is read from there."),
        NotCompared("it says where the rest is read, and the rest is compared"),
    ] = None
    source: Annotated[str, described("Where the figures were taken from, when they were published elsewhere.")] = ""
    publications: Annotated[
        dict[str, str],
        described("Which publication of each index series the budget uses: series id to publication id."),
    ] = field(default_factory=dict)


class Section(Table, frozen=True, kw_only=True):
    """A text of the document."""

    id: Annotated[str, described("Stable and unique."), ident()]
    title: Annotated[
        str,
        described("Its heading; the first text of a chapter stands under the heading of the chapter."),
        Prose(),
    ]
    chapter: Annotated[
        str | None,
        described(
            "The chapter that it opens in the published document (`brief`, `organisation`, `goals`, `assignments`, "
            "`frames`, `investments`, `work-environment`, `controls`, `risks`, `tables`) or the id of a frame; left "
            "out it belongs to the introduction."
        ),
        refers("part", "frame"),
    ] = None
    text: Annotated[
        str, described("Its paragraphs, parted by empty lines; lists, emphasis and links as in Markdown."), Prose()
    ]
