"""KSB7xx: tables of other people's documents, whose own figures do not agree."""

from ks_budget.language import Text
from ks_budget.problems.kind import AUDIT, Kind

_ADVICE = Text(
    "Jämför siffran med underlaget. Stämmer den där är det en annan siffra i sambandet som är fel.",
    "Compare the figure with what it was taken from. If it is right, another figure of the relation is wrong.",
)
_ONE = Text(
    "{table}: {figure}, anges till {printed} men ska vara {range} för att {relation} ska gå ihop.{perhaps}",
    "{table}: {figure} is printed {printed}, but must be {range} for {relation} to hold.{perhaps}",
)
_FACTS = ("table", "figure", "printed", "range", "relation", "perhaps")
SUM = Kind(
    code="KSB701",
    group=AUDIT,
    severity="error",
    facts=_FACTS,
    title=Text("Summan i tabellen går inte ihop", "A sum of the table that does not add up"),
    message=_ONE,
    advice=_ADVICE,
    about=Text(
        "Sambandet gäller i tabellens övriga kolumner eller rader, eller så säger orden i den att det ska gälla. Här "
        "gör det inte det, och avrundning förklarar inte skillnaden.",
        "The relation holds in the other columns or rows of the table, or its words say that it should. Here it does "
        "not, and rounding does not explain the difference.",
    ),
)
NET = Kind(
    code="KSB702",
    group=AUDIT,
    severity="error",
    facts=_FACTS,
    title=Text("Nettot i tabellen går inte ihop", "A net of the table that does not add up"),
    message=_ONE,
    advice=_ADVICE,
    about=Text(
        "Nettot är intäkter minus kostnader, med de tecken som tabellen har. Så är det i dess övriga kolumner eller "
        "rader.",
        "A net is revenue minus costs, with the signs that the table has. So it is in its other columns or rows.",
    ),
)
DIFFERENCE = Kind(
    code="KSB703",
    group=AUDIT,
    severity="error",
    facts=_FACTS,
    title=Text("Skillnaden mellan två kolumner stämmer inte", "A difference of two columns that is not theirs"),
    message=_ONE,
    advice=_ADVICE,
    about=Text(
        "En avvikelse eller förändring är den ena kolumnen minus den andra. Så är det i tabellens övriga rader.",
        "A deviation or a change is one column minus another. So it is in the other rows of the table.",
    ),
)
SHARE = Kind(
    code="KSB704",
    group=AUDIT,
    severity="error",
    facts=_FACTS,
    title=Text("Procenttalet stämmer inte med beloppen", "A percentage that is not that of the amounts"),
    message=_ONE,
    advice=_ADVICE,
    about=Text(
        "En andel eller förändring i procent räknas ut ur två belopp i samma rad. Så är det i tabellens övriga rader.",
        "A share or a change in percent comes of two amounts of its row. So it does in the other rows of the table.",
    ),
)
PRODUCT = Kind(
    code="KSB705",
    group=AUDIT,
    severity="error",
    facts=_FACTS,
    title=Text("Produkten stämmer inte", "A product that is not that of its factors"),
    message=_ONE,
    advice=_ADVICE,
    about=Text(
        "Antal × pris eller sannolikhet × konsekvens: så är det i tabellens övriga rader.",
        "Volume × price, or likelihood × impact: so it is in the other rows of the table.",
    ),
)
MEAN = Kind(
    code="KSB706",
    group=AUDIT,
    severity="error",
    facts=_FACTS,
    title=Text("Medelvärdet stämmer inte", "A mean that is not that of its figures"),
    message=_ONE,
    advice=_ADVICE,
    about=Text(
        "Medelvärdet räknas ut ur andra kolumner i samma rad. Så är det i tabellens övriga rader.",
        "A mean comes of other columns of its row. So it does in the other rows of the table.",
    ),
)
HEAD = Kind(
    code="KSB707",
    group=AUDIT,
    severity="error",
    facts=("table", "head", "relation", "holds", "count"),
    title=Text("Rubriken säger något annat än siffrorna", "A head that says another thing than its figures"),
    message=Text(
        "{table}: kolumnens rubrik är ”{head}”, men siffrorna är {relation}. Så är det i {holds} av {count} rader.",
        "{table}: the head of the column is “{head}”, but its figures are {relation}, in {holds} of {count} rows.",
    ),
    advice=Text(
        "Rätta rubriken, eller vänd tecknet på kolumnens siffror.",
        "Mend the head, or turn the sign of the column's figures.",
    ),
    about=Text(
        "En avvikelse läses som rubriken säger. Är den räknad åt andra hållet blir ett överskott ett underskott.",
        "A deviation is read as its head says. Computed the other way round, a surplus becomes a deficit.",
    ),
)

SEVERAL = Kind(
    code="KSB708",
    group=AUDIT,
    severity="error",
    facts=("table", "where", "relation", "corrections"),
    title=Text("En av flera siffror är fel", "One of several figures is wrong"),
    message=Text(
        "{table}, {where}: {relation} går inte ihop, men det går inte att avgöra vilken siffra som är fel. "
        "{corrections}",
        "{table}, {where}: {relation} does not hold, and which figure is wrong cannot be told. {corrections}",
    ),
    advice=Text(
        "Jämför de markerade siffrorna med underlaget.",
        "Compare the marked figures with what they were taken from.",
    ),
    about=Text(
        "Sambandet gäller i tabellens övriga kolumner eller rader, men inte här. Flera siffror kan var för sig vara "
        "fel, och inget annat i tabellen avgör vilken det är.",
        "The relation holds in the other columns or rows of the table, but not here. Any of several figures may be "
        "wrong, and nothing else in the table tells which.",
    ),
)

