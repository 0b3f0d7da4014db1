"""What `ksb check` says to people: every finding like a good compiler's, then in words what else the report holds."""

from collections.abc import Iterable

from ks_budget.numerals import NO_BREAK
from ks_budget.render.cells import harmless
from ks_budget.render.formats import Screen
from ks_budget.render.problems import render as findings
from ks_budget.render.problems import wrapped
from ks_budget.report import Block, Lines, Report, Table


def render(report: Report, screen: Screen) -> str:
    """The findings and the blocks, parted by empty lines."""
    said = in_words(report, screen)
    if report.problems:
        said.insert(0, findings(report.problems, report.language, screen.colour, screen.width))
    return "\n".join(said)


def in_words(report: Report, screen: Screen) -> list[str]:
    """Each block as text that ends in a line feed; none for a table that only restates the findings."""
    return [text for text in (_block(block, report, screen) for block in report.blocks) if text]


def _block(block: Block, report: Report, screen: Screen) -> str:
    match block:
        case Table(prose=list(lines)):
            # Such lines are there to be copied into a file: none is broken.
            return _lines(map(harmless, lines))
        case Lines(title="", lines=lines):
            return _lines(wrapped(harmless(line).replace("\n", " "), screen.width) for line in lines)
    # Anything else is drawn as on a terminal, by what takes its time to load.
    from msgspec import structs

    from ks_budget.render.terminal import render as drawn

    return drawn(structs.replace(report, blocks=[block]), screen)


def _lines(lines: Iterable[str]) -> str:
    return "".join(f"{line}\n" for line in lines).replace(NO_BREAK, " ")
