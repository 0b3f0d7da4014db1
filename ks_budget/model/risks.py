"""The risk analysis and the internal control plan."""

from typing import Annotated

from ks_budget.model.base import Prose, Table, described, ident, refers


class Level(Table, frozen=True, kw_only=True):
    """One step of a risk scale."""

    level: Annotated[int, described("1, 2, 3 … without gaps."), ident(within="nothing")]
    name: Annotated[str, described("The word for it.")]
    description: Annotated[str, described("What it means."), Prose()] = ""


class Scale(Table, frozen=True, kw_only=True):
    """The two scales that risks are judged on."""

    likelihood: Annotated[tuple[Level, ...], described("How likely.")]
    impact: Annotated[tuple[Level, ...], described("How bad.")]
    accept_below: Annotated[
        int | None,
        described("From this score on a risk is not to be accepted; left out when the document sets no limit."),
    ] = None
    likelihood_name: Annotated[
        str, described("What the document calls the first scale; left out where that is likelihood (sannolikhet).")
    ] = ""
    impact_name: Annotated[
        str,
        described("What it calls the second, such as `konsekvens`; left out where that is impact (väsentlighet)."),
    ] = ""
    ordered: Annotated[bool, described("Whether the document lists its risks by falling score.")] = False


class Treatment(Table, frozen=True, kw_only=True):
    """One way to treat a risk; the vocabulary is the budget's own."""

    id: Annotated[str, described("Stable: `accept`, `act`, `internal-control`."), ident()]
    label: Annotated[str, described("As shown.")]
    accepted: Annotated[bool, described("Whether a risk so treated is accepted as it is.")] = False
    controlled: Annotated[bool, described("Whether a risk so treated belongs in the internal control plan.")] = False


class Risk(Table, frozen=True, kw_only=True):
    """A risk. Its score is likelihood × impact; the treatment is a decision and not a function of the score."""

    id: Annotated[str, described("Stable and unique."), ident()]
    name: Annotated[str, described("As printed.")]
    description: Annotated[str, described("What could happen, and what it would lead to."), Prose()] = ""
    likelihood: Annotated[int, described("A level of the likelihood scale.")]
    impact: Annotated[int, described("A level of the impact scale.")]
    treatment: Annotated[str, described("Id of a treatment."), refers("treatment")]
    printed_score: Annotated[int | None, described("The score as the document prints it.")] = None
    printed_treatment: Annotated[str, described("The treatment as printed, where it differs from the label.")] = ""


class Control(Table, frozen=True, kw_only=True):
    """One control of the internal control plan."""

    id: Annotated[str, described("Stable and unique."), ident()]
    risk: Annotated[str, described("Id of the risk that it follows up."), refers("risk")]
    method: Annotated[tuple[str, ...], described("What is done, step by step."), Prose()]
    responsible: Annotated[tuple[str, ...], described("The posts that answer for it.")]
    frequency: Annotated[str, described("How often, as printed: `2 gånger per år`.")] = ""
    reported_to: Annotated[str, described("To whom the outcome is reported, as printed.")] = ""
    printed_score: Annotated[int | None, described("The risk's score as the plan prints it.")] = None
    printed_responsible: Annotated[str, described("The responsible as printed, where it differs.")] = ""
