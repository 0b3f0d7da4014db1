"""What can be wrong with a printed table: in what is said of it (KSB139 …), and in its figures (KSB333 …)."""

from ks_budget.language import Text
from ks_budget.problems.kind import CONTENT, FIGURES, Kind
from ks_budget.problems.kinds.figures import INTERVAL

UNREADABLE = Kind(
    code="KSB139",
    group=CONTENT,
    severity="error",
    facts=("expression", "found"),
    title=Text("Uttrycket går inte att läsa", "Not a computation"),
    message=Text(
        "Uttrycket ”{expression}” går inte att läsa vid {found}.",
        '"{expression}" cannot be read at {found}.',
    ),
    advice=Text(
        "Skriv id:n med +, -, *, / och parenteser emellan, till exempel ”skola + vard” eller ”(plan - budget) / "
        "budget”.",
        'Write ids with +, -, *, / and brackets, such as "skola + vard" or "(plan - budget) / budget".',
    ),
    about=Text(
        "I en tabell säger equals hur en rad eller en kolumn räknas fram, med andra raders eller kolumners id.",
        "In a table, equals says how a row or a column is computed, by the ids of others.",
    ),
)
ENDS_EARLY = UNREADABLE.form(
    ("expression",),
    Text("Uttrycket ”{expression}” tar slut för tidigt.", '"{expression}" ends too early.'),
)
NO_SUM_OF_ROWS = UNREADABLE.form(
    ("expression",),
    Text(
        "Uttrycket ”{expression}” är ingen summa av rader.",
        '"{expression}" is no sum of rows.',
    ),
    advice=Text(
        "En rad är summan av andra rader: skriv deras id med + och -. Kolumner kan även multipliceras och divideras.",
        "A row is the sum of others: write their ids with + and -. Columns may be multiplied and divided too.",
    ),
)
NOTHING_ABOVE = UNREADABLE.form(
    ("expression",),
    Text(
        "Ovanför raden finns inga rader som {expression} kan vara summan av.",
        "There are no rows above for {expression} to add up.",
    ),
    advice=Text(
        "Skriv vilka rader den är summan av, med deras id: ”skola + vard”.",
        'Write which rows it is the sum of, by their ids: "skola + vard".',
    ),
)

OF_ITSELF = Kind(
    code="KSB140",
    group=CONTENT,
    severity="error",
    facts=("id", "way"),
    title=Text("Räknas fram av sig själv", "Computed from itself"),
    message=Text("{id} räknas fram av sig själv, genom {way}.", "{id} is computed from itself, by way of {way}."),
    advice=Text("Ta bort {id} ur det som den räknas fram av.", "Take {id} out of what it is computed from."),
    about=Text(
        "En rad eller kolumn kan inte vara summan av sig själv, eller vara en del av en rad som är en del av den.",
        "A row or column cannot be the sum of itself, nor a part of a row that is a part of it.",
    ),
)
PART_OF_ITSELF = OF_ITSELF.form(
    ("id", "way"),
    Text("{id} är en del av sig själv, genom {way}.", "{id} is a part of itself, by way of {way}."),
    advice=Text("Rätta within.", "Mend within."),
)

COLUMN_TWICE = Kind(
    code="KSB141",
    group=CONTENT,
    severity="error",
    facts=("label", "others"),
    title=Text("Två likadana kolumner", "Two columns alike"),
    message=Text(
        "Två kolumner har samma rubrik, slag och år: {label} ({others}).",
        "Two columns have the same head, phase and year: {label} ({others}).",
    ),
    advice=Text("Ge dem rubriker som skiljer dem åt.", "Give them heads that tell them apart."),
    about=Text(
        "En läsare måste kunna skilja kolumnerna åt, och ett påstående måste kunna säga vilken som menas.",
        "A reader must be able to tell the columns apart, and a claim to say which is meant.",
    ),
)

