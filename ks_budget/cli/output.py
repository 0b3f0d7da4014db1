"""How a command answers, in the format and to the place asked for, and how it tells what is wrong."""

import errno
import sys
from collections.abc import Callable
from copy import copy
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct, structs

from ks_budget.cli import streams
from ks_budget.cli.screen import screen
from ks_budget.cli.waiting import waiting
from ks_budget.problems import Finding, Known, Problem, Stop, exit_code, findings, kinds
from ks_budget.render.formats import PLAIN, Answer, Dialect, Format, Refused, Screen, chosen, offered, suffixes
from ks_budget.report import Report
from ks_budget.workspace import Workspace

if TYPE_CHECKING:
    from ks_budget.sheets import Workbook


class Options(Struct, frozen=True):
    """What every command is told of how to answer."""

    format: str | None
    output: Path | None
    force: bool
    notes: bool = False
    dialect: Dialect | None = None


class Output:
    """Where one run of a command writes its answer, and the warnings that its workspace met on the way."""

    def __init__(self, options: Options, command: str, workspace: Workspace, answer: Answer) -> None:
        self.options, self.command, self.workspace, self.formats = options, command, workspace, offered(answer)

    @property
    def language(self) -> str:
        """The language of the answer."""
        return self.workspace.language

    def check(self) -> None:
        """Refuse a file whose suffix says no format, a terminal that cannot show the format, and options without
        effect. Raises Stop (KSB014, KSB016, KSB038)."""
        output, known = self.options.output, suffixes(self.formats)
        if output and not self.options.format and output.suffix.lower() not in known:
            if output.is_dir():
                from ks_budget.files.write import unwritable

                raise unwritable(output, kinds.words.TARGETS["folder"])
            raise Stop(kinds.asking.NO_SUFFIX.at(shown=output.name, known=Known(tuple(known))))
        if self.options.force and output is None:
            raise Stop(kinds.asking.WITHOUT_EFFECT.at(option="--force", why=kinds.words.NO_EFFECT["force"]))
        format = self.format()
        if self.options.notes and not format.asks:
            clash = {"option": "--notes", "shown": f"--format {format.name}", "example": "--format table"}
            raise Stop(kinds.asking.OPTIONS_CLASH.at(**clash))
        if self.options.dialect and self.options.dialect not in format.dialects:
            clash = {"option": "--dialect", "shown": f"--format {format.name}", "example": "--format csv"}
            raise Stop(kinds.asking.OPTIONS_CLASH.at(**clash))
        if format.binary and output is None and sys.stdout.isatty():
            option, example = f"--format {format.name}", f"-o x{format.suffix}"
            raise Stop(kinds.asking.OPTIONS_CLASH.at(option=option, shown="stdout", example=example))

    def answer(self, report: Report) -> None:
        """Print the report, or write it to the file asked for, with the warnings met on the way."""
        try:
            self.write(structs.replace(report, problems=self._findings(self.workspace.warnings)))
        finally:
            self.warn()

    def warn(self) -> None:
        """Tell the warnings met on the way."""
        self._complain(self.workspace.warnings)

    def write(self, report: Report) -> None:
        """The same of a report that holds its own problems."""
        self.give(self.rendered(report))

    def account(self, report: Report, problems: list[Problem], text: str) -> None:
        """Give the files of an import, or the account of it. Where they are written (-o) the account is the answer,
        and so it is in a format that is asked for; else the answer is the text itself, and the account is told beside
        it."""
        if self.options.output is not None or self.options.format is not None:
            told = copy(self)
            told.options = structs.replace(self.options, output=None)
            told.write(report)
        else:
            put(text)
            seen = screen(sys.stderr)
            sys.stderr.write(str(self.in_format("table").format().render(report, seen)))
        self._complain(problems)

    def stop(self, problems: list[Problem]) -> int:
        """Tell what is wrong; the exit code."""
        # As asked for only: a command whose first format is JSON still complains to people.
        if self.options.format == "json" and not self.options.output and streams.is_read():
            try:
                self.write(Report(self.command, "", "", self.language, [], self._findings(problems)))
                return exit_code(problems)
            except Stop as lost:
                problems = [*problems, *lost.problems]
        self._complain(problems)
        return exit_code(problems)

    def _findings(self, problems: list[Problem]) -> list[Finding]:
        return findings(problems, self.language)

    def _complain(self, problems: list[Problem]) -> None:
        if problems:
            from ks_budget.render.problems import render

            seen = screen(sys.stderr)
            sys.stderr.write(render(self._findings(problems), self.language, seen.colour, seen.width))

    def rendered(self, report: Report) -> str | bytes:
        """A report in the format asked for. Raises Stop (KSB023) when that needs an extra that is not installed."""
        format, seen = self.format(), self._screen()
        with waiting(self.language):
            return _made(partial(format.render, _from_top(report) if format.from_top else report, seen), format)

    def workbook(self, book: "Workbook") -> None:
        """Print a workbook that computes, or write it to the file asked for, with the warnings met on the way. Raises
        Stop (KSB023) as ``rendered`` does."""

        def written() -> bytes:
            from ks_budget.render.spreadsheet import write

            return write(book)

        try:
            with waiting(self.language):
                made = _made(written, self.format())
            self.give(made)
        finally:
            self.warn()

    def _screen(self) -> Screen:
        seen = PLAIN if self.options.output else screen(sys.stdout)
        return structs.replace(seen, notes=self.options.notes, dialect=self.options.dialect)

    def format(self) -> Format:
        """What to answer as: as asked, else by the suffix of the file asked for, else the command's first format."""
        output = self.options.output
        return chosen(self.formats, self.options.format, output.suffix if output else "")

    def in_format(self, name: str) -> "Output":
        """The same place, in another format of the command."""
        other = copy(self)
        other.options = structs.replace(self.options, format=name)
        return other

    def to_stdout(self) -> "Output":
        """The same answer, printed: a file that was named is for something else."""
        other = copy(self)
        other.options = structs.replace(self.options, output=None)
        return other

    def give(self, text: str | bytes, own: Callable[[bytes], bool] | None = None) -> None:
        """Print an answer, or write it to the file asked for. ``own`` tells of a file's content that it may be
        written over unasked."""
        if self.options.output is None:
            put(text)
            return
        from ks_budget.files.write import write_text

        write_text(self.options.output, text, replace=self.options.force, guard=self.workspace.guard, own=own)