ONE_OF_SEVERAL = SEVERAL.form(
    ("table", "where", "relation", "figure", "printed", "expected", "slip"),
    Text(
        "{table}, {where}: {relation} går inte ihop. Kanske ska {figure}, vara {expected} och inte {printed}: {slip}. "
        "Men felet kan också finnas i någon annan av de markerade siffrorna.",
        "{table}, {where}: {relation} does not hold. Perhaps {figure} should be {expected} and not {printed}: {slip}. "
        "But any other of the marked figures may be the wrong one.",
    ),
)

REPEATED = Kind(
    code="KSB709",
    group=AUDIT,
    severity="warning",
    facts=("table", "figure", "printed", "other", "elsewhere"),
    title=Text("Samma uppgift anges olika", "The same thing, printed differently"),
    message=Text(
        "{elsewhere}: {figure}, anges till {other}, men till {printed} i {table}.",
        "{elsewhere}: {figure} is printed {other}, but {printed} in {table}.",
    ),
    advice=Text("Jämför båda siffrorna med underlaget.", "Compare both figures with what they were taken from."),
    about=Text(
        "Raden finns i två av dokumentets tabeller, och nästan alla dess siffror är lika där. Den här är det inte, och "
        "avrundning förklarar inte skillnaden.",
        "The row stands in two tables of the document, and nearly all figures agree there. This one does not, and "
        "rounding does not explain the difference.",
    ),
)

_PROSE_ADVICE = Text(
    "Rätta texten eller tabellen. Menar texten något annat än raden kan du bortse från iakttagelsen.",
    "Mend the text or the table. If the text means another thing than the row, disregard this.",
)
PROSE_LEVEL = Kind(
    code="KSB710",
    group=AUDIT,
    severity="warning",
    facts=("text", "printed", "table", "figure", "value"),
    title=Text("Texten anger ett annat belopp än tabellen", "The text says another amount than the table"),
    message=Text(
        "Texten anger {printed}: ”{text}” Men i {table} anges {figure}, till {value}.",
        "The text says {printed}: “{text}” But in {table} {figure} is printed {value}.",
    ),
    advice=_PROSE_ADVICE,
    about=Text(
        "Ett belopp i en mening som nämner en rad jämförs med radens siffror, så noga som beloppet är angivet. Bara "
        "belopp med en tydlig koppling jämförs.",
        "An amount in a sentence that names a row is held against the row's figures, as exactly as it is given. Only "
        "amounts that are clearly tied are.",
    ),
)
PROSE_CHANGE = PROSE_LEVEL.form(
    ("text", "printed", "table", "row", "first", "second", "value"),
    Text(
        "Texten anger en ändring med {printed}: ”{text}” Men i {table} ändras {row} från {first} till {second}, "
        "alltså med {value}.",
        "The text says a change of {printed}: “{text}” But in {table} {row} goes from {first} to {second}, by {value}.",
    ),
)
PROSE_DIRECTION = PROSE_LEVEL.form(
    ("text", "table", "row", "first", "second"),
    Text(
        "Texten anger fel riktning: ”{text}” I {table} går {row} från {first} till {second}.",
        "The text says the wrong direction: “{text}” In {table} {row} goes from {first} to {second}.",
    ),
)

NO_TABLE = Kind(
    code="KSB715",
    group=AUDIT,
    severity="error",
    facts=("format",),
    title=Text("Ingen tabell hittades", "No table was found"),
    message=Text(
        "Ingen tabell med siffror hittades i filen, som lästes som {format}. Inget är kontrollerat.",
        "No table with figures was found in the file, which was read as {format}. Nothing is checked.",
    ),
    advice=Text(
        "Kontrollera att det är rätt fil. Kopiera annars tabellen till ett kalkylblad och läs det.",
        "See that it is the right file. Otherwise copy the table to a spreadsheet and read that.",
    ),
    about=Text(
        "Ett dokument utan tabeller kan inte visa att några siffror stämmer.",
        "A document without tables cannot show that any figures agree.",
    ),
)
NOT_SAID = Kind(
    code="KSB716",
    group=AUDIT,
    severity="note",
    facts=("table", "relation", "why"),
    title=Text("Ett samband går inte att skriva i filen", "A relation that the file cannot say"),
    message=Text(
        "{table}: {relation} är inte skrivet i filen: {why}.",
        "{table}: {relation} is not written in the file: {why}.",
    ),
    advice=Text(
        "Lägg till det för hand i [[table]], om ksb check ska kontrollera det.",
        "Add it to the [[table]] by hand, if ksb check is to look at it.",
    ),
    about=Text(
        "Allt som ksb audit ser går inte att säga i en [[table]]. Det som utelämnas kontrolleras inte av ksb check.",
        "Not all that ksb audit sees can be said in a [[table]]. What is left out ksb check does not look at.",
    ),
)
NO_UNIT = NOT_SAID.form(
    ("table",),
    Text(
        "{table}: enheten framgår inte, så tabellen får budgetens egen.",
        "{table}: nothing says the unit, so the table gets the budget's own.",
    ),
    advice=Text("Lägg till unit i tabellen, om den har en annan.", "Add unit to the table, if it has another."),
)
