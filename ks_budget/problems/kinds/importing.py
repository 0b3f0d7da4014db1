"""KSB074–KSB083: what keeps another document's tables from becoming chapters of a budget."""

from ks_budget.language import Text
from ks_budget.problems.kind import READING, WHAT_THERE_IS, Kind

NO_TABLE = Kind(
    code="KSB074",
    group=READING,
    severity="error",
    facts=("what",),
    title=Text("Ingen tabell passar", "No table fits"),
    message=Text(
        "Filen har ingen tabell, och {what} ska läsas.", "The file has no table, and {what} is to be read from it."
    ),
    advice=Text(
        "Kontrollera att det är rätt fil, och att tabellen inte är en bild.",
        "See that it is the right file, and that its table is not a picture.",
    ),
    about=Text(
        "Vilket kapitel som läses anges med --as, och tabellen känns igen på sina rubriker och radnamn. Passar ingen "
        "tabell, läses ingenting.",
        "The chapter is given by --as, and its table is known by heads and labels. Where none fits nothing is read.",
    ),
)
NONE_FITS = NO_TABLE.form(
    ("what", "known"),
    Text(
        "Ingen tabell i filen ser ut som {what}. Tabellerna är: {known}.",
        "No table of the file looks like {what}. Its tables are: {known}.",
    ),
    advice=Text(
        "Välj ett annat kapitel med --as, eller ange tabellen med --table och dess nummer.",
        "Choose another chapter with --as, or name the table with --table and its number.",
    ),
)

NOT_OWN = NO_TABLE.form(
    (),
    Text(
        "Filen är ingen arbetsbok från ksb export, och bara en sådan läses som en hel budget.",
        "The file is no workbook of ksb export, and only such a one is read as a whole budget.",
    ),
    advice=Text(
        "Läs ett kapitel i taget, till exempel --as frames.", "Read one chapter at a time, such as --as frames."
    ),
)

SEVERAL_FIT = Kind(
    code="KSB075",
    group=READING,
    severity="error",
    facts=("what", "known", "example"),
    title=Text("Flera tabeller passar", "Several tables fit"),
    message=Text(
        "Flera olika tabeller ser ut som {what}: {known}.",
        "Several tables of different kinds look like {what}: {known}.",
    ),
    advice=Text(
        "Ange vilken med dess nummer, blad eller rubrik: {example}. Upprepa flaggan för flera.",
        "Say which by its number, sheet or title: {example}. Repeat it for several.",
    ),
    about=Text(
        "Tabeller med samma rubriker läses ihop. Har de olika rubriker går det inte att veta vilken som är budgeten, "
        "och ksb väljer inte åt någon.",
        "Tables with the same heads are read together. Where heads differ it cannot be known which is the budget, and "
        "ksb does not choose for anyone.",
    ),
)

NO_SUCH_TABLE = Kind(
    code="KSB076",
    group=READING,
    severity="error",
    facts=("shown", "known"),
    title=Text("Tabellen finns inte i filen", "No such table in the file"),
    message=Text("Filen har ingen tabell {shown}.{known.maybe}", "The file has no table {shown}.{known.maybe}"),
    advice=WHAT_THERE_IS,
    about=Text(
        "Med --table anges en tabell med sitt nummer i filen, namnet på sitt blad eller sin rubrik.",
        "With --table a table is named by its number in the file, its sheet or its title.",
    ),
)

YEAR_WITHOUT_COLUMN = Kind(
    code="KSB077",
    group=READING,
    severity="error",
    facts=("year", "heads", "example"),
    title=Text("Det går inte att se vilken kolumn som är vilken", "A column that cannot be told"),
    message=Text(
        "Ingen kolumn har budgeten för {year}. Kolumnerna är: {heads}.",
        "No column has the budget of {year}. The columns are: {heads}.",
    ),
    advice=Text(
        "Ange kolumnen: {example}. Gäller budgeten ett annat år, ange det med --year.",
        "Name the column: {example}. Where the budget is of another year, say so with --year.",
    ),
    about=Text(
        "Budgetåret, planåren och tidigare år skiljs åt av kolumnernas rubriker. När rubrikerna inte räcker frågar ksb "
        "hellre än gissar.",
        "The budget's year, the plan's and earlier ones are told apart by the heads. Where those do not do, ksb asks "
        "rather than guesses.",
    ),
)
TWO_COLUMNS = YEAR_WITHOUT_COLUMN.form(
    ("year", "heads", "example"),
    Text("Flera kolumner kan vara {year}: {heads}.", "Several columns could be {year}: {heads}."),
    advice=Text("Ange kolumnen: {example}.", "Name the column: {example}."),
)
NO_COLUMN = YEAR_WITHOUT_COLUMN.form(
    ("head", "known"),
    Text("Tabellen har ingen kolumn ”{head}”.{known.maybe}", "The table has no column “{head}”.{known.maybe}"),
    advice=WHAT_THERE_IS,
)
SAME_COLUMNS = YEAR_WITHOUT_COLUMN.form(
    ("head", "count"),
    Text("Tabellen har {count} kolumner ”{head}”.", "The table has {count} columns “{head}”."),
    advice=Text(
        "Ge kolumnerna olika rubriker i filen och kör igen.", "Give them different heads in the file, and run again."
    ),
)

