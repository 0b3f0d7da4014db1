"""Names in expressions, and what to say of one that there is not."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from ks_budget.expressions.numbers import ExpressionError
from ks_budget.problems import Known, kinds, near


class Names:
    """Named parts of a budget. A name is looked up as an attribute or an item; `-` in an id may be written `_`."""

    __slots__ = ("_get", "_known", "_what")

    def __init__(self, what: str, get: Callable[[Any], Any], known: Callable[[], Iterable[Any]]) -> None:
        self._what, self._get, self._known = what, get, known

    def __getitem__(self, key: Any) -> Any:
        value = self._get(key)
        if value is None and isinstance(key, str):
            same = [name for name in self._known() if isinstance(name, str) and name.replace("-", "_") == key]
            value = self._get(same[0]) if same else None
        if value is None:
            raise self._missing(key)
        return value

    def _missing(self, key: Any) -> ExpressionError:
        known = [str(name).replace("-", "_") for name in self._known()]
        if isinstance(key, int) and not isinstance(key, bool):
            return ExpressionError(kinds.claims.NO_SUCH_YEAR, name=self._what, year=key, known=Known(tuple(known)))
        return ExpressionError(
            kinds.claims.NO_SUCH_NAME, name=f"{self._what}.{key}".lstrip("."), known=near(key, known)
        )

    def known(self) -> list[Any]:
        """The names there are."""
        return list(self._known())

    def over(self, first: int, last: int) -> Iterator[Any]:
        """What stands under each year, both ends included. Raises ExpressionError for a year that there is not."""
        return (self[year] for year in range(first, last + 1))
