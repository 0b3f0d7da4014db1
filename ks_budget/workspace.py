"""Budgets, opened: a folder of them, its boards, last year's, and the warnings met on the way. Nothing here prints."""

import os
from collections.abc import Callable, Iterable, Mapping
from contextlib import AbstractContextManager, suppress
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct, structs

from ks_budget.files import find
from ks_budget.files.find import Reference
from ks_budget.language import DEFAULT, LANGUAGES
from ks_budget.model import Budget
from ks_budget.model.glance import Glance
from ks_budget.problems import Problem, Stop, exit_code, kinds
from ks_budget.reading import Reading

if TYPE_CHECKING:
    from ks_budget.files.guard import Guard
    from ks_budget.files.load import Loaded
    from ks_budget.files.revision import Version


class Opened(Struct, frozen=True):
    """A budget without errors, and where it was opened from."""

    budget: Budget
    reference: Reference
    warnings: tuple[Problem, ...] = ()
    """What was to be said of it in reading."""


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
        self._reading = Reading(self._note)

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

    def reading_once(self) -> AbstractContextManager[None]:
        """Within it each budget is read once, however many answers are made of it: they are of the same files.
        Otherwise what is opened again is read again."""
        return self._reading.once()

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
        [opened] = self._open([self.refer(name, at_or_before)], self._reading.for_figures)
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
        return self._reading.examine(reference)

    def read(self, reference: Reference) -> "Loaded":
        """The same, with its texts as they are written."""
        return self._reading.read(reference)

    def previous(self, opened: Opened) -> Opened | None:
        """The budget of the year before, in the same folder and revision; None when there is none. Raises Stop with
        its problems when it has errors."""
        reference = self.reference_before(opened)
        if reference is None:
            return None
        try:
            [before] = self._open([reference], self._reading.for_figures)
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
        return find.year_before(opened.reference, opened.budget.year)

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

    def _open(
        self, references: Iterable[Reference], load: "Callable[[Reference], Loaded] | None" = None
    ) -> list[Opened]:
        budgets, problems = [], list[Problem]()
        for reference in references:
            loaded = (load or self.examine)(reference)
            if loaded.budget:
                budgets.append(Opened(loaded.budget, reference, tuple(loaded.problems)))
            problems += loaded.problems
        if exit_code(problems):
            raise Stop(*problems)
        self.warnings += [problem for problem in problems if problem not in self.warnings]
        return budgets

    def _note(self, reference: Reference, loaded: "Loaded | None") -> None:
        """Remember what is read: it may not be written over, and it says in what language it is and whose."""
        self._references[reference] = None
        if loaded:
            self._languages += [loaded.language] if loaded.language else []
            self._titles += [loaded.budget.content.document.board] if loaded.budget else []

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
