"""`ksb explain` as a table: all codes with their titles, or all that is to be said of one."""

from ks_budget.labels import SEVERITIES
from ks_budget.problems.finding import unfilled
from ks_budget.problems.kinds import catalogue
from ks_budget.report import Column, Report, Row, Table
from ks_budget.views.tones import toned

WORDS = {
    "sv": {"all": "Koder", "code": "Kod", "title": "Rubrik", "what": "Del", "text": "Text", "severity": "Typ"}
    | {"message": "Meddelande", "advice": "Råd", "about": "Varför"},
    "en": {"all": "Codes", "code": "Code", "title": "Title", "what": "What", "text": "Text", "severity": "Severity"}
    | {"message": "Message", "advice": "Advice", "about": "Why"},
}


def view(code: str | None, language: str) -> Report:
    """A row per code, or for one code a row for each thing said of it. Facts are shown as an ellipsis."""
    table = _all(language) if code is None else _one(code, language)
    return Report("explain", "", "", language, [table])


def _all(language: str) -> Table:
    words = WORDS[language]
    columns = [
        Column("code", words["code"]),
        Column("severity", words["severity"], "choice"),
        Column("title", words["title"]),
    ]
    rows = []
    for code, (kind, *_) in catalogue().items():
        severity = toned(kind.severity, SEVERITIES[kind.severity][language])
        rows.append(Row(code, [code, severity, kind.title[language]]))
    return Table("codes", words["all"], columns, rows)


def _one(code: str, language: str) -> Table:
    words, kinds = WORDS[language], catalogue()[code]
    columns = [Column("what", words["what"]), Column("text", words["text"])]
    said = [
        *(("message", kind.message) for kind in kinds),
        ("about", kinds[0].about),
        # Forms of one kind mostly advise the same.
        *(("advice", advice) for advice in dict.fromkeys(kind.advice for kind in kinds)),
    ]
    said_once = list(dict.fromkeys(said))
    severities = dict.fromkeys(SEVERITIES[kind.severity][language] for kind in kinds)
    rows = [Row("severity", [words["severity"], ", ".join(severities)])]
    rows += [Row(f"{key}-{i}", [words[key], unfilled(text[language])]) for i, (key, text) in enumerate(said_once, 1)]
    return Table(code, f"{code} {kinds[0].title[language]}", columns, rows)
