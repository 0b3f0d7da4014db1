"""Other people's files: what they are, and what of them cannot be read."""

from ks_budget.language import Text
from ks_budget.problems.kind import READING, Kind

UNKNOWN_FORMAT = Kind(
    code="KSB053",
    group=READING,
    severity="error",
    facts=("known",),
    title=Text("Filen är i ett format som inte läses", "A format that is not read"),
    message=Text("Det går inte att se vad det är för fil.", "What kind of file it is cannot be told."),
    advice=Text("Format som läses: {known}.", "Formats that are read: {known}."),
    about=Text(
        "ksb ser på innehållet vad det är för fil, och läser kalkylblad, Word, pdf och text. Andra filer sparas först "
        "i ett av de formaten.",
        "ksb tells by its content what a file is, and reads spreadsheets, Word, PDF and text. Others are saved in one "
        "of those formats first.",
    ),
)
OTHER_FORMAT = UNKNOWN_FORMAT.form(
    ("found", "known"),
    Text("Det är en {found}-fil, som inte läses.", "It is a {found} file, which is not read."),
    advice=Text("Spara den i ett format som läses: {known}.", "Save it in a format that is read: {known}."),
)
PICTURE = UNKNOWN_FORMAT.form(
    (),
    Text("Det är en bild, utan text att läsa.", "It is a picture, without text to read."),
    advice=Text(
        "Använd den fil som bilden är gjord av, eller kör bilden genom ett program för texttolkning (OCR).",
        "Use the file that it is a picture of, or run it through a program that recognises text (OCR).",
    ),
)

NOT_ITS_SUFFIX = Kind(
    code="KSB054",
    group=READING,
    severity="error",
    facts=("suffix", "found"),
    title=Text("Filen är inte vad ändelsen säger", "A file that is not what its suffix says"),
    message=Text(
        "Filnamnet slutar på {suffix}, men innehållet är {found}.",
        "The name of the file ends in {suffix}, but its content is {found}.",
    ),
    advice=Text(
        "Kontrollera att det är rätt fil, och byt i så fall namnets ändelse till {found}.",
        "See whether it is the right file; if so, change the end of its name to {found}.",
    ),
    about=Text(
        "En fil med fel ändelse är ofta fel fil, eller en nedladdning som gav en felsida i stället för dokumentet. "
        "ksb gissar inte vilket.",
        "A file with another suffix is often another file, or a download that gave a page of an error in its place. "
        "ksb does not guess which.",
    ),
)

ENCRYPTED = Kind(
    code="KSB055",
    group=READING,
    severity="error",
    facts=(),
    title=Text("Filen är skyddad med lösenord", "A file with a password"),
    message=Text(
        "Filen är krypterad och kan inte läsas utan lösenord.",
        "The file is encrypted, and cannot be read without its password.",
    ),
    advice=Text(
        "Öppna filen i sitt program, spara en kopia utan lösenord och läs kopian.",
        "Open it in its own program, save a copy without a password, and read the copy.",
    ),
    about=Text(
        "ksb frågar inte efter lösenord till andras filer.",
        "ksb does not ask for passwords of other people's files.",
    ),
)