NO_YEAR = Kind(
    code="KSB078",
    group=READING,
    severity="error",
    facts=("known",),
    title=Text("År eller enhet framgår inte", "A year or unit that is not told"),
    message=Text(
        "Det framgår inte vilket år budgeten gäller. År i tabellen: {known}.",
        "It is not told which year is budgeted. Years in the table: {known}.",
    ),
    advice=Text("Ange året med --year.", "Say which with --year."),
    about=Text(
        "Ett belopp utan år eller enhet går inte att budgetera med, och ksb antar aldrig ett värde.",
        "An amount without year or unit cannot be budgeted with, and ksb never assumes a value.",
    ),
)
NO_UNIT = NO_YEAR.form(
    (),
    Text("Det framgår inte vilken enhet beloppen har.", "It is not told which unit the amounts have."),
    advice=Text("Ange enheten: --unit tkr.", "Say which: --unit tkr."),
)
SEVERAL_UNITS = NO_YEAR.form(
    ("units",),
    Text("Tabellerna har olika enheter: {units}.", "The tables have different units: {units}."),
    advice=Text(
        "Läs in en tabell i taget, eller ange den enhet som stämmer med --unit.",
        "Import one table at a time, or say with --unit which is right.",
    ),
)
OTHER_UNIT = NO_YEAR.form(
    ("unit", "own"),
    Text(
        "Beloppen är i {unit}, men budgeten som de ska in i är i {own}.",
        "The amounts are in {unit}, but the budget that they go into is in {own}.",
    ),
    advice=Text(
        "Läs in dem som en egen budget, eller ange --unit {own} om tabellens enhet är fel.",
        "Import them as a budget of their own, or say --unit {own} where the table's unit is wrong.",
    ),
)
OWN_UNIT = NO_YEAR.form(
    ("unit", "own"),
    Text(
        "Arbetsboken har en budget i {unit}, men budgeten som den ska in i är i {own}.",
        "The workbook has a budget in {unit}, but the budget that it goes into is in {own}.",
    ),
    advice=Text("Läs in den som en egen budget.", "Import it as a budget of its own."),
)
OWN_YEAR = NO_YEAR.form(
    ("year", "own"),
    Text(
        "Arbetsboken har ramar för {year}, men budgeten som de ska in i är för {own}.",
        "The workbook has frames of {year}, but the budget that they go into is of {own}.",
    ),
    advice=Text("Läs in dem som en egen budget.", "Import them as a budget of their own."),
)

TEXT_FIGURE = Kind(
    code="KSB079",
    group=READING,
    severity="warning",
    facts=("shown",),
    title=Text("Ett tal är lagrat på ett annat sätt än det visas", "A figure that is stored otherwise than shown"),
    message=Text(
        "Cellen har talet {shown} som text. Det är läst som ett tal.",
        "The cell has the figure {shown} as text. It is read as a number.",
    ),
    advice=Text(
        "Kontrollera talet. Summor i arbetsboken räknar inte med celler som är text.",
        "See that it is right. Sums in the workbook leave out cells that are text.",
    ),
    about=Text(
        "Ett tal som är text räknas inte i arbetsbokens summor, och ett tal med dolda decimaler är ett annat än det "
        "som visas. Det som visas är det som läses in.",
        "A figure that is text is in no sum of the workbook, and one with hidden decimals is another than is shown. "
        "What is shown is what is imported.",
    ),
)
HIDDEN_DECIMALS = TEXT_FIGURE.form(
    ("shown", "stored"),
    Text(
        "Cellen visar {shown}, men har talet {stored}. Det som visas är läst.",
        "The cell shows {shown}, but holds {stored}. What is shown is read.",
    ),
    advice=Text(
        "Visa fler decimaler i arbetsboken, om de ska läsas in.", "Show more decimals in the workbook to import them."
    ),
)
MORE_OF_THEM = TEXT_FIGURE.form(
    ("count",),
    Text("Det finns {count} celler till av samma slag.", "There are {count} more cells of the kind."),
)