COUNTED_TWICE = Kind(
    code="KSB142",
    group=CONTENT,
    severity="error",
    facts=("id", "part", "whole"),
    title=Text("En del räknas två gånger", "A part counted twice"),
    message=Text(
        "{id} räknar in {part} två gånger: den är en del av {whole}, som också räknas in.",
        "{id} counts {part} twice: it is a part of {whole}, which is counted too.",
    ),
    advice=Text("Ta bort {part} ur equals, eller within från den raden.", "Take {part} out of equals, or its within."),
    about=Text(
        "En rad med within (varav, därav) är redan med i raden som den är en del av.",
        "A row with within (varav, därav) is in the row that it is a part of already.",
    ),
)

TABLE_SUM = Kind(
    code="KSB333",
    group=FIGURES,
    severity="error",
    facts=("table", "row", "column", "printed", "range", "difference"),
    title=Text("Summan i tabellen stämmer inte med raderna", "Sum of a table contradicted by its rows"),
    message=Text(
        "{table}: {row}, {column}, anges till {printed}, men raderna ger {range}. Skillnaden är {difference}.",
        "{table}: {row}, {column}, is given as {printed}, but its rows give {range}; the difference is {difference}.",
    ),
    advice=Text("Rätta summan eller någon av raderna.", "Mend the sum or one of its rows."),
    about=INTERVAL,
)

TABLE_COLUMN = Kind(
    code="KSB334",
    group=FIGURES,
    severity="error",
    facts=("table", "row", "column", "printed", "range", "difference"),
    title=Text("Kolumnen stämmer inte med de andra", "Column contradicted by the others"),
    message=Text(
        "{table}: {row}, {column}, anges till {printed}, men de andra kolumnerna ger {range}. Skillnaden är "
        "{difference}.",
        "{table}: {row}, {column}, is given as {printed}, but the other columns give {range}; the difference is "
        "{difference}.",
    ),
    advice=Text("Rätta siffran eller någon av dem som den räknas fram av.", "Mend it or one that it is computed from."),
    about=INTERVAL,
)

TABLE_PART = Kind(
    code="KSB335",
    group=FIGURES,
    severity="warning",
    facts=("table", "row", "column", "amount", "whole_row", "whole"),
    title=Text("Delen är större än det hela", "Part larger than its whole"),
    message=Text(
        "{table}: {row}, {column}, anges till {amount}. Det är mer än {whole_row} ({whole}), som den är en del av.",
        "{table}: {row}, {column}, is given as {amount}, more than {whole_row}, {whole}, of which it is a part.",
    ),
    advice=Text("Kontrollera båda siffrorna.", "Look at both figures."),
    about=Text(
        "En rad med within är en del av en annan rad. Har de samma tecken är delen inte större, och delarna "
        "tillsammans inte heller.",
        "A row with within is a part of another. With the same sign it is not larger, nor are the parts together.",
    ),
)
TABLE_PARTS = TABLE_PART.form(
    ("table", "column", "amount", "whole_row", "whole", "rows"),
    Text(
        "{table}: delarna av {whole_row}, {column}, är tillsammans {amount} ({rows}). Det är mer än {whole}.",
        "{table}: the parts of {whole_row}, {column}, come to {amount} ({rows}), more than its {whole}.",
    ),
    advice=Text("Kontrollera siffrorna.", "Look at the figures."),
)

SAME_AS = Kind(
    code="KSB336",
    group=FIGURES,
    severity="error",
    facts=("table", "row", "column", "printed", "reference", "range"),
    title=Text("Samma siffra anges på två sätt", "One figure given in two ways"),
    message=Text(
        "{table}: {row}, {column}, anges till {printed}, men {reference} är {range}.",
        "{table}: {row}, {column}, is given as {printed}, but {reference} is {range}.",
    ),
    advice=Text("Rätta den ena, eller ta bort same_as.", "Mend one of them, or take away same_as."),
    about=Text(
        "same_as säger att en siffra i tabellen är samma siffra som en i en ram. De ska vara lika, så långt "
        "avrundningen tillåter.",
        "same_as says that a figure of the table is one of a frame. They must agree as far as rounding allows.",
    ),
)

