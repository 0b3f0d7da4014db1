"""Where the bytes of a budget come from: the folder as it is now, or a git revision of it."""

import subprocess
from pathlib import Path

from msgspec import Struct

from ks_budget.files.find import Reference, shared_files, shown
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


def read(reference: Reference) -> Files:
    """The files of a budget, now or in a git revision.

    Raises Stop (KSB011) when the git revision does not exist.
    """
    if reference.revision is None:
        return _read_folder(reference)
    return _read_revision(reference, reference.revision)


def _read_folder(reference: Reference) -> Files:
    problems: list[Problem] = []
    path, root = reference.path, reference.root.resolve()
    if not path.resolve().is_relative_to(root):
        raise Stop(_leaves(path))
    own = [path]
    if path.is_dir():
        own = sorted(p for p in path.glob("*.toml") if not p.name.startswith("."))
        if not own:
            raise Stop(kinds.reading.EMPTY_FOLDER.at(Place(shown(path)), folder=shown(path)))
    shared = _open(shared_files(reference.root), root, problems)
    if reference.above is not None:
        shared += _open(shared_files(reference.above), reference.above.resolve(), problems)
    return Files(_open(own, root, problems), shared, problems)


def _open(paths: list[Path], root: Path, problems: list[Problem]) -> list[Raw]:
    files = []
    for path in paths:
        if not path.resolve().is_relative_to(root):
            problems.append(_leaves(path))
        elif path.exists() and not path.is_file():
            problems.append(kinds.reading.FOLDER_NOT_FILE.at(Place(shown(path))))
        else:
            try:
                files.append(Raw(shown(path), path.read_bytes()))
            except OSError as error:
                problems.append(kinds.reading.UNREADABLE.at(Place(shown(path)), reason=error.strerror or str(error)))
    return files


def _leaves(path: Path) -> Problem:
    return kinds.reading.LINK_OUT.at(Place(shown(path)))


def _read_revision(reference: Reference, revision: str) -> Files:
    root, problems = reference.root, list[Problem]()
    blobs = _blobs(root, revision, problems)
    wanted = reference.path.relative_to(root).as_posix().removesuffix(".toml")
    own = [name for name in blobs if name == f"{wanted}.toml" or name.rpartition("/")[0] == wanted]
    if not own:
        raise Stop(kinds.reading.REVISION_WITHOUT_BUDGET.at(revision=revision, name=wanted))
    shared = _fetch(root, revision, blobs, _beside(blobs))
    if reference.above is not None:
        blobs_above = _blobs(reference.above, revision, problems)
        shared += _fetch(reference.above, revision, blobs_above, _beside(blobs_above))
    return Files(_fetch(root, revision, blobs, own), shared, problems)


def _blobs(folder: Path, revision: str, problems: list[Problem]) -> dict[str, str]:
    """The TOML files below a folder in a revision: path from the folder to git's name for the content."""
    listed = _git(folder, revision, "ls-tree", "-r", "-z", "--end-of-options", revision, "--", ".")
    blobs: dict[str, str] = {}
    for entry in filter(None, listed.decode("utf-8", "surrogateescape").split("\0")):
        (mode, _, blob), name = entry.split("\t")[0].split(), entry.split("\t", 1)[1]
        if not name.endswith(".toml") or Path(name).name.startswith("."):
            continue
        if mode == "120000":
            problems.append(_leaves(folder / name))
            continue
        blobs[name] = blob
    return blobs


def _beside(blobs: dict[str, str]) -> list[str]:
    return [name for name in blobs if "/" not in name and not name[:4].isdigit()]


def _fetch(folder: Path, revision: str, blobs: dict[str, str], names: list[str]) -> list[Raw]:
    return [
        Raw(f"{shown(folder / name)}@{revision}", _git(folder, revision, "cat-file", "blob", blobs[name]))
        for name in sorted(names)
    ]


def _git(folder: Path, revision: str, *arguments: str) -> bytes:
    """Run git in a folder of budgets. Raises Stop (KSB011) with git's own words when it fails."""
    try:
        done = subprocess.run(
            ["git", *arguments], cwd=folder, capture_output=True, check=False, stdin=subprocess.DEVNULL
        )
    except OSError:
        raise Stop(kinds.reading.NO_GIT.at(revision=revision)) from None
    if done.returncode:
        reason = done.stderr.decode("utf-8", "replace").strip().removeprefix("fatal: ").splitlines()
        raise Stop(kinds.reading.NO_REVISION.at(revision=revision, reason=reason[0] if reason else "git failed"))
    return done.stdout
