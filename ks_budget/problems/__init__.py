"""What can be wrong, where, and how it is told. Left of everything: every part names its problems by these kinds."""

from ks_budget.problems.excerpt import Excerpt, Line, Shown
from ks_budget.problems.facts import Correction, Corrections, Fact, Known, Number, Range, as_printed, money, near
from ks_budget.problems.finding import Finding, findings, messages
from ks_budget.problems.held import Held, held, in_file, quoted
from ks_budget.problems.kind import SEVERITIES, Group, Kind, Problem, Severity, Stop, exit_code
from ks_budget.problems.place import KeyPath, Part, Place, Span, Spot, Within, here, one_line
from ks_budget.problems.whereabouts import cell_name, whereabouts

__all__ = [
    "SEVERITIES",
    "Correction",
    "Corrections",
    "Excerpt",
    "Fact",
    "Finding",
    "Group",
    "Held",
    "KeyPath",
    "Kind",
    "Known",
    "Line",
    "Number",
    "Part",
    "Place",
    "Problem",
    "Range",
    "Severity",
    "Shown",
    "Span",
    "Spot",
    "Stop",
    "Within",
    "as_printed",
    "cell_name",
    "exit_code",
    "findings",
    "held",
    "here",
    "in_file",
    "messages",
    "money",
    "near",
    "one_line",
    "quoted",
    "whereabouts",
]
