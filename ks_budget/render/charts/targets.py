"""Indicators against their targets: each on a scale of its own, with every figure written out."""

from decimal import Decimal

from ks_budget.render.charts.canvas import ACCENT, GREY, HAIR, INK, LINE, WIDTH, Canvas, broken, width_of
from ks_budget.report import Chart, Series

_LABELS, _ROW, _EDGE = 270, 54, 40


def draw(chart: Chart, language: str) -> str:
    """Outcomes are points with their years; the target is an upright line."""
    canvas, y = Canvas(), Decimal(4)
    for series in chart.series:
        lines = broken(series.label, _LABELS - 12, language)
        height = max(Decimal(_ROW), Decimal(LINE * len(lines) + 10))
        canvas.lines(0, y + 16, lines)
        _row(canvas, series, y + 26)
        y += height + 6
        canvas.line(0, y - 4, WIDTH, y - 4)
    return canvas.svg(chart)


def _row(canvas: Canvas, series: Series, y: Decimal) -> None:
    values = [point.value for point in series.points if point.value is not None]
    low, high = min(values, default=Decimal(0)), max(values, default=Decimal(0))
    room, span = Decimal(WIDTH - _LABELS - 2 * _EDGE), high - low
    canvas.line(_LABELS, y, WIDTH, y, HAIR)
    # Figures that stand close share a line above or below the scale.
    ends = {1: Decimal(-1), -1: Decimal(-1)}
    for point in sorted(series.points, key=lambda point: (point.value or Decimal(0), point.kind)):
        if point.value is None:
            continue
        x = _LABELS + _EDGE + (room * (point.value - low) / span if span else room / 2)
        target = point.kind == "target"
        if target:
            canvas.rect(x - Decimal("1.5"), y - 10, 3, 20, INK)
        else:
            canvas.mark(x, y, 0, ACCENT)
        text = f"{point.shown} ({point.label})"
        half = width_of(text) / 2
        side = -1 if target else 1
        side = side if x - half > ends[side] else -side
        ends[side] = x + half
        left = min(max(x, _LABELS + half), WIDTH - half)
        canvas.words(left, y + (24 if side > 0 else -14), text, "middle", INK if target else GREY, bold=target)
