"""The fields of a line of SIE: bare, within quotes, or a list of objects within braces; asked for by what each is."""

import re
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from msgspec import Struct

from ks_budget.ledger import Objects
from ks_budget.problems import Kind, kinds

_TOKEN = re.compile(r'\s*(?:"(?P<quoted>(?:[^"\\]|\\.)*)"|(?P<brace>[{}])|(?P<bare>[^\s"{}]+)|(?P<open>"))')


class Part(Struct, frozen=True):
    """One field of a line: a text, or a list of objects."""

    text: str
    column: int
    objects: Objects | None = None


class Wrong(Exception):
    """Why a line cannot be read: the kind, where in the line, and the facts."""

    def __init__(self, kind: Kind, column: int, **facts: Any) -> None:
        super().__init__(kind.code)
        self.kind, self.column, self.facts = kind, column, facts


def parts(text: str, start: int = 0) -> list[Part]:
    """The fields of a line: bare, within quotes, or a list of objects within braces.

    Raises Wrong (KSB085) for quotes or braces that do not end, and objects that are no pairs.
    """
    found: list[Part] = []
    within: list[Part] | None = None
    opened = 0
    for token in _TOKEN.finditer(text.rstrip(), start):
        column = token.end() - len(token[0].lstrip()) + 1
        if token["open"]:
            raise Wrong(kinds.ledger.OPEN_QUOTE, column)
        if token["brace"] == "{":
            within, opened = [], column
        elif token["brace"]:
            if within is None:
                raise Wrong(kinds.ledger.OPEN_BRACE, column)
            found.append(Part("", opened, _objects(within, opened)))
            within = None
        else:
            quoted = token["quoted"]
            part = Part(token["bare"] or quoted.replace('\\"', '"'), column)
            (found if within is None else within).append(part)
    if within is not None:
        raise Wrong(kinds.ledger.OPEN_BRACE, opened)
    return found


def _objects(within: list[Part], column: int) -> Objects:
    if len(within) % 2:
        raise Wrong(kinds.ledger.HALF_OBJECT, column)
    return tuple(sorted((within[at].text, within[at + 1].text) for at in range(0, len(within), 2)))


class Fields:
    """The fields of a line, asked for one by one by what they should be."""

    def __init__(self, label: str, given: list[Part], end: int) -> None:
        self.label, self._given, self._end, self._at = label, given, end, 0

    def text(self, what: str) -> Part:
        """The next field, which must be there."""
        if self._at >= len(self._given):
            raise Wrong(kinds.ledger.FEW_FIELDS, self._end, label=self.label, missing=kinds.ledger.EXPECTED[what])
        part = self._given[self._at]
        if part.objects is not None:
            raise Wrong(
                kinds.ledger.NO_FIELD, part.column, label=self.label, expected=kinds.ledger.EXPECTED[what], found="{ }"
            )
        self._at += 1
        return part

    def more(self) -> str:
        """The next field where there is one."""
        return self.text("text").text if self._at < len(self._given) else ""

    def objects(self) -> Objects:
        """The next field where it is a list of objects; older files leave it out."""
        if self._at < len(self._given) and (objects := self._given[self._at].objects) is not None:
            self._at += 1
            return objects
        return ()

    def year(self) -> int:
        return int(self._matching("year", r"-?\d{1,2}").text)

    def month(self) -> tuple[int, int]:
        part = self._matching("month", r"[12]\d{3}(?:0[1-9]|1[0-2])(?:\d\d)?")
        return int(part.text[:4]), int(part.text[4:6])

    def day(self) -> date:
        part = self._matching("day", r"\d{8}")
        try:
            return date(int(part.text[:4]), int(part.text[4:6]), int(part.text[6:]))
        except ValueError:
            raise self._no_field(part, "day") from None

    def account(self) -> str:
        return self._matching("account", r"\d{1,10}").text

    def amount(self) -> Decimal:
        part = self.text("amount")
        try:
            amount = Decimal(part.text.replace(",", "."))
        except InvalidOperation:
            raise self._no_field(part, "amount") from None
        if not re.fullmatch(r"[-+]?\d{1,15}(?:[.,]\d{0,6})?", part.text):
            raise self._no_field(part, "amount")
        return amount

    def _matching(self, what: str, pattern: str) -> Part:
        part = self.text(what)
        if not re.fullmatch(pattern, part.text):
            raise self._no_field(part, what)
        return part

    def _no_field(self, part: Part, what: str) -> Wrong:
        return Wrong(
            kinds.ledger.NO_FIELD,
            part.column,
            label=self.label,
            expected=kinds.ledger.EXPECTED[what],
            found=part.text[:40],
        )
