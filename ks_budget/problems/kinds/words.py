"""Words for what stands in sentences of problems: types of values, things that are referred to, directions, habits."""

from ks_budget.language import Text

TYPES: dict[str, Text] = {
    "table": Text("en tabell", "a table"),
    "tables": Text("en lista av tabeller (dubbla hakparenteser)", "a list of tables (double brackets)"),
    "list": Text("en lista", "a list"),
    "text": Text("en text inom citattecken", "text in quotes"),
    "integer": Text("ett heltal", "a whole number"),
    "decimal": Text("ett decimaltal", "a decimal number"),
    "number": Text("ett tal", "a number"),
    "boolean": Text("sant eller falskt", "true or false"),
    "date": Text("ett datum", "a date"),
    "year": Text("ett årtal", "a year"),
}

THINGS: dict[str, Text] = {
    "line": Text("rad", "line"),
    "adjustment": Text("justering", "adjustment"),
    "series": Text("indexserie", "index series"),
    "publication": Text("publicering", "publication"),
    "treatment": Text("hantering", "treatment"),
    "risk": Text("risk", "risk"),
    "record": Text("post", "record"),
    "goal": Text("mål nummer", "goal number"),
    "responsible": Text("ansvarig", "responsible"),
    "frame": Text("ram", "frame"),
    "finding": Text("anmärkningen", "the finding"),
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

HABITS: dict[str, Text] = {
    "minus": Text(
        "Minustecknet är ett typografiskt streck; skriv ett vanligt bindestreck: -114_196.",
        "The minus is a typographic dash; write a plain hyphen: -114_196.",
    ),
    "comma": Text("Skriv decimaltecknet som punkt: 5.4.", "Write the decimal sign as a point: 5.4."),
    "space": Text(
        "Skriv tusental med understreck, utan mellanslag: 114_308.",
        "Write thousands with an underscore and no space: 114_308.",
    ),
    "quotes": Text('Text ska stå inom citattecken: "EU-valet".', 'Text goes in quotes: "EU-valet".'),
}
