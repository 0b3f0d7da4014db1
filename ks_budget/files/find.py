"""Which files a budget is: from what the user wrote (`2024`, a path, `2024@v1.0`) to a reference."""

import os
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from msgspec import Struct, structs

from ks_budget.problems import Known, Place, Problem, Stop, kinds, near

_TOP = "budgets"
"""What a folder of budgets is called where it is not named."""


class Reference(Struct, frozen=True):
    """One budget that the user asked for."""

    name: str
    """As the user wrote it; what tables call it."""
    path: Path
    """The folder, or the single file, that holds it."""
    root: Path
    """The folder of budgets it lies in. Nothing outside is read."""
    revision: str | None = None
    """A git revision to read it from, instead of the files as they are now."""
    above: Path | None = None
    """The folder that holds the folders of several boards; its shared files serve them all."""
    unwritten: tuple[tuple[str, bytes], ...] = ()
    """Files that are to be among its own and are not written yet: their names as shown, and their bytes."""

    @property
    def year(self) -> int | None:
        """The year that its name gives, or None for a path named otherwise."""
        return _year_of(_stem(self.path))


def budgets_folder(asked: str | None, environment: Mapping[str, str], start: Path) -> Path:
    """``--budgets``, else ``KSB_BUDGETS``, else the nearest ``budgets/`` upwards from ``start``.

    Raises Stop with KSB001 when there is none.
    """
    named = asked or environment.get("KSB_BUDGETS")
    if named:
        folder = Path(named)
        if folder.is_dir():
            return folder
        raise Stop(kinds.reading.NO_FOLDER.at(Place(shown(folder)), folder=shown(folder)))
    for folder in (start, *start.parents):
        if (folder / _TOP).is_dir():
            return folder / _TOP
    raise Stop(kinds.reading.NO_FOLDER_ABOVE.at(start=str(start)))


def budget_names(root: Path) -> list[str]:
    """The budgets in a folder of budgets, by year and then by variant; none in one that is not made yet."""
    if not root.is_dir():
        return []
    return sorted({composed(_stem(path)) for path in root.iterdir() if _is_budget(path)})


def boards(top: Path) -> list[str]:
    """The boards in a folder of boards: its folders that hold budgets."""
    return sorted(composed(path.name) for path in top.iterdir() if path.is_dir() and _is_board(path))


def _is_board(path: Path) -> bool:
    if path.name.startswith(".") or _is_budget(path):
        return False
    # What may not be looked into holds nobody's budgets, and is nobody's concern until it is named.
    with suppress(PermissionError):
        return bool(budget_names(path))
    return False


def board_folder(top: Path, name: str | None) -> Path | None:
    """The folder of one board's budgets, or None where the folder holds budgets and no board is asked for.

    Raises Stop with KSB020 when there is no such board, KSB021 when one must be chosen, KSB004 when it leads out.
    """
    if name is None and budget_names(top):
        return None
    known = boards(top)
    if name is None:
        if len(known) > 1:
            raise Stop(kinds.asking.SEVERAL_BOARDS.at(Place(shown(top)), known=known))
        name = known[0] if known else None
    elif not known:
        raise Stop(kinds.asking.NO_BOARDS.at(folder=shown(top)))
    elif composed(name) not in known:
        raise Stop(kinds.asking.NO_BOARD.at(name=name, folder=shown(top), known=near(name, known)))
    return None if name is None else known_board(top, name)


def known_board(top: Path, name: str) -> Path:
    """The folder of a board that is known to be there. Raises Stop with KSB004 when it leads out."""
    folder = there(top / name) or top / name
    if not real(folder).is_relative_to(real(top)):
        raise Stop(kinds.reading.LINK_OUT.at(Place(shown(folder))))
    return folder


def above(root: Path, tops: Iterable[Path]) -> Path | None:
    """The folder of several boards that a board's folder of budgets lies in, or None where it lies in none.

    It is one of ``tops``, or called `budgets`, or holds the folders of several boards and no budgets of its own. A
    folder called `budgets` is the uppermost, whatever it lies in: a repository holds other files too.
    """
    name = _own_name(root)
    if name == _TOP or _year_of(name) is not None:
        return None
    folder = _holding(root)
    if _own_name(folder) == _TOP or any(_same(folder, top) for top in tops):
        return folder
    # Looked through only where it matters.
    return folder if shared_files(folder) and _is_of_boards(folder) else None


def _is_of_boards(folder: Path) -> bool:
    with suppress(PermissionError):
        known = boards(folder)
        return len(known) > 1 and _TOP not in known and not budget_names(folder)
    return False


def _own_name(folder: Path) -> str:
    # By the way it was named, through links or not.
    return Path(os.path.normpath(folder.absolute())).name


def _same(folder: Path, other: Path) -> bool:
    return os.path.realpath(folder) == os.path.realpath(other)


def shared_files(root: Path) -> list[Path]:
    """The files beside the budgets that serve them all, such as ``pkv.toml``."""
    return sorted(p for p in root.glob("*.toml") if not _is_budget(p) and not p.name.startswith("."))


def latest(root: Path, at_or_before: int | None = None) -> Reference:
    """The budget of the latest year, variants aside; of those not after a year, when one is given.

    Raises Stop with KSB012 when there is none.
    """
    years = [name for name in budget_names(root) if name.isdigit()]
    fitting = [name for name in years if at_or_before is None or int(name) <= at_or_before]
    if not fitting:
        raise Stop(_none_to_start_from(root, years, at_or_before))
    return by_name(root, fitting[-1])


