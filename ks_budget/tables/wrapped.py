"""Text that a page breaks over lines, whole again: paragraphs, and labels and texts in the cells of tables."""

import re
from collections.abc import Iterable, Sequence

from msgspec import structs

from ks_budget.tables.parts import Strip

_OPEN = re.compile(r"(?:[-,/&]|\b(?:och|samt|för|av|till|inom|med|i|på|eller|från|mot))$")
"""How a line ends that goes on."""
_OF_WHICH = re.compile(r"(?:varav|därav|av vilka|av vilket|of which|inkl|exkl|dvs)\b", re.I)


def flowed(lines: Iterable[str]) -> tuple[str, list[int]]:
    """Lines of a paragraph as one, words that were broken whole again, and where in it each begins."""
    text, begins = "", list[int]()
    for line in lines:
        broken = text.endswith("-") and line[:1].islower() and not line.startswith(("och ", "eller ", "samt "))
        text = text[:-1] if broken else f"{text} ".lstrip()
        begins.append(len(text))
        text += line
    return text, begins


def flowing(lines: Iterable[str]) -> str:
    """Lines of a paragraph as one."""
    return flowed(lines)[0]


def goes_on(above: str, label: str) -> bool:
    """Whether a label began on the line above."""
    return (label[:1].islower() and not _OF_WHICH.match(label)) or _OPEN.search(above) is not None


def unwrapped(body: Sequence[Strip], label: int | None, figures: Sequence[int]) -> list[Strip]:
    """Rows of a page's table, each on one row: a row without figures goes on what is above it, or begins what is below,
    where its words do."""
    out: list[Strip] = []
    for strip in body:
        before = out[-1] if out else None
        if before is None or not before.filled or not strip.filled:
            out.append(strip)
            continue
        texts = [one.cells[label].text if label is not None else "" for one in (before, strip)]
        plain = [not any(one.kinds[index] in "nyd" for index in figures) for one in (before, strip)]
        after = plain[1] and not plain[0] and (not texts[1] or goes_on(*texts))
        begun = plain[0] and not plain[1] and before.filled == 1 and bool(texts[0]) and goes_on(*texts)
        if after or begun:
            out[-1] = _joined(before, strip)
        else:
            out.append(strip)
    return out


def _joined(upper: Strip, lower: Strip) -> Strip:
    cells = tuple(
        structs.replace(one if one.text else other, text=flowing(text for text in (one.text, other.text) if text))
        for one, other in zip(upper.cells, lower.cells, strict=True)
    )
    kinds = "".join(other if one == "e" else one for one, other in zip(upper.kinds, lower.kinds, strict=True))
    return Strip(cells, kinds)
