"""Where something stands in a file, in words: a workbook has sheets and cells, a document pages, tables and rows."""

from collections.abc import Iterable

from ks_budget.language import Text
from ks_budget.problems.place import Place, Within, one_line

_SHEET = Text("blad {}", "sheet {}")
_CELL = Text("cell {}", "cell {}")
_PAGE = Text("sida {}", "page {}")
_TABLE = Text("tabell {}", "table {}")
_ROW = Text("rad {}", "row {}")
_COLUMN = Text("kolumn {}", "column {}")
_PARAGRAPH = Text("stycke {}", "paragraph {}")


def whereabouts(place: Place, language: str) -> str:
    """`fil.txt:12:5`, `fil.xlsx, blad Budget, cell C14`, `fil.pdf, sida 3, rad 5`; the file alone where no more is
    known. One line, whatever the names hold."""
    file = one_line(place.file)
    if place.span:
        return f"{file}:{place.span.line}:{place.span.column}"
    return ", ".join([file, *(within_words(place.within, language) if place.within else ())])


def within_words(within: Within, language: str) -> list[str]:
    """The parts of a place in a file that is no text, widest first."""
    if within.sheet:
        sheet = _SHEET[language].format(one_line(within.sheet))
        if within.row and within.column:
            return [sheet, _CELL[language].format(cell_name(within.row, within.column))]
        return [sheet, *_each(((_ROW, within.row),), language)]
    inside: tuple[tuple[Text, int], ...]
    if within.table:
        inside = ((_TABLE, within.table), (_ROW, within.row), (_COLUMN, within.column))
    else:
        # Running text: a line of a page, and a paragraph where there are no pages.
        inside = ((_ROW if within.page else _PARAGRAPH, within.row),)
    return _each(((_PAGE, within.page), *inside), language)


def _each(named: Iterable[tuple[Text, int]], language: str) -> list[str]:
    return [text[language].format(number) for text, number in named if number]


def cell_name(row: int, column: int) -> str:
    """`C14`: the name of a cell of a sheet; both count from 1."""
    letters = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{row}"
