"""What no answer is ever written over: what was read, and what lies among budgets, however it is named."""

from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct

from ks_budget.files.find import boards, is_budget_name, real
from ks_budget.problems import Kind, kinds

_DEPTHS = ("*.toml", "*/*.toml", "*/*/*.toml")
"""Where the files of budgets are: in the folder itself, in a budget's or a board's, in a budget's of a board."""


class Guard(Struct, frozen=True):
    """The budgets of a run. Those that it did not open are known by their looks."""

    folders: tuple[Path, ...] = ()
    """Folders of budgets or of boards, and budgets that are folders: nothing in them is written over."""
    read: tuple[Path, ...] = ()
    """What was opened: files, and folders that budgets lie in."""

    def forbids(self, path: Path) -> Kind | None:
        """Why a file that is there is never written over; None when it may be."""
        file = real(path)
        if _looks_among_budgets(file) or any(_is_in(file, folder) for folder in self.folders):
            return kinds.reading.FILE_AMONG_BUDGETS
        if file.suffix.lower() == ".toml" or _is_one(file, self._files(file)):
            return kinds.reading.FILE_OF_A_BUDGET
        return None

    def forbids_in(self, folder: Path) -> bool:
        """Whether no files of an answer are ever put in a folder, there or not: it is a folder of budgets, lies in
        one, or is what the files that serve a budget lie in."""
        inside = real(folder) / "file"
        return _looks_among_budgets(inside) or _looks_among_budgets(real(folder)) or self._holds(inside)

    def _holds(self, file: Path) -> bool:
        return any(_is_in(file, one) for one in (*self.folders, *(path for path in self.read if path.is_dir())))

    def _files(self, file: Path) -> Iterable[Path]:
        """The files that could be the same as one: those that were read, and where it has several names, all there
        are."""
        yield from self.read
        if file.stat().st_nlink > 1:
            for folder in (*self.folders, *self.read):
                for depth in _DEPTHS:
                    yield from folder.glob(depth)


def _is_in(file: Path, folder: Path) -> bool:
    return _is_one(folder, file.parents)


def _is_one(path: Path, others: Iterable[Path]) -> bool:
    """Whether a path leads to the same as one of others, whatever their letters, links and ways are."""
    return any(_same(path, other) for other in others)


def _same(path: Path, other: Path) -> bool:
    try:
        return path.samefile(other)
    except OSError:
        return False


def _looks_among_budgets(file: Path) -> bool:
    """Whether a file lies beside budgets, in one, or below a folder of that name that holds some."""
    folder = file.parent
    if _holds_budgets(folder) or _is_budget_folder(folder):
        return True
    return any(above.name.lower() == "budgets" and _is_root(above) for above in file.parents)


def _is_root(folder: Path) -> bool:
    try:
        return _holds_budgets(folder) or bool(boards(folder))
    except OSError:
        return False


def _holds_budgets(folder: Path) -> bool:
    try:
        return any(map(_is_budget, folder.iterdir()))
    except OSError:
        return False


def _is_budget(path: Path) -> bool:
    return (path.suffix == ".toml" and is_budget_name(path.stem)) or _is_budget_folder(path)


def _is_budget_folder(folder: Path) -> bool:
    return is_budget_name(folder.name) and next(folder.glob("*.toml"), None) is not None
