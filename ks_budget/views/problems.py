"""Every problem in words: the one place where a code and its facts become sentences."""

from decimal import Decimal
from typing import Any

from ks_budget.figures import NO_BREAK, amount, figure
from ks_budget.problems import Problem, Said
from ks_budget.report import Finding, Rule
from ks_budget.views.catalogue import CATALOGUE
from ks_budget.views.words import DEFAULT, INVESTED, LANGUAGES, TOTAL_LABELS, listed

_TYPES = {
    "sv": {
        "table": "en tabell",
        "tables": "en lista av tabeller (dubbla hakparenteser)",
        "list": "en lista",
        "text": "en text inom citattecken",
        "integer": "ett heltal",
        "decimal": "ett decimaltal",
        "number": "ett tal",
        "boolean": "sant eller falskt",
        "date": "ett datum",
        "year": "ett årtal",
    },
    "en": {
        "table": "a table",
        "tables": "a list of tables (double brackets)",
        "list": "a list",
        "text": "text in quotes",
        "integer": "a whole number",
        "decimal": "a decimal number",
        "number": "a number",
        "boolean": "true or false",
        "date": "a date",
        "year": "a year",
    },
}
_KINDS = {
    "sv": {
        "line": "rad",
        "series": "indexserie",
        "publication": "publicering",
        "treatment": "hantering",
        "risk": "risk",
        "record": "post",
        "goal": "mål nummer",
        "responsible": "ansvarig",
        "frame": "ram",
        "finding": "anmärkningen",
    },
    "en": {
        "line": "line",
        "series": "index series",
        "publication": "publication",
        "treatment": "treatment",
        "risk": "risk",
        "record": "record",
        "goal": "goal number",
        "responsible": "responsible",
        "frame": "frame",
        "finding": "the finding",
    },
}
_HABITS = {
    "sv": {
        "minus": "Minustecknet är ett typografiskt streck; skriv ett vanligt bindestreck: -114_196.",
        "comma": "Skriv decimaltecknet som punkt: 5.4.",
        "space": "Skriv tusental med understreck, utan mellanslag: 114_308.",
        "quotes": 'Text ska stå inom citattecken: "EU-valet".',
    },
    "en": {
        "minus": "The minus is a typographic dash; write a plain hyphen: -114_196.",
        "comma": "Write the decimal sign as a point: 5.4.",
        "space": "Write thousands with an underscore and no space: 114_308.",
        "quotes": 'Text goes in quotes: "EU-valet".',
    },
}
_DIRECTIONS = {
    "sv": {"up": "ökar", "down": "minskar", "same": "är oförändrat"},
    "en": {"up": "grows", "down": "shrinks", "same": "stays the same"},
}
_CORRECTIONS = {
    "sv": {
        "all": "Det räcker att en av dessa rättas (belopp i {unit}): {figures}.",
        "one": "{figure} ska ligga mellan {low} och {high} (nu {printed})",
        "none": "Ingen av dem räcker att rätta ensam.",
    },
    "en": {
        "all": "It is enough to correct one of these (amounts in {unit}): {figures}.",
        "one": "{figure} must lie between {low} and {high} (now {printed})",
        "none": "None of them is enough to correct alone.",
    },
}
_SMALL = {
    "sv": {"close": " Menade du {}?", "known": "Det finns {}.", "none": "Det finns inga.", "nothing": "inga"},
    "en": {"close": " Did you mean {}?", "known": "There are {}.", "none": "There are none.", "nothing": "none"},
}


_TO = {"sv": "till", "en": "to"}
_OR = {"sv": "eller", "en": "or"}


def findings(problems: list[Problem], language: str) -> list[Finding]:
    """Each problem as sentences in a language; Swedish where the language is unknown."""
    language = language if language in LANGUAGES else DEFAULT
    return [_finding(problem, language) for problem in problems]


