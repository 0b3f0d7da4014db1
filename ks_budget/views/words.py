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

INVESTED = {"sv": {"investments": "Totala utgifter"}, "en": {"investments": "Total expenditure"}}
"""The sum of all investments, in sentences."""

UNIT_NOTE = {
    "sv": "Belopp i {unit}; intäkter och bidrag plus, kostnader minus.",
    "en": "Amounts in {unit}; revenue and grants plus, costs minus.",
}


NONE = {
    "sv": {
        "frames": "Budgeten {budget} har inga ramar.",
        "goals": "Budgeten {budget} har inga mål.",
        "investments": "Budgeten {budget} har inga investeringar.",
        "assignments": "Budgeten {budget} har inga uppdrag.",
        "controls": "Budgeten {budget} har ingen internkontrollplan.",
        "organisation": "Budgeten {budget} beskriver ingen organisation.",
    },
    "en": {
        "frames": "The budget {budget} has no frames.",
        "goals": "The budget {budget} has no goals.",
        "investments": "The budget {budget} has no investments.",
        "assignments": "The budget {budget} has no assignments.",
        "controls": "The budget {budget} has no internal control plan.",
        "organisation": "The budget {budget} describes no organisation.",
    },
}
"""What a command says of a budget without its chapter."""


def listed(words: list[str], language: str, before_last: str = "") -> str:
    """`a, b och c`, or with another word before the last."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {before_last or {'sv': 'och', 'en': 'and'}[language]} {words[-1]}"