NO_LEVEL = Kind(
    code="KSB080",
    group=READING,
    severity="error",
    facts=("row", "column"),
    title=Text("En cell saknar det som behövs", "A cell that lacks what is needed"),
    message=Text(
        "Raden ”{row}” har ingen nivå i kolumnen {column}.", "The row “{row}” has no level in the column {column}."
    ),
    advice=Text("Fyll i cellen med ett heltal och kör igen.", "Fill in the cell with a whole number, and run again."),
    about=Text(
        "Det som en post inte kan vara utan fyller ksb inte i. Är cellen en formel som aldrig har räknats, öppna och "
        "spara arbetsboken först.",
        "What a record cannot be without ksb does not fill in. Where the cell is a formula that was never computed, "
        "open and save the workbook first.",
    ),
)
NO_RISK = NO_LEVEL.form(
    ("name", "example"),
    Text(
        "Kontrollen följer upp risken ”{name}”, som inte finns i riskanalysen.",
        "The control follows up the risk “{name}”, which is not in the risk analysis.",
    ),
    advice=Text(
        "Läs in riskerna först (--as risks), eller ange riskens id: {example}.",
        "Import the risks first (--as risks), or give the id of the risk: {example}.",
    ),
)
NOTHING_READ = NO_LEVEL.form(
    ("what",),
    Text("Tabellen gav ingenting att läsa in som {what}.", "The table gave nothing to import as {what}."),
    advice=Text("Kör med --format table för att se hur den lästes.", "Run with --format table to see how it was read."),
)

NO_TOTAL = Kind(
    code="KSB081",
    group=READING,
    severity="warning",
    facts=("table", "totals"),
    title=Text("En summa saknas i tabellen", "A total that is missing"),
    message=Text(
        "Tabellen ”{table}” anger inte {totals}. Ingen summa är påhittad.",
        "The table “{table}” does not state {totals}. None was made up.",
    ),
    advice=Text(
        "Kontrollera mot dokumentet. Finns summan, ange den i printed_totals eller printed.",
        "See the document. Where the sum is there, state it in printed_totals or printed.",
    ),
    about=Text(
        "Dokumentets summor läses in för att kontrolleras mot raderna. Saknas en summa, finns det inget att "
        "kontrollera, och en rad kan saknas utan att det märks.",
        "The document's totals are imported to be held against the lines. Where one lacks nothing is held, and a line "
        "may lack unnoticed.",
    ),
)

UNMET = Kind(
    code="KSB082",
    group=READING,
    severity="error",
    facts=("option", "known"),
    title=Text("Ett beslut som inte går att följa", "A decision that cannot be followed"),
    message=Text(
        "{option}: etiketten finns inte i tabellen.{known.maybe}", "{option}: no such label in the table.{known.maybe}"
    ),
    advice=WHAT_THERE_IS,
    about=Text(
        "Det som anges med --map och --column ska finnas i filen. Annars kunde en felstavad etikett göra att beslutet "
        "inte gällde någonting.",
        "What --map and --column name must be in the file: a misspelt label would else decide nothing, in silence.",
    ),
)

NOT_WRITTEN = Kind(
    code="KSB083",
    group=READING,
    severity="error",
    facts=("count", "file"),
    title=Text("Det som lästes går inte att använda som budget", "What was read cannot be used as a budget"),
    message=Text(
        "Det som lästes har fel som gör att {file} inte går att läsa som budget ({count} fel). Inget är skrivet.",
        "What was read has mistakes that keep {file} from being read as a budget ({count} in all). Nothing is written.",
    ),
    advice=Text(
        "Felen står härintill, med sin plats i det som skulle ha skrivits. Rätta i filen som lästes, eller ange --map.",
        "They stand beside, with their place in what would have been written. Mend the file, or use --map.",
    ),
    about=Text(
        "Det som läses in laddas och kontrolleras innan något skrivs, så att en ny budgetfil alltid går att använda.",
        "What is imported is loaded and checked before anything is written, so that a new file can always be used.",
    ),
)
SHEET_DAMAGED = NOT_WRITTEN.form(
    (),
    Text(
        "Det dolda bladet med budgeten är ändrat, och går inte att läsa tillbaka.",
        "The hidden sheet with the budget was changed, and cannot be read back.",
    ),
    advice=Text(
        "Exportera budgeten på nytt med ksb export, och gör om ändringarna på de synliga bladen.",
        "Export the budget anew with ksb export, and make the changes again on the sheets that are shown.",
    ),
)
LATER_VERSION = NOT_WRITTEN.form(
    (),
    Text("Arbetsboken är skriven av en senare version av ksb.", "The workbook was written by a later version of ksb."),
    advice=Text("Uppgradera ksb och kör igen.", "Upgrade ksb, and run again."),
)