TURNED = Kind(
    code="KSB337",
    group=FIGURES,
    severity="warning",
    facts=("table", "column", "expression", "turned", "count"),
    title=Text("Kolumnen har ombytta tecken", "Column of the other sign"),
    message=Text(
        "{table}: {column} ska vara {expression}, men siffrorna är {turned} (rader: {count}).",
        "{table}: {column} should be {expression}, but its figures are {turned} (rows: {count}).",
    ),
    advice=Text("Rätta rubriken eller equals, eller siffrornas tecken.", "Mend the head, equals or the signs."),
    about=Text(
        "En avvikelse kan räknas åt två håll. Här säger rubriken eller equals det ena, och siffrorna det andra.",
        "A deviation may be counted either way. Here the head, or equals, says one and the figures the other.",
    ),
)
HEAD_SAYS_OTHERWISE = TURNED.form(
    ("table", "column", "expression"),
    Text(
        "{table}: rubriken {column} säger tvärtom mot {expression}.",
        "{table}: the head {column} says the opposite of {expression}.",
    ),
)

SAME_AS_NOTHING = Kind(
    code="KSB338",
    group=FIGURES,
    severity="error",
    facts=("reference", "known"),
    title=Text("Samma som något som inte finns", "The same as nothing"),
    message=Text(
        "Det finns inga siffror för {reference}.{known.maybe}", "There are no figures of {reference}.{known.maybe}"
    ),
    advice=Text(
        "Skriv en rad i en ram (”ks.personnel”) eller en enda siffra (”ks.grant[2025]”). {known.exist}",
        'Write a row of a frame ("ks.personnel") or a single figure ("ks.grant[2025]"). {known.exist}',
    ),
    about=Text(
        "same_as säger att en siffra i tabellen är samma siffra som en i en ram. Då måste båda finnas.",
        "same_as says that a figure of the table is one of a frame. Both must be there.",
    ),
)
SAME_IN_SEVERAL = SAME_AS_NOTHING.form(
    ("reference", "year", "columns"),
    Text(
        "{reference} kan inte jämföras: flera kolumner gäller {year} ({columns}).",
        "{reference} cannot be compared: several columns are of {year} ({columns}).",
    ),
    advice=Text(
        "Skriv vilken kolumn som menas: cells_same_as = {{ kolumn = ”{reference}[{year}]” }}.",
        'Write which column is meant: cells_same_as = {{ column = "{reference}[{year}]" }}.',
    ),
)
SAME_AS_ITSELF = SAME_AS_NOTHING.form(
    ("reference",),
    Text(
        "{reference} är raden själv, så jämförelsen visar ingenting.",
        "{reference} is the row itself, so the comparison shows nothing.",
    ),
    advice=Text(
        "Skriv vad raden ska vara samma som, eller ta bort jämförelsen.",
        "Write what the row is the same as, or take the comparison away.",
    ),
)
SAME_IN_OTHER_MEASURE = SAME_AS_NOTHING.form(
    ("reference", "columns"),
    Text(
        "{reference} kan inte jämföras med kolumnen {columns}: de mäter olika saker.",
        "{reference} cannot be compared with the column {columns}: they measure different things.",
    ),
    advice=Text(
        "Rätta unit i kolumnen, eller skriv vilka siffror som menas med cells_same_as.",
        "Mend the unit of the column, or write which figures are meant with cells_same_as.",
    ),
)
SAME_NOWHERE = SAME_AS_NOTHING.form(
    ("reference",),
    Text(
        "{reference} finns, men ingen kolumn i tabellen kan jämföras med den.",
        "{reference} is there, but the table has no column to compare it in.",
    ),
    advice=Text(
        "Ange phase och year för kolumnerna (mellan två tabeller: samma id), eller skriv cells_same_as.",
        "Give the columns their phase and year (between two tables: the same id), or write cells_same_as.",
    ),
)
