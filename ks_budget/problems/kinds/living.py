"""Figures that a text leaves to be computed, and that cannot be filled in."""

from ks_budget.language import Text
from ks_budget.problems.kind import REGISTERS, Kind

SLOT = Kind(
    code="KSB433",
    group=REGISTERS,
    severity="error",
    facts=(),
    title=Text("Siffra i en text som inte går att fylla i", "Figure of a text that cannot be filled in"),
    message=Text(
        "Texten har {{{{ men inga klammerparenteser }}}} som avslutar uttrycket.",
        "The text has {{{{ but no braces }}}} that end the expression.",
    ),
    advice=Text(
        "Skriv till exempel {{{{ ks.grant[2024] | mnkr }}}}. Ska klammerparenteserna stå kvar i texten, "
        "skriv \\{{{{ i stället.",
        "Write for example {{{{ ks.grant[2024] | mnkr }}}}. For braces that are to stay in the text, write \\{{{{.",
    ),
    about=Text(
        "Mellan {{{{ och }}}} i en text står ett uttryck, som fylls i med budgetens siffror när texten visas. Efter | "
        "anges hur siffran ska skrivas.",
        "Between {{{{ and }}}} in a text stands an expression, which is filled in with the budget's figures when the "
        "text is shown. After | stands how the figure is to be written.",
    ),
)

SLOT_EMPTY = SLOT.form(
    (),
    Text("Mellan {{{{ och }}}} står inget uttryck.", "There is no expression between {{{{ and }}}}."),
)

NO_FILTER = SLOT.form(
    ("name", "known"),
    Text(
        "Efter | står ”{name}”, som inte är något sätt att skriva en siffra.{known.maybe} {known.exist}",
        "After | stands “{name}”, which is no way to write a figure.{known.maybe} {known.exist}",
    ),
)

TWO_FILTERS = SLOT.form(
    ("name", "other"),
    Text(
        "En siffra kan inte skrivas både som {other} och som {name}.",
        "A figure cannot be written both as {other} and as {name}.",
    ),
    advice=Text("Ta bort det ena. abs kan stå före.", "Remove one of them. abs may stand before."),
)

NO_DECIMALS = SLOT.form(
    ("name", "count", "limit"),
    Text(
        "{name}({count}): så många decimaler kan inte anges där. Högst {limit}, och inga alls efter abs och heltal.",
        "{name}({count}): so many decimals cannot be given there. At most {limit}, and none after abs and heltal.",
    ),
    advice=Text("Skriv till exempel mnkr(2), eller utan parentes.", "Write for example mnkr(2), or no brackets."),
)

NO_FIGURE_IN_SLOT = SLOT.form(
    (),
    Text(
        "Uttrycket är en jämförelse och ger ingen siffra.",
        "The expression is a comparison and gives no figure.",
    ),
    advice=Text(
        "Skriv en beräkning, till exempel {{{{ ks.grant[2024] - ks.grant[2023] }}}}.",
        "Write what gives a number, such as {{{{ ks.grant[2024] - ks.grant[2023] }}}}.",
    ),
)

NOT_FOR_MONEY = SLOT.form(
    ("name", "known"),
    Text(
        "Uttrycket ger ett belopp, som inte kan skrivas som {name}. {known.exist}",
        "The expression gives an amount, which cannot be written as {name}. {known.exist}",
    ),
    advice=Text(
        "Skriv till exempel | mnkr, eller dela med ett belopp så att det blir en andel.",
        "Write for example | mnkr, or divide by an amount, which gives a share.",
    ),
)

NOT_FOR_NUMBER = SLOT.form(
    ("name", "known"),
    Text(
        "Uttrycket ger ett tal utan enhet, som inte kan skrivas i {name}. {known.exist}",
        "The expression gives a number without a unit, which cannot be written in {name}. {known.exist}",
    ),
    advice=Text(
        "Skriv till exempel | procent eller | tal, eller ge talet en enhet: 500 mnkr.",
        "Write for example | procent or | tal, or give the number a unit: 500 mnkr.",
    ),
)

TOO_MANY_SLOTS = SLOT.form(
    ("limit",),
    Text(
        "Texten har fler än {limit} siffror att fylla i.",
        "The text has more than {limit} figures to be filled in.",
    ),
    advice=Text("Dela upp texten.", "Divide the text."),
)

NOT_FILLED = Kind(
    code="KSB434",
    group=REGISTERS,
    severity="warning",
    facts=("key",),
    title=Text("Klammerparenteser där inget fylls i", "Braces where nothing is filled in"),
    message=Text(
        "I {key} fylls inga siffror i: {{{{ visas som det står.",
        "Nothing is filled in in {key}: {{{{ is shown as it stands.",
    ),
    advice=Text(
        "Skriv siffran i en löpande text, som text, description, reason eller method, eller ta bort "
        "klammerparenteserna.",
        "Write the figure in a running text, such as text, description, reason or method, or remove the braces.",
    ),
    about=Text(
        "Siffror fylls i i texter för läsaren. Namn och rubriker i tabeller jämförs med andra års och fylls inte i.",
        "Figures are filled in in texts for people. Names and labels of tables are compared with other years', and "
        "nothing is filled in there.",
    ),
)
