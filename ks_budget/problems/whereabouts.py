"""Where something stands in a file, in words: a workbook has sheets and cells, a document pages, tables and rows."""

from ks_budget.language import Text
from ks_budget.problems.place import Place, Within, one_line

_SHEET = Text("blad {}", "sheet {}")
_CELL = Text("cell {}", "cell {}")
_PAGE = Text("sida {}", "page {}")
_TABLE = Text("tabell {}", "table {}")
_ROW = Text("rad {}", "row {}")
_COLUMN = Text("kolumn {}", "column {}")


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
    named = ((_PAGE, within.page), (_TABLE, within.table), (_ROW, within.row), (_COLUMN, within.column))
    return _each(named, language)


def _each(named: tuple[tuple[Text, int], ...], language: str) -> list[str]:
    return [text[language].format(number) for text, number in named if number]


def cell_name(row: int, column: int) -> str:
    """`C14`: the name of a cell of a sheet; both count from 1."""
    letters = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{row}"
