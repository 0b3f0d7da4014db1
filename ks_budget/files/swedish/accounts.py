"""What the map of accounts is, and its keys."""

TEXTS = {
    "The lines that accounts of a ledger belong to.": "Vilka rader kontona i en huvudbok hör till.",
    (
        "Accounts that belong to one line of a frame. The longest beginning of an account that fits it applies."
    ): "Konton som hör till en rad i en ram. Den längsta början som stämmer med kontot gäller.",
    'The first digits of the accounts, `"50"`, or a list of such: `["50", "51", "5610"]`.': (
        'Kontonas första siffror, `"50"`, eller en lista av sådana: `["50", "51", "5610"]`.'
    ),
    "The id of the line that they belong to.": "Id för raden som kontona hör till.",
    "The id of the frame that the line is in. It may be left out where one frame alone has the line.": (
        "Id för ramen som raden finns i. Den kan utelämnas när bara en ram har raden."
    ),
    (
        'Only amounts on these objects, by the number of their dimension in the ledger: `{ 1 = "Nord" }`. An '
        'asterisk at the end stands for any that begins so: `"31*"`.'
    ): (
        'Bara belopp på dessa objekt, efter dimensionens nummer i huvudboken: `{ 1 = "Nord" }`. En asterisk sist står '
        'för alla som börjar så: `"31*"`.'
    ),
}
