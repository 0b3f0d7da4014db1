"""KSB084–KSB094: a ledger file cannot be read, or its amounts have no place in a budget."""

from ks_budget.language import Text
from ks_budget.problems.kind import READING, WHAT_THERE_IS, Kind

EXPECTED: dict[str, Text] = {
    "year": Text("ett årsnummer (0, -1)", "the number of a year (0, -1)"),
    "month": Text("en period (ÅÅÅÅMM)", "a period (YYYYMM)"),
    "day": Text("en dag (ÅÅÅÅMMDD)", "a day (YYYYMMDD)"),
    "account": Text("ett kontonummer", "the number of an account"),
    "amount": Text("ett belopp", "an amount"),
    "dimension": Text("en dimension", "a dimension"),
    "object": Text("ett objekt", "an object"),
    "text": Text("en text", "a text"),
}
"""What the fields of a line should be."""

NOT_SIE = Kind(
    code="KSB084",
    group=READING,
    severity="error",
    facts=(),
    title=Text("Ingen SIE-fil", "Not a SIE file"),
    message=Text(
        "Filen har inga poster i formatet SIE 4, som #FLAGGA, #KONTO och #PBUDGET.",
        "The file has no lines of the format SIE 4, such as #FLAGGA, #KONTO and #PBUDGET.",
    ),
    advice=Text(
        "Exportera filen från ekonomisystemet som SIE 4 (typ 4), med periodbudget om det är budgeten som ska hämtas.",
        "Export the file from the ledger as SIE 4 (type 4), with budget by period where it is the budget that is "
        "wanted.",
    ),
    about=Text(
        "SIE är formatet som svenska ekonomisystem lämnar uppgifter i. I version 4 börjar varje rad med # och en "
        "etikett.",
        "SIE is the format that Swedish ledgers hand out their figures in. In version 4 each line begins with # and "
        "a label.",
    ),
)
SIE_5 = NOT_SIE.form(
    (),
    Text("Filen är XML, som i SIE 5. ksb läser SIE 4.", "The file is XML, as in SIE 5. ksb reads SIE 4."),
)

NO_FIELD = Kind(
    code="KSB085",
    group=READING,
    severity="error",
    facts=("label", "expected", "found"),
    title=Text("En rad i SIE-filen går inte att läsa", "A line of the ledger file cannot be read"),
    message=Text(
        "Posten #{label}: här ska det stå {expected}, men det står ”{found}”.",
        "The line #{label}: {expected} is expected here, but it says “{found}”.",
    ),
    advice=Text(
        "Exportera filen på nytt från ekonomisystemet, eller rätta raden.",
        "Export the file from the ledger once more, or correct the line.",
    ),
    about=Text(
        "Varje rad i en SIE-fil har sina fält i en bestämd ordning. En rad som inte går att läsa kan vara ett belopp"
        " som saknas i summan, och därför läses filen inte till en del.",
        "Each line of a SIE file has its fields in a set order. A line that cannot be read may be an amount that the"
        " sum lacks, so the file is not read in part.",
    ),
)
FEW_FIELDS = NO_FIELD.form(
    ("label", "missing"),
    Text(
        "Posten #{label}: {missing} saknas sist på raden.",
        "The line #{label}: {missing} is missing at its end.",
    ),
)
OPEN_QUOTE = NO_FIELD.form(
    (),
    Text("Citattecknet avslutas inte på raden.", "The quotation mark is not closed in the line."),
)
OPEN_BRACE = NO_FIELD.form(
    (),
    Text(
        "Klammern runt objekten avslutas inte på raden, eller börjar inte.",
        "The brace round the objects is not closed in the line, or never opened.",
    ),
)
HALF_OBJECT = NO_FIELD.form(
    (),
    Text(
        "Inom klammern ska det stå par av dimension och objekt: {{1 Nord}}.",
        "Within the braces stand pairs of dimension and object: {{1 Nord}}.",
    ),
)
NO_LABEL = NO_FIELD.form(
    ("found",),
    Text(
        "Raden börjar inte med # och en etikett: ”{found}”.", "The line does not begin with # and a label: “{found}”."
    ),
)
LOOSE_ENTRY = NO_FIELD.form(
    (),
    Text(
        "Posten #TRANS har ingen dag, och ingen verifikation (#VER) står före.",
        "A line #TRANS has no day, and no voucher (#VER) stands before it.",
    ),
)
OTHER_YEAR = NO_FIELD.form(
    (),
    Text(
        "Perioden ligger utanför räkenskapsåret med det årsnumret (#RAR).",
        "The period lies outside the financial year of that number (#RAR).",
    ),
)

