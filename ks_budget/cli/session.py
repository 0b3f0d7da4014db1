"""One run of a command: how it opens budgets, how it answers, how it ends."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from msgspec import Struct, structs

from ks_budget.files.find import Reference, board_folder, budgets_folder, by_name, latest, resolve
from ks_budget.model import Budget
from ks_budget.problems import Problem, Stop, exit_code
from ks_budget.report import Report
from ks_budget.views.words import DEFAULT, LANGUAGES

if TYPE_CHECKING:
    from ks_budget.files.load import Loaded

Language = Literal["sv", "en"]


class Options(Struct, frozen=True):
    """The options that every command takes."""

    budgets: str | None
    board: str | None
    format: str | None
    output: Path | None
    force: bool
    lang: Language | None


class Session:
    """One run of a command: the budgets it opens, the warnings it meets, the answer it gives."""

    def __init__(self, options: Options, command: str) -> None:
        self.options, self.command = options, command
        self.warnings: list[Problem] = []
        self.languages: list[str] = []

    @property
    def top(self) -> Path:
        """The folder of budgets, or of boards. Raises Stop (KSB001) when there is none."""
        return budgets_folder(self.options.budgets, os.environ, Path.cwd())

    @property
    def root(self) -> Path:
        """The folder of one board's budgets. Raises Stop (KSB001, KSB020, KSB021) when there is none."""
        return board_folder(self.top, self.options.board) or self.top

    @property
    def language(self) -> str:
        """``--lang``, else ``KSB_LANG``, else the first opened budget's own, else Swedish."""
        wanted = self.options.lang or os.environ.get("KSB_LANG") or next(iter(self.languages), None)
        return wanted if wanted in LANGUAGES else DEFAULT

    def check(self) -> None:
        """Refuse what the options and the environment ask for and no run can give. Raises Stop (KSB014)."""
        from ks_budget.render import SUFFIXES

        spoken, output = os.environ.get("KSB_LANG"), self.options.output
        if spoken and spoken not in LANGUAGES and not self.options.lang:
            raise Stop(Problem("KSB014", values={"option": "KSB_LANG", "shown": spoken, "example": "sv, en"}))
        if output and not self.options.format and output.suffix.lower() not in SUFFIXES:
            values = {"option": "--output", "shown": output.name, "example": ", ".join(f"x{s}" for s in SUFFIXES)}
            raise Stop(Problem("KSB014", values=values))

    def refer(self, text: str | None, at_or_before: int | None = None) -> Reference:
        """The budget that the user named, else the latest."""
        root = self.root if text is None else self._root_or_none()
        if text is None:
            assert root is not None, "the property raises when there is none"
            return self._below(latest(root, at_or_before))
        return self._below(resolve(text, root))

    def previous(self, reference: Reference, budget: Budget) -> Budget | None:
        """The budget of the year before one that is open; None when there is none."""
        before = self.reference_before(reference, budget)
        if before is None:
            return None
        try:
            [opened] = self.open(before)
        except Stop as stop:
            # A git revision names a budget before it is known whether it holds it.
            if stop.problems[0].code == "KSB011":
                return None
            raise
        return opened

    def reference_before(self, reference: Reference, budget: Budget) -> Reference | None:
        """The budget of the year before one that is open, in the same folder and revision; None when there is none."""
        try:
            before = by_name(reference.root, str(budget.year - 1), reference.revision)
        except Stop:
            return None
        return structs.replace(before, above=reference.above)

    def of_board(self, board: str) -> "Session":
        """A session for one board among several; what it is warned of, this one is."""
        other = Session(structs.replace(self.options, board=board), self.command)
        other.warnings, other.languages = self.warnings, self.languages
        return other

    def earlier(self, reference: Reference, budget: Budget) -> list[Budget]:
        """The budgets of the years before one that is open, latest first, as far back as they follow each other."""
        found = []
        before = self.previous(reference, budget)
        while before is not None:
            found.append(before)
            before = self.previous(reference, before)
        return found

    def _below(self, reference: Reference) -> Reference:
        """Give the budget of one board among several the files that serve them all."""
        top = reference.root.parent
        among = self._root_or_none() == reference.root and self.top == top
        return structs.replace(reference, above=top) if among else reference

    def open(self, *references: Reference) -> list[Budget]:
        """Load and check budgets. Raises Stop with the problems of all of them when there are errors."""
        budgets, problems = [], []
        for reference in references:
            loaded, found = self.examine(reference)
            if loaded.budget:
                budgets.append(loaded.budget)
            problems += found
        if exit_code(problems):
            raise Stop(*problems)
        self.warnings += problems
        return budgets

    def examine(self, reference: Reference) -> tuple["Loaded", list[Problem]]:
        """Load a budget, with all that is wrong with what its files say, each in its place."""
        from ks_budget.checks.structure import structure
        from ks_budget.compute.variant import follow
        from ks_budget.files.load import load, placed

        loaded = load(reference, follow)
        self.languages += [loaded.language] if loaded.language else []
        found = list(loaded.problems)
        if loaded.budget and not any(problem.code < "KSB1" for problem in found):
            found += [placed(p, loaded.origin) for p in structure(loaded.budget, loaded.mended)]
        if found:
            from ks_budget.files.locate import locate

            found = sorted(locate(found, loaded.sources), key=_where)
        return loaded, found

    def answer(self, report: Report) -> None:
        """Print the report, or write it to the file asked for, with the warnings met on the way."""
        self._answer(structs.replace(report, problems=self._findings(self.warnings)))
        self._complain(self.warnings)

    def stop(self, problems: list[Problem]) -> int:
        """Tell what is wrong; the exit code."""
        if self.format() == "json" and not self.options.output:
            self._answer(Report(self.command, "", "", self.language, [], self._findings(problems)))
        else:
            self._complain(problems)
        return exit_code(problems)

    def _findings(self, problems: list[Problem]) -> list[Any]:
        if not problems:
            return []
        from ks_budget.views.problems import findings

        return findings(problems, self.language)

    def _complain(self, problems: list[Problem]) -> None:
        if problems:
            from ks_budget.render.problems import render

            colour = sys.stderr.isatty() and not os.environ.get("NO_COLOR")
            width = _columns() if sys.stderr.isatty() else None
            sys.stderr.write(render(self._findings(problems), self.language, colour, width))

    @property
    def colour(self) -> bool:
        """Whether the answer may have colours."""
        return sys.stdout.isatty() and self.options.output is None and not os.environ.get("NO_COLOR")

    @property
    def width(self) -> int | None:
        """How wide the terminal is that the answer goes to; None off a terminal."""
        return _columns() if sys.stdout.isatty() and self.options.output is None else None

    def rendered(self, report: Report) -> str:
        """A report as text in the format asked for."""
        return _render(report, self.format(), to_file=self.options.output is not None)

    def _answer(self, report: Report) -> None:
        self.give(self.rendered(report))

    def format(self) -> str:
        """What to answer as: as asked, else by the suffix of the file asked for, else a table."""
        from ks_budget.render import SUFFIXES

        output = self.options.output
        return self.options.format or (SUFFIXES.get(output.suffix.lower(), "table") if output else "table")

    def give(self, text: str) -> None:
        """Print a text, or write it to the file asked for."""
        if self.options.output is None:
            put(text)
            return
        from ks_budget.files.write import write_text

        write_text(self.options.output, text, replace=self.options.force, protected=self._root_or_none())

    def _root_or_none(self) -> Path | None:
        try:
            return self.root
        except Stop:
            if self.options.budgets:
                raise
            return None


def _where(problem: Problem) -> tuple[str, int, int]:
    """Problems are told as they stand in the files, from the top."""
    place = problem.places[0] if problem.places else None
    span = place.span if place else None
    return place.file if place else "", span.line if span else 0, span.column if span else 0


def _render(report: Report, format: str, *, to_file: bool) -> str:
    match format:
        case "json":
            from ks_budget.render.json import render as as_json

            return as_json(report)
        case "csv":
            from ks_budget.render.csv import render as as_csv

            return as_csv(report)
        case "markdown":
            from ks_budget.render.markdown import render as as_markdown

            return as_markdown(report)
    from ks_budget.render.terminal import render as as_text

    terminal = sys.stdout.isatty() and not to_file
    width = _columns() if terminal else None
    return as_text(
        report, width, colour=terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    )


def _columns() -> int:
    from shutil import get_terminal_size

    return max(40, get_terminal_size().columns)


def put(text: str) -> None:
    """Write to stdout. A reader that has gone away ends the program quietly."""
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except OSError:
        # What is still buffered must go somewhere when Python closes stdout.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise SystemExit(0) from None
