"""What the text says against the tables, as problems."""

from collections.abc import Iterator

from msgspec import structs

from ks_budget.language import Text
from ks_budget.numerals import NO_BREAK, write
from ks_budget.problems import Fact, Number, Place, Problem, Span, kinds
from ks_budget.tables.ids import column_ids, row_ids
from ks_budget.tables.prose import Held, Tie
from ks_budget.views.audit.document import Document
from ks_budget.views.audit.naming import Names, short
from ks_budget.views.audit.told import unit_of

NONE = Text("Inga belopp i löpande text att jämföra.", "There are no amounts in running text to compare.")
_LONGEST = 160
TIED = Text(
    "Belopp i texten: {amounts}. Kopplade till en rad: {tied}, varav {against} inte stämmer. Utan tydlig koppling, och "
    "därför inte kontrollerade: {untied}.",
    "Amounts in the text: {amounts}. Tied to a row: {tied}, of which {against} do not agree. Without a clear tie, and "
    "so not checked: {untied}.",
)


def summary(said: Held, language: str) -> str:
    """How many amounts there are, how many were tied, and how many of those do not agree."""
    if not said.ties and not said.untied:
        return NONE[language]
    counts = {
        "amounts": len(said.ties) + said.untied,
        "tied": len(said.ties),
        "against": len(said.against),
        "untied": said.untied,
    }
    return TIED[language].format(**{key: write(count, language) for key, count in counts.items()})


def problems(document: Document, language: str) -> Iterator[Problem]:
    """A warning for each claim that does not agree with its figures."""
    if document.prose is None:
        return
    named, ids = document.names(language), document.ids
    seen: dict[str, int] = {}
    for tie in document.prose.against:
        problem = _problem(document, tie, named[tie.table], ids[tie.table])
        # One claim made twice is two findings.
        seen[problem.subject] = seen.get(problem.subject, 0) + 1
        number = seen[problem.subject]
        yield structs.replace(problem, subject=f"{problem.subject}.{number}") if number > 1 else problem


def _problem(document: Document, tie: Tie, names: Names, name: str) -> Problem:
    claim, table = tie.claim, document.tables[tie.table].table
    places = (_place(tie), *([place] if (place := table.rows[tie.row].place or table.place) else []))
    subject = ".".join((name, row_ids(table)[tie.row], *(column_ids(table)[column] for column in tie.reading)))
    # A figure is never parted from its unit.
    printed = claim.printed.replace(" ", NO_BREAK)
    text = _around(claim.sentence, claim.printed).replace(claim.printed, printed)
    told: dict[str, Fact] = {"text": text, "table": names.table}
    figures = [_figure(document, tie, column) for column in tie.reading]
    if claim.kind == "level":
        [column] = tie.reading
        said: dict[str, Fact] = {"printed": printed, "figure": names.figure(tie.row, column), "value": figures[0]}
        return kinds.audit.PROSE_LEVEL.at(*places, subject=subject, **told, **said)
    ends: dict[str, Fact] = {"row": names.quoted(tie.row), "first": figures[0], "second": figures[1]}
    if tie.wrong == "direction":
        return kinds.audit.PROSE_DIRECTION.at(*places, subject=subject, **told, **ends)
    change = Number(figures[1].value - figures[0].value, figures[1].unit, figures[1].decimals, signed=True)
    return kinds.audit.PROSE_CHANGE.at(*places, subject=subject, printed=printed, **told, **ends, value=change)


def _figure(document: Document, tie: Tie, column: int) -> Number:
    table = document.tables[tie.table].table
    number = table.rows[tie.row].entries[column].number
    assert number is not None, "a claim is tied to figures that are printed"
    return Number(number.value, unit_of(table, tie.row, column), number.decimals)


def _place(tie: Tie) -> Place:
    """The figure in its line, where the text is one of lines."""
    place = tie.claim.prose.place_at(tie.claim.at)
    span = place.span
    at = span.source.find(tie.claim.printed) if span else -1
    if span is None or at < 0:
        return place
    end = at + 1 + len(tie.claim.printed)
    return structs.replace(place, span=Span(span.line, at + 1, end, span.source))


def _around(sentence: str, figure: str) -> str:
    """A sentence, cut around its figure where it goes on and on."""
    sentence = sentence.strip(" -•*–\t").rstrip(". ") + "."
    if len(sentence) <= _LONGEST:
        return sentence
    at = max(0, sentence.find(figure) - _LONGEST // 2)
    cut = sentence[at : at + _LONGEST]
    return f"{'…' if at else ''}{short(cut, _LONGEST)}{'…' if at + _LONGEST < len(sentence) else ''}"
