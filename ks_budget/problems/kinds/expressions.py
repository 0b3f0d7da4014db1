"""KSB505: why an expression of a claim cannot be computed."""

from ks_budget.language import Text
from ks_budget.problems.kind import CLAIMS, Kind

EXPRESSION = Kind(
    code="KSB505",
    group=CLAIMS,
    severity="error",
    facts=("detail",),
    title=Text("Uttrycket går inte att beräkna", "Expression that cannot be computed"),
    message=Text(
        "Uttrycket går inte att tolka vid ”{detail}”. Kontrollera parenteser och tecken.",
        "The expression cannot be read at “{detail}”. Look at the brackets and signs.",
    ),
    advice=Text(
        "Skriv till exempel ks.grant[2024] - ks.grant[2023]. Hur namn skrivs står i docs/sv/uttryck.md.",
        "Write for example ks.grant[2024] - ks.grant[2023]. docs/reference/expressions.md lists all names.",
    ),
    about=Text(
        "Uttryck får bara innehålla budgetens siffror, tal med eller utan enhet, de fyra räknesätten, jämförelser och "
        "sum, min, max och abs.",
        "Expressions may use the budget's figures, numbers with or without a unit, the four operations, comparisons, "
        "and sum, min, max, abs.",
    ),
)
ENDS_EARLY = EXPRESSION.form(
    (),
    Text(
        "Uttrycket tar slut för tidigt. Kontrollera parenteser och hakparenteser.",
        "The expression ends too early. Look at the brackets.",
    ),
)
NO_SUCH_NAME = EXPRESSION.form(
    ("name", "known"),
    Text(
        "Namnet {name} finns inte här.{known.maybe} {known.exist}",
        "There is no {name} here.{known.maybe} {known.exist}",
    ),
)
NOTHING_THERE = EXPRESSION.form(
    ("name",),
    Text(
        "{name} finns inte: budgeten har inga siffror där.",
        "There is no {name}: the budget has no figures there.",
    ),
)
NO_SUCH_YEAR = EXPRESSION.form(
    ("name", "year", "known"),
    Text(
        "{name} finns inte för {year}.{known.maybe} År som finns: {known}.",
        "There is no {name} for {year}.{known.maybe} There is for {known}.",
    ),
    advice=Text(
        "Ange ett år som finns. Tidigare års siffror läses ur de årens budgetar, planårens ur det som dokumentet "
        "anger.",
        "Give a year that there is. Figures of earlier years are read from the budgets of those years, the plan's from "
        "what the document prints.",
    ),
)
YEAR_OF_SEVERAL = EXPRESSION.form(
    ("name", "year", "columns", "example"),
    Text(
        "{name} har flera kolumner för {year}: {columns}.",
        "{name} has several columns of {year}: {columns}.",
    ),
    advice=Text("Skriv vilken som menas: {example}.", "Write which is meant: {example}."),
)
YEAR_WITH_ERRORS = EXPRESSION.form(
    ("name", "year"),
    Text(
        "{name} för {year} läses ur budgeten {year}, och den har fel.",
        "{name} for {year} is read from the budget {year}, and that has errors.",
    ),
    advice=Text("Rätta dem först: ksb check {year}.", "Mend those first: ksb check {year}."),
)
SEVERAL = EXPRESSION.form(
    ("name", "example"),
    Text(
        "{name} är flera tal. Ange vilket, till exempel {example}.",
        "{name} is several numbers. Say which, for example {example}.",
    ),
)
NO_NAMES_IN_IT = EXPRESSION.form(
    ("name",),
    Text(
        "{name} står efter ett tal, och ett tal har inga delar.",
        "{name} stands after a number, and a number has no parts.",
    ),
)
NO_KEY = EXPRESSION.form(
    (),
    Text(
        "Inom hakparenteser ska det stå ett årtal, som i ks.grant[2024].",
        "In brackets goes a year, as in ks.grant[2024].",
    ),
)
NO_SERIES = EXPRESSION.form(
    (),
    Text(
        "sum tar ett namn som har år, det första året och det sista: sum(investments.total, 2024, 2028).",
        "sum takes a name that has years, the first year and the last: sum(investments.total, 2024, 2028).",
    ),
)
NO_SPAN = EXPRESSION.form(
    ("first", "last"),
    Text(
        "Åren {first} till {last} går inte att summera.",
        "The years {first} to {last} cannot be added up.",
    ),
)
MONEY_AND_NUMBER = EXPRESSION.form(
    (),
    Text(
        "Ett belopp och ett tal utan enhet kan inte läggas ihop eller jämföras. Skriv enheten efter talet: 500 mnkr.",
        "An amount and a number without a unit cannot be added or compared. Write the unit after it: 500 mnkr.",
    ),
)
MONEY_TIMES_MONEY = EXPRESSION.form(
    (),
    Text("Två belopp kan inte multipliceras med varandra.", "Kronor times kronor is no amount."),
)
NUMBER_OVER_MONEY = EXPRESSION.form(
    (),
    Text(
        "Ett tal utan enhet kan inte delas med ett belopp.",
        "A number without a unit cannot be divided by an amount.",
    ),
)
NUMBER_FOR_MONEY = EXPRESSION.form(
    ("unit",),
    Text(
        "Påståendets enhet är {unit}, men uttrycket ger ett tal utan enhet.",
        "The claim is in {unit}, but the expression gives a number without a unit.",
    ),
)
MONEY_FOR_NUMBER = EXPRESSION.form(
    ("unit", "known"),
    Text(
        "Påståendets enhet är {unit}, men uttrycket ger ett belopp.{known.maybe}",
        "The claim's unit is {unit}, but the expression gives an amount.{known.maybe}",
    ),
)
MONEY_WITHOUT_UNIT = EXPRESSION.form(
    (),
    Text(
        'Påståendet saknar unit, men uttrycket ger ett belopp. Skriv till exempel unit = "mnkr".',
        'The claim has no unit, but the expression gives an amount. Write for example unit = "mnkr".',
    ),
)
FORBIDDEN = EXPRESSION.form(
    ("detail",),
    Text(
        "Uttrycket innehåller något som inte är tillåtet: {detail}.",
        "The expression holds something that is not allowed: {detail}.",
    ),
)
TOO_LONG = EXPRESSION.form(
    ("count", "limit"),
    Text(
        "Uttrycket är för långt: {count} tecken, högst {limit}.",
        "The expression is too long: {count} characters, at most {limit}.",
    ),
)
TOO_MANY_PARTS = EXPRESSION.form(
    ("limit",),
    Text(
        "Uttrycket har för många delar, högst {limit}.",
        "The expression has too many parts, at most {limit}.",
    ),
)
TOO_DEEP = EXPRESSION.form(
    (),
    Text(
        "Uttrycket har för många parenteser eller led i varandra.",
        "The expression has too many brackets or terms in each other.",
    ),
)
NUMBER_TOO_LARGE = EXPRESSION.form(
    (),
    Text(
        "Uttrycket har eller ger ett tal som är för stort för en budget.",
        "The expression has or gives a number that is too large for a budget.",
    ),
)
DIVISION = EXPRESSION.form(
    (),
    Text(
        "Uttrycket delar med ett värde som kan vara noll.",
        "The expression divides by something that may be zero.",
    ),
)
ONE_OF_THREE = EXPRESSION.form(
    (),
    Text(
        "Ett påstående ska ha exakt en av nycklarna equals, holds och unchecked.",
        "A claim has one of equals, holds and unchecked; this one has none or several.",
    ),
)
NO_COMPARISON = EXPRESSION.form(
    (),
    Text("holds ska vara en jämförelse, till exempel a < b.", "holds must be a comparison, such as a < b."),
)
NO_SUM = EXPRESSION.form(
    (),
    Text(
        "equals ska vara en beräkning, som a - b, och inte en jämförelse.",
        "equals must give a number, such as a - b, and be no comparison.",
    ),
)
NOT_NUMBERS = EXPRESSION.form(
    (),
    Text(
        "Uttrycket räknar med en jämförelse, som inte är något tal.",
        "The expression computes with a comparison, which is no number.",
    ),
)
NO_TRUTH = EXPRESSION.form(
    (),
    Text(
        "and och or förenar jämförelser, som a < b and b < c.",
        "and and or join comparisons, such as a < b and b < c.",
    ),
)
NO_FIGURE = EXPRESSION.form(
    (),
    Text(
        "Påståendet har equals men saknar figure, talet att jämföra med, och direction.",
        "The claim has equals, but neither a figure to compare with nor a direction.",
    ),
)
FIGURE_NOT_COMPARED = EXPRESSION.form(
    ("printed", "expression"),
    Text(
        "Siffran {printed} står bredvid holds men inte i villkoret {expression}, så den kontrolleras inte.",
        "The figure {printed} stands beside holds but not in {expression}, so it is not checked.",
    ),
    advice=Text(
        "Skriv siffran med sin enhet i villkoret, till exempel ks.grant[2024] >= 700 mnkr, eller ta bort den.",
        "Write the figure with its unit in the comparison, such as ks.grant[2024] >= 700 mnkr, or remove it.",
    ),
)
WITHOUT_EFFECT = EXPRESSION.form(
    ("key", "beside"),
    Text(
        "{key} har ingen verkan här: nyckeln hör ihop med {beside}.",
        "{key} has no effect here: it belongs with {beside}.",
    ),
    advice=Text(
        "Ta bort nyckeln, eller skriv påståendet med {beside}.", "Remove it, or write the claim with {beside}."
    ),
)