def _made(make: Callable[[], str | bytes], format: Format) -> str | bytes:
    try:
        return make()
    except ImportError:
        if not format.extra:
            raise
        raise Stop(kinds.asking.MISSING_EXTRA.at(what=f"--format {format.name}", extra=format.extra)) from None
    except Refused as refused:
        raise Stop(kinds.publishing.NOT_SET.at(format=format.name, reason=str(refused))) from None


def _from_top(report: Report) -> Report:
    """A report whose problems name files from the top of their repositories."""
    from ks_budget.files.git import from_top

    named = {file: from_top(file) for file in {place.file for finding in report.problems for place in finding.places}}

    def of(finding: Finding) -> Finding:
        places = [structs.replace(place, file=named[place.file]) for place in finding.places]
        return structs.replace(finding, places=tuple(places))

    return structs.replace(report, problems=[of(finding) for finding in report.problems])


def put(text: str | bytes) -> None:
    """Write to stdout. A reader that has gone away has had enough, and the run goes on. Raises Stop (KSB030) when the
    answer is lost."""
    if isinstance(text, bytes):
        sys.stdout.buffer.write(text)
    else:
        sys.stdout.write(text)
    sys.stdout.flush()
    error = streams.lost()
    if error is not None:
        raise Stop(_lost(error))


def tell_lost(error: OSError) -> int:
    """Tell that something else than an answer was lost; the exit code."""
    workspace = Workspace()
    return Output(Options(None, None, False), "", workspace, "tables").stop([_lost(error)])


def _lost(error: OSError) -> Problem:
    closed = error.errno == errno.EBADF
    reason = kinds.words.TARGETS["closed"] if closed else kinds.foreign.of_system(error)
    return kinds.reading.ANSWER_LOST.at(reason=reason)
