"""Names in expressions, and what to say of one that there is not."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from ks_budget.expressions.numbers import ExpressionError


class Names:
    """Named parts of a budget. A name is looked up as an attribute or an item; `-` in an id may be written `_`."""

    __slots__ = ("_get", "_known", "_what")

    def __init__(self, what: str, get: Callable[[Any], Any], known: Callable[[], Iterable[Any]]) -> None:
        self._what, self._get, self._known = what, get, known

    def __getitem__(self, key: Any) -> Any:
        found = self._get(key)
        if found is None and isinstance(key, str):
            known = list(self._known())
            same = [name for name in known if isinstance(name, str) and name.replace("-", "_") == key]
            found = self._get(same[0]) if same else None
        if found is None:
            raise self._missing(key)
        return found

    def _missing(self, key: Any) -> ExpressionError:
        known = [str(name).replace("-", "_") for name in self._known()]
        if isinstance(key, int):
            return ExpressionError("year", name=self._what, year=key, known=known)
        return ExpressionError("unknown", name=f"{self._what}.{key}".lstrip("."), known=known, close=_close(key, known))

    def known(self) -> list[Any]:
        """The names there are."""
        return list(self._known())

    def over(self, first: int, last: int) -> Iterator[Any]:
        return (self[year] for year in range(first, last + 1))


def _close(key: Any, known: list[str]) -> list[str]:
    from difflib import get_close_matches

    return get_close_matches(str(key), known, 1)
