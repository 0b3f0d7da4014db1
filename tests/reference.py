"""The reference pages, made from the code they describe. ``pytest --update`` writes them."""

import re
from typing import Any

import msgspec.inspect as types
import typer
from typer.main import get_command

from ks_budget.cli.app import app, lines
from ks_budget.files.swedish import swedish
from ks_budget.labels import SEVERITIES
from ks_budget.language import Text
from ks_budget.model import Content, Shared
from ks_budget.model.base import Prose, marked
from ks_budget.problems.kinds import catalogue
from ks_budget.views.tidy.tables import TABLES, WHOSE

MADE = "<!-- Made by tests/reference.py; run pytest --update after a change. -->\n"


def problems() -> str:
    """Every code: title, message, why and what to do."""
    parts = [MADE, "# Problems\n"]
    parts.append("KSB0xx: something cannot be read or is asked for wrongly (exit 2). KSB1xx: the budget's content, and")
    parts.append(
        "KSB2xx: what a command needs and the budget does not have (exit 1). `ksb check` finds KSB3xx (figures),"
    )
    parts.append(
        "KSB4xx (registers), KSB5xx (claims and commentary) and KSB6xx (the proof); a budget may set their severity."
    )
    parts.append("`ksb explain CODE` says the same as this page.\n")
    for code, forms in catalogue().items():
        kind = forms[0]
        severities = dict.fromkeys(form.severity for form in forms)
        parts.append(f"## {code} {kind.title.en}\n\n{_code(kind.about.en)}\n\n- severity: {', '.join(severities)}")
        parts += [f"- says: {_code(text)}" for text in dict.fromkeys(form.message.en for form in forms)]
        parts += [f"- advises: {_code(text)}" for text in dict.fromkeys(form.advice.en for form in forms)]
        parts.append(f"- Swedish title: {kind.title.sv}\n")
    return "\n".join(parts)


PROBLEMS_IN_SWEDISH = """\
# Problem och koder

KSB0xx: något går inte att läsa, eller frågan är fel ställd (kod 2). KSB1xx: budgetens innehåll. KSB2xx: det som ett
kommando behöver men budgeten saknar (kod 1). `ksb check` hittar KSB3xx (siffror), KSB4xx (mål, uppdrag, risker och
kontroller), KSB5xx (påståenden och kommentarer) och KSB6xx (den samlade avstämningen). Budgeten kan ge dem en annan
typ. `ksb explain KOD` visar detsamma.
"""


def problems_in_swedish() -> str:
    """The same as ``problems`` for those who read Swedish."""
    parts = [MADE, PROBLEMS_IN_SWEDISH]
    for code, forms in catalogue().items():
        kind = forms[0]
        severities = dict.fromkeys(SEVERITIES[form.severity].sv for form in forms)
        parts.append(f"## {code} {kind.title.sv}\n\n{_code(kind.about.sv)}\n\n- typ: {', '.join(severities)}")
        parts += [f"- visas: {_code(text)}" for text in dict.fromkeys(form.message.sv for form in forms)]
        parts += [f"- råd: {_code(text)}" for text in dict.fromkeys(form.advice.sv for form in forms)]
        parts.append("")
    return "\n".join(parts)


def cli() -> str:
    """Every command with its arguments and options."""
    group: Any = get_command(app)
    context = typer.Context(group, info_name="ksb")
    parts = [MADE, "# Commands\n", "In the order of a budget year. Exit codes: 0 fine, 1 problems in the data,"]
    parts.append("2 wrong usage or something that cannot be read or written, 130 interrupted.\n")
    for name, line in lines().items():
        command = group.get_command(context, name)
        does, _, example = line.partition("  ")
        parts.append(f"## ksb {name}\n\n{does}\n\n    {example}\n")
        parts.append("| option | value | what it does |\n|---|---|---|")
        for parameter in command.get_params(context):
            parts.append(_option(parameter))
        parts.append("")
    return "\n".join(parts)


