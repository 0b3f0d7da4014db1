"""The frames: each with its plan, its chart, the way of its grant and the commentary on its changes.

The investment budget stands after the first frame, where board budgets have it.
"""

from decimal import Decimal

from ks_budget.model import Comment, Explanation, Frame
from ks_budget.model.shape import grant_lines
from ks_budget.numerals import NO_BREAK, write, write_as_printed
from ks_budget.report import Block, Items, Paragraph, Section, Table, Words
from ks_budget.views.bridge import without_waterfall
from ks_budget.views.charts import over_years, waterfall
from ks_budget.views.document import investments
from ks_budget.views.document.given import Given, titled, told
from ks_budget.views.document.what_if import what_if
from ks_budget.views.words import labels_of_totals

WORDS = {
    "sv": {
        "frame": "Ekonomiska ramar: {name}",
        "one": "Ekonomiska ramar",
        "plan": "Budget och plan, {name}",
        "years": "Kommunbidrag, intäkter och kostnader, {name}",
        "steps": "Kommunbidragets väg, {name}",
        "comments": "Kommentarer till förändringar",
        "said": ": {change} {figure}",
        "up": "ökar med",
        "down": "minskar med",
        "changes": "ändras med",
        "amount": "{text} ({amount})",
        "share": "{text} ({share} av ändringen)",
        "what_if": "Räkna om planen med ett annat index, {name}",
    },
    "en": {
        "frame": "Operating frames: {name}",
        "one": "Operating frames",
        "plan": "Budget and plan, {name}",
        "years": "Grant, revenue and costs, {name}",
        "steps": "The way of the grant, {name}",
        "comments": "Comments on the changes",
        "said": ": {change} {figure}",
        "up": "grows by",
        "down": "shrinks by",
        "changes": "changes by",
        "amount": "{text} ({amount})",
        "share": "{text} ({share} of the change)",
        "what_if": "Compute the plan with another index, {name}",
    },
}


def blocks(given: Given) -> list[Block]:
    """A section for each frame, and one for the investment budget. Nothing where there is neither."""
    frames = [_frame(frame, given) for frame in given.budget.content.frames]
    invested = [*investments.section(given), *given.printed("investments")]
    if not frames and not invested:
        return []
    return [*given.prose("frames"), *told(given.no_plan), *frames[:1], *invested, *frames[1:]]


def _frame(frame: Frame, given: Given) -> Section:
    words = WORDS[given.language]
    inner = given.prose(frame.id, 3)
    inner += _plan(frame, given.tables("project"), given)
    inner += _bridge(frame, given.tables("bridge"), given)
    inner += _comments(frame, given)
    inner += given.printed(frame.id)
    several = len(given.budget.content.frames) > 1
    return Section(words["frame" if several else "one"].format(name=frame.name), 2, inner, f"frame-{frame.id}")


def _plan(frame: Frame, tables: list[Table], given: Given) -> list[Block]:
    words, budget = WORDS[given.language], given.budget
    found: list[Block] = []
    for table in tables:
        if table.id == frame.id:
            found.append(titled(table, words["plan"].format(name=frame.name)))
            # A line over one year is a point.
            if sum(column.type == "amount" for column in table.columns) > 1:
                revenue = [line.id for line in frame.lines if line.kind == "revenue"]
                ids = [*(line.id for line in grant_lines(frame)), *revenue, "costs"]
                title = words["years"].format(name=frame.name)
                found.append(over_years(table, ids, title, budget.unit, given.language))
            if frame.id in given.recounts:
                title = words["what_if"].format(name=frame.name)
                names = {row.id.removeprefix("index-"): str(row.cells[0]) for row in table.footer}
                found.append(what_if(given.recounts[frame.id], table.id, title, names, given.language))
    return found


def _bridge(frame: Frame, tables: list[Table], given: Given) -> list[Block]:
    words, found = WORDS[given.language], list[Block]()
    for table in tables:
        if table.id == frame.id:
            title = words["steps"].format(name=frame.name)
            found += [without_waterfall(table), waterfall(table, title, given.budget.unit, given.language)]
    return found


def _comments(frame: Frame, given: Given) -> list[Block]:
    comments = [one for one in frame.comments if one.explanations or one.figure is not None]
    if not comments:
        return []
    labels = labels_of_totals(given.language) | {line.id: line.label for line in frame.lines}
    inner: list[Block] = []
    for comment in comments:
        head = Words(labels[comment.line], strong=True)
        inner.append(Paragraph([head, Words(_said(comment, given))]))
        inner += [_causes(comment, given)] if comment.explanations else []
    return [Section(WORDS[given.language]["comments"], 3, inner)]


def _said(comment: Comment, given: Given) -> str:
    """The change as the text states it: `: ökar med 8,7 mnkr`; empty where it states none."""
    if comment.figure is None:
        return ""
    words, unit = WORDS[given.language], comment.unit or given.budget.unit
    figure = write_as_printed(Decimal(comment.figure).copy_abs(), given.language, unit)
    return words["said"].format(change=words[comment.direction or "changes"], figure=figure)


def _causes(comment: Comment, given: Given) -> Block:
    return Items([[Paragraph([Words(_cause(cause, comment, given))])] for cause in comment.explanations])


def _cause(cause: Explanation, comment: Comment, given: Given) -> str:
    """A cause, and how much of the change it stands for where that is said."""
    words, language = WORDS[given.language], given.language
    text = cause.text.rstrip().removesuffix(".")
    if cause.amount is not None:
        amount = write_as_printed(cause.amount, language, comment.unit or given.budget.unit, signed=True)
        return f"{words['amount'].format(text=text, amount=amount)}."
    if cause.share is not None:
        share = f"{write(Decimal(cause.share) * 100, language, None)}{NO_BREAK}%"
        return f"{words['share'].format(text=text, share=share)}."
    return cause.text
