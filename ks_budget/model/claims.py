"""What the text of a document claims, how rules are set, and which findings are known and accepted."""

from typing import Annotated, Literal

from msgspec import field

from ks_budget.model.base import Prose, Table, described, ident
from ks_budget.money import Amount

Bound = Literal["about", "over", "nearly", "at least", "at most", "more than", "less than"]


class Claim(Table, frozen=True, kw_only=True):
    """A figure or a statement in running text, with what it should equal. See docs/reference/expressions.md."""

    id: Annotated[str, described("Stable and unique."), ident()]
    section: Annotated[str, described("Where in the document it is said.")] = ""
    text: Annotated[str, described("What it is about, in a few words.")]
    quote: Annotated[
        str,
        described("The sentence that says it, or a part of it, as it stands in a text of the budget; told when gone."),
        Prose(),
    ] = ""
    figure: Annotated[
        Amount | None, described("The figure as printed; its precision counts. A cost needs no minus.")
    ] = None
    figure_to: Annotated[
        Amount | None, described("The other end, where the text gives two: 6 in `mellan 5 och 6 mnkr`.")
    ] = None
    unit: Annotated[
        str,
        described(
            "Its unit as the text has it: `kr`, `tkr`, `mnkr`, `Mkr`, `miljoner kronor`, `%`, `procent`, "
            "`procentenheter`, `‰`, `andel`, or a word for what is counted."
        ),
    ] = ""
    equals: Annotated[str | None, described("The expression that it should equal.")] = None
    holds: Annotated[
        str | None,
        described(
            "For a statement: a comparison that should hold, `ks.grant[2024] > 500 mnkr`. A figure beside it "
            "stands in it."
        ),
    ] = None
    direction: Annotated[
        Literal["up", "down", "same"] | None,
        described(
            "What the text says of the change that `equals` gives: up for `ökar`, `höjs`; down for `minskar`, "
            "`sänks`; same for `oförändrat`. A cost grows when it becomes larger. Needs no figure."
        ),
    ] = None
    bound: Annotated[
        Bound | None,
        described(
            "The word beside the figure: `about` for `cirka` (5 percent), `over` for `drygt`, `nearly` for `knappt`, "
            "`närmare`, `at least` for `minst`, `at most` for `högst`, `more than` for `över`, `less than` for `under`."
        ),
    ] = None
    tolerance: Annotated[
        Amount | None,
        described(
            "How far off it may be in its own unit, where the words allow more or less; else half its last digit."
        ),
    ] = None
    unchecked: Annotated[str, described("Instead of an expression: why nothing in the budget can tell.")] = ""


class Setting(Table, frozen=True, kw_only=True):
    """Another severity for a rule in this budget."""

    code: Annotated[str, described("The rule, such as `KSB408`."), ident(within="nothing")]
    severity: Annotated[Literal["error", "warning", "note", "off"], described("What it is to be.")]
    reason: Annotated[str, described("Why; shown with the findings.")]


class Accepted(Table, frozen=True, kw_only=True):
    """A known finding that `ksb check --baseline` does not count."""

    finding: Annotated[str, described("Its id, as `ksb check` shows it."), ident(within="nothing")]
    comment: Annotated[str, described("Why it is left.")]
    figures: Annotated[
        dict[str, Amount],
        described(
            "What it said when it was accepted, as `ksb check --accept` prints it; other figures are a new finding."
        ),
    ] = field(default_factory=dict)
    words: Annotated[dict[str, str], described("The same, where the document prints words.")] = field(
        default_factory=dict
    )