OPEN_DATA = """`ksb export --tidy -o data/` writes one budget, `--all` every budget of every board, as a [tabular data
package](https://datapackage.org): a CSV file a table, `datapackage.json`, which describes them, and the
same tables as Parquet (the extra `data`; `--no-parquet` leaves it out). [Analyse many
budgets](../how-to/analyse-many-budgets.md) shows what one does with it. The columns are the same
whatever is in them, so that files of many exports can be stacked; what a budget does not say is empty,
in Parquet NULL.

- Amounts are in kronor, exact: CSV has every digit, Parquet six decimals. Revenue and grants are positive, costs
  negative, as in ksb; expenditure of the investment budget is positive.
- `counted` says what to add up. Totals, what is a part of another row (`of_which`), and what a sum of frames restates
  of the frames below it are not counted, so every krona is there once. Variants are budgets of their own: leave out
  `status = 'variant'`, or choose one.
- A year's figures belong to the document that decides them: the frames of a budget hold its own year and its plan,
  never last year's column. Years before in an investment budget are marked `earlier`.
- The plan that ksb computes (`plan`) and the one that the document prints (`printed-plan`) stand beside each other. A
  frame without an index has the printed one alone; where a rate lacks the plan is left out, and that is told
  (KSB051).
- A text that a spreadsheet would run as a formula (it begins with `=`, `+`, `-` or `@`) has an apostrophe before it
  in CSV, and so has one that begins with apostrophes before such a sign: taking one away gives the text. Parquet has
  it as it is.
- The same budgets give the same bytes.

Figures alone are here: assignments, controls, the organisation and texts have none, but for how many controls a risk
has. The sums that a document prints of its investments, and its claims and comments, are compared by `ksb check` and
are not here. Printed tables (`[[table]]`) are here as they are printed, in their own units and signs: they restate
other figures and each other, and nothing of them is `counted`.
"""


def open_data() -> str:
    """The tables of open data with their columns."""
    parts = [MADE, "# Open data\n", OPEN_DATA]
    for table in TABLES:
        key = ", ".join(f"`{name}`" for name in table.key)
        parts.append(f"## {table.name}\n\n{table.about} Told apart by {key}, and by municipality.\n")
        parts.append("| column | type | what it holds |\n|---|---|---|")
        fields = table.fields if table is TABLES[0] else table.fields[len(WHOSE) :]
        if table is not TABLES[0]:
            parts.append(f"| `{WHOSE[0].name}` … `{WHOSE[-1].name}` | | As in budgets. |")
        parts += [f"| `{field.name}` | {field.type} | {field.about} |" for field in fields]
        parts.append("")
    return "\n".join(parts)


def file_format() -> str:
    """Every table that a budget file may hold, from the model."""
    return "\n".join([MADE, "# The file format\n", FORMAT_INTRODUCTION, *_tables_of_files("en")])


def tables_in_swedish() -> str:
    """The same tables for those who read Swedish."""
    return "\n".join([MADE, TABLES_IN_SWEDISH, *_tables_of_files("sv")])


def _tables_of_files(language: str) -> list[str]:
    parts: list[str] = []
    seen: list[str] = []
    for root, title in ((Content, BUDGET_FILES), (Shared, FILES_BESIDE)):
        parts.append(f"## {title[language]}\n")
        _table(types.type_info(root), "", parts, seen, language)
    return parts


BUDGET_FILES = Text("Budgetens filer", "Budget files")
FILES_BESIDE = Text("Filer bredvid budgetarna", "Files beside the budgets")
HEADS = Text("| nyckel | värde | krävs | vad det är |", "| key | value | needed | what it is |")
YES = Text("ja", "yes")
FILLED = Text(
    " Kan ha [siffror](uttryck.md#siffror-i-en-text).",
    " May hold [figures](expressions.md#figures-in-a-text).",
)
VALUES = {
    "text": "text",
    "texts": "texter",
    "integer": "heltal",
    "integers": "heltal",
    "decimal": "decimaltal",
    "number": "tal",
    "date": "datum",
    "true or false": "`true` eller `false`",
    "table": "tabell",
    "tables": "tabeller",
}
"""What may stand as a value, in Swedish."""