TOO_LARGE = Kind(
    code="KSB056",
    group=READING,
    severity="error",
    facts=("size", "most"),
    title=Text("Filen är för stor", "A file that is too large"),
    message=Text("Filen är {size}. Högst {most} läses.", "The file is {size}. At most {most} is read."),
    advice=Text(
        "Spara den del av filen som behövs som en egen fil.",
        "Save what is needed of it as a file of its own.",
    ),
    about=Text(
        "Andras filer kan vara hur stora som helst, också med avsikt. Gränserna ligger långt över vad en budget eller "
        "årsredovisning behöver. En fil över gränsen läses inte till en del, eftersom summor då kunde sakna rader.",
        "Other people's files may be of any size, also on purpose. The limits lie far above what a budget or an annual "
        "report needs. A file beyond them is not read in part, for its sums could then lack rows.",
    ),
)
UNPACKS = TOO_LARGE.form(
    ("size", "most"),
    Text(
        "Filen är packad och blir {size} när den packas upp. Högst {most} läses.",
        "The file is packed, and becomes {size} when it is unpacked. At most {most} is read.",
    ),
)
MANY_PAGES = TOO_LARGE.form(
    ("most",),
    Text(
        "Filen har fler än {most} sidor, som är det mesta som läses.",
        "The file has more than {most} pages, the most that is read.",
    ),
)
MANY_CELLS = TOO_LARGE.form(
    ("most",),
    Text(
        "Filen har fler än {most} celler, som är det mesta som läses.",
        "The file has more than {most} cells, the most that is read.",
    ),
)
SLOW = TOO_LARGE.form(
    ("most",),
    Text(
        "Filen tar mer än {most} sekunder att läsa, och läsningen avbröts.",
        "The file takes more than {most} seconds to read, and reading it was broken off.",
    ),
)

EMPTY = Kind(
    code="KSB057",
    group=READING,
    severity="error",
    facts=(),
    title=Text("Filen har ingen text", "A file without text"),
    message=Text("Filen är tom.", "The file is empty."),
    advice=Text("Kontrollera att det är rätt fil och att den är hel.", "See that it is the right file, and whole."),
    about=Text(
        "Tabeller läses ur text. En tom fil har ingen, och en inskannad pdf har bara bilder av text.",
        "Tables are read from text. An empty file has none, and a scanned PDF has only pictures of it.",
    ),
)

SCANNED = EMPTY.form(
    (),
    Text(
        "Filen är inskannad: sidorna är bilder utan text.",
        "The file is scanned: its pages are pictures without text.",
    ),
    advice=Text(
        "Använd originalet, eller kör filen genom ett program för texttolkning (OCR).",
        "Use the original, or run the file through a program that recognises text (OCR).",
    ),
)
SCANNED_PAGES = EMPTY.form(
    ("pages",),
    Text("Sidor utan text, som inte är lästa: {pages}.", "Pages without text, not read: {pages}."),
    advice=SCANNED.advice,
    severity="warning",
)

DAMAGED = Kind(
    code="KSB058",
    group=READING,
    severity="error",
    facts=(),
    title=Text("Filen är skadad", "A damaged file"),
    message=Text(
        "Filen är inte hel, eller har ett innehåll som inte går att tolka.",
        "The file is not whole, or has content that cannot be read.",
    ),
    advice=Text(
        "Hämta filen på nytt. Går den att öppna i sitt program, spara en ny kopia där.",
        "Fetch the file again. If its own program opens it, save a new copy there.",
    ),
    about=Text(
        "En fil som inte är hel läses inte till en del, eftersom summor då kunde sakna rader.",
        "A file that is not whole is not read in part, for its sums could then lack rows.",
    ),
)
ENTITIES = DAMAGED.form(
    (),
    Text(
        "Filen definierar egna tecken (DTD), som program för kalkyl och text aldrig gör.",
        "The file defines entities of its own (a DTD), as no office program does.",
    ),
)

NOT_CALCULATED = Kind(
    code="KSB059",
    group=READING,
    severity="warning",
    facts=("cell", "count"),
    title=Text("Formler som inte är beräknade", "Formulas never calculated"),
    message=Text(
        "Formler utan sparat resultat i bladet: {count}. Den första är {cell}. Cellerna läses som tomma.",
        "Formulas of the sheet without a stored result: {count}. The first is {cell}. They are read as empty.",
    ),
    advice=Text(
        "Öppna filen i Excel eller LibreOffice och spara den, så sparas resultaten.",
        "Open the file in Excel or LibreOffice and save it: then the results are stored.",
    ),
    about=Text(
        "En arbetsbok sparar varje formels senaste resultat. Den som är skriven av ett program, och aldrig öppnad, "
        "har inga. ksb räknar inte om andras formler.",
        "A workbook stores the last result of each formula. One written by a program and never opened has none. ksb "
        "does not compute other people's formulas.",
    ),
)

