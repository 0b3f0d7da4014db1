"""Budgets, opened: a folder of them, its boards, last year's, and the warnings met on the way. Nothing here prints."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct, structs

from ks_budget.files import find
from ks_budget.files.find import Reference
from ks_budget.language import DEFAULT, LANGUAGES
from ks_budget.model import Budget, Content, Publication
from ks_budget.model.filled import OPEN
from ks_budget.model.glance import Glance
from ks_budget.problems import KeyPath, Problem, Spot, Stop, exit_code, kinds
from ks_budget.problems.kind import READING

if TYPE_CHECKING:
    from ks_budget.files.guard import Guard
    from ks_budget.files.load import Loaded
    from ks_budget.files.parse import Source
    from ks_budget.files.revision import Version


class Opened(Struct, frozen=True):
    """A budget without errors, and where it was opened from."""

    budget: Budget
    reference: Reference


class Board(Struct, frozen=True):
    """One board among several."""

    name: str
    """The name of its folder."""
    workspace: "Workspace"
    """Opens its budgets. What it is warned of, the workspace that it came from is."""


class Workspace:
    """A folder of budgets, or of boards, and what has been opened from it.

    ``folder`` is the folder of budgets; else ``KSB_BUDGETS`` in ``environment``, else the nearest ``budgets/`` upwards
    from ``start``. ``board`` picks one where the folder holds several. ``language`` is that of reports. The environment
    is the process's own and the start its current folder, when none is given. Nothing is read before it is asked for.
    """

    def __init__(
        self,
        folder: str | Path | None = None,
        *,
        board: str | None = None,
        language: str | None = None,
        environment: Mapping[str, str] | None = None,
        start: Path | None = None,
    ) -> None:
        self.folder, self.board = folder, board
        self.warnings: list[Problem] = []
        """Warnings of the budgets opened so far, in the order they were met."""
        self._asked, self._environment, self._start = language, environment, start
        self._languages: list[str] = []
        self._references: dict[Reference, None] = {}
        self._titles: list[str] = []
        self._of_all = False
        self._known: dict[tuple[Reference, bool], Opened] | None = None

    @cached_property
    def top(self) -> Path:
        """The folder of budgets, or of boards. Raises Stop (KSB001) when there is none."""
        folder = None if self.folder is None else str(self.folder)
        return find.budgets_folder(folder, self.environment, self._start or Path.cwd())

    @cached_property
    def root(self) -> Path:
        """The folder of one board's budgets. Raises Stop (KSB001, KSB020, KSB021) when there is none."""
        if self._of_all and self.board is not None:
            # Looking through all boards for each of them would take the square of their number.
            return find.known_board(self.top, self.board)
        return find.board_folder(self.top, self.board) or self.top

    @property
    def guard(self) -> "Guard":
        """What no answer may be written over: the folders of budgets here, and what was opened there or elsewhere."""
        from ks_budget.files.guard import Guard

        folders = [reference.path for reference in self._references if reference.path.is_dir()]
        asked = None if self.folder is None else str(self.folder)
        for named, environment in ((asked, {}), (None, self.environment), (None, {})):
            with suppress(Stop):
                folders.append(find.budgets_folder(named, environment, self._start or Path.cwd()))
        read = [path for one in self._references for path in (one.path, one.root, one.above) if path is not None]
        return Guard(tuple(dict.fromkeys(folders)), tuple(dict.fromkeys(read)))

    @property
    def title(self) -> str:
        """The board, as the first of its budgets that was opened calls it; empty where that does not say."""
        return next(iter(self._titles), "")

    @property
    def environment(self) -> Mapping[str, str]:
        """The variables that KSB_BUDGETS and KSB_LANG are looked up in."""
        return os.environ if self._environment is None else self._environment

    @property
    def language(self) -> str:
        """The one asked for, else ``KSB_LANG``, else the first opened budget's own, else Swedish."""
        wanted = self._asked or self.environment.get("KSB_LANG") or next(iter(self._languages), None)
        return wanted if wanted in LANGUAGES else DEFAULT

    def check_language(self) -> None:
        """Refuse a language of the environment that ksb does not speak, unless one was asked for. Raises Stop
        (KSB014)."""
        spoken = self.environment.get("KSB_LANG")
        if spoken and spoken not in LANGUAGES and not self._asked:
            raise Stop(kinds.asking.WRONG_OPTION.at(option="KSB_LANG", shown=spoken, example="sv, en"))

    def check_board(self, *names: str | None) -> None:
        """Refuse a board where all budgets are named by their paths, which need none. Raises Stop (KSB038)."""
        if self.board is not None and all(name is not None and find.names_path(name) for name in names):
            option = "--all" if self._of_all else f"--board {self.board}"
            raise Stop(kinds.asking.WITHOUT_EFFECT.at(option=option, why=kinds.words.NO_EFFECT["board"]))

    def names(self) -> list[str]:
        """The budgets of the board, by year and then by variant. Raises Stop as ``root`` does."""
        return find.budget_names(self.root)

    def boards(self) -> list[Board]:
        """The boards of the folder, by name. Raises Stop (KSB001, and KSB020 when it holds none)."""
        known = find.boards(self.top)
        if not known:
            raise Stop(kinds.asking.NO_BOARDS.at(folder=find.shown(self.top)))
        return [Board(name, self._of_board(name)) for name in known]

    def every_board(self) -> list[Board]:
        """All whose budgets there are: the one asked for, else the boards of the folder, with the folder itself first
        where it holds budgets. Raises Stop (KSB001, KSB012, KSB020) when there is none."""
        if self.board is not None or find.budget_names(self.top):
            own = [Board(self.root.resolve().name, self)]
            return own if self.board is not None else [*own, *self._among()]
        boards = self._among()
        if not boards:
            raise Stop(find.no_budgets(self.top))
        return boards

    def _among(self) -> list[Board]:
        return [Board(name, self._of_board(name)) for name in find.boards(self.top)]

    def glances(self) -> list[Glance]:
        """Each budget of the board as a list has it, those that cannot be read too. Raises Stop as ``root`` does."""
        from ks_budget.files.glance import glances

        seen = glances(self.root)
        self._languages += [one.language for one in seen if one.language]
        self._titles += [one.board for one in seen if one.board]
        return seen

    def refer(self, text: str | None = None, at_or_before: int | None = None) -> Reference:
        """The budget that is named (`2024`, `2024-forslag`, a path, `2024@v1.0`), else the latest; of those not after
        a year, when one is given. Raises Stop (KSB001, KSB002, KSB010, KSB012, KSB020, KSB021) when there is none, and
        for a path to something else than a budget (KSB040, KSB041)."""
        if text is None:
            return self._below(find.latest(self.root, at_or_before))
        reference = find.resolve(text, lambda: self.root)
        if find.names_path(text):
            # Only paths can lead to something else.
            from ks_budget.files.paths import only_budgets

            reference = only_budgets(reference, self._tops())
        return self._below(reference)

    @contextmanager
    def reading_once(self) -> Iterator[None]:
        """Within it each budget is read, and warned of, once, however many answers are made of it: they are of the same
        files. Otherwise what is opened again is read again."""
        self._known = {}
        try:
            yield
        finally:
            self._known = None

    def open(self, name: str | None = None, at_or_before: int | None = None) -> Opened:
        """Load and check a budget, named as ``refer`` takes it. Raises Stop with all its problems when there are
        errors; what are warnings only is added to ``warnings``."""
        self.check_board(name)
        [opened] = self._open([self.refer(name, at_or_before)])
        return opened

    def open_figures(self, name: str | None = None, at_or_before: int | None = None) -> Opened:
        """The same for answers that show no text but the reasons of adjustments: where those have no figures to be
        filled in, texts stay as they are written and nothing is computed for them."""
        self.check_board(name)
        [opened] = self._open([self.refer(name, at_or_before)], self._for_figures)
        return opened

    def open_all(self, *names: str) -> list[Opened]:
        """Several budgets, in the order they are named. Raises Stop with the problems of all of them."""
        self.check_board(*names)
        return self._open([self.refer(name) for name in names])

    def examine(self, reference: Reference) -> "Loaded":
        """Load a budget, its texts with their figures filled in, with all that is wrong with what its files say, each
        in its place, from the top.

        Raises Stop when there is nothing to read (KSB004, KSB009, KSB011).
        """
        loaded = self.read(reference)
        if loaded.budget is None or not any(map(_may_be_filled, loaded.sources)):
            return loaded
        # What only such texts need is imported where there are some.
        from ks_budget.compute.living import fill, look_through
        from ks_budget.files.past import PastBudgets

        if exit_code(loaded.problems):
            outcome = look_through(loaded.budget)
        else:
            past = PastBudgets(self.read, reference, loaded.budget.year)
            outcome = fill(loaded.budget, partial(self._figures_before, loaded), past)
        budget = structs.replace(loaded.budget, content=outcome.content)
        roots = [structs.replace(loaded.roots[0], table=outcome.content), *loaded.roots[1:]]
        problems = located([*loaded.problems, *outcome.problems], loaded)
        return structs.replace(loaded, budget=budget, roots=roots, problems=problems)

    def read(self, reference: Reference) -> "Loaded":
        """The same, with its texts as they are written."""
        from ks_budget.checks.structure import structure
        from ks_budget.files.load import load

        self._references[reference] = None
        loaded = load(reference, _follow)
        self._languages += [loaded.language] if loaded.language else []
        self._titles += [loaded.budget.content.document.board] if loaded.budget else []
        problems = list(loaded.problems)
        if loaded.budget and not any(problem.kind.group is READING for problem in problems):
            problems += _told_once(structure(loaded.budget), loaded)
        return structs.replace(loaded, problems=located(problems, loaded))

    def previous(self, opened: Opened) -> Opened | None:
        """The budget of the year before, in the same folder and revision; None when there is none. Raises Stop with
        its problems when it has errors."""
        reference = self.reference_before(opened)
        if reference is None:
            return None
        try:
            [before] = self._open([reference], self._for_figures)
        except Stop as stop:
            # A git revision names a budget before it is known whether it holds it.
            if stop.is_a(kinds.reading.NO_REVISION):
                return None
            raise
        return before

    def earlier(self, opened: Opened) -> list[Opened]:
        """The budgets of the years before, latest first, as far back as they follow each other."""
        budgets = []
        before = self.previous(opened)
        while before is not None:
            budgets.append(before)
            before = self.previous(before)
        return budgets

    def version(self, opened: Opened) -> "Version | None":
        """Which version in git a budget is of; None where it is in none."""
        from ks_budget.files.revision import version

        return version(opened.reference)

    def reference_before(self, opened: Opened) -> Reference | None:
        """What ``previous`` would open; None when there is none."""
        reference = opened.reference
        try:
            before = find.by_name(reference.root, str(opened.budget.year - 1), reference.revision)
        except Stop:
            return None
        return structs.replace(before, above=reference.above)

    def committed(self, reference: Reference) -> Budget | None:
        """The budget as the latest commit has it, where that is another and can be used; None without git."""
        # Most who check have no repository, or nothing that is not committed.
        from ks_budget.files.committed import committed

        before = committed(reference)
        if before is None:
            return None
        try:
            loaded = self.examine(before)
        except Stop:
            return None
        return None if exit_code(loaded.problems) else loaded.budget

    def _for_figures(self, reference: Reference) -> "Loaded":
        loaded = self.read(reference)
        frames = loaded.budget.content.frames if loaded.budget else ()
        shown = any(OPEN in adjustment.reason for frame in frames for adjustment in frame.adjustments)
        return self.examine(reference) if shown else loaded

    def _figures_before(self, loaded: "Loaded") -> Budget | None:
        """The budget of the year before, where it has no errors; what is wrong with it its own readers are told."""
        assert loaded.budget is not None, "there is a budget to have one before it"
        reference = self.reference_before(Opened(loaded.budget, loaded.reference))
        try:
            before = self.read(reference) if reference else None
        except Stop:
            return None
        return before.budget if before and not exit_code(before.problems) else None

    def _open(
        self, references: Iterable[Reference], load: "Callable[[Reference], Loaded] | None" = None
    ) -> list[Opened]:
        budgets, problems, filled = [], [], load is None
        for reference in references:
            known = self._once(reference, filled)
            if known:
                budgets.append(known)
                continue
            loaded = (load or self.examine)(reference)
            if loaded.budget:
                budgets.append(Opened(loaded.budget, reference))
            problems += loaded.problems
        if exit_code(problems):
            raise Stop(*problems)
        if self._known is not None:
            self._known |= {(opened.reference, filled): opened for opened in budgets}
        self.warnings += problems
        return budgets

    def _once(self, reference: Reference, filled: bool) -> Opened | None:
        """What has been read once, its texts filled in if they must be."""
        known = self._known or {}
        return known.get((reference, True)) or (None if filled else known.get((reference, False)))

    def _of_board(self, board: str) -> "Workspace":
        other = Workspace(
            self.folder, board=board, language=self._asked, environment=self._environment, start=self._start
        )
        other._of_all = True
        other.warnings, other._languages, other._references = self.warnings, self._languages, self._references
        return other

    def _below(self, reference: Reference) -> Reference:
        """Give the budget of one board among several the files that serve them all, however it was named."""
        return structs.replace(reference, above=find.above(reference.root, self._tops()))

    def _tops(self) -> list[Path]:
        """The folders that are known to be of budgets or of boards: the one at hand, and the environment's."""
        named = self.environment.get("KSB_BUDGETS")
        tops = [Path(named)] if named else []
        with suppress(Stop):
            tops.append(self.top)
        return tops


def _follow(
    base: Content, merged: Content, states: Callable[[KeyPath], bool], shared: tuple[Publication, ...]
) -> Content:
    # Only a variant needs it.
    from ks_budget.compute.variant import follow

    return follow(base, merged, states, shared)


def _may_be_filled(source: "Source") -> bool:
    """Whether a text of a file may have figures to be filled in. Braces may be written as what they are escaped by."""
    return OPEN in source.text or "\\u007" in source.text or "\\U0000007" in source.text


def located(problems: list[Problem], *budgets: "Loaded") -> list[Problem]:
    """Problems found in budgets that were read, each with its file, line and column, in the order of the files."""
    if not problems:
        return []
    # What only problems need is imported where there are some.
    from ks_budget.files.places import located as in_files

    return in_files(problems, budgets)


def states(loaded: "Loaded") -> Callable[[Spot], bool]:
    """Whether a variant that was read states what is at a place itself, and does not inherit it."""
    from ks_budget.files.places import stated

    return stated(loaded)


def _told_once(problems: list[Problem], loaded: "Loaded") -> list[Problem]:
    if not problems or not loaded.mended:
        return problems
    from ks_budget.files.places import not_of_mended

    return not_of_mended(problems, loaded)
