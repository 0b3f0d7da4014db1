"""`ksb risks` as tables: the list, and the matrix of likelihood against impact."""

from ks_budget.compute.risks import Filter, Order, arrange, grade, matrix, select
from ks_budget.model import Budget, Level, Risk, Scale
from ks_budget.report import Block, CellType, Column, Filled, Lines, Report, Row, Table, Value
from ks_budget.views.words import RISKS, Axes, axes, graded, none, score_columns, treatments

WORDS = {
    "sv": {
        "title": "Risker {budget}",
        "words": "Bedömning",
        "note": "Riskvärde = {product}. Vid lika riskvärde avgör {impact}, högst först.",
        "unordered": "Riskvärde = {product}.",
        "shown": "Visar {shown} av {all} risker ({hidden} bortfiltrerade).",
        "all": "Visar alla risker: {shown}.",
        "nothing": "Ingen risk stämmer med urvalet. Antal risker: {all}.",
        "matrix": "Riskmatris {budget}",
        "matrix_note": "Rader: {likelihood}. Kolumner: {impact}. {what}",
        "counts": "Antal risker i varje ruta, av de {shown} som visas.",
        "names": "Riskerna i varje ruta, {shown} av {all}.",
        "sum": "Summa",
    },
    "en": {
        "title": "Risks {budget}",
        "words": "In words",
        "note": "Score = {product}. Equal scores are ordered by {impact}.",
        "unordered": "Score = {product}.",
        "shown": "{shown} of {all} risks shown; {hidden} filtered away.",
        "all": "All risks shown: {shown}.",
        "nothing": "No risk fits what was asked for. Risks in all: {all}.",
        "matrix": "Risk matrix {budget}",
        "matrix_note": "Rows: {likelihood}. Columns: {impact}. {what}",
        "counts": "The number of risks in each cell, of the {shown} shown.",
        "names": "The risks in each cell, {shown} of {all}.",
        "sum": "Sum",
    },
}


def view(budget: Budget, wanted: Filter, order: Order, names_only: bool, language: str) -> Report:
    """The filtered risks and their matrix; ``names_only`` shows the matrix alone, with names."""
    scale = budget.content.scale
    everything = budget.content.risks
    shown = arrange(select(everything, wanted), order)
    blocks: list[Block] = []
    if scale is None or not everything:
        blocks.append(none(budget, "risks", language))
    elif not shown:
        blocks.append(Lines("", [WORDS[language]["nothing"].format(all=len(everything))]))
    elif names_only:
        blocks.append(_matrix_of_names(budget, scale, shown, language))
    else:
        blocks.append(_list(budget, scale, shown, "note" if order == "score" else "unordered", language))
        blocks.append(_matrix_of_counts(budget, scale, shown, language))
    return Report("risks", budget.name, budget.unit, language, blocks)


def _list(budget: Budget, scale: Scale, shown: list[Risk], note: str, language: str) -> Table:
    words = WORDS[language]
    choices = treatments(budget)
    columns = [
        *score_columns(budget, language),
        Column("score_words", words["words"]),
        Column("treatment", RISKS[language]["treatment"], "choice"),
    ]
    rows = [
        Row(
            risk.id,
            [
                risk.name,
                risk.likelihood,
                risk.impact,
                graded(risk, budget),
                f"{scale.likelihood[risk.likelihood - 1].name} × {_lower(scale.impact[risk.impact - 1])}",
                choices[risk.treatment],
            ],
        )
        for risk in shown
    ]
    everything = len(budget.content.risks)
    notes = [
        words[note].format(**axes(budget, language).words),
        _shown(words, len(shown), everything),
    ]
    return Table("risks", words["title"].format(budget=budget.name), columns, rows, notes=notes)


def _shown(words: dict[str, str], shown: int, everything: int) -> str:
    if shown == everything:
        return words["all"].format(shown=shown)
    return words["shown"].format(shown=shown, all=everything, hidden=everything - shown)


def _lower(level: Level) -> str:
    return level.name[:1].lower() + level.name[1:] or str(level.level)


def _matrix_of_counts(budget: Budget, scale: Scale, shown: list[Risk], language: str) -> Table:
    words, cells = WORDS[language], matrix(shown)
    named = axes(budget, language)
    columns = [*_matrix_columns(scale, named, "integer"), Column("sum", words["sum"], "integer")]
    rows = []
    impacts = [level.level for level in scale.impact]
    for level in reversed(scale.likelihood):
        counts = [len(cells.get((level.level, impact), ())) for impact in impacts]
        filled = [_filled(count, level.level * impact, scale) for count, impact in zip(counts, impacts, strict=True)]
        rows.append(Row(str(level.level), [_named(level), *filled, sum(counts)]))
    sums = [sum(risk.impact == impact for risk in shown) for impact in impacts]
    rows.append(Row("sum", [words["sum"], *sums, len(shown)], "total"))
    what = words["counts"].format(shown=len(shown))
    return _matrix(
        budget, columns, rows, words["matrix_note"].format(what=what, **named.words), language, supplement=True
    )


def _matrix_of_names(budget: Budget, scale: Scale, shown: list[Risk], language: str) -> Table:
    words, cells = WORDS[language], matrix(shown)
    rows = []
    for level in reversed(scale.likelihood):
        risks: list[Value] = [
            _filled(
                "\n".join(f"• {risk.name}" for risk in cells.get((level.level, impact.level), ())),
                level.level * impact.level,
                scale,
            )
            for impact in scale.impact
        ]
        rows.append(Row(str(level.level), [_named(level), *risks]))
    what = words["names"].format(shown=len(shown), all=len(budget.content.risks))
    named = axes(budget, language)
    note = words["matrix_note"].format(what=what, **named.words)
    return _matrix(budget, _matrix_columns(scale, named, "text"), rows, note, language, supplement=False)


def _matrix(
    budget: Budget, columns: list[Column], rows: list[Row], note: str, language: str, *, supplement: bool
) -> Table:
    title = WORDS[language]["matrix"].format(budget=budget.name)
    return Table("matrix", title, columns, rows, notes=[note], supplement=supplement)


def _matrix_columns(scale: Scale, named: Axes, type: CellType) -> list[Column]:
    short = f"{named.likelihood_short} ↓  {named.impact_short} →"
    first = Column("likelihood", f"{named.likelihood} ↓  {named.impact} →", short=short)
    return [first, *(Column(str(level.level), _named(level), type) for level in scale.impact)]


def _filled(value: int | str, points: int, scale: Scale) -> Filled:
    return Filled(value, grade(points, scale))


def _named(level: Level) -> str:
    return f"{level.level} {level.name}".rstrip()
