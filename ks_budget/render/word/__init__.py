"""A document as Word: headings, lists, tables and links are real ones, for the officer who goes on with it."""

from ks_budget.render.formats import Screen
from ks_budget.render.word.front import contents, cover
from ks_budget.render.word.package import opened, saved
from ks_budget.render.word.pages import Pages
from ks_budget.render.word.writer import Writer
from ks_budget.report import Report


def render(report: Report, screen: Screen) -> bytes:
    """A .docx file: cover, contents and chapters. Raises ImportError without the extra ``docx``, and Refused for a
    chart that cannot be drawn."""
    document = opened(report.language)
    pages = Pages(document, report.cover)
    writer = Writer(pages, report.language)
    writer.blocks(report.blocks, 1)
    writer.drawings.finish()
    # The contents are of the headings that were written.
    front = [*cover(report.cover, report.language), *contents(pages.headings, report.language)]
    pages.finish(front)
    return saved(document, report)
