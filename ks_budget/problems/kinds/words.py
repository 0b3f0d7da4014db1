"""Words for what stands in sentences of problems: types of values, things that are referred to, directions, habits."""

from ks_budget.language import Text

TYPES: dict[str, Text] = {
    "table": Text("en tabell", "a table"),
    "tables": Text("en lista av tabeller, med dubbla hakparenteser [[…]]", "a list of tables (double brackets)"),
    "list": Text("en lista", "a list"),
    "text": Text("en text inom citattecken", "text in quotes"),
    "integer": Text("ett heltal", "a whole number"),
    "decimal": Text("ett decimaltal", "a decimal number"),
    "number": Text("ett tal", "a number"),
    "boolean": Text("true eller false", "true or false"),
    "date": Text("ett datum", "a date"),
    "year": Text("ett årtal", "a year"),
}

FOUND: dict[str, Text] = {
    "table": Text("en tabell", "a table"),
    "list": Text("en lista", "a list"),
    "tables": Text("en lista av tabeller", "a list of tables"),
    "text": Text("texten {}", "the text {}"),
    "integer": Text("heltalet {}", "the whole number {}"),
    "decimal": Text("decimaltalet {}", "the decimal number {}"),
    "number": Text("talet {}", "the number {}"),
    "boolean": Text("värdet {}", "the value {}"),
    "date": Text("datumet {}", "the date {}"),
    "time": Text("klockslaget {}", "the time of day {}"),
    "moment": Text("datumet med klockslag {}", "the date and time {}"),
}
"""What stands there instead."""

THINGS: dict[str, Text] = {
    "line": Text("Raden", "line"),
    "adjustment": Text("Justeringen", "adjustment"),
    "series": Text("Indexserien", "index series"),
    "publication": Text("Publiceringen", "publication"),
    "treatment": Text("Hanteringen", "treatment"),
    "risk": Text("Risken", "risk"),
    "project": Text("Raden", "row"),
    "row": Text("Raden", "row"),
    "column": Text("Kolumnen", "column"),
    "record": Text("Posten", "record"),
    "goal": Text("Mål nummer", "goal number"),
    "responsible": Text("Ansvarig", "responsible"),
    "frame": Text("Ramen", "frame"),
    "part": Text("Kapitlet eller ramen", "chapter or frame"),
    "finding": Text("Iakttagelsen", "the finding"),
}

TARGETS: dict[str, Text] = {
    "dangling": Text("det är en länk som inte leder till något", "it is a link that leads to nothing"),
    "folder": Text("det är en mapp", "it is a folder"),
    "no file": Text("det är ingen vanlig fil", "it is no ordinary file"),
    "read-only": Text("den är skrivskyddad", "it is read-only"),
    "no reader": Text("ingen läser ur den", "nobody reads from it"),
    "closed": Text("utmatningen är stängd", "the output is closed"),
}
"""Why nothing can be written to what a path leads to."""

DIRECTIONS: dict[str, Text] = {
    "up": Text("ökar", "grows"),
    "down": Text("minskar", "shrinks"),
    "same": Text("är oförändrat", "stays the same"),
}

BOUNDS: dict[str, Text] = {
    "about": Text("omkring", "about"),
    "over": Text("drygt", "just over"),
    "nearly": Text("knappt", "nearly"),
    "at least": Text("minst", "at least"),
    "at most": Text("högst", "at most"),
    "more than": Text("mer än", "more than"),
    "less than": Text("mindre än", "less than"),
}

HABITS: dict[str, Text] = {
    "minus": Text(
        "Skriv minustecknet som ett vanligt bindestreck: -114_196.",
        "The minus is a typographic dash; write a plain hyphen: -114_196.",
    ),
    "comma": Text("Skriv decimaler med punkt i budgetfilen: 5.4.", "Write the decimal sign as a point: 5.4."),
    "space": Text(
        "Skriv tusental utan mellanslag: 114_308 eller 114308.",
        "Write thousands with an underscore and no space: 114_308.",
    ),
    "quotes": Text('Skriv text inom raka citattecken: "EU-valet".', 'Text goes in quotes: "EU-valet".'),
}

NO_EFFECT = {
    "accept": Text("ett fel i budgetens innehåll måste rättas", "an error in the budget's content must be mended"),
    "force": Text("inget skrivs till en fil utan -o", "nothing is written to a file without -o"),
    "board": Text("budgeten anges med sin sökväg", "the budget is named by its path"),
    "as-of": Text("budgeten har inga uppdrag", "the budget has no assignments"),
    "own": Text(
        "arbetsboken är skriven av ksb export och läses som den är",
        "the workbook is one of ksb export, and read as it is",
    ),
    "tidy": Text("den gäller bara öppna data (--tidy)", "it is about open data alone (--tidy)"),
    "printed": Text(
        "dokumentet anger ingen plan för åren som visas", "the document states no plan for the years that are shown"
    ),
}
"""Why an option changes nothing, by the option."""