LEFT_OUT = Kind(
    code="KSB060",
    group=READING,
    severity="note",
    facts=("count", "first"),
    title=Text("Delar av filen som inte är lästa", "Parts of a file that are not read"),
    message=Text(
        "Dolda rader och kolumner är inte lästa. Antal: {count}, först {first}.",
        "Hidden rows and columns are not read. Count: {count}, the first is {first}.",
    ),
    advice=Text(
        "Visa dem i filen och spara den, om de ska läsas.", "Show them in the file and save it, if they are to be read."
    ),
    about=Text(
        "ksb läser det som syns för den som öppnar filen. Det dolda är ofta underlag och utkast som inte är avsett att "
        "läsas, och räknas ändå in i summor som syns.",
        "ksb reads what those see who open the file. What is hidden is often working notes and drafts that nobody is "
        "meant to read; sums that show may count it all the same.",
    ),
)
HIDDEN_SHEET = LEFT_OUT.form(
    (),
    Text("Bladet är dolt och är inte läst.", "The sheet is hidden, and is not read."),
    advice=Text(
        "Visa bladet i filen och spara den, om det ska läsas.",
        "Show the sheet in the file and save it, if it is to be read.",
    ),
)
EXTERNAL_LINKS = LEFT_OUT.form(
    ("count", "cell"),
    Text(
        "Formler som hämtar värden ur andra filer: {count}. Den första är {cell}. De lästa värdena är de som sparades "
        "senast.",
        "Formulas that fetch values from other files: {count}. The first is {cell}. What is read are the values stored "
        "last.",
    ),
    advice=Text(
        "Länkar följs aldrig. Uppdatera filen i sitt program, om värdena kan ha ändrats.",
        "Links are never followed. Bring the file up to date in its own program, if the values may have changed.",
    ),
)
DELETED_TEXT = LEFT_OUT.form(
    ("count",),
    Text(
        "Spårade ändringar som inte är godkända: {count}. Tillagd text är läst, struken text är inte läst.",
        "Tracked changes that are not accepted: {count}. Inserted text is read, deleted text is not.",
    ),
    advice=Text(
        "Godkänn eller avvisa ändringarna i Word, om dokumentet ska läsas som det var.",
        "Accept or reject the changes in Word, if the document is to be read as it was.",
    ),
)

CELL_ERROR = Kind(
    code="KSB061",
    group=READING,
    severity="warning",
    facts=("error", "cell", "count"),
    title=Text("Felvärden i celler", "Error values in cells"),
    message=Text(
        "Celler i bladet som visar ett felvärde: {count}. Den första är {cell}, som visar {error}.",
        "Cells of the sheet that show an error: {count}. The first is {cell}, which shows {error}.",
    ),
    advice=Text("Rätta formeln i filen och spara den.", "Correct the formula in the file and save it."),
    about=Text(
        "Ett felvärde som #REF! är inget belopp. Cellen läses som text och kan inte kontrolleras.",
        "An error such as #REF! is no amount. Its cell is read as text, and cannot be checked.",
    ),
)

NOT_TEXT = Kind(
    code="KSB062",
    group=READING,
    severity="error",
    facts=("line",),
    title=Text("Filen är ingen text", "Not a text file"),
    message=Text(
        "Filen ska vara en textfil, men rad {line} har tecken som ingen text har.",
        "The file should be text, but line {line} holds signs that no text has.",
    ),
    advice=Text(
        "Kontrollera att filen är den rätta och inte är skadad. Är den en arbetsbok, ett dokument eller en PDF ska "
        "namnet sluta därefter.",
        "Check that it is the right file and that it is whole. A workbook, a document or a PDF must have the suffix "
        "of one.",
    ),
    about=Text(
        "En textfil (csv, txt, md, html, se) har bokstäver, siffror och radslut. NUL och andra styrtecken visar att "
        "filen är något annat eller är skadad, och då går det inte att lita på något som står i den.",
        "A text (csv, txt, md, html, se) has letters, digits and line ends. NUL and other control signs show that a "
        "file is something else or is damaged, and then nothing in it can be trusted.",
    ),
)

