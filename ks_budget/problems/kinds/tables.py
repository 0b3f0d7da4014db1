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
    advice=Text("Tillåtna nycklar här: {known}.", "Known here: {known}."),
    about=Text(
        "Okända nycklar stoppas. Annars kunde en felstavad nyckel göra att ett gammalt värde blev kvar utan att "
        "det märktes.",
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
MISSING_TABLE = MISSING_KEY.form(
    ("key",),
    Text("Tabellen [{key}] saknas.", "The table [{key}] is missing."),
    advice=Text("Lägg till tabellen [{key}] överst i filen.", "Add the table [{key}] at the top of the file."),
)
EMPTY_KEY = MISSING_KEY.form(
    ("key",),
    Text("Nyckeln {key} är tom.", "The key {key} is empty."),
    advice=Text("Fyll i {key}.", "Fill in {key}."),
)

WRONG_TYPE = Kind(
    code="KSB103",
    group=CONTENT,
    severity="error",
    facts=("found", "expected"),
    title=Text("Fel slags värde", "Wrong type"),
    message=Text("Här står {found}, men det ska vara {expected}.", "Found {found}, expected {expected}."),
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
    title=Text("Otillåtet värde", "Unknown choice"),
    message=Text("Värdet {shown} är inte tillåtet här.{known.maybe}", "{shown} is not a choice here.{known.maybe}"),
    advice=Text("Välj {known.either}.", "Choose {known.either}."),
    about=Text("Nyckeln tar bara de värden som räknas upp i rådet.", "The key takes only the values listed."),
)

NO_AMOUNT = Kind(
    code="KSB105",
    group=CONTENT,
    severity="error",
    facts=("shown",),
    title=Text("Inte ett tal att räkna med", "Not an amount"),
    message=Text("{shown} går inte att räkna med.", "{shown} is not a number to compute with."),
    advice=Text(
        "Skriv ett vanligt tal, till exempel 114_308 eller 4.1.",
        "Write an ordinary number, such as 114_308 or 4.1.",
    ),
    about=Text(
        "Värden som nan och inf, och orimligt stora tal, stoppas innan de påverkar andra beräkningar.",
        "nan, inf and numbers beyond all municipal budgets are stopped before they spread.",
    ),
)

DUPLICATE_ID = Kind(
    code="KSB106",
    group=CONTENT,
    severity="error",
    facts=("id",),
    title=Text("Samma id två gånger", "Duplicate id"),
    message=Text("Id:t {id} används två gånger.", "The id {id} is used twice."),
    advice=Text("Ge den ena ett annat id.", "Give one of them another id."),
    about=Text(
        "Rader, risker och ramar känns igen på sitt id från år till år. Ett id får därför bara användas en gång "
        "inom sitt slag.",
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
    advice=Text("Lägg allt i en av filerna.", "Move them into one file."),
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
    message=Text("{thing} {name} finns inte.{known.maybe}", "There is no {thing} {name}.{known.maybe}"),
    advice=WHAT_THERE_IS,
    about=Text(
        "Justeringar, kommentarer, index och hanteringar hänvisar till andra poster med deras id.",
        "Adjustments, comments, indexes and treatments refer to other things by their id.",
    ),
)
UNPUBLISHED = UNKNOWN_REFERENCE.form(
    ("thing", "name"),
    Text("{thing} {name} finns inte.", "There is no {thing} {name}."),
    advice=Text(
        'Lägg till [[publication]] med series = "{name}" i en fil bredvid budgetarna, till exempel budgets/pkv.toml, '
        'eller i budgeten själv. En ram utan index: index = "none".',
        'Add a [[publication]] with series = "{name}" to a file beside the budgets, such as budgets/pkv.toml, or to '
        'the budget itself. A frame without an index: index = "none".',
    ),
)
"""Where there is no publication at all."""

UNUSABLE_ID = Kind(
    code="KSB113",
    group=CONTENT,
    severity="error",
    facts=("id", "reserved"),
    title=Text("Olämpligt id", "Unusable id"),
    message=Text("Id:t ”{id}” kan inte användas.", 'The id "{id}" cannot be used.'),
    advice=Text(
        "Börja med en bokstav och använd sedan bara bokstäver, siffror, - och _. Upptagna namn: {reserved}.",
        "Use letters, digits, - and _, a letter first. Taken: {reserved}.",
    ),
    about=Text(
        "Ett id ska kunna stå i uttryck och filnamn. Det får inte heta samma som en summa.",
        "An id must fit in expressions and file names, and not be the name of a total.",
    ),
)
