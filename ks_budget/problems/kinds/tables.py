"""KSB1xx: what the tables of a file may hold."""

from ks_budget.language import Text
from ks_budget.problems.kind import CONTENT, WHAT_THERE_IS, Kind

UNKNOWN_KEY = Kind(
    code="KSB101",
    group=CONTENT,
    severity="error",
    facts=("key", "known"),
    title=Text("Okänd nyckel", "Unknown key"),
    message=Text("Nyckeln {key} finns inte här.{known.maybe}", "There is no key {key} here.{known.maybe}"),
    advice=Text("Här kan stå {known}.", "Known here: {known}."),
    about=Text(
        "Okända nycklar stoppas: annars skulle en felstavad nyckel tyst lämna kvar ett gammalt värde.",
        "Unknown keys are refused: a misspelt key would otherwise leave an old value standing, in silence.",
    ),
)

MISSING_KEY = Kind(
    code="KSB102",
    group=CONTENT,
    severity="error",
    facts=("key",),
    title=Text("Nyckel saknas", "Missing key"),
    message=Text("Nyckeln {key} saknas.", "The key {key} is missing."),
    advice=Text("Lägg till {key} = … i tabellen.", "Add {key} = … to the table."),
    about=Text(
        "Utan nyckeln är tabellen inte fullständig, och ksb antar aldrig ett värde.",
        "Without it the table is not complete, and ksb never assumes a value.",
    ),
)

WRONG_TYPE = Kind(
    code="KSB103",
    group=CONTENT,
    severity="error",
    facts=("found", "expected"),
    title=Text("Fel slags värde", "Wrong type"),
    message=Text("Här står {found}, men {expected} väntas.", "Found {found}, expected {expected}."),
    advice=Text("Skriv {expected}.", "Write {expected}."),
    about=Text(
        "Varje nyckel tar ett slags värde. Tal skrivs utan citattecken, text med.",
        "Each key takes one type of value. Numbers go without quotes, text with them.",
    ),
)

WRONG_CHOICE = Kind(
    code="KSB104",
    group=CONTENT,
    severity="error",
    facts=("shown", "known"),
    title=Text("Okänt val", "Unknown choice"),
    message=Text("{shown} kan inte väljas här.{known.maybe}", "{shown} is not a choice here.{known.maybe}"),
    advice=Text("Välj {known.either}.", "Choose {known.either}."),
    about=Text("Nyckeln tar bara de värden som räknas upp.", "The key takes only the values listed."),
)

NO_AMOUNT = Kind(
    code="KSB105",
    group=CONTENT,
    severity="error",
    facts=("shown",),
    title=Text("Inget belopp", "Not an amount"),
    message=Text("{shown} är inte ett tal som kan räknas med.", "{shown} is not a number to compute with."),
    advice=Text(
        "Skriv ett vanligt tal, till exempel 114_308 eller 4.1.",
        "Write an ordinary number, such as 114_308 or 4.1.",
    ),
    about=Text(
        "nan, inf och tal bortom alla kommunala budgetar stoppas innan de sprider sig.",
        "nan, inf and numbers beyond all municipal budgets are stopped before they spread.",
    ),
)

DUPLICATE_ID = Kind(
    code="KSB106",
    group=CONTENT,
    severity="error",
    facts=("id",),
    title=Text("Samma id två gånger", "Duplicate id"),
    message=Text("Id {id} används två gånger.", "The id {id} is used twice."),
    advice=Text("Ge den ena ett annat id.", "Give one of them another id."),
    about=Text(
        "Rader, risker och ramar känns igen på sitt id mellan åren; det måste vara ensamt i sitt slag.",
        "Lines, risks and frames are known by their id from year to year; it must be alone of its kind.",
    ),
)

TABLE_TWICE = Kind(
    code="KSB107",
    group=CONTENT,
    severity="error",
    facts=("key",),
    title=Text("Samma tabell i två filer", "Same table in two files"),
    message=Text(
        "Tabellen {key} finns i två av budgetens filer.",
        "The table {key} is in two of the budget's files.",
    ),
    advice=Text("Flytta ihop dem till en fil.", "Move them into one file."),
    about=Text(
        "Filerna i en mapp läses som en enda fil. En lista av tabeller, som [[risk]], får fortsätta i en annan fil, "
        "men en enstaka tabell får inte stå i två.",
        "The files of a folder are read as one. A list of tables, such as [[risk]], may go on in another file, but a "
        "single table may not stand in two.",
    ),
)

UNKNOWN_REFERENCE = Kind(
    code="KSB110",
    group=CONTENT,
    severity="error",
    facts=("thing", "name", "known"),
    title=Text("Hänvisning till något som inte finns", "Unknown reference"),
    message=Text("Det finns ingen {thing} {name}.{known.maybe}", "There is no {thing} {name}.{known.maybe}"),
    advice=WHAT_THERE_IS,
    about=Text(
        "Justeringar, kommentarer, index och hanteringar pekar på annat med dess id.",
        "Adjustments, comments, indexes and treatments refer to other things by their id.",
    ),
)

UNUSABLE_ID = Kind(
    code="KSB113",
    group=CONTENT,
    severity="error",
    facts=("id", "reserved"),
    title=Text("Olämpligt id", "Unusable id"),
    message=Text('Id "{id}" kan inte användas.', 'The id "{id}" cannot be used.'),
    advice=Text(
        "Använd bokstäver, siffror, - och _, med en bokstav först. Upptagna: {reserved}.",
        "Use letters, digits, - and _, a letter first. Taken: {reserved}.",
    ),
    about=Text(
        "Ett id ska kunna stå i uttryck och filnamn, och får inte heta som en summa.",
        "An id must fit in expressions and file names, and not be the name of a total.",
    ),
)
