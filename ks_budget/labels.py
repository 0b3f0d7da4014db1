"""Labels that the tool owns: of totals, where a document gives none, and of how grave a problem is."""

from ks_budget.language import Text

TOTALS: dict[str, Text] = {
    "costs": Text("Verksamhetens kostnader", "Total costs"),
    "net": Text("Verksamhetens nettokostnader", "Net costs"),
    "result": Text("Årets resultat", "Result for the year"),
}

KINDS: dict[str, Text] = {
    "revenue": Text("intäkt", "revenue"),
    "cost": Text("kostnad", "cost"),
    "grant": Text("kommunbidrag", "grant"),
    "financial": Text("finansnetto", "financial"),
}
"""Of lines."""

SEVERITIES: dict[str, Text] = {
    "error": Text("fel", "error"),
    "warning": Text("varning", "warning"),
    "note": Text("upplysning", "note"),
    "off": Text("avstängd", "off"),
}

INVESTMENTS = Text("Totala utgifter", "Total expenditure")
