"""Where the bytes of a budget come from: the folder as it is now, or a git revision of it."""

import os
from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct

from ks_budget.files import git
from ks_budget.files.find import Reference, budget_names, composed, is_budget_name, real, shared_files, shown
from ks_budget.problems import Place, Problem, Stop, kinds


class Raw(Struct, frozen=True):
    """One file, unread: its name as shown and its bytes."""

    file: str
    data: bytes


class Files(Struct, frozen=True):
    """The files of a budget, unread."""

    own: list[Raw]
    shared: list[Raw]
    """The files beside it that serve all budgets."""
    problems: list[Problem]
    """What could not be read."""
    unread: bool
    """Whether some of its own is among that."""


def read(reference: Reference) -> Files:
    """The files of a budget, now or in a git revision.

    Raises Stop (KSB011) when the git revision does not exist.
    """
    if reference.revision is None:
        return _read_folder(reference)
    return _read_revision(reference, reference.revision)


def budget_years(reference: Reference) -> list[int]:
    """The years that there are budgets of beside one, variants aside, in its folder or in its revision; rising.

    Raises Stop (KSB011) when the git revision does not exist.
    """
    if reference.revision is None:
        names = set(budget_names(reference.root))
    else:
        repository = git.Repository(reference.above or reference.root, reference.revision)
        names = {name.partition("/")[0].removesuffix(".toml") for name in repository.files(reference.root)}
    return sorted(int(name) for name in names if name.isdigit() and is_budget_name(name))


def _read_folder(reference: Reference) -> Files:
    problems: list[Problem] = []
    path, root = reference.path, real(reference.root)
    if not real(path).is_relative_to(root):
        raise Stop(_leaves(path))
    own = [path] if path.exists() or not reference.unwritten else []
    if path.is_dir():
        own = sorted(p for p in path.glob("*.toml") if not p.name.startswith("."))
        if not own and not reference.unwritten:
            raise Stop(kinds.reading.EMPTY_FOLDER.at(Place(shown(path)), folder=shown(path)))
    raw = _open(own, root, problems)
    unread = bool(problems)
    raw = sorted([*raw, *(Raw(*one) for one in reference.unwritten)], key=lambda one: one.file)
    # A budget named by path may be called anything; it does not serve others as well.
    shared = _open([file for file in shared_files(reference.root) if file not in own], root, problems)
    if reference.above is not None:
        shared += _open(shared_files(reference.above), real(reference.above), problems)
    return Files(raw, shared, problems, unread)


def _open(paths: list[Path], root: Path, problems: list[Problem]) -> list[Raw]:
    files = []
    for path in paths:
        if not real(path).is_relative_to(root):
            problems.append(_leaves(path))
        elif path.exists() and not path.is_file():
            kind = kinds.reading.FOLDER_NOT_FILE if path.is_dir() else kinds.reading.NO_ORDINARY_FILE
            problems.append(kind.at(Place(shown(path))))
        else:
            try:
                files.append(Raw(shown(path), path.read_bytes()))
            except OSError as error:
                problems.append(kinds.reading.UNREADABLE.at(Place(shown(path)), reason=kinds.foreign.of_system(error)))
    return files


def _leaves(path: Path) -> Problem:
    return kinds.reading.LINK_OUT.at(Place(shown(path)))


def _read_revision(reference: Reference, revision: str) -> Files:
    root, above = reference.root, reference.above
    repository = git.Repository(above or root, revision)
    files = repository.files(root)
    own = own_names(reference, files)
    if not own:
        raise Stop(kinds.reading.REVISION_WITHOUT_BUDGET.at(revision=revision, name=_named(reference)))
    beside = [_Listed(root, name, files[name]) for name in _beside(files)]
    if above is not None:
        files_above = repository.files(above)
        beside += [_Listed(above, name, files_above[name]) for name in _beside(files_above)]
    listed = [_Listed(root, name, files[name]) for name in sorted(own)]
    contents = repository.contents([one.entry.blob for one in [*listed, *beside] if not one.entry.link])
    problems: list[Problem] = []
    raw = _raw(listed, contents, revision, problems)
    unread = bool(problems)
    return Files(raw, _raw(beside, contents, revision, problems), problems, unread)


def own_names(reference: Reference, files: Iterable[str]) -> list[str]:
    """Those of the files below a folder of budgets that hold a budget."""
    wanted = _named(reference)
    return [
        name for name in files if wanted in (composed(name.removesuffix(".toml")), composed(name.rpartition("/")[0]))
    ]


def _named(reference: Reference) -> str:
    # By the way it was named: `.` too lies somewhere.
    return composed(Path(os.path.relpath(reference.path, reference.root)).as_posix().removesuffix(".toml"))


def _beside(files: dict[str, git.Entry]) -> list[str]:
    return sorted(name for name in files if "/" not in name and not is_budget_name(name.removesuffix(".toml")))


class _Listed(Struct, frozen=True):
    """A file in a revision: the folder it was looked for in, its path from there, and its entry."""

    folder: Path
    name: str
    entry: git.Entry


def _raw(listed: list[_Listed], contents: dict[str, bytes | None], revision: str, problems: list[Problem]) -> list[Raw]:
    files = []
    for one in listed:
        file = f"{shown(one.folder / one.name)}@{revision}"
        if one.entry.link:
            problems.append(kinds.reading.LINK_OUT.at(Place(file)))
        elif one.entry.blob in contents:
            data = contents[one.entry.blob]
            if data is None:
                problems.append(kinds.reading.NOT_FETCHED.at(Place(file), revision=revision))
            else:
                files.append(Raw(file, data))
    return files
