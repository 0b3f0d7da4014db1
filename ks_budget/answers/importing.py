"""What chapters of a budget are there in another file?"""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from typing import Any

from msgspec import Struct, structs

from ks_budget.answers.check import findings_of
from ks_budget.files.find import budget_names, by_name
from ks_budget.files.signs import OTHERWISE, usual
from ks_budget.files.target import Target, free, target_of
from ks_budget.files.toml import toml_text
from ks_budget.importing import controls
from ks_budget.importing.chapters import CHAPTERS, Chapter
from ks_budget.importing.columns import titled_year
from ks_budget.importing.decided import check_decisions
from ks_budget.importing.ids import plain
from ks_budget.importing.kept import Kept, kept, kept_in
from ks_budget.importing.kept_chapters import PUBLICATIONS, WHOLE, chapters_of, count, lacking
from ks_budget.importing.known import known_ids, neighbours_of
from ks_budget.importing.stored import stored_otherwise
from ks_budget.importing.work import Decisions, Made, Neighbours, Note, Numbered, Read, Work
from ks_budget.model import Content, Document
from ks_budget.problems import Place, Problem, Stop, exit_code, findings, kinds
from ks_budget.problems.kind import CONTENT, READING
from ks_budget.report import Report
from ks_budget.sources import Source, read
from ks_budget.tables.audit import audit
from ks_budget.tables.oriented import oriented
from ks_budget.tables.understand import understand
from ks_budget.views.importing import head_of, view
from ks_budget.workspace import Workspace

Reads = Callable[[str], Source]
"""How a file is read, by its name. Raises Stop for one that cannot be."""


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


_SPELT = {"document": ("unit", "language")}
"""What a new budget says even where it is as usual: its readers need not know what is."""


def answer(workspace: Workspace, question: Question) -> Report:
    """How a file is read as chapters, without writing anything. Raises Stop as ``imported`` does."""
    return imported(workspace, question).report


def imported(workspace: Workspace, question: Question, read: Reads = read) -> Imported:
    """The chapters as files that load. ``read`` reads the file, by its name.

    Raises Stop for a file that cannot be read, for what cannot be told of it (KSB074–KSB082), where a file is there
    already (KSB015), and where they would not load (KSB083)."""
    target = beginning(workspace, question.target, question.chapters)
    source = read(question.file)
    grid = kept_in(source)
    if grid is not None:
        return _comes_back(workspace, question, target, kept(source, grid))
    if WHOLE in question.chapters:
        raise Stop(kinds.importing.NOT_OWN.at(Place(source.file)))
    run = Run(workspace, question, target, source)
    run.make()
    return run.imported()


def beginning(workspace: Workspace, named: str | None, chapters: Sequence[str]) -> Target:
    """Where the files of chapters go. Raises Stop where one of them is there already (KSB015)."""
    target = target_of(named, _root(workspace))
    for name in chapters if target.folder is not None else ():
        free(target.path("document.toml" if name == WHOLE else f"{name}.toml"))
    return target


def _root(workspace: Workspace) -> Any:
    with suppress(Stop):
        return workspace.root
    return None


def _understood(source: Source) -> Read:
    """A file with its tables in order, each with the relations that its arithmetic shows."""
    understood = understand(source)
    audited = map(oriented, audit(understood.tables))
    return Read(source.file, tuple(Numbered(i, one) for i, one in enumerate(audited, start=1)), understood.prose)


class Run:
    """One import on its way."""

    def __init__(self, workspace: Workspace, question: Question, target: Target, source: Source) -> None:
        self.workspace, self.question, self.target, self.source = workspace, question, target, source
        self.read = _understood(source)
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
            # What was not read of the file may be why.
            raise Stop(*stops, *errors, *self.source.warnings)
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
        records = {f"{name}.toml": made.records for name, made in self.made.items()}
        document = self._document()
        if document is not None:
            records = {"document.toml": {"document": document}, **records}
        return _finished(self.workspace, self.question, self.target, records, self._told(), self.problems)

    def _told(self) -> list[Note]:
        """A table that one chapter leaves out and another reads is not left out."""
        read = {note.subject for note in self.notes if note.key == "table-read"}
        return [note for note in self.notes if note.key != "table" or note.subject not in read]

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
            raise Stop(kinds.importing.NO_YEAR.at(Place(self.source.file), known=self._years()))
        frames = self.made.get("frames")
        unit = next((made.unit for made in self.made.values() if made.unit), None)
        plan = frames.years[1:] if frames else ()
        return Document(
            title=self._title(year), year=year, plan_years=plan, unit=unit or self.question.decisions.unit or "tkr"
        )

    def _years(self) -> list[str]:
        """The years that the file's columns have."""
        columns = (column for one in self.read.tables for column in one.table.columns)
        return [str(year) for year in sorted({column.year for column in columns if column.year})]

    def _title(self, year: int) -> str:
        texts = (part.text.strip() for part in self.read.prose[:20])
        titled = (text for text in texts if "budget" in text.casefold() and str(year) in text and len(text) < 100)
        return next(titled, f"Budget {year}")


