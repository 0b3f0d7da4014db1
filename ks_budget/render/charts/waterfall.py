"""Step by step from one level to another: a row for each step, so that no label is too long."""

from decimal import Decimal

from ks_budget.render.charts.canvas import ACCENT, GREY, LINE, WIDTH, Axis, Canvas, broken
from ks_budget.report import Chart, Point

_LABELS, _FIGURES, _BAR = 250, 84, 16
_UP, _DOWN = "#8fb9ca", "#d5a14a"
"""A rise and a fall; which it is the sign of the figure says too."""


def draw(chart: Chart, language: str) -> str:
    """Levels are full bars from the left end of the scale, changes hang between them."""
    canvas, points = Canvas(), [point for one in chart.series for point in one.points if point.value is not None]
    spans = _spans(points)
    low, scale = _cut(spans)
    room = Axis([end - low for span in spans for end in span], _LABELS, WIDTH - _FIGURES)
    canvas.words(WIDTH, 12, chart.unit, "end", GREY)
    y = Decimal(22)
    for i, (point, (start, end)) in enumerate(zip(points, spans, strict=True)):
        lines = broken(point.label, _LABELS - 12, language)
        height = max(LINE * len(lines), _BAR) + 8
        left, right = sorted((room.at(start - low), room.at(end - low)))
        level = point.kind == "level"
        colour = ACCENT if level else _UP if end >= start else _DOWN
        canvas.lines(0, y + 12, lines, bold=level)
        canvas.rect(left, y, max(right - left, Decimal(2)), _BAR, colour)
        canvas.words(WIDTH, y + 12, point.shown, "end", bold=level)
        if i + 1 < len(points):
            canvas.line(room.at(end - low), y + _BAR, room.at(end - low), y + height, GREY)
        y += height
    if scale:
        canvas.words(_LABELS, y + 10, _said(low, chart, language), colour=GREY)
    return canvas.svg(chart)


def _spans(points: list[Point]) -> list[tuple[Decimal, Decimal]]:
    """From where to where each bar goes."""
    spans, at = [], Decimal(0)
    for point in points:
        value = point.value or Decimal(0)
        start, at = (Decimal(0), value) if point.kind == "level" else (at, at + value)
        spans.append((start, at))
    return spans


def _cut(spans: list[tuple[Decimal, Decimal]]) -> tuple[Decimal, bool]:
    """Where the scale begins. Steps of a grant would not show on one from 0, and then it begins below them all."""
    ends = [end for _, end in spans] or [Decimal(0)]
    least, most = min(ends), max(ends)
    if least <= 0 or (most - least) * 4 > most:
        return Decimal(0), False
    begin = least - (most - least) / 2
    unit = Decimal(1).scaleb(begin.adjusted() - 1) if begin > 0 else Decimal(1)
    return max(Decimal(0), (begin // unit) * unit), begin > 0


def _said(low: Decimal, chart: Chart, language: str) -> str:
    from ks_budget.numerals import write

    word = {"sv": "Skalan börjar vid", "en": "The scale begins at"}[language]
    return f"{word} {write(low, language, None)} {chart.unit}."
