"""Does the map of a ledger's accounts lead to lines that there are, each account to one?"""

from collections.abc import Iterator

from ks_budget.model import AccountMap, Budget, Frame
from ks_budget.problems import Problem, here, kinds, near


def account_maps(budget: Budget) -> Iterator[Problem]:
    """Each entry names accounts, a line of a frame, and dimensions by number; no two say different of the same."""
    for entry in budget.content.account_maps:
        yield from _named(entry)
        yield from _of_a_line(entry, budget.content.frames)
    yield from _twice(budget.content.account_maps)


def _named(entry: AccountMap) -> Iterator[Problem]:
    if not entry.prefixes:
        yield kinds.tables.EMPTY_KEY.at(here(entry) / "accounts", key="accounts")
    for at, prefix in enumerate(entry.prefixes):
        if not (prefix.isascii() and prefix.isdigit()):
            place = here(entry) / "accounts"
            yield kinds.content.NO_ACCOUNT.at(place if isinstance(entry.accounts, str) else place / at, found=prefix)
    for dimension, object in entry.objects.items():
        if not dimension.isdecimal():
            yield kinds.content.NO_DIMENSION.at((here(entry) / "objects" / dimension).key, found=dimension)
        if not object.strip("* "):
            yield kinds.tables.EMPTY_KEY.at(here(entry) / "objects" / dimension, key=dimension)


def _of_a_line(entry: AccountMap, frames: tuple[Frame, ...]) -> Iterator[Problem]:
    """The line is one of the frame that is named, which is told elsewhere where it is none, or of one frame alone."""
    if entry.frame is not None and entry.frame not in {frame.id for frame in frames}:
        return
    lines = {frame.id: [line.id for line in frame.lines] for frame in frames if entry.frame in (None, frame.id)}
    having = [id for id, own in lines.items() if entry.line in own]
    if not having:
        known = near(entry.line, dict.fromkeys(line for own in lines.values() for line in own))
        thing = kinds.words.THINGS["line"]
        yield kinds.tables.UNKNOWN_REFERENCE.at(here(entry) / "line", thing=thing, name=entry.line, known=known)
    elif len(having) > 1:
        yield kinds.content.LINE_OF_WHICH_FRAME.at(here(entry) / "line", line=entry.line, frames=having)


def _twice(entries: tuple[AccountMap, ...]) -> Iterator[Problem]:
    """Two entries that begin alike, of the same objects, leave it open which line is meant."""
    first: dict[tuple[str, tuple[tuple[str, str], ...]], AccountMap] = {}
    for entry in entries:
        for prefix in entry.prefixes:
            key = prefix, tuple(sorted(entry.objects.items()))
            other = first.setdefault(key, entry)
            if other is not entry:
                places = here(entry) / "accounts", here(other) / "accounts"
                yield kinds.content.ACCOUNTS_TWICE.at(*places, accounts=prefix)
