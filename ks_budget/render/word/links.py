"""Links that lead out of the document. Word refuses a whole file for one address that it cannot read."""

from typing import Any
from urllib.parse import quote, urlsplit, urlunsplit

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn

from ks_budget.render.cells import harmless
from ks_budget.render.word.elements import Element, run, w
from ks_budget.report import Words

_SCHEMES = ("https", "http", "mailto")
_LONGEST = 2000
"""Characters of an address that Word takes."""
_KEPT = "%!$&'()*+,;=:@/?~"


def linked(part: Any, span: Words, marks: list[Element]) -> Element:
    """Words that lead somewhere, or are words alone where it is nowhere that Word can open."""
    address = _address(span.link) if span.link else ""
    if not address:
        return run(span.text, *marks)
    made = w("hyperlink", run(span.text, w("rStyle", val="Hyperlink"), *marks), history=1)
    made.set(qn("r:id"), part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    return made


def _address(link: str) -> str:
    """An address of letters that every reader of addresses knows; empty where it is none."""
    try:
        split = urlsplit(harmless(link))
        host = (split.hostname or "").encode("idna").decode("ascii")
        port = f":{split.port}" if split.port else ""
    except ValueError:
        return ""
    scheme = split.scheme.lower()
    if scheme not in _SCHEMES or bool(host) != (scheme != "mailto") or quote(host, safe="") != host:
        return ""
    path, query, fragment = (quote(part, safe=_KEPT) for part in (split.path, split.query, split.fragment))
    address = urlunsplit((scheme, host + port, path, query, fragment))
    return address if len(address) <= _LONGEST else ""
