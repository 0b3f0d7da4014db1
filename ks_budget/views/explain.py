"""`ksb explain` as a table: all codes with their titles, or all that is to be said of one."""

import re

from ks_budget.report import Column, Report, Row, Table
from ks_budget.views.catalogue import CATALOGUE

WORDS = {
    "sv": {"all": "Koder", "code": "Kod", "title": "Rubrik", "what": "Vad", "text": "Text"}
    | {"message": "Meddelande", "advice": "Råd", "about": "Varför"},
    "en": {"all": "Codes", "code": "Code", "title": "Title", "what": "What", "text": "Text"}
    | {"message": "Message", "advice": "Advice", "about": "Why"},
}


def view(code: str | None, language: str) -> Report:
    """A row per code, or for one code a row for each thing said of it. Facts are shown as an ellipsis."""
    table = _all(language) if code is None else _one(code, language)
    return Report("explain", "", "", language, [table])


def _all(language: str) -> Table:
    words = WORDS[language]
    columns = [Column("code", words["code"]), Column("title", words["title"])]
    rows = [Row(code, [code, kind.text[language].title]) for code, kind in CATALOGUE.items()]
    return Table("codes", words["all"], columns, rows)


def _one(code: str, language: str) -> Table:
    words, text = WORDS[language], CATALOGUE[code].text[language]
    columns = [Column("what", words["what"]), Column("text", words["text"])]
    messages = [text.message, *text.variants.values()]
    said = [*(("message", m) for m in messages), ("about", text.about), ("advice", text.advice)]
    rows = [Row(f"{key}-{i}", [words[key], _open(sentence)]) for i, (key, sentence) in enumerate(said, 1)]
    return Table(code, f"{code} {text.title}", columns, rows)


def _open(template: str) -> str:
    """A template with an ellipsis for each fact; facts that are whole sentences are left out."""
    return re.sub(r"\{\w+\}", "…", re.sub(r"\s*\{(maybe|exist|habit)\}\s*", " ", template)).strip()
