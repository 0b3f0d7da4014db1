"""How a typed cell is written: for people in their language, for programs exactly."""

from decimal import Decimal

from msgspec import structs

from ks_budget.numerals import write, write_percent
from ks_budget.render.pictures import WIDTHS, draw
from ks_budget.report import Bar, Choice, Column, Filled, Missing, Quoted, Rate, Row, Table, Trend, Value


def for_people(value: Value, column: Column, language: str, bars: int = WIDTHS[0]) -> str:
    """As in a printed table: `−114 196`, `+5,0`, `4,1 %`, a label. A dash for a missing
    amount, empty for a value that does not apply.

    ``bars`` is how wide the scale of a bar is drawn.
    """
    match value:
        case None:
            return ""
        case Missing():
            return "–"
        case Rate():
            return write_percent(value.percent, language) + ("*" if value.changed else "")
        case Choice():
            return value.label
        case Filled():
            return for_people(value.value, column, language)
        case Quoted():
            return value.text
        case Bar() | Trend():
            return draw(value, bars)
        case str():
            return value
    return write(value, language, column.decimals, column.signed)


def for_programs(value: Value, column: Column) -> Decimal | int | str | None:
    """The value itself: whole numbers as int, ids instead of labels, rates as percent."""
    match value:
        case Rate():
            return value.percent
        case Choice():
            return value.id
        case Filled():
            return value.value
        case Quoted():
            return for_programs(value.value, column)
        case Bar() | Trend() | Missing():
            return None
        case Decimal():
            if column.decimals is not None:
                value = value.quantize(Decimal(1).scaleb(-column.decimals), "ROUND_HALF_UP")
            # Adding 0 takes the sign off a zero.
            return int(value) if value == value.to_integral_value() and not column.decimals else value + 0
    return value


def harmless(text: str) -> str:
    """Text without control characters: an escape sequence in a budget file must not reach a terminal or a page."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() or c in "\n\u00a0\u00ad" else "\ufffd" for c in text)


def without_pictures(table: Table) -> Table:
    """The table as programs get it: pictures only redraw what its figures say."""
    for column in table.columns:
        if column.type == "picture":
            table = without(table, column.key)
    return table


def without(table: Table, key: str) -> Table:
    """The table without one of its columns."""
    gone = [column.key for column in table.columns].index(key)

    def cut(rows: list[Row]) -> list[Row]:
        return [structs.replace(row, cells=row.cells[:gone] + row.cells[gone + 1 :]) for row in rows]

    columns = table.columns[:gone] + table.columns[gone + 1 :]
    return structs.replace(table, columns=columns, rows=cut(table.rows), footer=cut(table.footer))
