"""What the rows of a frame are, by their labels: revenue, costs, grant, financial items and totals."""

import re
from typing import Literal

Says = Literal["revenue", "cost", "grant", "financial", "costs", "net", "result", "all revenue", "between", ""]
"""A kind of line, one of the totals, the sum of all revenue, a sum on the way from one to another; empty where a label
says nothing known."""

_SAYS: tuple[tuple[Says, str], ...] = (
    (
        "result",
        r"^(årets |periodens |budgeterat |summa |totalt )?resultat\b(?! (före|efter) )|^(net )?(result|surplus)$|"
        r"^över-?/?\s*underskott",
    ),
    (
        "net",
        r"nettokostnad|nettoresultat|^(summa |totalt )?netto(budget)?$|^verksamhetens netto|"
        r"^net (cost|expenditure)s?\b",
    ),
    ("between", r"resultat\b|^(del)?summa$|^totalt?$|överskott|underskott"),
    (
        "grant",
        r"kommunbidrag|kommunersättning|budgetram|nettoram|^ram(?! )|^anslag|skattemedel|skatteintäkt|utjämning|"
        r"generella statsbidrag|^(municipal )?grant",
    ),
    ("financial", r"finans|^ränt"),
    (
        "all revenue",
        r"^(summa|totala?|totalt|total)\s+(av\s+)?(verksamhetens\s+)?(intäkter|inkomster|revenue|income)\b|"
        r"^(intäkter|inkomster)\s+(totalt|summa)$",
    ),
    (
        "costs",
        r"^(summa |totala? |totalt |total )?(verksamhetens |brutto)?(kostnader|utgifter|costs?|expenditure)"
        r"( totalt| summa)?$|^bruttokostnad",
    ),
    (
        "revenue",
        r"intäkt|inkomst|avgift|taxor|taxa\b|försäljning|statsbidrag|bidrag från|erhåll|fakturer|ersättning från|"
        r"revenue|income|\bfees?\b|sales",
    ),
    (
        "cost",
        r"kostnad|utgift|hyra\b|hyror|\bköp\b|köpt|inköp|avskrivning|personal|\blön|lokal|material|tjänst|konsult|"
        r"bidrag|kapital|förbrukning|drift|entreprenad|transport|arvode|försäkring|utbildning|\bcosts?\b|\brents?\b|"
        r"services|wages|personnel|purchase",
    ),
)
_PATTERNS = tuple((says, re.compile(pattern, re.I)) for says, pattern in _SAYS)

USUAL_IDS = {
    "verksamhetens intäkter": "revenue",
    "intäkter": "revenue",
    "personalkostnader": "personnel",
    "personal": "personnel",
    "lokalhyror": "rent",
    "lokalkostnader": "rent",
    "lokalhyra": "rent",
    "köp av tjänster": "services",
    "övriga kostnader": "other",
    "övrigt": "other",
    "kommunbidrag": "grant",
    "finansnetto": "financial",
    "revenue": "revenue",
    "personnel": "personnel",
    "rent": "rent",
    "services": "services",
    "other": "other",
    "other costs": "other",
    "grant": "grant",
    "municipal grant": "grant",
    "financial": "financial",
    "financial items": "financial",
    "net financial items": "financial",
}
"""The ids that budgets have for the lines that most have: those that commands and claims are written with."""


def says(label: str) -> Says:
    """What a label says that its row is."""
    text = label.strip(" :*").removeprefix("varav ").removeprefix("därav ")
    return next((what for what, pattern in _PATTERNS if pattern.search(text)), "")