def _none_to_start_from(root: Path, years: list[str], at_or_before: int | None) -> Problem:
    place, variants = Place(shown(root)), [name for name in budget_names(root) if name not in years]
    if years and at_or_before is not None:
        return kinds.asking.NO_BUDGET_SO_EARLY.at(place, year=at_or_before, known=Known(tuple(years)))
    return kinds.asking.ONLY_VARIANTS.at(place, known=variants) if variants else no_budgets(root)


def no_budgets(root: Path) -> Problem:
    """That a folder of budgets has none (KSB012)."""
    return kinds.asking.NO_BUDGET_AT_ALL.at(Place(shown(root)), folder=shown(root))


def by_name(root: Path, name: str, revision: str | None = None, said: str | None = None) -> Reference:
    """The budget with this name in a folder of budgets, now or in a git revision.

    Raises Stop with KSB002 when there is none and KSB010 when both a folder and a file hold it.
    """
    said, name = composed(said or name), composed(name)
    if _year_of(name) is None:
        raise _no_budget(said, root)
    if revision is not None:
        return Reference(said, root / name, root, revision)
    folder, file = there(root / name), there(root / f"{name}.toml")
    if folder and file and folder.is_dir():
        raise Stop(kinds.reading.FILE_AND_FOLDER.at(Place(shown(folder)), Place(shown(file)), name=name))
    path = folder or file
    if path is None:
        raise _no_budget(said, root)
    return Reference(said, path, root)


def _no_budget(name: str, root: Path) -> Stop:
    return Stop(kinds.reading.NO_BUDGET.at(name=name, known=Known(tuple(budget_names(root))), folder=shown(root)))


def resolve(text: str, root: Callable[[], Path]) -> Reference:
    """What the user wrote, as a reference. ``root`` is asked for names, and not for paths: those need none.

    Raises Stop with KSB002 when it does not exist, KSB010 when it is ambiguous.
    """
    if _is_path(text):
        path = there(Path(text)) or _without_suffix(Path(text))
        if path and path.exists():
            return Reference(text, path, _holding(path))
    target, at, revision = text.rpartition("@")
    if not at:
        target, revision = text, ""
    if _is_path(target):
        path = Path(target)
        if at:
            return Reference(text, path, _holding(path), revision)
        raise Stop(kinds.reading.NO_SUCH_PATH.at(name=text))
    return by_name(root(), target, revision if at else None, said=text)


def _without_suffix(path: Path) -> Path | None:
    return there(path.with_name(f"{path.name}.toml")) if is_budget_name(path.name) else None


def _holding(path: Path) -> Path:
    """The folder that a path lies in: that of `.` and `..` too, which their own names do not tell."""
    return path.parent if path.name not in ("", "..") else path / ".."


def names_path(text: str) -> bool:
    """Whether what the user wrote is the path of a budget, and not its name among others."""
    target, at, _ = text.rpartition("@")
    return (_is_path(text) and Path(text).exists()) or _is_path(target if at else text)


def shown(path: Path) -> str:
    """A path as users are shown it: with forward slashes, relative to where they stand when it lies below."""
    with suppress(ValueError):
        path = path.relative_to(Path.cwd()) if path.is_absolute() else path
    # Where the system's encoding cannot spell a name, its bytes are still UTF-8.
    return os.fsencode(path.as_posix()).decode("utf-8", "replace")


def real(path: Path) -> Path:
    """A path without links. Links that lead in a circle are left as they are, for those who open them to tell."""
    return Path(os.path.realpath(path))


def composed(name: str) -> str:
    """A name with each letter as one character (NFC): `ö` may be written as `o` and two dots, and some systems do."""
    if name.isascii():
        return name
    from unicodedata import normalize

    return normalize("NFC", name)


def there(path: Path) -> Path | None:
    """A path to what is there, whichever way its name is composed; None when nothing is."""
    if os.path.lexists(path):
        return path
    folder = None if str(path).isascii() else there(path.parent)
    if folder is None or (path.name.isascii() and not os.path.lexists(folder / path.name)):
        return None
    wanted = composed(path.name)
    with suppress(OSError):
        return next((other for other in folder.iterdir() if composed(other.name) == wanted), None)
    return None


def is_budget_name(name: str) -> bool:
    """Whether a file or folder of this name, without suffix, is a budget."""
    return _year_of(name) is not None


def _is_budget(path: Path) -> bool:
    return is_budget_name(_stem(path)) and (path.suffix == ".toml" or path.is_dir())


def _year_of(name: str) -> int | None:
    """A budget is named by its year, a variant by the year and a word: `2024`, `2024-forslag`. None for other names."""
    year, dash, word = name[:4], name[4:5], composed(name[5:])
    if len(year) < 4 or not (year.isascii() and year.isdigit()):
        return None
    is_word = dash == "-" and word and all(sign.isalnum() or sign in "-_" for sign in word)
    return int(year) if is_word or not dash else None


def _stem(path: Path) -> str:
    return path.stem if path.suffix == ".toml" else path.name


def _is_path(text: str) -> bool:
    return "/" in text or "\\" in text or text.endswith(".toml") or text in (".", "..")


def year_before(reference: Reference, year: int) -> Reference | None:
    """That of the budget of the year before, in the same folder and revision; None when there is none."""
    try:
        before = by_name(reference.root, str(year - 1), reference.revision)
    except Stop:
        return None
    return structs.replace(before, above=reference.above)