NO_YEAR = Kind(
    code="KSB086",
    group=READING,
    severity="error",
    facts=("index",),
    title=Text("Räkenskapsåret anges inte", "The financial year is not said"),
    message=Text(
        "Beloppet gäller årsnummer {index}, men filen anger inte vilket år det är.",
        "The amount is of year number {index}, but the file does not say which year that is.",
    ),
    advice=Text(
        "Lägg till raden #RAR {index} med första och sista dagen, eller exportera filen på nytt.",
        "Add the line #RAR {index} with its first and last day, or export the file once more.",
    ),
    about=Text(
        "I en SIE-fil är 0 det aktuella året och -1 det förra. Vilka år det är står på raderna #RAR.",
        "In a SIE file 0 is the current year and -1 the one before. Which years they are is said by the lines #RAR.",
    ),
)

NO_LINE = Kind(
    code="KSB087",
    group=READING,
    severity="error",
    facts=("account", "amount"),
    title=Text("Ett konto med belopp saknar rad", "An account with an amount has no line"),
    message=Text(
        "Konto {account} har {amount} men hör inte till någon rad i budgeten.",
        "Account {account} has {amount} but belongs to no line of the budget.",
    ),
    advice=Text(
        "Lägg till kontot eller dess början i en [[account_map]] i budgeten, med raden som det hör till.",
        "Add the account or its beginning to an [[account_map]] of the budget, with the line that it belongs to.",
    ),
    about=Text(
        "Belopp som inte hör till någon rad skulle saknas i ramen utan att det syns. Därför läses inget in förrän "
        "varje konto med belopp har en rad. Utan [[account_map]] gäller Kommun-Bas kontogrupper.",
        "Amounts that belong to no line would be missing from the frame unseen. So nothing is read until each "
        "account with an amount has a line. Without [[account_map]] the account groups of Kommun-Bas apply.",
    ),
)

NO_LINE_ON = NO_LINE.form(
    ("account", "amount", "objects"),
    Text(
        "Konto {account} har {amount} på {objects} men hör inte till någon rad i budgeten där.",
        "Account {account} has {amount} on {objects} but belongs to no line of the budget there.",
    ),
)

HOLDINGS: dict[str, Text] = {
    "budget": Text("budget (#PBUDGET)", "budget (#PBUDGET)"),
    "periods": Text("utfall (#PSALDO, #TRANS eller #RES)", "outcome (#PSALDO, #TRANS or #RES)"),
}
"""What is asked of a ledger, by the first of what it is taken from."""

NONE_OF_THEM = Kind(
    code="KSB088",
    group=READING,
    severity="error",
    facts=("what", "known"),
    title=Text("SIE-filen har inte de beloppen", "The ledger file has no such amounts"),
    message=Text("Filen saknar {what}.", "The file has no {what}."),
    advice=Text("Filen har: {known}.", "The file has: {known}."),
    about=Text(
        "En SIE-fil har det som valdes när den exporterades. Budgeten står i #PBUDGET, utfallet i #PSALDO, #RES "
        "eller i verifikationerna.",
        "A SIE file has what was chosen when it was exported. The budget is in #PBUDGET, the outcome in #PSALDO, "
        "#RES or the vouchers.",
    ),
)

NONE_OF_YEAR = NONE_OF_THEM.form(
    ("what", "year", "known"),
    Text("Filen saknar {what} för {year}.", "The file has no {what} of {year}."),
)

NO_OBJECT = Kind(
    code="KSB089",
    group=READING,
    severity="error",
    facts=("name", "known"),
    title=Text("Objektet finns inte i SIE-filen", "No such object in the ledger file"),
    message=Text("{name} finns inte i filen.{known.maybe}", "{name} is not in the file.{known.maybe}"),
    advice=WHAT_THERE_IS,
    about=Text(
        "Ett objekt skrivs som dimension och objekt, 1=Nord. Vilka dimensioner som finns står på raderna #DIM, och "
        "objekten på #OBJEKT.",
        "An object is written as dimension and object, 1=Nord. The dimensions are in the lines #DIM, the objects in "
        "#OBJEKT.",
    ),
)