Files = dict[str, dict[str, Any]]
"""The records of each file."""


def _finished(
    workspace: Workspace,
    question: Question,
    target: Target,
    records: Files,
    notes: Sequence[Note],
    problems: list[Problem],
) -> Imported:
    """Records as files, with the account of them. Raises Stop (KSB083) where they do not load."""
    records = _as_typed(records, _content(workspace, target))
    language, files = workspace.language, _written(workspace, question, target, records)
    problems = [*problems, *_loaded(workspace, question, target, files)]
    report = structs.replace(view(question.file, notes, language), problems=findings(problems, language))
    return Imported(report, files, target, problems)


def _as_typed(records: Files, own: Content | None) -> Files:
    """The frames with the signs that the budget types amounts with, which has them in other files already."""
    otherwise = {key: own is not None and getattr(own.document, key) == said for key, said in OTHERWISE.items()}
    if own is None or not any(otherwise.values()):
        return records
    typed = {}
    for file, some in records.items():
        frames = usual(structs.replace(own, frames=some.get("frame", ())), lambda _, key: otherwise[key]).frames
        typed[file] = {**some, "frame": frames} if frames else some
    return typed


def _written(workspace: Workspace, question: Question, target: Target, records: Files) -> dict[str, str]:
    head = head_of(question.file, target.has_schema, workspace.language)
    if target.folder is None:
        together = {key: value for some in records.values() for key, value in some.items()}
        return {target.path("").name: toml_text(together, head, spelt=_SPELT)}
    return {name: toml_text(some, head, spelt=_SPELT) for name, some in records.items()}


def _loaded(workspace: Workspace, question: Question, target: Target, files: Mapping[str, str]) -> list[Problem]:
    """What is found in the budget as it would be. Raises Stop (KSB083) with what keeps it from being read."""
    found = findings_of(workspace, target.with_files(files))
    wrong = [one for one in found if one.severity == "error" and one.kind.group in (READING, CONTENT)]
    if exit_code(wrong):
        shown = target.shown(next(iter(files)))
        raise Stop(kinds.importing.NOT_WRITTEN.at(Place(question.file), count=len(wrong), file=shown), *wrong)
    names = {target.shown(name) for name in files}
    return [one for one in found if any(isinstance(place, Place) and place.file in names for place in one.places)]


def _comes_back(workspace: Workspace, question: Question, target: Target, back: Kept) -> Imported:
    """A workbook of `ksb export`: the chapters as they were, with what was changed in its cells. Raises Stop for
    decisions that have nothing to decide (KSB038)."""
    idle = [option for option, said in _given(question.decisions).items() if said]
    if idle:
        why = kinds.words.NO_EFFECT["own"]
        raise Stop(*(kinds.asking.WITHOUT_EFFECT.at(option=option, why=why) for option in idle))
    records: Files = {}
    for name in question.chapters:
        records |= chapters_of(back.content, name)
    if not records:
        raise Stop(kinds.importing.NOTHING_READ.at(Place(question.file), what=CHAPTERS[question.chapters[0]].what))
    _goes_with(question, back.content, _content(workspace, target), {key for some in records.values() for key in some})
    notes = [Note("read", "kept", file, None, {"count": str(count(some))}) for file, some in records.items()]
    if not target.is_there:
        records = {"document.toml": {"document": back.content.document}, **records}
    if "frames.toml" in records or "document.toml" in records:
        records |= _publications(workspace, question, target, records, back.content)
    return _finished(workspace, question, target, records, [*notes, *back.notes], [])


def _goes_with(question: Question, content: Content, own: Content | None, keys: set[str]) -> None:
    """That amounts mean the same in the budget that gets them. Raises Stop (KSB078) where they are of another year, or
    in another unit."""
    if own is None:
        return
    place, given, has = Place(question.file), content.document, own.document
    problems = list[Problem]()
    if "frame" in keys and given.year != has.year:
        problems.append(kinds.importing.OWN_YEAR.at(place, year=given.year, own=has.year))
    if keys & {"frame", "investments"} and given.unit != has.unit:
        problems.append(kinds.importing.OWN_UNIT.at(place, unit=given.unit, own=has.unit))
    if problems:
        raise Stop(*problems)


def _publications(workspace: Workspace, question: Question, target: Target, records: Files, content: Content) -> Files:
    """The indexes that the frames were computed by, where the budget's surroundings lack them."""
    loaded = workspace.read(target.with_files(_written(workspace, question, target, records)))
    missing = lacking(content, loaded.budget.publications if loaded.budget else ())
    return {PUBLICATIONS: {"publication": missing}} if missing else {}


def _given(decisions: Decisions) -> dict[str, bool]:
    """The decisions by their options, and whether each is made."""
    return {
        "--map": bool(decisions.labels),
        "--column": bool(decisions.columns),
        "--costs": decisions.costs is not None,
        "--unit": decisions.unit is not None,
        "--year": decisions.year is not None,
        "--table": bool(decisions.tables),
    }


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
