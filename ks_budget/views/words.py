"""Words that more than one view needs. Swedish first: it is what users read."""

LANGUAGES = ("sv", "en")
DEFAULT = "sv"

TOTAL_LABELS = {
    "sv": {
        "costs": "Verksamhetens kostnader",
        "net": "Verksamhetens nettokostnader",
        "result": "Årets resultat",
    },
    "en": {"costs": "Total costs", "net": "Net costs", "result": "Result for the year"},
}

UNIT_NOTE = {
    "sv": "Belopp i {unit}; intäkter och bidrag plus, kostnader minus.",
    "en": "Amounts in {unit}; revenue and grants plus, costs minus.",
}


def listed(words: list[str], language: str, before_last: str = "") -> str:
    """`a, b och c`, or with another word before the last."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {before_last or {'sv': 'och', 'en': 'and'}[language]} {words[-1]}"