TABLES_IN_SWEDISH = """\
# Tabeller och nycklar

Alla tabeller som en budget kan ha, med sina nycklar. Nycklar och värden är på engelska i filerna. Hur värden
skrivs, och hur filerna hör ihop, står i [Filformatet](filformat.md).
"""


FORMAT_INTRODUCTION = """\
A budget is a file `budgets/2024.toml` or a folder `budgets/2024/` of TOML files that are read as one; a list of
tables (`[[risk]]`, `[[frame]]`) may go on in another file, in the order of the files' names, a single table may not.
`budgets/2024-forslag/` is a variant of 2024: its document says `based_on`, it holds only what differs, and there a
table may say `removed = true`, and a line or a project its `change` in the place of amounts. With several boards
each has a folder among the budgets. TOML files beside the
budgets, such as `budgets/pkv.toml`, serve them all. Files are UTF-8. Amounts are in the document's unit, revenue and
grants positive, costs negative, the expenditure of the investment budget positive; `_` parts thousands and a point
the decimals. A figure keeps its printed precision: `5.0` is not `5`. A `[[table]]` holds any printed table, in its own
unit and with the signs that it is printed with ([Type a printed table](../how-to/type-a-printed-table.md)). Unknown
keys are errors. ksb never changes a file that a person wrote.
"""


def _table(info: Any, path: str, parts: list[str], seen: list[str], language: str) -> None:
    name = info.cls.__name__
    if path:
        if name in seen:
            return
        seen.append(name)
        parts.append(f"### {path}\n\n{_described(info.cls.__doc__.strip(), language)}\n")
    parts.append(f"{HEADS[language]}\n|---|---|---|---|")
    inner, living = [], {field.key for field in marked(info.cls, Prose)}
    for field in info.fields:
        kind, text = _bare(field.type)
        needed = YES[language] if field.required else ""
        said = _described(text, language) + (FILLED[language] if field.encode_name in living else "")
        parts.append(f"| `{field.encode_name}` | {_value(kind, language)} | {needed} | {said} |")
        inner.append((field.encode_name, kind))
    parts.append("")
    for key, kind in inner:
        for table, brackets in _tables(kind):
            below = f"{path.strip('[]`')}.{key}" if path else key
            _table(table, f"`{brackets[0]}{below}{brackets[1]}`", parts, seen, language)


def _described(text: str, language: str) -> str:
    return swedish(text) if language == "sv" else text


def _value(kind: Any, language: str) -> str:
    value = _kind(kind)
    one = value in VALUES or " or " not in value
    return value if language == "en" else " eller ".join(map(_in_swedish, [value] if one else value.split(" or ")))


def _in_swedish(value: str) -> str:
    *keys, last = value.split(" → ")
    _, of, one = last.rpartition("list of ")
    # What stands before an arrow is a year, where it is a number; choices stay as they are.
    keys = ["år" if key == "integer" else VALUES.get(key, key) for key in keys]
    return " → ".join([*keys, ("lista av " if of else "") + VALUES.get(one, one)])


def _tables(kind: Any) -> list[tuple[Any, tuple[str, str]]]:
    kind, _ = _bare(kind)
    match kind:
        case types.StructType():
            return [(kind, ("[", "]"))]
        case types.VarTupleType():
            return [(table, ("[[", "]]")) for table, _ in _tables(kind.item_type)]
        case types.UnionType():
            return [pair for part in kind.types for pair in _tables(part)]
    return []


