"""What a path on the command line is when it is no budget: a folder of them, of boards, or a file of one."""

import os
import re
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from ks_budget.files import find
from ks_budget.files.find import Reference
from ks_budget.problems import Known, Place, Stop, kinds

_DOCUMENT = re.compile(rb"^\s*(\[\s*document\b|document\s*[.=])", re.MULTILINE)
_PUBLICATION = re.compile(rb"^\s*\[\[\s*publication\b", re.MULTILINE)


def only_budgets(reference: Reference, tops: Sequence[Path]) -> Reference:
    """The reference, where its path can be that of a budget. ``tops`` are the folders known to be of budgets or boards,
    the one at hand last.

    Raises Stop with KSB040 for a folder of budgets or of boards, KSB041 for one file of a budget or for a file that
    serves all budgets. A path that is only in a git revision is left for those who read it.
    """
    path = reference.path
    if path.is_dir():
        _refuse_folder(reference, tops)
    elif path.is_file():
        _refuse_file(reference)
    return reference


def _refuse_folder(reference: Reference, tops: Sequence[Path]) -> None:
    folder = reference.path
    if find.is_budget_name(_name(folder)):
        return
    # What may not be looked into is told by those who read it.
    with suppress(PermissionError):
        place, said = Place(find.shown(folder)), find.shown(folder)
        budgets = find.budget_names(folder)
        if budgets:
            example, option = _example(folder, budgets, reference), _option(folder, tops)
            raise Stop(
                kinds.paths.FOLDER_OF_BUDGETS.at(
                    place, folder=said, known=Known(tuple(budgets)), example=example, option=option
                )
            )
        boards = find.boards(folder)
        if boards:
            option = _of_board(folder, boards[0], tops)
            raise Stop(kinds.paths.FOLDER_OF_BOARDS.at(place, folder=said, known=Known(tuple(boards)), option=option))


def _refuse_file(reference: Reference) -> None:
    file, folder = reference.path, reference.path.parent
    with suppress(OSError):
        if find.is_budget_name(_name(folder)):
            if _is_part(file, folder):
                raise Stop(
                    kinds.paths.PART_OF_BUDGET.at(
                        Place(find.shown(file)), file=find.shown(file), folder=find.shown(folder)
                    )
                )
        elif not find.is_budget_name(file.stem) and _serves_all(file):
            budgets = find.budget_names(folder)
            if budgets:
                raise Stop(
                    kinds.paths.SHARED_FILE.at(
                        Place(find.shown(file)),
                        file=find.shown(file),
                        known=Known(tuple(budgets)),
                        example=_example(folder, budgets, reference),
                    )
                )
            boards = find.boards(folder)
            if boards:
                raise Stop(
                    kinds.paths.SHARED_BY_BOARDS.at(
                        Place(find.shown(file)), file=find.shown(file), known=Known(tuple(boards))
                    )
                )


def _is_part(file: Path, folder: Path) -> bool:
    """Whether a file is one of several that make up the budget of its folder: files that are budgets of their own say
    so each, in `[document]`."""
    files = [one for one in folder.glob("*.toml") if one.is_file() and not one.name.startswith(".")]
    return len(files) > 1 and sum(1 for one in files if _DOCUMENT.search(one.read_bytes())) < 2


def _serves_all(file: Path) -> bool:
    data = file.read_bytes()
    return bool(_PUBLICATION.search(data)) and not _DOCUMENT.search(data)


def _example(folder: Path, budgets: Sequence[str], reference: Reference) -> str:
    """The path of the latest year's budget in a folder, of the revision that is asked for."""
    name = ([name for name in budgets if name.isdigit()] or list(budgets))[-1]
    path = find.there(folder / name) or find.there(folder / f"{name}.toml") or folder / name
    return find.shown(path) + (f"@{reference.revision}" if reference.revision is not None else "")


def _option(folder: Path, tops: Sequence[Path]) -> str:
    """What to give on the command line for a folder of budgets to be the one that budgets are named in."""
    above = find.above(folder, tops)
    return _of_board(above, _name(folder), tops) if above else f"--budgets {find.shown(folder)}"


def _of_board(top: Path, board: str, tops: Sequence[Path]) -> str:
    at_hand = tops and os.path.realpath(tops[-1]) == os.path.realpath(top)
    return f"--board {board}" if at_hand else f"--budgets {find.shown(top)} --board {board}"


def _name(folder: Path) -> str:
    return find.composed(Path(os.path.normpath(folder.absolute())).name)
