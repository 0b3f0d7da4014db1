"""What a finding says, apart from its words: what accepting it is an acceptance of."""

from decimal import Decimal

from msgspec import Struct

from ks_budget.money import decimals_of, nearest
from ks_budget.problems.facts import Number
from ks_budget.problems.kind import Problem


class Held(Struct, frozen=True):
    """The figures of a finding. Others under its id make it another finding."""

    figures: dict[str, Decimal]
    """Its numbers by the name of the fact, with the decimals that they are told with."""
    words: dict[str, str]
    """What the document prints, where that is no number."""

    def __bool__(self) -> bool:
        """Whether there is anything to hold."""
        return bool(self.figures or self.words)

    def differing(self, other: "Held") -> list[str]:
        """The names of what is not the same in both."""
        names = {**self.figures, **self.words, **other.figures, **other.words}
        return [name for name in names if not _alike(self._of(name), other._of(name))]

    def lines(self) -> list[str]:
        """What an acceptance of them says in a file: `figures = { … }`, and `words = { … }`, those that there are."""
        figures = [f"{name} = {in_file(figure)}" for name, figure in self.figures.items()]
        words = [f"{name} = {quoted(word)}" for name, word in self.words.items()]
        every = {"figures": figures, "words": words}
        return [f"{key} = {{ {', '.join(some)} }}" for key, some in every.items() if some]

    def _of(self, name: str) -> Decimal | str | None:
        return self.figures.get(name, self.words.get(name))

    def shown(self, name: str) -> str:
        """One of them as it stands in a file; a dash where there is none of that name."""
        value = self._of(name)
        if value is None:
            return "–"
        return in_file(value) if isinstance(value, Decimal) else f'"{value}"'


def _alike(one: Decimal | str | None, other: Decimal | str | None) -> bool:
    """Whether two are the same, to the decimals that both are written with."""
    if not isinstance(one, Decimal) or not isinstance(other, Decimal):
        return one == other
    step = Decimal(1).scaleb(-min(decimals_of(one), decimals_of(other)))
    return nearest(one, step) == nearest(other, step)


_TIMES = ("year",)
"""A year says when, and not how much."""


def held(problem: Problem) -> Held:
    """The figures of a finding, as it is told."""
    figures, words = dict[str, Decimal](), dict[str, str]()
    for name, fact in problem.facts.items():
        if isinstance(fact, Number):
            value = Decimal(fact.value)
            figures[name] = value if fact.decimals is None else nearest(value, Decimal(1).scaleb(-fact.decimals))
        elif isinstance(fact, int) and name not in _TIMES:
            figures[name] = Decimal(fact)
        elif isinstance(fact, str) and name == "printed":
            words[name] = fact
    return Held(figures, words)


def quoted(text: str) -> str:
    """A text as TOML has it in quotes."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(c if c.isprintable() else f"\\U{ord(c):08X}" for c in escaped) + '"'


def in_file(value: Decimal) -> str:
    """`-2_000.5`: a number as a budget file has it."""
    return f"{value:,f}".replace(",", "_")
