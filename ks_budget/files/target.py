"""Where new files of a budget go: a folder of one, a file of its own, or nowhere yet."""

import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from msgspec import Struct, structs

from ks_budget.files.find import Reference, budget_names, is_budget_name, shown
from ks_budget.files.folder import new_files
from ks_budget.files.guard import Guard
from ks_budget.files.write import unwritable, write_text
from ks_budget.problems import Place, Stop, kinds

UNNAMED = "import.toml"
"""What a file is called in problems before it has a name."""


class Target(Struct, frozen=True):
    """Where a budget's new files go."""

    reference: Reference
    """The budget that they are files of, there or not."""
    folder: Path | None
    """The folder that gets them; None where they are one file."""
    file: Path | None = None
    """The one file; None for one that is not written."""

    @property
    def is_there(self) -> bool:
        """Whether the budget has files already."""
        path = self.reference.path
        return path.is_file() or (path.is_dir() and any(path.glob("*.toml")))

    @property
    def has_schema(self) -> bool:
        """Whether the schema lies where the files of a budget look for it."""
        return self.folder is not None and (self.folder.parent / "ksb.schema.json").is_file()

    @property
    def year(self) -> int | None:
        """The year that its name gives."""
        return self.reference.year

    def path(self, name: str) -> Path:
        """Where the file of a chapter goes, called `frames.toml` where each has its own."""
        return self.folder / name if self.folder is not None else self.file or self.reference.path

    def shown(self, name: str) -> str:
        """The same as users are shown it."""
        return shown(self.path(name)) if self.folder or self.file else UNNAMED

    def with_files(self, files: Mapping[str, str]) -> Reference:
        """The budget as it would be with files that are not written, text by the name of each."""
        unwritten = tuple((self.shown(name), text.encode("utf-8")) for name, text in files.items())
        return structs.replace(self.reference, unwritten=unwritten)


def target_of(named: str | None, root: Path | None) -> Target:
    """Where new files go: `budgets/2025` a folder, `budgets/2025/risks.toml` and `budgets/2025.toml` a file, None
    nowhere yet. ``root`` is the folder of budgets at hand.

    Raises Stop where the file is there already (KSB015), where the budget is the other of a folder and a file (KSB010),
    and for a folder that holds budgets and is none (KSB050).
    """
    if named is None:
        # A folder that is not there holds no other files.
        beside = root or Path(UNNAMED)
        return Target(Reference(UNNAMED, beside / UNNAMED, beside), None)
    path = Path(named)
    if path.suffix.lower() == ".toml":
        free(path)
        if is_budget_name(path.parent.name):
            return Target(_folder(path.parent), None, path)
        if is_budget_name(path.stem):
            _not_both(path.stem, path.parent / path.stem)
        root = path.parent if is_budget_name(path.stem) else path
        return Target(Reference(path.stem, path, root), None, path)
    if path.exists() and not path.is_dir():
        raise Stop(kinds.reading.FILE_NOT_FOLDER.at(Place(shown(path)), folder=shown(path)))
    if not is_budget_name(path.name) and path.is_dir() and budget_names(path):
        raise Stop(kinds.reading.FOLDER_OF_BUDGETS.at(Place(shown(path)), folder=shown(path)))
    if is_budget_name(path.name):
        _not_both(path.name, path.parent / f"{path.name}.toml")
    return Target(_folder(path), path)


def _not_both(name: str, other: Path) -> None:
    if os.path.lexists(other):
        raise Stop(kinds.reading.WOULD_BE_BOTH.at(Place(shown(other)), name=name))


def _folder(folder: Path) -> Reference:
    named = Path(os.path.normpath(folder)) if folder.name in ("", ".", "..") else folder
    return Reference(named.name, folder, folder.parent)


def free(path: Path) -> None:
    """That nothing has a name yet. Raises Stop (KSB015) where something has, a link that leads nowhere too."""
    if os.path.lexists(path):
        raise Stop(kinds.reading.FILE_AMONG_BUDGETS.at(Place(shown(path)), file=shown(path)))


def write(target: Target, files: Mapping[str, str]) -> None:
    """Write new files, all of them or none. Raises Stop where one is there (KSB015) or none can be (KSB016)."""
    for name in files:
        free(target.path(name))
    if target.folder is not None and not target.folder.exists():
        _make_above(target.folder.parent)
        with new_files(
            target.folder, last="", replace=False, forbids=lambda _: False, own=lambda _: frozenset()
        ) as work:
            for name, text in files.items():
                (work / name).write_text(text, encoding="utf-8", newline="\n")
        return
    written = list[Path]()
    try:
        for name, text in files.items():
            write_text(target.path(name), text, replace=False, guard=Guard())
            written.append(target.path(name))
    except BaseException:
        _take_back(written)
        raise


def _make_above(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise unwritable(folder, kinds.foreign.of_system(error)) from None


def _take_back(written: Iterable[Path]) -> None:
    for path in written:
        path.unlink(missing_ok=True)
