"""The file: opened from our own base, whose parts stand in ``parts/``, and saved as the same bytes every time."""

from datetime import datetime, time
from importlib.resources import files
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import docx

from ks_budget.render.word.elements import said
from ks_budget.report import Report

LANGUAGES = {"sv": "sv-SE", "en": "en-GB"}
_PARTS = {
    "[Content_Types].xml": "content-types.xml",
    "_rels/.rels": "package-relations.xml",
    "word/document.xml": "document.xml",
    "word/_rels/document.xml.rels": "document-relations.xml",
    "word/styles.xml": "styles.xml",
    "word/settings.xml": "settings.xml",
    "word/numbering.xml": "numbering.xml",
    "word/fontTable.xml": "fonts.xml",
    "word/theme/theme1.xml": "theme.xml",
}
_ENGLISH = {
    "Tabelltext": "Table text",
    "Tabelltal": "Table figure",
    "Tabellhuvud": "Table head",
    "Tabellpunkt": "Table bullet",
    "Tabellnot": "Table note",
    "Diagram": "Chart",
    "Faktarad": "Cover fact",
    "Varning": "Warning",
    "Kort, rubrik": "Card label",
    "Kort, tal": "Card figure",
    "Kort, ändring": "Card change",
    "Avsnittsslut": "Section end",
    "Budgettabell": "Budget table",
}
"""Our own styles, as the user sees them. Word translates the names of its own."""

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The first moment that a zip file knows."""

_LONGEST = 255
"""Characters of a property of the file."""


def opened(language: str) -> Any:
    """An empty document with our styles, in a language."""
    base = BytesIO()
    with ZipFile(base, "w") as archive:
        for name, part in _PARTS.items():
            text = (files(__package__) / "parts" / part).read_text("utf-8")
            archive.writestr(name, _in_language(text, language))
    base.seek(0)
    return docx.Document(base)


def _in_language(text: str, language: str) -> str:
    text = text.replace(LANGUAGES["sv"], LANGUAGES[language])
    for swedish, english in _ENGLISH.items() if language == "en" else ():
        text = text.replace(f'w:name w:val="{swedish}"', f'w:name w:val="{english}"')
    return text


def saved(document: Any, report: Report) -> bytes:
    """The bytes of the file. Its dates are those of the budget."""
    properties = document.core_properties
    properties.language = LANGUAGES[report.language]
    if report.cover:
        properties.title = said(report.cover.title)[:_LONGEST]
        properties.author = properties.last_modified_by = said(report.cover.owner)[:_LONGEST]
        properties.content_status = said(report.cover.status)[:_LONGEST]
        properties.created = properties.modified = datetime.combine(report.cover.day, time())
    file = BytesIO()
    document.save(file)
    return _undated(file)


def _undated(file: BytesIO) -> bytes:
    written = BytesIO()
    with ZipFile(file) as old, ZipFile(written, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            entry = ZipInfo(name, _EPOCH)
            entry.compress_type = ZIP_DEFLATED
            new.writestr(entry, old.read(name))
    return written.getvalue()
