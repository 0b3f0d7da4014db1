"""What are a ledger's amounts, by line of the frames?"""

from collections.abc import Sequence

from msgspec import Struct

from ks_budget.compute.from_ledger import BUDGET, Map, map_of, taken, wanted_objects, warnings
from ks_budget.compute.ledger import OUTCOME, Placed, Wanted
from ks_budget.compute.ledger_figures import Figures, budgeted, figures_of, table_of
from ks_budget.ledger import Holding, Ledger
from ks_budget.model import Budget, Frame, PrintedTable
from ks_budget.model.tables import Phase
from ks_budget.money import Unit
from ks_budget.problems import Problem, Stop, findings
from ks_budget.report import Report, Table
from ks_budget.sources.sie import ledger_of
from ks_budget.views.ledger import How, heads, shown, title_of, totals
from ks_budget.workspace import Workspace


class Question(Struct, frozen=True):
    """A ledger file, and what of it is asked for."""

    file: str
    """A path, or what users are shown where the content is given."""
    content: bytes | None = None
    """What was read already, as from standard input."""
    budget: str | None = None
    """The budget whose map and lines apply; None for the groups of Kommun-Bas in a new frame."""
    frame: str | None = None
    """The id of one of its frames, or of the new one."""
    objects: tuple[str, ...] = ()
    """Dimension and object that amounts must be on: `1=Nord`."""
    year: int | None = None
    """None for that of the budget, else the one that there is."""
    unit: Unit | None = None
    """None for that of the budget, else tkr."""
    months: bool = False
    """Whether each month is a column."""


class Taken(Struct, frozen=True):
    """What a ledger gives."""

    frames: tuple[Frame, ...]
    """With the budget's amounts; empty where they were not asked for."""
    tables: tuple[PrintedTable, ...]
    """Budget, outcome and deviation, those that there are."""
    shown: tuple[Table, ...]
    ledger: Ledger
    map: Map
    placed: tuple[Placed, ...]
    """What it was taken from: the budget, the outcome or both."""
    unit: Unit
    year: int
    problems: list[Problem]
    """Warnings and notes."""


def answer(workspace: Workspace, question: Question) -> Report:
    """Budget and outcome by line, those that the file has. Raises Stop as ``tables_of`` does."""
    found = tables_of(workspace, question)
    language = workspace.language
    return Report("ledger", question.file, found.unit, language, [*found.shown], findings(found.problems, language))


def frames_of(workspace: Workspace, question: Question) -> Taken:
    """The budget's amounts as frames. Raises Stop for what cannot be read (KSB084–KSB086), accounts without a line
    (KSB087), and what is not there (KSB088–KSB092)."""
    return _Run(workspace, question).frames()


def tables_of(workspace: Workspace, question: Question) -> Taken:
    """Budget and outcome as tables, those that there are. Raises Stop as ``frames_of`` does."""
    return _Run(workspace, question).tables()


class _Run:
    """One ledger, read for a question."""

    def __init__(self, workspace: Workspace, question: Question) -> None:
        self.question, self.language = question, workspace.language
        self.ledger: Ledger = ledger_of(question.file, question.content)
        self.budget: Budget | None = workspace.open(question.budget).budget if question.budget else None
        self.map: Map = map_of(self.budget, question.frame, self.ledger.company)
        self.wanted: Wanted = wanted_objects(self.ledger, question.objects)
        self.unit: Unit = question.unit or (self.budget.unit if self.budget else "tkr")
        self.year = question.year or (self.budget.year if self.budget else None)

    def frames(self) -> Taken:
        """The budget's amounts of a year."""
        placed = taken(self.ledger, self.map, BUDGET, self.year, self.wanted)
        every = self._figures([("budget", placed)], months=False)
        return self._given(tuple(map(budgeted, every)), every, (placed,))

    def tables(self) -> Taken:
        """The budget and the outcome of a year, as far as there are such."""
        asked, stops = list[tuple[Phase, Placed]](), list[Problem]()
        for phase, holdings in self._phases():
            try:
                asked.append((phase, taken(self.ledger, self.map, holdings, self.year, self.wanted)))
            except Stop as stop:
                stops += stop.problems
        if stops:
            raise Stop(*_once(stops))
        every = self._figures(asked, months=self.question.months)
        return self._given((), every, tuple(placed for _, placed in asked))

    def _phases(self) -> list[tuple[Phase, tuple[Holding, ...]]]:
        """Those that the ledger has, of the year where one is said; where it has none, the outcome, to be told so."""
        every: list[tuple[Phase, tuple[Holding, ...]]] = [("budget", BUDGET), ("outcome", OUTCOME)]
        there = [one for one in every if self.ledger.has(*one[1]) and self.year in (None, *self.ledger.has(*one[1]))]
        return there or every[1:]

    def _figures(self, asked: Sequence[tuple[Phase, Placed]], *, months: bool) -> list[Figures]:
        every = [figures_of(frame, self.unit, asked, months=months) for frame in self.map.frames]
        return [figures for figures in every if figures.frame.lines]

    def _given(self, frames: tuple[Frame, ...], every: list[Figures], placed: tuple[Placed, ...]) -> Taken:
        language, own = self.language, self.budget.name if self.budget and self.map.own else ""
        how = How(self.ledger, placed, own, self.wanted)
        tables = tuple(
            table_of(one, self._id(one), title_of(one, language), heads(one, language), totals(language))
            for one in every
        )
        seen = tuple(shown(table, one, how, language) for table, one in zip(tables, every, strict=True))
        doubts = [problem for one in placed for problem in warnings(self.ledger, one)]
        problems = [*self.ledger.warnings, *doubts]
        return Taken(frames, tables, seen, self.ledger, self.map, placed, self.unit, placed[0].year, problems)

    def _id(self, figures: Figures) -> str:
        return f"{figures.frame.id}-{'outcome' if len(figures.columns) > 1 else figures.columns[0].phase}"


def _once(problems: list[Problem]) -> list[Problem]:
    """What is told of the budget is not told of the outcome too: an account without a line has none in either."""
    first = {(problem.kind, str(problem.facts.get("account"))): problem for problem in reversed(problems)}
    return [problem for problem in problems if first[problem.kind, str(problem.facts.get("account"))] is problem]