WRONG_MARK = Kind(
    code="KSB063",
    group=READING,
    severity="error",
    facts=("encoding",),
    title=Text("Filen har en annan kodning än den anger", "The file is not in the encoding that it says"),
    message=Text(
        "Filen börjar med märket för {encoding}, men innehållet är inte skrivet så.",
        "The file begins with the mark of {encoding}, but its content is not in it.",
    ),
    advice=Text(
        "Öppna filen i det program som den kommer från och spara den som UTF-8.",
        "Open the file in the program that it comes from and save it as UTF-8.",
    ),
    about=Text(
        "De första tecknen i en textfil kan ange hur bokstäverna är lagrade. När resten av filen är skriven på något"
        " annat sätt är den avklippt eller hopsatt av flera filer.",
        "The first bytes of a text may say how its letters are stored. When the rest is written otherwise, the file "
        "has been cut off or put together from several.",
    ),
)

TOO_WIDE = Kind(
    code="KSB064",
    group=READING,
    severity="error",
    facts=("most",),
    title=Text("Raden har för många kolumner", "The row has too many columns"),
    message=Text(
        "Raden har fler än {most} kolumner, vilket ingen tabell har.",
        "The row has more than {most} columns, which no table has.",
    ),
    advice=Text(
        "Kontrollera att filen är den rätta. Ta bort raden om den inte hör till tabellen.",
        "Check that it is the right file. Take the row away if it is no part of the table.",
    ),
    about=Text(
        "En arbetsbok har plats för 16 384 kolumner. En rad med fler är ingen rad i en tabell, och filen läses inte "
        "till en del.",
        "A workbook has room for 16,384 columns. A row of more is no row of a table, and no file is read in part.",
    ),
)

UNCLOSED = Kind(
    code="KSB065",
    group=READING,
    severity="warning",
    facts=(),
    title=Text("Citattecknet avslutas inte", "A quotation mark is never closed"),
    message=Text(
        "Cellen börjar med ett citattecken som inte avslutas. Citattecknet läses som ett vanligt tecken.",
        "The cell begins with a quotation mark that is never closed. The mark is read as an ordinary sign.",
    ),
    advice=Text(
        "Skriv ett citattecken sist i cellen, eller ta bort det första.",
        "Write a quotation mark at the end of the cell, or take away the first.",
    ),
    about=Text(
        "I en csv-fil får en cell inom citattecken innehålla skiljetecken och radslut. Saknas det sista citattecknet"
        " skulle resten av filen bli en enda cell, och därför läses det som ett vanligt tecken.",
        "In a csv file a cell within quotation marks may hold separators and line ends. Where the last mark is "
        "missing the rest of the file would be one cell, so it is read as an ordinary sign.",
    ),
)

BROKEN_LETTERS = Kind(
    code="KSB066",
    group=READING,
    severity="warning",
    facts=("count", "line"),
    title=Text("Bokstäver som inte går att läsa", "Letters that cannot be read"),
    message=Text(
        "Filen är skriven i UTF-8, men har bytes som inte är det: {count} st, första gången på rad {line}. De läses "
        "som ”\ufffd”.",
        "The file is in UTF-8 but has bytes that are not: {count} of them, first in line {line}. They are read as "
        "\ufffd.",
    ),
    advice=Text(
        "Rätta bokstäverna i filen och spara den som UTF-8.",
        "Correct the letters in the file and save it as UTF-8.",
    ),
    about=Text(
        "Filen är troligen hopsatt av texter som är lagrade på olika sätt. Siffrorna påverkas inte, men benämningar "
        "kan bli fel.",
        "The file has probably been put together from texts that are stored in different ways. Figures are not "
        "touched by it, but labels may be.",
    ),
)
