"""How the figures of made tables are printed, and a made table as the contract's own."""

from random import Random
from typing import TYPE_CHECKING

from msgspec import Struct

from ks_budget.tables.table import Entry, Number, Row, Table

if TYPE_CHECKING:
    from .truth import Figure, Made


class Style(Struct, frozen=True):
    """One way to print figures, kept through a table."""

    thousands: str = " "
    minus: str = "-"
    """What stands before a negative figure; `(` puts it in parentheses."""
    nothing: str = "0"
    """What stands where a figure is zero: `0` with its decimals, a dash, or nothing at all."""
    missing: str = ""
    """What stands where there is no figure."""
    mark: str = "*"
    """Of a footnote, after a figure."""
    plus: bool = False
    """Whether positive deviations and changes have their plus."""
    percent: bool = False
    """Whether each figure of a column of per cent has its sign."""
    bold: bool = False
    """Whether sums are bold."""


def draw_style(draw: Random) -> Style:
    return Style(
        thousands=draw.choice((" ", " ", "\u00a0", "\u202f", "", ".")),
        minus=draw.choice(("-", "-", "–", "−", "– ", "- ", "− ", "(")),
        nothing=draw.choice(("0", "0", "-", "–", "")),
        mark=draw.choice(("*", " *", " 1)", "¹")),
        plus=draw.random() < 0.15,
        percent=draw.random() < 0.5,
        bold=draw.random() < 0.5,
    )


def shown(made: "Made", row: int, column: int) -> str:
    """The text of a figure."""
    style, of, figure = made.style, made.columns[column], made.figures[row][column]
    if figure is None:
        return style.missing
    # A row of nothing but empty cells would read as a heading.
    empty = not style.nothing and not any(other and other.units for other in made.figures[row])
    text = written(figure, style, "–" if empty else style.nothing)
    if style.plus and of.phase in ("deviation", "change", "percent") and figure.units > 0:
        text = f"+{text}"
    if of.kind == "percent" and style.percent and text[-1:].isdigit():
        return f"{text} %"
    return text + style.mark if (row, column) in made.marked and text[-1:].isdigit() else text


def written(figure: "Figure", style: Style, nothing: str) -> str:
    if not figure.units and nothing != "0":
        return nothing
    whole, _, decimals = f"{abs(figure.value):,f}".partition(".")
    body = whole.replace(",", style.thousands) + ("," + decimals if decimals else "")
    if figure.units >= 0:
        return body
    return f"({body})" if style.minus == "(" else f"{style.minus}{body}"


def as_table(made: "Made") -> Table:
    """The made table as it is when every cell of its file is understood."""
    section, heading, rows = 0, "", []
    for row, label in enumerate(made.labels):
        if row in made.headings:
            section, heading = section + 1, made.headings[row]
        entries = tuple(as_entry(made, row, column) for column in range(len(made.columns)))
        texts = made.said[row] if made.texts else ()
        rows.append(Row(label, entries, made.style.bold and row in made.totals, section, heading, texts))
    return Table("", made.columns, tuple(rows), f"Belopp i {made.unit}" if made.unit else "", made.unit, made.texts)


def as_entry(made: "Made", row: int, column: int) -> Entry:
    text, figure = shown(made, row, column), made.figures[row][column]
    if figure is None or not text:
        return Entry(text, None, "empty")
    if not any(character.isdigit() for character in text):
        return Entry(text, None, "dash")
    percent = made.columns[column].kind == "percent" and text.endswith("%")
    return Entry(text, Number(figure.value, percent, not text[0].isdigit()))
