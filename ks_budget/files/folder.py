"""A folder of files that ksb writes together, whole or not at all. No file that a person put there is ever touched."""

import shutil
import stat
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from ks_budget.files.find import real, shown
from ks_budget.files.write import as_others_may_read, unwritable
from ks_budget.problems import Place, Stop, kinds

Forbids = Callable[[Path], bool]
"""Whether nothing is ever written in a folder; what is known of it grows with what is read."""
Own = Callable[[Path], frozenset[str]]
"""The names of the files in a folder that ksb itself wrote there, by what the folder says of itself."""

_PREFIX, _SUFFIX = ".ksb-", ".tmp"


@contextmanager
def new_files(folder: Path, *, last: str, replace: bool, forbids: Forbids, own: Own) -> Iterator[Path]:
    """A folder to write files in. When all are written they stand in ``folder``, which is new, empty or holds what ksb
    wrote before; when something fails it is as it was.

    ``last`` is the file that says that the others are whole: in a folder that is there already it goes first and comes
    last. ``replace`` lets what ksb wrote be written over. ``forbids`` is asked before anything is written, and again
    before it gets its place. Raises Stop with KSB050 for a folder that holds something else, or is among budgets, with
    KSB016 for one that cannot be written.
    """
    try:
        there = _check(folder, replace, forbids, own)
        target = real(folder)
        with _temporary(target if there else target.parent) as work:
            yield work
            _refuse(folder, forbids)
            for file in work.iterdir():
                as_others_may_read(file, 0o666)
            if there:
                _moved(work, target, last, own(target))
            else:
                as_others_may_read(work, 0o777)
                work.rename(target)
    except OSError as error:
        raise unwritable(folder, kinds.foreign.of_system(error)) from None


@contextmanager
def _temporary(above: Path) -> Iterator[Path]:
    """A folder that is gone afterwards, unless it was given another name."""
    work = Path(tempfile.mkdtemp(dir=above, prefix=_PREFIX, suffix=_SUFFIX))
    try:
        yield work
    finally:
        shutil.rmtree(work, ignore_errors=True)


def _check(folder: Path, replace: bool, forbids: Forbids, own: Own) -> bool:
    """Whether the folder is there. Raises Stop (KSB050) when nothing may be written in it."""
    place = Place(shown(folder))
    _refuse(folder, forbids)
    if not folder.exists():
        if folder.is_symlink():
            raise unwritable(folder, kinds.words.TARGETS["dangling"])
        return False
    if not stat.S_ISDIR(folder.stat().st_mode):
        raise Stop(kinds.reading.FILE_NOT_FOLDER.at(place, folder=shown(folder)))
    names = sorted(path.name for path in folder.iterdir() if not _is_left_over(path))
    ours = own(folder)
    others = [name for name in names if name not in ours or not _is_file(folder / name)]
    if others:
        raise Stop(kinds.reading.FOLDER_OF_OTHERS.at(place, folder=shown(folder), file=others[0]))
    if names and not replace:
        raise Stop(kinds.reading.FOLDER_EXISTS.at(place, folder=shown(folder)))
    return True


def _refuse(folder: Path, forbids: Forbids) -> None:
    if forbids(folder):
        raise Stop(kinds.reading.FOLDER_AMONG_BUDGETS.at(Place(shown(folder)), folder=shown(folder)))


def _is_left_over(path: Path) -> bool:
    """Whether it is what a run that was killed left behind."""
    return path.name.startswith(_PREFIX) and path.name.endswith(_SUFFIX)


def _is_file(path: Path) -> bool:
    return stat.S_ISREG(path.lstat().st_mode)


def _moved(work: Path, target: Path, last: str, before: frozenset[str]) -> None:
    """Put what is written in the place of what was there."""
    (target / last).unlink(missing_ok=True)
    written = sorted((file.name for file in work.iterdir()), key=lambda name: (name == last, name))
    for name in before - set(written):
        (target / name).unlink(missing_ok=True)
    for name in written:
        (work / name).replace(target / name)
