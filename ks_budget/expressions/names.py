"""Names in expressions, and what to say of one that there is not."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from ks_budget.expressions.errors import ExpressionError
from ks_budget.expressions.numbers import Quantity
from ks_budget.problems import Known, kinds, near


class Names:
    """Named parts of a budget, or the years of a figure. `-` in an id may be written `_`.

    ``number`` is what the name stands for by itself, where it is the name of a number too: a frame's `share`, also
    where a line of it has that id.
    """

    __slots__ = ("_get", "_known", "number", "what")

    def __init__(
        self,
        what: str,
        get: Callable[[Any], Any],
        known: Callable[[], Iterable[Any]],
        number: Quantity | None = None,
    ) -> None:
        self.what, self._get, self._known, self.number = what, get, known, number

    def __getitem__(self, key: Any) -> Any:
        """What stands under a name or a year. Raises ExpressionError when nothing does."""
        value = self._find(key)
        if value is None:
            raise self._missing(key)
        return value

    def _find(self, key: Any) -> Any:
        value = self._get(key)
        if value is None and isinstance(key, str) and key.isdecimal():
            value = self._get(int(key))
        if value is None and isinstance(key, str):
            same = [name for name in self._known() if isinstance(name, str) and name.replace("-", "_") == key]
            value = self._get(same[0]) if same else None
        return value

    def joined(self, other: Any) -> "Names":
        """Both under one name: a frame is called as a chapter or an index, a line as something else of its frame.

        What both have is this one's. ``other`` may be a number.
        """
        if isinstance(other, Quantity):
            return Names(self.what, self._find, self._known, other)

        def get(key: Any) -> Any:
            own, others = self._find(key), other._find(key)
            return own.joined(others) if isinstance(own, Names) and others is not None else own or others

        return Names(self.what, get, lambda: dict.fromkeys([*self._known(), *other._known()]), self.number)

    def _missing(self, key: Any) -> ExpressionError:
        known = list(self._known())
        years = tuple(str(year) for year in known if isinstance(year, int))
        if years and not isinstance(key, str):
            nearest = None if isinstance(key, int) and 1900 <= key <= 2100 else _nearest(key, years)
            return ExpressionError(
                kinds.expressions.NO_SUCH_YEAR, name=self.what, year=str(key), known=Known(years, nearest)
            )
        if not known:
            return ExpressionError(kinds.expressions.NOTHING_THERE, name=self._named(key))
        names = [str(name).replace("-", "_") for name in known]
        return ExpressionError(kinds.expressions.NO_SUCH_NAME, name=self._named(key), known=near(str(key), names))

    def _named(self, key: Any) -> str:
        if isinstance(key, str):
            return f"{self.what}.{key}".lstrip(".")
        return f"{self.what}[{key}]"

    def example(self) -> str:
        """One of the numbers that it holds, as it is written; the name itself where it holds none."""
        for name in self._known():
            if isinstance(name, int):
                return f"{self.what}[{name}]"
            path = f"{self.what}.{name.replace('-', '_')}".lstrip(".")
            inner = self._get(name)
            return inner.example() if isinstance(inner, Names) else path
        return self.what

    def known(self) -> list[Any]:
        """The names there are."""
        return list(self._known())

    def over(self, first: int, last: int) -> Iterator[Any]:
        """What stands under each year, both ends included. Raises ExpressionError for a year that there is not."""
        return (self[year] for year in range(first, last + 1))


def _nearest(key: Any, years: tuple[str, ...]) -> str | None:
    """The year meant by what is none: half a year, a digit too many."""
    if isinstance(key, float) and int(key) != key and str(int(key)) in years:
        return str(int(key))
    return near(str(key), years).meant
