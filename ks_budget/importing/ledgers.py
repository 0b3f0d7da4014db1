"""A ledger's amounts as chapters: its budget as frames, or budget and outcome as printed tables."""

from collections.abc import Iterable

from ks_budget.compute.ledger import Placed, Target
from ks_budget.importing.work import Made, Note
from ks_budget.ledger import Ledger
from ks_budget.model import Frame, PrintedTable
from ks_budget.money import Unit
from ks_budget.problems import Place, Span

CHAPTERS = ("frames", "tables")
"""The chapters that a ledger may be read as."""
SUFFIXES = (".se", ".si", ".sie")
_FEW = 8
"""Accounts of a line that are named one by one."""


def is_ledger(file: str, content: bytes | None = None) -> bool:
    """Whether a file is one of a ledger: by its name, or by how what was read of it begins."""
    named = file.lower().endswith(SUFFIXES)
    return named or (content is not None and content.lstrip(b"\xef\xbb\xbf \t\r\n").upper().startswith(b"#FLAGGA"))


def made(unit: Unit, year: int, frames: tuple[Frame, ...], tables: tuple[PrintedTable, ...]) -> Made:
    """The chapter as it will stand in a file: frames where there are such, else tables."""
    records: dict[str, object] = {"frame": frames} if frames else {"table": tables}
    return Made(records, unit, (year,))


def notes(ledger: Ledger, placed: Iterable[Placed], labels: dict[Target, str], asked: str) -> list[Note]:
    """What was read of a ledger and what was left out, account by account. ``asked`` is the chapter."""
    found = list[Note]()
    every = list(placed)
    accounts: dict[Target, set[str]] = {}
    for one in every:
        for target, numbers in one.accounts.items():
            accounts.setdefault(target, set()).update(numbers)
    for target, some in accounts.items():
        facts = {"id": target.line, "accounts": _some(sorted(some))}
        found.append(Note("read", "ledger-line", labels[target], None, facts))
    balances = sorted({number for one in every for number in one.balances})
    if balances:
        found.append(Note("left", "ledger-balances", _some(balances)))
    return found + _other_years(ledger, every, asked)


def _other_years(ledger: Ledger, every: list[Placed], asked: str) -> list[Note]:
    """The years and kinds of amounts that the file has and that were not asked for."""
    taken = {(one.holding, one.year) for one in every}
    left: dict[tuple[str, int], tuple[int, str]] = {}
    for figure in ledger.figures:
        key = figure.key.holding, figure.key.year
        if key not in taken and key[0] in ("budget", "periods", "result") and (asked == "tables" or key[0] == "budget"):
            left.setdefault(key, (figure.line, figure.source))
    return [
        Note("left", f"ledger-{holding}", str(year), Place(ledger.file, span=Span(line, 1, 2, source)))
        for (holding, year), (line, source) in left.items()
    ]


def _some(numbers: list[str]) -> str:
    """`5010, 5011`, or the first and the last of many."""
    return ", ".join(numbers) if len(numbers) <= _FEW else f"{', '.join(numbers[: _FEW - 1])} … {numbers[-1]}"