def _bare(kind: Any) -> tuple[Any, str]:
    if isinstance(kind, types.Metadata):
        inner, _ = _bare(kind.type)
        return inner, (kind.extra_json_schema or {}).get("description", "")
    return kind, ""


def _kind(kind: Any) -> str:
    kind, _ = _bare(kind)
    match kind:
        case types.StructType():
            return "table"
        case types.VarTupleType():
            return f"list of {_kind(kind.item_type)}s"
        case types.DictType():
            return f"{_kind(kind.key_type)} → {_kind(kind.value_type)}"
        case types.LiteralType():
            return ", ".join(f"`{value}`" for value in kind.values)
        case types.UnionType():
            parts = [_kind(part) for part in kind.types if not isinstance(part, types.NoneType)]
            return "number" if "integer" in parts and len(parts) > 1 else " or ".join(parts)
    names = {types.StrType: "text", types.IntType: "integer", types.DecimalType: "decimal", types.DateType: "date"}
    names[types.BoolType] = "true or false"
    return names[type(kind)]


def _option(parameter: Any) -> str:
    names = ", ".join(f"`{name}`" for name in parameter.opts) if parameter.param_type_name == "option" else ""
    names = names or f"`{parameter.metavar or parameter.name}`"
    choices = getattr(parameter.type, "choices", None)
    value = parameter.metavar or (" ".join(map(str, choices)) if choices else parameter.type.name)
    value = "" if getattr(parameter, "is_flag", False) else value
    return f"| {names} | {value} | {(getattr(parameter, 'help', '') or '').strip()} |"


def _code(text: str) -> str:
    """A template with its facts in other brackets, and the braces that are meant as they are."""
    return re.sub(r"\{\{|\}\}|[{}]", lambda found: {"{{": "{", "}}": "}", "{": "‹", "}": "›"}[found[0]], text)


def expressions() -> str:
    """The language of claims, and every name that expressions may use in the budget that ships with the project."""
    from conftest import ROOT, open_budget

    from ks_budget.compute.scope import read_exact, scope
    from ks_budget.expressions import DEEPEST, FUNCTIONS, LARGEST, LONGEST, Names, exact
    from ks_budget.printed.book import Book

    book = Book(open_budget(ROOT / "budgets", "2024"), open_budget(ROOT / "budgets", "2023"))
    top = scope(book, read_exact, exact)
    parts = [MADE, "# Expressions\n", EXPRESSIONS_INTRODUCTION]
    parts.append(f"Functions: {', '.join(f'`{name}`' for name in FUNCTIONS)}. At most {LONGEST:,} characters,")
    parts.append(f"{LARGEST} parts, nested {DEEPEST} deep.\n")
    parts.append("## Names in `budgets/2024`\n\n| name | has |\n|---|---|")
    for name in sorted(top.known()):
        inner = top[name]
        for row in _names(name, inner) if isinstance(inner, Names) else []:
            parts.append(row)
    return "\n".join(parts) + "\n"


