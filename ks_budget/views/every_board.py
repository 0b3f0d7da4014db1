"""Reports of several boards as one: what each of them holds says whose it is."""

from collections import Counter

from msgspec import Struct, structs

from ks_budget.report import Block, Chart, Items, Lines, Paragraph, Report, Section, Table, WhatIf


class OfBoard(Struct, frozen=True):
    """One board's report."""

    id: str
    """The name of its folder, before the ids of its tables."""
    title: str
    """What people call it, before the titles."""
    report: Report


def view(command: str, boards: list[OfBoard], language: str) -> Report:
    """The blocks of all boards, one board after the other. Where their units differ, each table has its own."""
    units = {board.report.unit for board in boards}
    shared = units.pop() if len(units) == 1 else ""
    titles = distinct([(board.id, board.title) for board in boards])
    named = [structs.replace(board, title=title) for board, title in zip(boards, titles, strict=True)]
    blocks = [_of(block, board, shared) for board in named for block in board.report.blocks]
    return Report(command, "", shared, language, blocks)


def distinct(boards: list[tuple[str, str]]) -> list[str]:
    """The titles of boards, given with the names of their folders: those of one title are told apart by these."""
    counts = Counter(title for _, title in boards)
    return [f"{title} ({id})" if counts[title] > 1 else title for id, title in boards]


def _of(block: Block, board: OfBoard, shared: str) -> Block:
    match block:
        case Table(id=id, title=title):
            unit = block.unit or (board.report.unit if board.report.unit != shared else "")
            return structs.replace(block, id=f"{board.id}.{id}", title=_titled(board, title), unit=unit)
        case Chart(id=id, title=title):
            return structs.replace(block, id=f"{board.id}.{id}", title=_titled(board, title))
        case Lines(title=title):
            return structs.replace(block, title=_titled(board, title))
        case Paragraph() | Items():
            return Section(board.title, 1, [block])
        case WhatIf(table=table):
            return structs.replace(block, table=f"{board.id}.{table}")
        case Section(title=title, blocks=blocks):
            within = [_of(inner, board, shared) for inner in blocks]
            return structs.replace(block, title=_titled(board, title), blocks=within)


def _titled(board: OfBoard, title: str) -> str:
    return f"{board.title}: {title}" if title else board.title
