"""What chapters of a budget are there in another file?"""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Any

from msgspec import Struct, structs

from ks_budget.answers.check import findings_of
from ks_budget.files.find import budget_names, by_name
from ks_budget.files.target import Target, free, target_of
from ks_budget.files.toml import toml_text
from ks_budget.importing import controls
from ks_budget.importing.chapters import CHAPTERS, Chapter
from ks_budget.importing.columns import titled_year
from ks_budget.importing.decided import check_decisions
from ks_budget.importing.ids import plain
from ks_budget.importing.known import known_ids, neighbours_of
from ks_budget.importing.stored import stored_otherwise
from ks_budget.importing.work import Decisions, Made, Neighbours, Note, Numbered, Read, Work
from ks_budget.model import Content, Document
from ks_budget.problems import Place, Problem, Stop, exit_code, findings, kinds
from ks_budget.problems.kind import CONTENT, READING
from ks_budget.report import Report
from ks_budget.sources import Source, read
from ks_budget.tables.audit import audit
from ks_budget.tables.understand import understand
from ks_budget.views.importing import head_of, view
from ks_budget.workspace import Workspace


class Question(Struct, frozen=True):
    """A file, what is to be read from it, and what the user says of it."""

    file: str
    """A path, or `-` for standard input."""
    chapters: tuple[str, ...]
    """Of ``CHAPTERS``, in the order that they are wanted."""
    target: str | None = None
    """The folder of a budget, or a file, that is to get them; None for none yet."""
    decisions: Decisions = Decisions()


class Imported(Struct, frozen=True):
    """What an import gives."""

    report: Report
    """How the file was read, what is unsure and what was left out, with the warnings."""
    files: dict[str, str]
    """Text by the name of each file, all of which load together with what the budget has."""
    target: Target
    problems: list[Problem]
    """Warnings met on the way."""


_SPELT = ("unit", "language")
"""What a new budget says even where it is as usual: its readers need not know what is."""


def answer(workspace: Workspace, question: Question) -> Report:
    """How a file is read as chapters, without writing anything. Raises Stop as ``imported`` does."""
    return imported(workspace, question).report


def imported(workspace: Workspace, question: Question) -> Imported:
    """The chapters as files that load. Raises Stop for a file that cannot be read, for what cannot be told of it
    (KSB074–KSB082), where a file is there already (KSB015), and where they would not load (KSB083)."""
    target = beginning(workspace, question.target, question.chapters)
    source = read(question.file)
    run = Run(workspace, question, target, source)
    run.make()
    return run.imported()


def beginning(workspace: Workspace, named: str | None, chapters: Sequence[str]) -> Target:
    """Where the files of chapters go. Raises Stop where one of them is there already (KSB015)."""
    target = target_of(named, _root(workspace))
    for name in chapters if target.folder is not None else ():
        free(target.path(f"{name}.toml"))
    return target


def _root(workspace: Workspace) -> Any:
    with suppress(Stop):
        return workspace.root
    return None