EXPRESSIONS_INTRODUCTION = """\
A claim says what a figure of the text should equal (`equals`), or that a comparison should hold (`holds`). The
expression is read by Jinja2, and nothing but this may stand in it: the names below, numbers with or without a unit, the
four operations, brackets, `<`, `<=`, `>`, `>=`, `and`, `or`, and the functions.

    [[claim]]
    id = "ks-bidrag"
    section = "ks"
    text = "Kommunbidraget 2024"
    figure = 114.3
    unit = "mnkr"
    equals = "ks.grant[2024]"

- A line or total of a frame by year: `ks.grant[2024]`, `ks.costs[2025]`. Plan years are those that the document
  prints; earlier years are in their own budgets, as many as there are. Costs are negative, however they are typed.
- An index as a share of one: `pkv[2024]` is 0.041. A claim with `unit = "%"` is compared with a hundred times it.
- `ks.bridge.base`, `.indexed`, `.grant`; `ks.adjustments.eu_valet.grant`; `ks.share`.
- Investments by group or project and year, and `investments.total`; `sum(investments.total, 2019, 2028)`.
- `goals.upphandling.target`, `goals.upphandling.outcome[2022]`, `risks.cyberhot.score`, `count.departments`.
- A printed table (`[[table]]`) by row, and by column or year: `driftbudget.skola[2025]`,
  `driftbudget.skola["avvikelse"]`. A year that several columns are of must be said by the column. A figure is as it is
  printed; one in percent is a percentage.
- `key_figures.sjukfranvaro.outcome[2022]`, of the work environment.
- A `-` in an id is written `_`. Any id can be named, also one that is a word of the language (`if.grant[2024]`).

## Money, percent and numbers

Money is in the budget's unit; money and plain numbers are kept apart. A number may have a unit of its own: `500 mnkr`,
`1 250,5 tkr`, `2 miljoner kronor`, `4,1 %`, `3 promille`; `mnkr(500)` and `procent(4.1)` are the same. An indicator
in % is a percentage: `goals.bemotande.target` of 80 compares with `80` and with `80 %`.

The unit of a claim is read as people write it: `kr`, `kronor`, `SEK`; `tkr`, `kkr`, `tusen kronor`; `mnkr`, `Mkr`,
`MSEK`, `miljoner kronor`; `mdkr`, `miljarder kronor`; `%`, `procent`; `procentenheter`; `‰`, `promille`; `andel`.
Anything else is a word for what is counted.

## Costs

Costs are negative in the tables, and told by their size. Of an expression of costs alone:

- a figure needs no minus: `figure = 85.0` for `ks.personnel[2024]` of −85 000 tkr;
- the direction is that of the size: costs that become larger go `up`;
- a comparison is one of sizes: `ks.personnel[2024] > ks.rent[2024]`, `ks.costs[2024] > 500 mnkr`, `ks.grant[2024] >=
  ks.costs[2024]`; so are `min` and `max`. Held against an amount below zero (`< -500 mnkr`) it keeps its sign.

Where costs and revenue are added the signs are those of the tables: `ks.grant[2024] + ks.net[2024]`.

## Sentences, and how to write them

| the text | the claim |
|---|---|
| Bidraget är 114,2 mnkr | `figure = 114.2`, `unit = "mnkr"`, `equals = "ks.grant[2024]"` |
| ökar med 4,1 procent | `direction = "up"`, `figure = 4.1`, `equals = "ks.grant[2024] / ks.grant[2023] - 1"` |
| minskar med 5,4 mnkr | `figure = 5.4`, `direction = "down"`, `equals = "ks.rent[2024] - ks.rent[2023]"` |
| ökar (without a figure) | `direction = "up"`, `equals = "ks.costs[2024] - ks.costs[2023]"` |
| är oförändrat | `direction = "same"`, `equals = "ks.grant[2024] - ks.grant[2023]"`; `tolerance` for "i stort sett" |
| minskar 3 procentenheter | `direction = "down"`, `equals = "goals.a.outcome[2022] - goals.a.outcome[2021]"` |
| cirka, omkring 115 mnkr | `bound = "about"`: within 5 percent, or `tolerance` |
| drygt 114; knappt, närmare 115 mnkr | `bound = "over"`; `bound = "nearly"` |
| minst, högst 700 mnkr | `bound = "at least"`, `"at most"` |
| över, mer än; under, mindre än | `bound = "more than"`, `"less than"` |
| mellan 5 och 6 mnkr | `figure = 5`, `figure_to = 6` |
| överstiger 500 mnkr, in a comparison | `holds = "ks.costs[2024] > 500 mnkr"`; a `figure` beside it must stand in it |
| mellan 5 och 6, in a comparison | `holds = "5 mnkr <= ks.rent[2024] <= 6 mnkr"` |
| lägre än 2023 | `holds = "ks.rent[2024] < ks.rent[2023]"` |
| fördubblas | `figure = 2`, `unit = "gånger"`, `equals = "investments.total[2025] / investments.total[2024]"` |
| underskottet minskar | `direction = "down"`, `equals = "abs(ks.result[2024]) - abs(ks.result[2023])"` |
| fyra indikatorer har nått målet | `figure = 4`, `unit = "indikatorer"`, `equals = "count.reached"` |
| 3 671 kronor per invånare | `figure = 3671`, `unit = "kronor per invånare"`, `equals = "ks.costs[2024] / 42000"` |
| drygt hälften; en tredjedel | `figure = 0.5`, `unit = "andel"`, `bound = "over"`; `figure = 0.33` |

## When it holds

A claim holds when what its words allow (half its last digit each way, `tolerance`, or its `bound`) meets what the
expression gives over the intervals of the printed figures. `over` and `nearly` go to the next step of the last digit
that is not 0, a fifth at most: drygt 114 ends at 115, drygt 110 at 120. A comparison holds when some values within the
intervals make it true. Without a `direction` a figure keeps its sign, but for costs and for what the text calls a fall
or a deficit.

`quote` is the sentence as it stands in a text of the budget: `ksb check` tells when it is no longer there, and when the
figure is not in it. It also lists the amounts and percentages of the texts that no claim covers.

## Figures in a text

A text need not have its figures typed: what stands between double braces is computed when the budget is read, and every
command shows the text with the figure in it.

    text = "Kommunbidraget höjs med {{ ks.grant[2024] - ks.grant[2023] | mnkr }}, {{ pkv[2024] }} mer i pris."

The expression is one of those above that gives a number, of exact figures as they are printed; last year's are read
from its budget. Figures are written as the tables write them, in the language of the budget, halves rounded away from
zero. After `|` stands what it is written as, with the number of decimals in brackets where it is not the usual:

| filter | writes |
|---|---|
| none | an amount in the budget's unit, a share (an index, one amount over another) in percent, others as a number |
| `kr`, `tkr`, `mnkr`, `mdkr`, `mnkr(2)` | an amount in that unit; mnkr and mdkr have one decimal, the others none |
| `procent`, `procentenheter`, `promille` | a share, with the decimals that it has: two at most, else one |
| `tal`, `tal(2)`, `heltal` | a number without a unit; a whole one |
| `abs` | without its sign: `ks.rent[2024] \\| abs \\| mnkr` says what a cost is |

- Where: `text` and `title` of a section, `description`, `focus`, the `reason` of an adjustment, the `text` of an
  explanation, `method`, the `goals` and `follow_up` of the work environment, and `quote` of a claim. In names, which
  other years' budgets are compared by, nothing is filled in (KSB434).
- `\\{{` is kept as `{{`: `\\\\{{` in a text with ordinary quotes, `\\{{` in one with `'''`. Other braces are text.
- What is filled in needs no claim; `ksb check` lists the figures that are typed by hand (KSB511). A `quote` is held
  against the text as it is shown.
- A variant that inherits a text has its own figures in it, and `ksb diff` compares what readers see.
- What cannot be computed is an error at its place in the text (KSB433, KSB505). `ksb project` shows no texts but the
  reasons of adjustments, and computes none where those have no figures.

"""


def _names(path: str, inner: Any) -> list[str]:
    from ks_budget.expressions import Names

    known = list(inner.known())
    shown = ", ".join(f"`{str(name).replace('-', '_')}`" for name in known[:40])
    rows = [f"| `{path}` | {shown}{' …' if len(known) > 40 else ''} |"]
    for name in known:
        below = inner[name]
        if isinstance(below, Names) and path.count(".") < 2 and isinstance(name, str) and path != "risks":
            below_known = list(below.known())
            if below_known and isinstance(below_known[0], str):
                rows += _names(f"{path}.{name.replace('-', '_')}", below)
    return rows
