"""Does the internal control plan hold the risks that are to be controlled, and only those?"""

from msgspec import Struct

from ks_budget.model import Budget, Control, Risk


class ControlPlan(Struct, frozen=True):
    """The plan beside the risk analysis."""

    controls: list[tuple[Control, Risk]]
    lacking: list[Risk]
    """Risks to be controlled by their treatment, that no control follows up."""
    unmarked: list[tuple[Control, Risk]]
    """Controls of risks that are treated in another way."""


def control_plan(budget: Budget) -> ControlPlan:
    """The controls in printed order, each with its risk."""
    content = budget.content
    risks = {risk.id: risk for risk in content.risks}
    marks = {treatment.id for treatment in content.treatments if treatment.controlled}
    controls = [(control, risks[control.risk]) for control in content.controls]
    followed = {control.risk for control in content.controls}
    return ControlPlan(
        controls,
        [risk for risk in content.risks if risk.treatment in marks and risk.id not in followed],
        [(control, risk) for control, risk in controls if risk.treatment not in marks],
    )


def of_responsible(whole: ControlPlan, wanted: str) -> ControlPlan:
    """The controls that one post answers for."""
    mine = [(control, risk) for control, risk in whole.controls if wanted in control.responsible]
    return ControlPlan(mine, whole.lacking, [pair for pair in whole.unmarked if pair in mine])


def responsible(budget: Budget) -> list[str]:
    """Every post that answers for a control, in the order of the plan."""
    return list(dict.fromkeys(name for control in budget.content.controls for name in control.responsible))
