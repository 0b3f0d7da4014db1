"""A made table as it stands on a page: title, heads over one row or two, unit, headings, notes below."""

from random import Random

from msgspec import Struct
from msgspec.structs import replace

from .printing import shown
from .truth import Made

TITLES = ("Driftbudget per nämnd", "Budget och plan", "Ekonomisk uppföljning", "Resultaträkning", "Sammanställning")


class Line(Struct, frozen=True):
    """A row of cells: the label, then the columns."""

    cells: tuple[str, ...]
    row: int | None
    """Which of the table's rows it is; none for a heading."""
    bold: bool = False


class Laid(Struct, frozen=True):
    """What is printed."""

    made: Made
    title: str
    heads: tuple[tuple[str, ...], ...]
    """Rows of heads, the corner first."""
    lines: tuple[Line, ...]
    note: str
    """A sentence below; empty for none."""

    @property
    def before(self) -> int:
        """How many columns of text stand between the labels and the figures."""
        return int(bool(self.made.numbered))

    @property
    def columns(self) -> int:
        """The label's with them."""
        return len(self.heads[0])


def lay(made: Made, draw: Random) -> Laid:
    """How a table is printed, drawn. Figures are as in the table."""
    unit = made.unit if made.shape != "priced" else None
    where = draw.choice(("corner", "title", "brackets")) if unit else ""
    title = draw.choice(TITLES) + (f", {unit}" if where == "title" else "")
    corner = {"corner": f"Belopp i {unit}", "brackets": f"({unit})"}.get(where, draw.choice(("", "Benämning")))
    heads = [(column.head, "") for column in made.columns] + [(text, "") for text in made.texts]
    heads = [("Not", ""), *heads] if made.numbered else heads
    if draw.random() < 0.35:
        heads = [broken(head) for head, _ in heads]
    rows = [("", *(above for above, _ in heads)), (corner, *(below for _, below in heads))]
    if not any(rows[1][1:]):
        rows = [(corner, *rows[0][1:])]
    note = draw.choice(("", "", "Avrundningar gör att summor kan skilja.", "* Siffrorna är preliminära."))
    return Laid(made, title, tuple(rows), tuple(body(made)), note)


def broken(head: str) -> tuple[str, str]:
    """A head over two rows: `Budget` above `2024`. One of one word stands below."""
    above, space, below = head.rpartition(" ")
    return (above, below) if space and below[0].isdigit() else ("", head)


def body(made: Made) -> list[Line]:
    lines = []
    for row, label in enumerate(made.labels):
        if row in made.headings:
            beside = bool(made.numbered) + len(made.columns) + len(made.texts)
            lines.append(Line((made.headings[row], *[""] * beside), None, True))
        figures = [shown(made, row, at) for at in range(len(made.columns))]
        said = made.said[row] if made.texts else ()
        number = [made.numbered[row]] if made.numbered else []
        lines.append(Line((label, *number, *figures, *said), row, made.style.bold and row in made.totals))
    return lines


def without_empty(made: Made) -> Made:
    """For forms in which an empty cell cannot be printed: a dash or two points stand there."""
    return replace(made, style=replace(made.style, nothing=made.style.nothing or "–", missing=".."))
