"""The tables of open data: what each column holds. They are the same for every budget, so that files can be stacked."""

from ks_budget.tidy import Field, Table, Type


def _text(name: str, about: str, required: bool = True, choices: tuple[str, ...] = ()) -> Field:
    return Field(name, "text", about, required, choices)


def _field(type: Type, name: str, about: str, required: bool = True) -> Field:
    return Field(name, type, about, required)


WHOSE = (
    _text("municipality_code", "SCB's four digits; empty where the budget does not name its municipality.", False),
    _text("municipality", "Its name.", False),
    _text("board_folder", "The folder of the board's budgets among several boards'; a point where there is one board."),
    _text("board", "The board, as the budget calls it.", False),
    _text("budget", "The budget as ksb names it: 2024, 2024-forslag, 2024@v1.0."),
    _field("integer", "budget_year", "The budget year."),
    _text(
        "status",
        "decided: has a day of decision; undecided: has none; variant: differs from another budget of the year, and is "
        "never to be added to it.",
        choices=("decided", "undecided", "variant"),
    ),
    _text("document", "The title of the document."),
)
"""What every row begins with: whose figure it is, and which document's."""

BUDGET = ("board_folder", "budget")

_AMOUNT = _field("number", "amount", "In kronor. Revenue and grants are positive, costs negative, as in ksb.")
_PRECISION = _field(
    "number",
    "precision",
    "In kronor: how far the true figure may be from the amount. Half a step of the last printed digit, the sum of "
    "those where a total is not printed itself, 0 for what is declared exact; of a computed plan a whole step, by "
    "which a table that adds up may differ from its exact figures.",
)
_SOURCE = _text(
    "source",
    "Where it comes from: the document that states it, or the index publications that a plan is computed with.",
)
_YEAR = _field("integer", "year", "The year that the figure is for.")
_COUNTED = _field(
    "boolean",
    "counted",
    "Whether to add it up: the counted rows of a budget, year and phase come to its total, every krona once. False for "
    "totals, for what is a part of another row, and for what a sum of frames only restates.",
)

