"""How a command answers, in the format and to the place asked for, and how it tells what is wrong."""

import os
import sys
from pathlib import Path
from typing import Any

from msgspec import Struct, structs

from ks_budget.problems import Problem, Stop, exit_code
from ks_budget.report import Report
from ks_budget.workspace import Workspace


class Options(Struct, frozen=True):
    """What every command is told of how to answer."""

    format: str | None
    output: Path | None
    force: bool


class Output:
    """Where one run of a command writes its answer, and the warnings that its workspace met on the way."""

    def __init__(self, options: Options, command: str, workspace: Workspace) -> None:
        self.options, self.command, self.workspace = options, command, workspace

    @property
    def language(self) -> str:
        """The language of the answer."""
        return self.workspace.language

    def check(self) -> None:
        """Refuse a file whose suffix says no format. Raises Stop (KSB014)."""
        from ks_budget.render import SUFFIXES

        output = self.options.output
        if output and not self.options.format and output.suffix.lower() not in SUFFIXES:
            values = {"option": "--output", "shown": output.name, "example": ", ".join(f"x{s}" for s in SUFFIXES)}
            raise Stop(Problem("KSB014", values=values))

    def answer(self, report: Report) -> None:
        """Print the report, or write it to the file asked for, with the warnings met on the way."""
        self._answer(structs.replace(report, problems=self._findings(self.workspace.warnings)))
        self._complain(self.workspace.warnings)

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

        write_text(self.options.output, text, replace=self.options.force, protected=self.workspace.root_if_any)


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
