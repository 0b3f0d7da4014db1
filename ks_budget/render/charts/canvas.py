"""What all charts are drawn with: rectangles, lines, words, and a scale with round steps."""

from collections.abc import Sequence
from decimal import ROUND_FLOOR, Decimal
from html import escape

from ks_budget.render.breaking import folded
from ks_budget.render.cells import harmless
from ks_budget.report import Chart

WIDTH = 640
"""Of every drawing, in pixels at full size."""
SIZE = 12
"""Of its letters."""
LINE = 15
"""From one line of words to the next."""

INK, GREY, HAIR, TINT, ACCENT, WHITE = "#1b2733", "#56616d", "#c3ccd4", "#eaf2f5", "#0b4f6c", "#ffffff"
_FONT = "IBM Plex Sans, Helvetica, Arial, sans-serif"
# Of IBM Plex Sans, measured on Swedish text: a letter is somewhat wider than half its height.
_LETTER = Decimal("0.56")

Number = int | float | Decimal


class Canvas:
    """A drawing that grows downwards."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.height = 0

    def rect(self, x: Number, y: Number, width: Number, height: Number, fill: str, stroke: str = "") -> None:
        """A rectangle. Its class is its colour's name, so that a page may choose another."""
        edge = f' stroke="{stroke}"' if stroke else ""
        at = f'x="{_(x)}" y="{_(y)}" width="{_(width)}" height="{_(height)}"'
        self.parts.append(f'<rect class="{_named(fill)}" {at} fill="{fill}"{edge}/>')
        self._reach(float(y) + float(height))

    def line(self, x1: Number, y1: Number, x2: Number, y2: Number, colour: str = HAIR, width: Number = 1) -> None:
        """A straight line."""
        at = f'x1="{_(x1)}" y1="{_(y1)}" x2="{_(x2)}" y2="{_(y2)}"'
        self.parts.append(f'<line class="line-{_named(colour)}" {at} stroke="{colour}" stroke-width="{_(width)}"/>')
        self._reach(max(y1, y2))

    def path(self, points: Sequence[tuple[Number, Number]], colour: str, dashes: str = "") -> None:
        """A line through points."""
        dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
        at = " ".join(f"{_(x)},{_(y)}" for x, y in points)
        kind = f'class="line-{_named(colour)}" fill="none" stroke="{colour}" stroke-width="2"'
        self.parts.append(f'<polyline {kind} points="{at}"{dashed}/>')

    def mark(self, x: Number, y: Number, shape: int, colour: str) -> None:
        """A point, of one of four shapes: circle, square, diamond, triangle."""
        x, y = float(x), float(y)
        kind = f'class="{_named(colour)}" fill="{colour}"'
        if shape % 4 == 0:
            self.parts.append(f'<circle {kind} cx="{_(x)}" cy="{_(y)}" r="4"/>')
            return
        at = " ".join(f"{_(x + dx)},{_(y + dy)}" for dx, dy in _CORNERS[shape % 4 - 1])
        self.parts.append(f'<polygon {kind} points="{at}"/>')

    def words(
        self, x: Number, y: Number, text: str, anchor: str = "start", colour: str = INK, bold: bool = False
    ) -> None:
        """One line of words; ``y`` is the line that they stand on."""
        weight = ' font-weight="600"' if bold else ""
        kind = f'class="{_named(colour)}" fill="{colour}" text-anchor="{anchor}"'
        self.parts.append(f'<text {kind} x="{_(x)}" y="{_(y)}"{weight}>{escape(harmless(text))}</text>')
        self._reach(float(y) + 4)

    def lines(self, x: Number, y: Number, lines: Sequence[str], anchor: str = "start", bold: bool = False) -> None:
        """Lines of words below each other."""
        for i, line in enumerate(lines):
            self.words(x, float(y) + i * LINE, line, anchor, bold=bold)

    def svg(self, chart: Chart) -> str:
        """The whole drawing."""
        height = self.height + 6
        said = escape(harmless(chart.sentence))
        head = (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height}" viewBox="0 0 {WIDTH} {height}" '
            f'font-family="{_FONT}" font-size="{SIZE}" role="img" aria-label="{said}">'
        )
        return "\n".join([head, *self.parts, "</svg>"]) + "\n"

    def _reach(self, y: Number) -> None:
        self.height = max(self.height, int(float(y) + 0.999))


_CORNERS: tuple[tuple[tuple[float, float], ...], ...] = (
    ((-3.5, -3.5), (3.5, -3.5), (3.5, 3.5), (-3.5, 3.5)),
    ((0, -5), (5, 0), (0, 5), (-5, 0)),
    ((0, -5), (5, 4), (-5, 4)),
)


def _(number: Number) -> str:
    """A place in pixels, to a tenth: fine enough for print, and the same on every machine."""
    return f"{Decimal(str(number)).quantize(Decimal('0.1')):f}".removesuffix(".0")


_NAMES = {INK: "ink", GREY: "grey", HAIR: "hair", TINT: "tint", ACCENT: "accent", WHITE: "white"}


def _named(colour: str) -> str:
    return _NAMES.get(colour, f"c{colour[1:]}")


def width_of(text: str, size: int = SIZE) -> Decimal:
    """About how wide a text is."""
    return len(text) * size * _LETTER


_MOST = 4
"""Lines of a label."""


def broken(text: str, width: Number, language: str, most: int = _MOST) -> list[str]:
    """A label in lines that are no wider; what is beyond the last ends in an ellipsis."""
    letters = max(4, int(Decimal(str(width)) / (SIZE * _LETTER)))
    lines = folded(" ".join(harmless(text).split()), letters, language).split("\n")
    if len(lines) <= most:
        return lines
    return [*lines[: most - 1], lines[most - 1][: letters - 1].rstrip() + "…"]


class Axis:
    """A scale from a least to a largest value with round steps, on a stretch of pixels."""

    def __init__(self, values: Sequence[Decimal], start: Number, end: Number, steps: int = 5) -> None:
        low, high = min([Decimal(0), *values]), max([Decimal(0), *values])
        high = high if high > low else low + 1
        self.step = _round_step((high - low) / steps)
        self.low = (low / self.step).to_integral_value(ROUND_FLOOR) * self.step
        self.high = -((-high / self.step).to_integral_value(ROUND_FLOOR)) * self.step
        self.start, self.end = Decimal(str(start)), Decimal(str(end))

    def at(self, value: Decimal) -> Decimal:
        """The place of a value."""
        return self.start + (self.end - self.start) * (value - self.low) / (self.high - self.low)

    @property
    def ticks(self) -> list[Decimal]:
        """The round values, from the least on."""
        count = int((self.high - self.low) / self.step)
        return [self.low + i * self.step for i in range(count + 1)]


def _round_step(least: Decimal) -> Decimal:
    """The first of 1, 2, 5, 10, 20 … that is at least this."""
    power = Decimal(1).scaleb(least.adjusted())
    return next(factor * power for factor in map(Decimal, ("1", "2", "5", "10")) if factor * power >= least)


SHADES = ("#0b4f6c", "#c7d8de", "#4f6d7a", "#e0b15e", "#2f3e46", "#9fb8c2", "#7a5c2e", "#dfe6ea")
"""Of parts that stand beside each other; neighbours differ in lightness."""


def shade(i: int) -> str:
    """The colour of the part with this number."""
    return SHADES[i % len(SHADES)]
