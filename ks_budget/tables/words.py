"""What the words of a table say of its arithmetic: of a row by its label, of a column by its head.

Words only shift what is expected; the figures decide.
"""

import re
from typing import Final

_TOTAL: Final = re.compile(
    r"^\W*(?:delsumma|summa|summering|totalsumma|slutsumma|total|totalt|totala|sum\b|s:a|netto|nettokostnad|resultat|"
    r"årets resultat|verksamhetens (?:netto|resultat|intäkter|kostnader)|tillsammans|samtliga|hela|alla )"
    r"|\b(?:totalt|summa|netto\w*|resultat)\b",
    re.IGNORECASE,
)
_SUM: Final = re.compile(r"\b(?:\w*summa|total\w*|s:a|tillsammans)\b|^\W*sum\b", re.IGNORECASE)
_BARE: Final = re.compile(
    r"(?:del|total|slut)?summa|summa totalt|totalt?|sum|s:a|netto|resultat|saldo|övrigt|övriga", re.IGNORECASE
)
_PART: Final = re.compile(r"^\W*(?:var\s?av|där\s?av|här\s?av|i detta ingår|därutöver)\b", re.IGNORECASE)
_NO_MONEY: Final = re.compile(
    r"^\W*(?:antal|andel|soliditet|kvot|index|snitt|medel(?!s))|årsarbetare|per inv|/inv|per elev|platser|elever|"
    r"invånare|procent|%",
    re.IGNORECASE,
)
_INCOME: Final = re.compile(r"intäkt|inkomst|bidrag|avgift|taxor|försäljning|resultat|netto|skatte", re.IGNORECASE)
_RATIO: Final = re.compile(
    r"%|procent|andel|index|per inv|/inv|kr/|per elev|grad\b|snitt|medel(?!s)|\brang\b|\bnot\b", re.IGNORECASE
)
_MEAN: Final = re.compile(r"snitt|medel(?!s)", re.IGNORECASE)
_GROUP: Final = re.compile(r"koncern|sammanställd", re.IGNORECASE)
_PHASE: Final = re.compile(
    r"bokslut|utfall|budget|plan|prognos|\bram|\b(?:19|20)\d\d\b|intäkt|kostnad|inkomst|utgift|netto|avvikelse",
    re.IGNORECASE,
)
_DERIVED: Final = re.compile(
    r"avvik|förändr|differens|\bdiff|netto|resultat|summa|total|saldo|återstår|\+/-", re.IGNORECASE
)
_DIFFERENCE: Final = re.compile(r"avvik|diff|förändr|\+/-|återstår", re.IGNORECASE)
_NET: Final = re.compile(r"netto|resultat|saldo", re.IGNORECASE)
_SCORE: Final = re.compile(r"risk(?:värde|tal|poäng|nivå)|^värde|poäng|^risk$|^r$", re.IGNORECASE)
_FACTOR: Final = re.compile(r"sannolikhet|konsekvens|väsentlighet|påverkan|^s$|^k$", re.IGNORECASE)


def is_total(label: str) -> bool:
    """Whether a row's label says that it follows from others: Summa, Totalt, Netto, Resultat."""
    return bool(_TOTAL.search(label))


def is_sum(label: str) -> bool:
    """Whether a label says a sum and no net: Summa, Totalt, Tillsammans."""
    return bool(_SUM.search(label))


def is_bare_total(label: str) -> bool:
    """Whether a label says that a row is a total, and not of what."""
    return bool(_BARE.fullmatch(label.strip()))


def is_result(label: str) -> bool:
    """Whether a label says a net: income less costs, which stands below them."""
    return bool(_NET.search(label))


def is_part(label: str) -> bool:
    """Whether a row is inside the one above it and never adds: varav, därav."""
    return bool(_PART.search(label))


def is_no_money(label: str) -> bool:
    """Whether a row holds posts, shares or heads among rows of money."""
    return bool(_NO_MONEY.search(label))


def is_income(label: str) -> bool:
    return bool(_INCOME.search(label))


def is_ratio(head: str) -> bool:
    """Whether a column's head says that it holds what does not add: shares, averages, prices."""
    return bool(_RATIO.search(head))


def is_mean(head: str) -> bool:
    return bool(_MEAN.search(head))


def is_group(head: str) -> bool:
    """Whether a head says group accounts, whose eliminations are seldom shown."""
    return bool(_GROUP.search(head))


def has_phase(head: str) -> bool:
    return bool(_PHASE.search(head))


def is_derived(name: str) -> bool:
    """Whether a head or label says that its figures follow from others."""
    return bool(_DERIVED.search(name))


def is_net(head: str) -> bool:
    return bool(_NET.search(head))


def is_difference(head: str) -> bool:
    return bool(_DIFFERENCE.search(head))


def is_score(head: str) -> bool:
    """Whether a head says a score that is a product, such as Riskvärde."""
    return bool(_SCORE.search(head))


def is_factor(head: str) -> bool:
    """Whether a head says one of the two that a score is the product of: Sannolikhet, Konsekvens."""
    return bool(_FACTOR.search(head))


def family(head: str) -> str:
    """A head without its years and marks: Budget 2024 and Budget 2025 are of one family."""
    return re.sub(r"[\d\W_]+", " ", head.lower()).strip()
