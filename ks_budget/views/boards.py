"""`ksb project --all` as tables: one for each board, its frames added up, and one for them all."""

from msgspec import Struct

from ks_budget.compute.boards import FrameSum
from ks_budget.compute.footing import Rounding, rounded
from ks_budget.money import decimals_of
from ks_budget.numerals import write_step
from ks_budget.report import Block, Report, Table
from ks_budget.views.every_board import distinct
from ks_budget.views.projection import year_columns, year_rows
from ks_budget.views.words import UNIT_NOTE, labels_of_totals

WORDS = {
    "sv": {
        "total": "Alla nämnder",
        "foot": "Summorna räknas på exakta belopp och avrundas i steg om {step} så att varje tabell går ihop. Samma "
        "belopp kan därför skilja {step} mellan två tabeller.",
        "each": "Summorna räknas på exakta belopp. Varje belopp är avrundat för sig, i steg om {step}.",
        "frames": "Ramar: {frames}.",
        "boards": "Nämnder: {boards}.",
        "real": "I {year} års prisnivå (fasta priser), varje ram enligt sitt eget index.",
    },
    "en": {
        "total": "All boards",
        "foot": "Sums of exact amounts, rounded to {step} so that each table adds up; tables may therefore differ by "
        "{step} from each other.",
        "each": "Sums of exact amounts, each figure rounded on its own to {step}.",
        "frames": "Frames: {frames}.",
        "boards": "Boards: {boards}.",
        "real": "In prices of {year}, each frame by its own index.",
    },
}


class BoardSum(Struct, frozen=True):
    """The frames of one board, added up."""

    id: str
    title: str
    sum: FrameSum
    frames: list[str]
    """Their names."""


def view(
    boards: list[BoardSum],
    total: FrameSum,
    unit: str,
    rounding: Rounding,
    prices_of: int | None,
    language: str,
) -> Report:
    """A table for each board, and one for ``total``, the sum of them all."""
    words = WORDS[language]
    common = [words["real"].format(year=prices_of)] if prices_of is not None else []
    blocks: list[Block] = []
    titles = distinct([(board.id, board.title) for board in boards])
    for board, title in zip(boards, titles, strict=True):
        notes = [words["frames"].format(frames="; ".join(board.frames)), *common]
        blocks.append(_table(board.id, title, board.sum, unit, rounding, notes, language))
    named = words["boards"].format(boards="; ".join(titles))
    # A folder may be called so too.
    id = "total" if all(board.id != "total" for board in boards) else "total-of-boards"
    blocks.append(_table(id, words["total"], total, unit, rounding, [named, *common], language))
    return Report("project", "", unit, language, blocks)


def _table(
    id: str, title: str, whole: FrameSum, unit: str, rounding: Rounding, notes: list[str], language: str
) -> Table:
    words, smallest = WORDS[language], whole.step
    labels = labels_of_totals(language) | {line.id: line.label for line in whole.frame.lines}
    rows = year_rows(
        whole.frame, labels, [rounded(whole.shape, exact, smallest, rounding) for exact in whole.years.values()]
    )
    columns = year_columns(list(whole.years), unit, decimals_of(smallest), language)
    method = words[rounding].format(step=write_step(smallest, unit, language))
    return Table(id, title, columns, rows, notes=[UNIT_NOTE[language].format(unit=unit), method, *notes])
