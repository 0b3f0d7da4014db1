"""What the `equals` of a printed table says: a row or a column computed from others, by their ids.

Sums, differences, products and quotients of ids and numbers, with brackets. It is read and computed here and never
run. An id is an id however it looks: `2025` is the column of that id, and `-` in one may be written `_`.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any, TypeVar

from msgspec import Struct

LONGEST = 10_000
"""Characters: a sum may name some hundreds of rows."""
DEEPEST = 20
"""How many brackets may stand in each other."""


class Named(Struct, frozen=True):
    """The figure of a row or a column."""

    id: str


class Written(Struct, frozen=True):
    """A number."""

    value: Decimal


class Sum(Struct, frozen=True):
    """What is added, each with 1 or -1."""

    terms: "tuple[tuple[int, Tree], ...]"


class Product(Struct, frozen=True):
    """What is multiplied, and what it is divided by."""

    factors: "tuple[Tree, ...]"
    divisors: "tuple[Tree, ...]"


Tree = Named | Written | Sum | Product

Value = TypeVar("Value", bound=Any)


class Unreadable(Exception):
    """Where reading stopped: what stands there, nothing at the end."""

    def __init__(self, found: str) -> None:
        super().__init__(found)
        self.found = found


_PLAIN = str.maketrans({"\u2212": "-", "\u2013": "-", "×": "*", "·": "*", "\u00a0": " ", "\u202f": " ", "\u2009": " "})
_WORD = re.compile(r"[^\W\d]\w*")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")
_ID = re.compile(r"\w[\w-]*(?![.,]\d)")


def read(text: str, ids: Iterable[str]) -> Tree:
    """What an `equals` says, over the ids that there are. A word that is none of them is named all the same.

    Raises Unreadable for what is no sum or product.
    """
    if len(text) > LONGEST:
        raise Unreadable(text[:20] + " …")
    reader = _Reader(text.translate(_PLAIN), ids)
    tree = reader.sum(0)
    if reader.next():
        raise Unreadable(reader.found())
    return tree


class _Reader:
    def __init__(self, text: str, ids: Iterable[str]) -> None:
        self.text, self.at = text, 0
        self.ids = {name: id for id in ids for name in (id.replace("-", "_"), id)}

    def next(self) -> str:
        """The next character, white space passed; nothing at the end."""
        while self.at < len(self.text) and self.text[self.at].isspace():
            self.at += 1
        return self.text[self.at : self.at + 1]

    def found(self) -> str:
        """What stands where reading stopped."""
        word = _WORD.match(self.text, self.at)
        return word[0] if word else self.next()

    def _take(self, signs: str) -> str:
        sign = self.next()
        if not sign or sign not in signs:
            return ""
        self.at += 1
        return sign

    def sum(self, depth: int) -> Tree:
        """Terms with plus and minus between them."""
        terms = [(-1 if self._take("+-") == "-" else 1, self._product(depth))]
        while sign := self._take("+-"):
            terms.append((-1 if sign == "-" else 1, self._product(depth)))
        return terms[0][1] if terms[0][0] == len(terms) == 1 else Sum(tuple(terms))

    def _product(self, depth: int) -> Tree:
        factors, divisors = [self._one(depth)], list[Tree]()
        while sign := self._take("*/"):
            (divisors if sign == "/" else factors).append(self._one(depth))
        return factors[0] if len(factors) == 1 and not divisors else Product(tuple(factors), tuple(divisors))

    def _one(self, depth: int) -> Tree:
        if self._take("("):
            if depth == DEEPEST:
                raise Unreadable("(")
            inner = self.sum(depth + 1)
            if not self._take(")"):
                raise Unreadable(self.found())
            return inner
        self.next()
        found = _ID.match(self.text, self.at)
        name = found[0] if found else ""
        # The longest first: `skola-vard` is one row where there is such a one, else the difference of two.
        while name and name not in self.ids:
            name = name.rpartition("-")[0]
        if name:
            self.at += len(name)
            return Named(self.ids[name])
        word, number = _WORD.match(self.text, self.at), _NUMBER.match(self.text, self.at)
        if word is None and number is None:
            raise Unreadable(self.found())
        self.at = (word or number).end()  # type: ignore[union-attr]
        return Named(word[0]) if word else Written(Decimal(number[0].replace(",", ".")))  # type: ignore[index]


def names(tree: Tree) -> Iterator[str]:
    """The ids that it names, in order; one that is named twice comes twice."""
    match tree:
        case Named():
            yield tree.id
        case Sum():
            for _, term in tree.terms:
                yield from names(term)
        case Product():
            for factor in (*tree.factors, *tree.divisors):
                yield from names(factor)


def numbers(tree: Tree) -> Iterator[Decimal]:
    """The numbers that are written in it."""
    match tree:
        case Written():
            yield tree.value
        case Sum():
            for _, term in tree.terms:
                yield from numbers(term)
        case Product():
            for factor in (*tree.factors, *tree.divisors):
                yield from numbers(factor)


def coefficients(tree: Tree) -> Mapping[str, Decimal] | None:
    """What each id is multiplied by, where it is a sum of them and nothing else; None where it is not."""
    match tree:
        case Named():
            return {tree.id: Decimal(1)}
        case Sum():
            total: dict[str, Decimal] = {}
            for sign, term in tree.terms:
                part = coefficients(term)
                if part is None:
                    return None
                for id, factor in part.items():
                    total[id] = total.get(id, Decimal(0)) + sign * factor
            return total
        case Product():
            return _scaled(tree)
    return None


def _scaled(product: Product) -> Mapping[str, Decimal] | None:
    """Of a sum times a number, or over one that divides it without a rest."""
    numbers = [one.value for one in product.factors if isinstance(one, Written)]
    sums = [one for one in product.factors if not isinstance(one, Written)]
    divisors = [one.value for one in product.divisors if isinstance(one, Written)]
    if len(sums) != 1 or len(divisors) != len(product.divisors) or not all(divisors):
        return None
    part = coefficients(sums[0])
    times = Decimal(1)
    for number in numbers:
        times *= number
    for number in divisors:
        times /= number
    return None if part is None else {id: factor * times for id, factor in part.items()}


def computed(tree: Tree, of: Callable[[str], Value], written: Callable[[Decimal], Value]) -> Value:
    """What it comes to, in any numbers that can be added, multiplied and divided. ``of`` gives the figure of an id,
    ``written`` a number of that sort. Raises what those raise: a division by zero.
    """
    match tree:
        case Named():
            return of(tree.id)
        case Written():
            return written(tree.value)
        case Sum():
            values = [(sign, computed(term, of, written)) for sign, term in tree.terms]
            first, *others = [-value if sign < 0 else value for sign, value in values]
            total: Value = first
            for value in others:
                total = total + value
            return total
    product = written(Decimal(1))
    for factor in tree.factors:
        product = product * computed(factor, of, written)
    for divisor in tree.divisors:
        product = product / computed(divisor, of, written)
    return product


class Signs(Struct, frozen=True):
    """How the operations are written."""

    plus: str = " + "
    minus: str = " − "
    times: str = " × "
    over: str = " / "


IN_WORDS = Signs()


def spelled(tree: Tree, of: Callable[[str], str], signs: Signs = IN_WORDS) -> str:
    """The same with other names in the place of ids, as people or as workbooks have it."""
    match tree:
        case Named():
            return of(tree.id)
        case Written():
            return f"{tree.value:f}"
        case Sum():
            parts = [
                (signs.minus if sign < 0 else signs.plus, _bound(term, of, signs, Sum)) for sign, term in tree.terms
            ]
            first, text = parts[0]
            return (signs.minus.strip() if first == signs.minus else "") + text + "".join(a + b for a, b in parts[1:])
    factors = signs.times.join(_bound(factor, of, signs, Sum) for factor in tree.factors)
    return factors + "".join(signs.over + _bound(divisor, of, signs, Sum, Product) for divisor in tree.divisors)


def _bound(tree: Tree, of: Callable[[str], str], signs: Signs, *kinds: type) -> str:
    text = spelled(tree, of, signs)
    return f"({text})" if isinstance(tree, kinds) else text
