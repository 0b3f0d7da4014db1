"""How much of a file is read. Whoever made the file may have made it large, deep or slow on purpose."""

from collections.abc import Callable
from decimal import Decimal
from time import monotonic
from typing import NoReturn

from msgspec import Struct

from ks_budget.problems import Number, Place, Stop, Within, kinds

_MEGABYTE = 1_000_000


class Limits(Struct, frozen=True):
    """The most that is read of one file. Far above any budget; what is beyond is told and not read in part."""

    bytes: int = 64 * _MEGABYTE
    unpacked: int = 512 * _MEGABYTE
    """Of all the parts of a zipped file together, in bytes."""
    ratio: int = 400
    """How many times larger a packed part may become. Spreadsheets of the same row again and again reach 100."""
    pages: int = 1_000
    cells: int = 2_000_000
    """Cells and lines of all grids together, empty ones too where they lie between others."""
    seconds: float = 300
    clock: Callable[[], float] = monotonic
    """Seconds from any beginning; another one in tests."""

    def watch(self, file: str) -> "Watch":
        """What counts while a file is read, from now."""
        return Watch(self, file)


class Watch:
    """Counts what was read of a file, and stops the reading where it is too much."""

    def __init__(self, limits: Limits, file: str) -> None:
        self.limits, self.file = limits, file
        self._cells = 0
        self._ends = limits.clock() + limits.seconds

    def size(self, count: int) -> None:
        """Raises Stop (KSB056) where a file of so many bytes is not read."""
        if count > self.limits.bytes:
            raise Stop(
                kinds.sources.TOO_LARGE.at(Place(self.file), size=_megabytes(count), most=_megabytes(self.limits.bytes))
            )

    def unpacked(self, packed: int, count: int) -> None:
        """Raises Stop (KSB056) where bytes of a zipped file become so many more."""
        if count > self.limits.unpacked or count > max(packed, 1) * self.limits.ratio + _MEGABYTE:
            most = min(self.limits.unpacked, max(packed, 1) * self.limits.ratio + _MEGABYTE)
            raise Stop(kinds.sources.UNPACKS.at(Place(self.file), size=_megabytes(count), most=_megabytes(most)))

    def page(self, number: int) -> None:
        """Raises Stop (KSB056) at the page after the last that is read, or where the time is up."""
        if number > self.limits.pages:
            raise Stop(kinds.sources.MANY_PAGES.at(Place(self.file), most=self.limits.pages))
        self.tick(Within(page=number))

    def cells(self, count: int, within: Within | None = None) -> None:
        """So many cells or lines more. Raises Stop (KSB056) where they are too many, or where the time is up."""
        self._cells += count
        if self._cells > self.limits.cells:
            raise Stop(kinds.sources.MANY_CELLS.at(Place(self.file, within=within), most=self.limits.cells))
        self.tick(within)

    def tick(self, within: Within | None = None) -> None:
        """Raises Stop (KSB056) where the time is up. Cheap: to be called for every part that takes time."""
        if self.limits.clock() > self._ends:
            self._late(within)

    def _late(self, within: Within | None) -> NoReturn:
        raise Stop(kinds.sources.SLOW.at(Place(self.file, within=within), most=round(self.limits.seconds)))


def _megabytes(count: int) -> Number:
    """With a decimal, rounded up: what is too large is not told as the limit."""
    return Number(Decimal(-(-count * 10 // _MEGABYTE)) / 10, "MB")