PARTS_DIFFER = Kind(
    code="KSB090",
    group=READING,
    severity="warning",
    facts=("account", "whole", "parts", "count"),
    title=Text("Objekten blir inte kontots belopp", "The objects do not come to the account"),
    message=Text(
        "Konto {account} har {whole} utan objekt och {parts} på objekt. Beloppet utan objekt räknas som "
        "kontots hela. Konton som det gäller: {count}.",
        "Account {account} has {whole} without objects and {parts} by objects. The amount without objects "
        "counts as that of the whole account. Accounts that it is so of: {count}.",
    ),
    advice=Text(
        "Kontrollera i ekonomisystemet om beloppet utan objekt är kontots hela belopp eller bara det som saknar "
        "objekt.",
        "Look in the ledger whether the amount without objects is that of the whole account or only what has none.",
    ),
    about=Text(
        "I SIE står kontots hela belopp på en rad utan objekt, och delarna på rader med. Delarna läggs då inte till.",
        "In SIE the amount of an account stands in a line without objects, and its parts in lines with. The parts "
        "are then not added.",
    ),
)

WHICH_YEAR = Kind(
    code="KSB091",
    group=READING,
    severity="error",
    facts=("what", "years"),
    title=Text("Flera år i SIE-filen", "Several years in the ledger file"),
    message=Text("Filen har {what} för flera år: {years}.", "The file has {what} of several years: {years}."),
    advice=Text("Ange vilket med --year.", "Say which with --year."),
    about=Text(
        "En SIE-fil har ofta både det aktuella året och det förra. Ramarna är ett års budget.",
        "A SIE file often has both the current year and the one before. The frames are the budget of one year.",
    ),
)

WHICH_FRAME = WHICH_YEAR.form(
    ("budget", "frames"),
    Text(
        "Budgeten {budget} har flera ramar och ingen [[account_map]] som säger vilken kontona hör till: {frames}.",
        "The budget {budget} has several frames and no [[account_map]] that says which the accounts belong to: "
        "{frames}.",
    ),
    advice=Text(
        "Ange ramen med --frame, eller lägg till [[account_map]] i budgeten.",
        "Name the frame with --frame, or add [[account_map]] to the budget.",
    ),
)

TWO_LINES = Kind(
    code="KSB092",
    group=READING,
    severity="error",
    facts=("account", "lines"),
    title=Text("Ett konto hör till två rader", "An account belongs to two lines"),
    message=Text(
        "Konto {account} hör lika mycket till flera rader: {lines}.",
        "Account {account} belongs to several lines alike: {lines}.",
    ),
    advice=Text(
        "Ange fler siffror eller fler objekt i den [[account_map]] som ska gälla.",
        "Give more digits or more objects in the [[account_map]] that is to apply.",
    ),
    about=Text(
        "Den längsta början av kontot gäller, och bland lika långa den med flest objekt. När två är lika går det "
        "inte att avgöra vilken rad som menas.",
        "The longest beginning of the account applies, and among equals the one of most objects. Where two are alike"
        " it cannot be told which line is meant.",
    ),
)

PASSED = Kind(
    code="KSB093",
    group=READING,
    severity="note",
    facts=("count", "labels"),
    title=Text("Etiketter som inte läses", "Labels that are passed by"),
    message=Text(
        "Rader med etiketter som inte är kända och inte läses: {count} ({labels}).",
        "Lines with labels that are not known and are passed by: {count} ({labels}).",
    ),
    advice=Text("Inget behöver göras.", "Nothing needs to be done."),
    about=Text(
        "Formatet säger att okända etiketter ska hoppas över, så att program kan ha egna.",
        "The format says that unknown labels are to be passed by, so that programs may have their own.",
    ),
)

RESULT_DIFFERS = Kind(
    code="KSB094",
    group=READING,
    severity="warning",
    facts=("account", "result", "sum", "count"),
    title=Text("Årets utfall är ett annat än periodernas", "The year's outcome is not that of its periods"),
    message=Text(
        "Konto {account} har utfallet {result} för året (#RES) men {sum} i perioderna eller verifikationerna, som är"
        " det som läses. Konton som det gäller: {count}.",
        "Account {account} has {result} for the year (#RES) but {sum} in its periods or entries, which are what is "
        "read. Accounts that it is so of: {count}.",
    ),
    advice=Text(
        "Kontrollera att alla perioder kom med när filen exporterades.",
        "Check that all periods were taken when the file was exported.",
    ),
    about=Text(
        "#RES är årets saldo och ska vara summan av periodernas. Är det inte så saknas perioder i filen, eller så är"
        " den exporterad vid olika tidpunkter.",
        "#RES is the balance of the year and should be the sum of its periods. Where it is not, the file lacks "
        "periods or was exported at different times.",
    ),
)
