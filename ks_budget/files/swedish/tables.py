"""What printed tables are, and their keys."""

TEXTS = {
    "Printed tables of other kinds.": "Andra tabeller i dokumentet.",
    "A table as printed, of any kind.": "En tabell av vilket slag som helst, som den står i dokumentet.",
    "One column of figures of a printed table.": "En kolumn med siffror i en tabell.",
    "One row of a printed table.": "En rad i en tabell.",
    "Stable and unique; claims name its figures by it: `driftbudget.skola[2025]`.": (
        "Detsamma år från år, och unikt. Påståenden hänvisar till siffrorna med det: `driftbudget.skola[2025]`."
    ),
    "Its title as printed.": "Tabellens rubrik i dokumentet.",
    (
        "Its unit as printed: `kr`, `tkr`, `mnkr`, or a word for what is counted: `tjänster`. Left out it is the "
        "document's."
    ): (
        "Enheten i dokumentet: `kr`, `tkr`, `mnkr` eller ett ord för det som räknas: `tjänster`. Utelämnad är den "
        "dokumentets."
    ),
    (
        "Whether its costs and net costs are printed with a minus or without. It counts where a row is the same as one "
        "of a frame (`same_as`); left out, as the document says."
    ): (
        "Om kostnader och nettokostnader står med minus eller utan i tabellen. Det har betydelse där en rad är samma "
        "som en rad i en ram (`same_as`). Utelämnad gäller det som står för dokumentet."
    ),
    "Whether its figures are not rounded.": "Om siffrorna inte är avrundade.",
    (
        "The chapter of the published document that it stands in (`goals`, `frames`, `investments` …) or the id of a "
        "frame; left out it stands in a chapter of tables."
    ): (
        "Kapitlet i det utgivna dokumentet som tabellen står i (`goals`, `frames`, `investments` …) eller id:t för en "
        "ram. Utelämnad står den i ett eget kapitel för tabeller."
    ),
    "The document that it is printed in, where that is not the budget's own.": (
        "Dokumentet som tabellen är hämtad ur, när det inte är budgetens eget."
    ),
    "The page that it is printed on.": "Sidan som tabellen står på.",
    "Its columns of figures, in printed order.": "Kolumnerna med siffror, i dokumentets ordning.",
    "Its rows, in printed order.": "Raderna, i dokumentets ordning.",
    "What stands below it.": "Det som står under tabellen.",
    "Stable and unique in the table; it may be a year, `2025`.": (
        "Detsamma år från år, och unikt i tabellen. Det får vara ett årtal, `2025`."
    ),
    "Its head as printed: `Budget 2025`.": "Kolumnens rubrik i dokumentet: `Budget 2025`.",
    (
        "What its figures are: `budget`, `plan`, `outcome`, `forecast`, a `change` from one column to another, the "
        "`deviation` between two, or `percent`."
    ): (
        "Vad siffrorna är: `budget`, `plan`, `outcome` (utfall), `forecast` (prognos), `change` (förändring från en "
        "kolumn till en annan), `deviation` (avvikelse mellan två) eller `percent` (procent)."
    ),
    "The year that its figures are of.": "Året som siffrorna gäller.",
    "Its unit, when it is not the table's: `tkr`, `%`, or a word for what is counted: `tjänster`.": (
        "Enheten, när den inte är tabellens: `tkr`, `%` eller ett ord för det som räknas: `tjänster`."
    ),
    (
        'What it is computed from in each row, by the ids of other columns: `"budget - utfall"`, '
        '`"(plan - budget) / budget"`, `"sannolikhet * konsekvens"`. A number that is the id of a column is that '
        "column. Figures count as they are printed, in percent as parts of one."
    ): (
        'Hur den räknas fram på varje rad, med andra kolumners id: `"budget - utfall"`, `"(plan - budget) / budget"`, '
        '`"sannolikhet * konsekvens"`. Ett tal som är en kolumns id betyder den kolumnen. '
        "Siffrorna räknas som de står i dokumentet, procent som delar av ett."
    ),
    (
        "Whether the sums of rows hold in it. `false` for prices, means and levels; what is in percent, or is computed "
        "with a division, is never added."
    ): (
        "Om radernas summor gäller i den. `false` för priser, medelvärden och nivåer. Det som är i procent eller "
        "räknas fram med en division läggs aldrig ihop."
    ),
    "Stable and unique in the table; other budgets match on it.": (
        "Detsamma år från år, och unikt i tabellen. Andra budgetar jämförs på det."
    ),
    (
        "Its figures as printed, by the id of their column. What is not printed is left out: that is not 0. A row "
        "without any is a heading."
    ): (
        "Radens siffror som de står i dokumentet, per kolumn. Det som saknas i dokumentet utelämnas: det är inte 0. En "
        "rad utan siffror är en mellanrubrik."
    ),
    (
        'Of a sum: what it is the sum of, by the ids of other rows: `"skola + vard - internt"`, or `"sum"` for the '
        "rows above it, back to the sum or heading before. It holds in every column that can be added."
    ): (
        'För en summa: vad den är summan av, med andra raders id: `"skola + vard - internt"`, eller `"sum"` för '
        "raderna ovanför, tillbaka till närmaste summa eller mellanrubrik. Det gäller i varje kolumn som går att lägga "
        "ihop."
    ),
    "Of a row that is a part of another (varav, därav): the id of that row. It is never added.": (
        "För en rad som är en del av en annan (varav, därav): den radens id. Den läggs aldrig till."
    ),
    (
        'The line or total of a frame that has the same figures, as claims name it: `"ks.personnel"`. It holds in each '
        "column of a budget or a plan whose year the frame has."
    ): (
        'Raden eller summan i en ram som har samma siffror, så som påståenden hänvisar till den: `"ks.personnel"`. Det '
        "gäller i varje kolumn med budget eller plan vars år finns i ramen."
    ),
    'The same for single figures, by column: `{ 2025 = "ks.grant[2025]" }`.': (
        'Detsamma för enstaka siffror, per kolumn: `{ 2025 = "ks.grant[2025]" }`.'
    ),
    "What the document says beside it.": "Det som står bredvid i dokumentet.",
}