BUDGETS = Table(
    "budgets",
    "Budgets",
    "One row a budget.",
    (
        *WHOSE,
        _text("based_on", "Of a variant: the budget that it differs from.", False),
        _text("unit", "The unit that its document prints.", choices=("kr", "tkr", "mnkr")),
        _field("date", "decided", "The day of the decision.", False),
        _text("diary_number", "Its number in the board's diary.", False),
        _text("source", "Where the figures were taken from, when they were published elsewhere.", False),
    ),
    BUDGET,
)
FRAMES = Table(
    "frames",
    "Operating frames",
    "One row a figure: a line or total of a frame, in a year and a phase.",
    (
        *WHOSE,
        _text("frame", "The id of the frame."),
        _text("frame_name", "As printed."),
        _text("frame_parent", "The frame that this one is a part of.", False),
        _field("boolean", "frame_is_sum", "Whether other frames are parts of it."),
        _text("line", "The id of the line; costs, net or result for a total."),
        _text("label", "As printed."),
        _text("kind", "What the line is.", choices=("revenue", "cost", "grant", "financial", "total")),
        _field("boolean", "is_total", "Whether it is a total of lines."),
        _text("of_which", "The line that it is a part of.", False),
        _COUNTED,
        _YEAR,
        _text(
            "phase",
            "budget: the budget year, as the document states it; plan: a later year, computed by ksb; printed-plan: a "
            "later year, as the document prints it.",
            choices=("budget", "plan", "printed-plan"),
        ),
        _AMOUNT,
        _PRECISION,
        _SOURCE,
    ),
    (*BUDGET, "frame", "line", "year", "phase"),
)
ADJUSTMENTS = Table(
    "adjustments",
    "Decided changes of frames",
    "One row for each line that an adjustment moves.",
    (
        *WHOSE,
        _text("frame", "The id of the frame."),
        _field("integer", "number", "Which of the frame's adjustments it is, from 1."),
        _text("adjustment", "Its id.", False),
        _text("kind", "A temporary one drops out the year after.", choices=("permanent", "temporary")),
        _text("reason", "What it is for.", False),
        _text("line", "The id of the line that it moves."),
        _field("integer", "year", "The year it takes effect."),
        _AMOUNT,
        _PRECISION,
        _SOURCE,
    ),
    (*BUDGET, "frame", "number", "line"),
)
INVESTMENTS = Table(
    "investments",
    "The investment budget",
    "One row a figure: a project, a group or the total, in a year. Expenditure is positive here, income negative.",
    (
        *WHOSE,
        _text("investment_group", "The id of the group; total for the sum of all."),
        _text("project", "The id of the project; total for the sum of the group."),
        _text("label", "As printed.", False),
        _text("kind", "What the row is.", choices=("expenditure", "income", "total")),
        _field("boolean", "is_total", "Whether it is a sum of rows, added up by ksb."),
        _text("of_which", "The project that it is a part of.", False),
        _COUNTED,
        _YEAR,
        _text(
            "phase",
            "budget: the budget year; printed-plan: a later year; earlier: a year before, which the document repeats "
            "and whose own budget counts.",
            choices=("budget", "printed-plan", "earlier"),
        ),
        _field("number", "amount", "In kronor."),
        _PRECISION,
        _SOURCE,
    ),
    (*BUDGET, "investment_group", "project", "year"),
)
INDICATORS = Table(
    "indicators",
    "Indicators and key figures",
    "One row a figure: an outcome or a target, in the unit of the indicator.",
    (
        *WHOSE,
        _text("goal", "The id of the goal; work-environment for the key figures of that chapter."),
        _text("indicator", "Its id."),
        _text("name", "As printed."),
        _text("unit", "What it is measured in.", False),
        _text("better", "Which way is better.", choices=("higher", "lower")),
        _text("kolada", "Its id in Kolada.", False),
        _field("integer", "year", "The year of the outcome, or that the target is for; of a key figure the budget's."),
        _text("phase", "Whether it is an outcome or a target.", choices=("outcome", "target")),
        _field("number", "value", "In the unit of the indicator."),
        _field("number", "precision", "Half a step of the last printed digit."),
        _text("source", "Who measures it, else the document."),
    ),
    (*BUDGET, "goal", "indicator", "year", "phase"),
)
RISKS = Table(
    "risks",
    "The risk analysis",
    "One row a risk.",
    (
        *WHOSE,
        _text("risk", "Its id."),
        _text("name", "As printed."),
        _field("integer", "likelihood", "The level of the likelihood scale."),
        _field("integer", "impact", "The level of the impact scale."),
        _field("integer", "score", "Likelihood × impact."),
        _field("integer", "highest_likelihood", "How many levels the scale has: scores of other scales differ."),
        _field("integer", "highest_impact", "How many levels the scale has."),
        _text("treatment", "The id of the treatment; the vocabulary is the budget's own."),
        _field("integer", "controls", "How many controls of the internal control plan follow it up."),
        _text("source", "The document."),
    ),
    (*BUDGET, "risk"),
)
RATES = Table(
    "rates",
    "Index rates",
    "One row for each year of the index publications that the budget uses.",
    (
        *WHOSE,
        _text("series", "The series, such as pkv."),
        _YEAR,
        _field("number", "percent", "The change from the year before. Of index levels with six decimals."),
        _text("publication", "The id of the publication."),
        _field("date", "published", "The day it was published.", False),
        _text("source", "Who published it and where.", False),
    ),
    (*BUDGET, "series", "year"),
)
PRINTED_TABLES = Table(
    "printed_tables",
    "Printed tables",
    "One row a figure of the document's other tables, as it is printed. They may restate each other and the frames, "
    "and are not to be added to anything.",
    (
        *WHOSE,
        _text("table_id", "The id of the table."),
        _text("table_title", "As printed."),
        _text("row_id", "The id of the row."),
        _text("label", "As printed."),
        _field("boolean", "is_total", "Whether it is a sum of rows."),
        _text("of_which", "The row that it is a part of.", False),
        _text("column_id", "The id of the column."),
        _text("column_label", "As printed."),
        _field("boolean", "is_computed", "Whether the column follows from others."),
        _text(
            "phase",
            "What the figures of the column are.",
            False,
            ("budget", "plan", "outcome", "forecast", "change", "deviation", "percent"),
        ),
        _field("integer", "year", "The year that the figure is for.", False),
        _text("unit", "What it is printed in.", False),
        _field("number", "value", "As printed, in its unit and with its sign."),
        _field("number", "precision", "Half a step of the last printed digit; 0 for what is declared exact."),
        _field("number", "amount", "Of money: the same in kronor.", False),
        _SOURCE,
    ),
    (*BUDGET, "table_id", "row_id", "column_id"),
)

TABLES = (BUDGETS, FRAMES, ADJUSTMENTS, INVESTMENTS, INDICATORS, RISKS, RATES, PRINTED_TABLES)