def _finding(problem: Problem, language: str) -> Finding:
    kind = CATALOGUE[problem.code].text[language]
    values = {key: _written(key, value, problem.values, language) for key, value in problem.values.items()}
    values |= _derived(problem.values, language)
    if "low" in values and "high" in values:
        values["range"] = _range(values["low"], values["high"], language)
    message = kind.variants.get(problem.values.get("variant", ""), kind.message).format_map(_Rest(values))
    advice = kind.advice.format_map(_Rest(values))
    # A value too large to show leaves its place in the sentence empty.
    said = message.strip().replace(" ,", ",")
    rule = Rule(kind.title, kind.about, kind.advice)
    return Finding(problem.code, problem.severity, said, advice.strip(), problem.places, problem.id, rule)


def _range(low: str, high: str, language: str) -> str:
    """`114,0 till 116,0 tkr`; one figure where both are written alike."""
    if low == high:
        return low
    unit = high[high.rfind(NO_BREAK) :] if NO_BREAK in high else ""
    return f"{low.removesuffix(unit)} {_TO[language]} {high}"


class _Rest(dict[str, str]):
    """A fact that a problem does not have leaves nothing in the sentence."""

    def __missing__(self, key: str) -> str:
        return ""


def _written(key: str, value: Any, facts: dict[str, Any], language: str) -> str:
    match value:
        case None:
            return ""
        case Said():
            text = figure(value.value, language, value.decimals, value.signed)
            return f"{text}{NO_BREAK}{value.unit}".rstrip(NO_BREAK)
        case Decimal() if "unit" in facts:
            return amount(value, facts["unit"], language)
        case Decimal():
            return figure(value, language, None)
        case list():
            return listed([str(item) for item in value], language) or _SMALL[language]["nothing"]
    # An argument in another encoding than the system's: its bytes are still UTF-8, or nothing that can be shown.
    return str(value).encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _derived(facts: dict[str, Any], language: str) -> dict[str, str]:
    small, derived = _SMALL[language], {}
    if facts.get("close"):
        derived["maybe"] = small["close"].format(facts["close"][0])
    if "known" in facts:
        known = [str(name) for name in facts["known"]]
        derived["either"] = listed(known, language, _OR[language])
        derived["exist"] = small["known"].format(listed(known, language)) if known else small["none"]
    for key in ("expected", "found"):
        if isinstance(facts.get(key), str):
            derived[key] = _TYPES[language][facts[key]]
    if "total" in facts:
        derived["row"] = (TOTAL_LABELS[language] | INVESTED[language])[facts["total"]]
    for key in ("said", "does"):
        if key in facts:
            derived[key] = _DIRECTIONS[language][facts[key]]
    if "alone" in facts:
        derived["corrections"] = _corrections(facts["alone"], facts.get("money", ""), language)
    if facts.get("kind"):
        derived["kind"] = _KINDS[language][facts["kind"]]
    if facts.get("habit"):
        derived["habit"] = _HABITS[language][facts["habit"]]
    if "years" in facts and "series" in facts:
        derived["option"] = _rate_option(facts["series"], facts["years"])
    return derived


def _corrections(found: list[tuple[str, Decimal, Decimal | None, Decimal | None]], unit: str, language: str) -> str:
    """Which single figures would do, and where each would have to lie."""
    words = _CORRECTIONS[language]
    parts = []
    for id, printed, low, high in found:
        if low is None or high is None:
            continue
        least, most = (figure(end, language, 2 if abs(end - printed) < 10 else 0) for end in (low, high))
        parts.append(words["one"].format(figure=id, low=least, high=most, printed=figure(printed, language, None)))
    return " " + words["all"].format(figures="; ".join(parts), unit=unit) if parts else " " + words["none"]


def _rate_option(series: str, years: list[int]) -> str:
    """The option that would give the missing rates, with a figure left to fill in."""
    named = "--pkv " if series == "pkv" else f"--rate {series}:"
    return " ".join(f"{named}{year}=…" for year in years)