class Run:
    """One import on its way."""

    def __init__(self, workspace: Workspace, question: Question, target: Target, source: Source) -> None:
        self.workspace, self.question, self.target, self.source = workspace, question, target, source
        understood = understand(source)
        audited = audit(understood.tables)
        numbered = tuple(Numbered(i, one) for i, one in enumerate(audited, start=1))
        self.read = Read(source.file, numbered, understood.prose)
        self.own = _content(workspace, target)
        self.neighbours = self._neighbours()
        self.made: dict[str, Made] = {}
        self.notes: list[Note] = []
        self.problems: list[Problem] = list(source.warnings)
        self.used: set[str] = set()

    def _neighbours(self) -> Neighbours:
        others = _others(self.workspace, self.target)
        found = neighbours_of(self.own, others)
        year = self.question.decisions.year or found.year or self.target.year
        return structs.replace(found, year=year)

    def make(self) -> None:
        """The chapters that are asked for, and those that they need and the budget lacks."""
        stops = list[Problem]()
        for name in self.question.chapters:
            try:
                self._chapter(CHAPTERS[name])
            except Stop as stop:
                stops += stop.problems
        errors = [problem for problem in self.problems if problem.severity == "error"]
        if stops or errors:
            raise Stop(*stops, *errors)
        unmet = check_decisions(self.read, self.question.decisions, self.used)
        if unmet:
            raise Stop(*unmet)
        self.problems += stored_otherwise(self.source, self.read, self.notes)

    def _chapter(self, chapter: Chapter) -> None:
        if chapter.name in self.made:
            return
        known: Mapping[str, str] | None = None
        if "risks" in chapter.needs:
            known = self._risks()
        work = Work(self.read, self.question.decisions, self.neighbours)
        made = controls.make(work, known) if known is not None else chapter.make(work)
        self._take(chapter, work, made)

    def _risks(self) -> dict[str, str]:
        """The risks that controls may follow up: of the budget, and of this import; where there are none, those of the
        same file are imported too."""
        if not (self.own and self.own.risks) and "risks" not in self.made:
            with suppress(Stop):
                self._chapter(CHAPTERS["risks"])
        known = known_ids(self.own)["risk"] if self.own else {}
        made = self.made.get("risks")
        return {**known, **{plain(risk.name): risk.id for risk in (made.records["risk"] if made else ())}}

    def _take(self, chapter: Chapter, work: Work, made: Made) -> None:
        if not any(made.records.values()) and not any(one.severity == "error" for one in work.problems):
            work.problems.append(kinds.importing.NOTHING_READ.at(Place(self.source.file), what=chapter.what))
        self.made[chapter.name] = made
        self.notes += [note for note in work.notes if note not in self.notes]
        self.problems += work.problems
        self.used |= work.used

    def imported(self) -> Imported:
        """All of it as files. Raises Stop (KSB083) where they do not load."""
        notes = self._told()
        files = self._files()
        found = self._loaded(files)
        problems = [*self.problems, *found]
        language = self.workspace.language
        report = view(self.source.file, notes, language)
        report = structs.replace(report, problems=findings(problems, language))
        return Imported(report, files, self.target, problems)

    def _told(self) -> list[Note]:
        """A table that one chapter leaves out and another reads is not left out."""
        read = {note.subject for note in self.notes if note.key == "table-read"}
        return [note for note in self.notes if note.key != "table" or note.subject not in read]

    def _files(self) -> dict[str, str]:
        head = head_of(self.source.file, self.target.has_schema, self.workspace.language)
        records = {f"{name}.toml": made.records for name, made in self.made.items()}
        document = self._document()
        if document is not None:
            records = {"document.toml": {"document": document}, **records}
        if self.target.folder is None:
            together: dict[str, Any] = {}
            for some in records.values():
                together |= some
            return {self.target.path("").name: toml_text(together, head, spelt=_SPELT)}
        return {name: toml_text(some, head, spelt=_SPELT) for name, some in records.items()}

    def _document(self) -> Document | None:
        """What a budget begins with, where it has none yet. Raises Stop (KSB078) where its year is not known."""
        if self.own is not None or self.target.is_there:
            return None
        years = next((made.years for made in self.made.values() if made.years), ())
        year = (
            self.neighbours.year
            or (years[0] if years else None)
            or titled_year(Work(self.read, self.question.decisions))
        )
        if year is None:
            raise Stop(kinds.importing.NO_YEAR.at(Place(self.source.file), known=[]))
        frames = self.made.get("frames")
        unit = next((made.unit for made in self.made.values() if made.unit), None)
        plan = frames.years[1:] if frames else ()
        return Document(
            title=self._title(year), year=year, plan_years=plan, unit=unit or self.question.decisions.unit or "tkr"
        )

    def _title(self, year: int) -> str:
        texts = (part.text.strip() for part in self.read.prose[:20])
        titled = (text for text in texts if "budget" in text.casefold() and str(year) in text and len(text) < 100)
        return next(titled, f"Budget {year}")

    def _loaded(self, files: Mapping[str, str]) -> list[Problem]:
        """What is found in the budget as it would be. Raises Stop (KSB083) with what keeps it from being read."""
        reference = self.target.with_files(files)
        found = findings_of(self.workspace, reference)
        wrong = [one for one in found if one.severity == "error" and one.kind.group in (READING, CONTENT)]
        if exit_code(wrong):
            shown = self.target.shown(next(iter(files)))
            raise Stop(kinds.importing.NOT_WRITTEN.at(Place(self.source.file), count=len(wrong), file=shown), *wrong)
        names = {self.target.shown(name) for name in files}
        return [one for one in found if any(isinstance(place, Place) and place.file in names for place in one.places)]


def _content(workspace: Workspace, target: Target) -> Content | None:
    """What the budget has already, where it can be read."""
    if not target.is_there:
        return None
    loaded = workspace.read(target.reference)
    return loaded.budget.content if loaded.budget and not exit_code(loaded.problems) else None


def _others(workspace: Workspace, target: Target) -> Sequence[Content]:
    """The budgets of other years beside it, the nearest first, as far as they can be read."""
    root, own = target.reference.root, target.year
    if not root.is_dir():
        return []
    years = [int(name) for name in budget_names(root) if name.isdigit() and int(name) != own]
    found = []
    for year in sorted(years, key=lambda one: (abs(one - own), -one) if own else (-one, 0))[:3]:
        with suppress(Stop):
            loaded = workspace.read(by_name(root, str(year)))
            found += [loaded.budget.content] if loaded.budget else []
    return found
