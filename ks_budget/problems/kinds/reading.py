"""KSB0xx: a file or a folder cannot be read or written."""

from ks_budget.language import Text
from ks_budget.problems.kind import READING, WHAT_THERE_IS, Kind

NO_FOLDER = Kind(
    code="KSB001",
    group=READING,
    severity="error",
    facts=("folder",),
    title=Text("Ingen mapp med budgetar", "No folder of budgets"),
    message=Text("Mappen ”{folder}” finns inte.", "The folder {folder} does not exist."),
    advice=Text(
        "Ange mappen med --budgets MAPP eller miljövariabeln KSB_BUDGETS, eller kör ksb i en mapp som innehåller "
        "budgets/.",
        "Name it with --budgets DIR or KSB_BUDGETS, or run ksb in a folder that has budgets/.",
    ),
    about=Text(
        "ksb letar efter mappen budgets/ där kommandot körs och uppåt. Utan den finns inget att läsa.",
        "ksb looks for a folder budgets/ where the command runs and upwards. Without one there is nothing to read.",
    ),
)
NO_FOLDER_ABOVE = NO_FOLDER.form(
    ("start",),
    Text(
        "Det finns ingen mapp budgets/ i {start} eller i någon mapp ovanför.",
        "There is no folder budgets/ in {start} or above it.",
    ),
)

NO_BUDGET = Kind(
    code="KSB002",
    group=READING,
    severity="error",
    facts=("name", "folder", "known"),
    title=Text("Budgeten finns inte", "No such budget"),
    message=Text("Budgeten ”{name}” finns inte i mappen ”{folder}”.", "There is no budget {name} in {folder}."),
    advice=WHAT_THERE_IS,
    about=Text(
        "En budget anges med år (2024), variant (2024-forslag), sökväg eller git-version (2024@v1.0).",
        "A budget is named by year (2024), variant (2024-forslag), path or git revision (2024@v1.0).",
    ),
)
NO_SUCH_PATH = NO_BUDGET.form(
    ("name",),
    Text("Filen eller mappen ”{name}” finns inte.", "There is no file or folder {name}."),
    advice=Text(
        "Kontrollera sökvägen, eller ange budgeten med år eller variant: 2024 eller 2024-forslag.",
        "Look at the path, or name the budget by year or variant: 2024 or 2024-forslag.",
    ),
)

UNREADABLE = Kind(
    code="KSB003",
    group=READING,
    severity="error",
    facts=("reason",),
    title=Text("Filen kan inte läsas", "Unreadable file"),
    message=Text("Filen kan inte läsas: {reason}.", "The file cannot be read: {reason}."),
    advice=Text(
        "Kontrollera att det är en vanlig fil och att du har rätt att läsa den.",
        "Check that it is an ordinary file and that you may read it.",
    ),
    about=Text(
        "Filen finns, men operativsystemet tillåter inte att den läses.",
        "The file is there, but the system does not hand it out.",
    ),
)
FOLDER_NOT_FILE = UNREADABLE.form(
    (),
    Text("Här ska det ligga en fil, men det är en mapp.", "A file is expected here, but it is a folder."),
)
NO_ORDINARY_FILE = UNREADABLE.form(
    (),
    Text("Det är ingen vanlig fil.", "It is no ordinary file."),
)
NO_FILE = UNREADABLE.form(
    (),
    Text("Filen finns inte.", "There is no such file."),
    advice=Text("Kontrollera sökvägen och namnet.", "See whether its path and name are right."),
)

LINK_OUT = Kind(
    code="KSB004",
    group=READING,
    severity="error",
    facts=(),
    title=Text("Länk som lämnar mappen", "Link that leaves the folder"),
    message=Text("Länken leder ut ur mappen med budgetar.", "The link leads out of the folder of budgets."),
    advice=Text(
        "Lägg själva filen i mappen i stället för en länk.",
        "Put the file itself in the folder instead of a link.",
    ),
    about=Text(
        "Allt som läses ska ligga i mappen, så att en budget inte kan hämta in andra filer.",
        "All that is read lies in the folder, so that a budget cannot pull in other files.",
    ),
)

NOT_UTF8 = Kind(
    code="KSB005",
    group=READING,
    severity="error",
    facts=("byte",),
    title=Text("Fel teckenkodning", "Not UTF-8"),
    message=Text(
        "{byte} är ingen giltig byte i UTF-8. Troligen är filen sparad som Windows-1252.",
        "The byte {byte} is not UTF-8; the file is probably stored as Windows-1252.",
    ),
    advice=Text(
        "Spara om filen som UTF-8. I Anteckningar: Spara som, Kodning: UTF-8.", "Save the file again as UTF-8."
    ),
    about=Text(
        "TOML är alltid UTF-8. Äldre Windowsprogram sparar å, ä och ö på annat sätt.",
        "TOML is always UTF-8. Older Windows programs store å, ä and ö in another way.",
    ),
)
OTHER_ENCODING = NOT_UTF8.form(
    ("encoding",),
    Text(
        "Filen är sparad som {encoding}, inte UTF-8.",
        "The file is stored as {encoding} and not as UTF-8.",
    ),
)

NUL = Kind(
    code="KSB006",
    group=READING,
    severity="error",
    facts=(),
    title=Text("Nolltecken", "NUL byte"),
    message=Text("Filen har ett nolltecken (NUL) här.", "The file has a NUL character here."),
    advice=Text(
        "Ta bort tecknet. Är filen skadad kan du hämta en tidigare version ur git.",
        "Remove it; if the file is damaged, fetch it from git.",
    ),
    about=Text(
        "Ett nolltecken hör inte hemma i text. Det tyder på en skadad fil eller på att det inte är en textfil.",
        "A NUL has no place in text. It hints at a damaged file, or at one that is not text.",
    ),
)

NOT_TOML = Kind(
    code="KSB007",
    group=READING,
    severity="error",
    facts=("detail", "habit"),
    title=Text("Inte giltig TOML", "Not valid TOML"),
    message=Text("Filen är inte giltig TOML: {detail}.", "The file is not valid TOML: {detail}."),
    advice=Text(
        "{habit} Rätta raden. Filformatet beskrivs i docs/sv/filformat.md.",
        "{habit} Mend the line; docs/reference/file-format.md shows how a budget file is written.",
    ),
    about=Text(
        "Skrivsättet följer TOML (toml.io): nyckel = värde, text inom citattecken, punkt som decimaltecken.",
        "The notation is TOML (toml.io): key = value, text in quotes, a point as decimal sign.",
    ),
)

EMPTY_FILE = Kind(
    code="KSB008",
    group=READING,
    severity="error",
    facts=(),
    title=Text("Tom fil", "Empty file"),
    message=Text("Filen är tom.", "The file is empty."),
    advice=Text("Fyll i den eller ta bort den.", "Fill it in or remove it."),
    about=Text(
        "En tom fil beror oftast på att något gick fel när den sparades.",
        "A file without keys is mostly one that was not saved properly.",
    ),
)

EMPTY_FOLDER = Kind(
    code="KSB009",
    group=READING,
    severity="error",
    facts=("folder",),
    title=Text("Mappen har inga TOML-filer", "Folder without TOML"),
    message=Text("Mappen ”{folder}” innehåller inga TOML-filer.", "The folder {folder} has no TOML files."),
    advice=Text("Lägg budgetens filer där, med ändelsen .toml.", "Put the budget's files there, ending in .toml."),
    about=Text(
        "En budget är en fil 2024.toml eller en mapp 2024/ med TOML-filer.",
        "A budget is a file 2024.toml or a folder 2024/ of TOML files.",
    ),
)

FILE_AND_FOLDER = Kind(
    code="KSB010",
    group=READING,
    severity="error",
    facts=("name",),
    title=Text("Både fil och mapp", "Both file and folder"),
    message=Text(
        "Budgeten {name} finns både som fil och som mapp.",
        "The budget {name} is there both as a file and as a folder.",
    ),
    advice=Text("Behåll en av dem.", "Keep one of them."),
    about=Text("ksb kan inte veta vilken som gäller.", "ksb cannot know which one counts."),
)
WOULD_BE_BOTH = FILE_AND_FOLDER.form(
    ("name",),
    Text(
        "Budgeten {name} finns redan och skulle bli både fil och mapp.",
        "The budget {name} is there already, and would be both a file and a folder.",
    ),
    advice=Text(
        "Välj ett annat namn, eller gör först om budgeten till en mapp med flera filer.",
        "Choose another name, or first make the budget a folder of files.",
    ),
)

NO_REVISION = Kind(
    code="KSB011",
    group=READING,
    severity="error",
    facts=("revision", "reason"),
    title=Text("Git-versionen kan inte läsas", "Git revision cannot be read"),
    message=Text(
        "Versionen ”{revision}” kan inte läsas: {reason}.",
        "The revision {revision} cannot be read: {reason}.",
    ),
    advice=Text(
        "Kontrollera versionen med git log, och att mappen ligger i ett git-arkiv.",
        "Check it with git log, and that the folder is in a git repository.",
    ),
    about=Text(
        "2024@VERSION läser budgeten så som den var i en commit, tagg eller gren.",
        "2024@REVISION reads the budget as it was in a commit, tag or branch.",
    ),
)
REVISION_WITHOUT_BUDGET = NO_REVISION.form(
    ("revision", "name"),
    Text("Budgeten {name} finns inte i versionen ”{revision}”.", "The revision {revision} has no budget {name}."),
)
NO_GIT = NO_REVISION.form(
    ("revision",),
    Text(
        "Versionen ”{revision}” kan inte läsas: git är inte installerat.",
        "The revision {revision} cannot be read: git is not installed.",
    ),
)
NOT_IN_GIT = NO_REVISION.form(
    ("revision",),
    Text(
        "Versionen ”{revision}” kan inte läsas: mappen ligger inte i ett git-arkiv.",
        "The revision {revision} cannot be read: the folder is in no git repository.",
    ),
)

ANSWER_LOST = Kind(
    code="KSB030",
    group=READING,
    severity="error",
    facts=("reason",),
    title=Text("Svaret gick förlorat", "Answer lost"),
    message=Text("Svaret kan inte skrivas ut: {reason}.", "The answer cannot be printed: {reason}."),
    advice=Text(
        "Frigör plats på disken, eller skriv till en fil på annat håll med -o FIL.",
        "Free some room on the disk, or write to a file elsewhere with -o FILE.",
    ),
    about=Text(
        "Ett svar som ingen ser får inte tas för att allt stämmer. Ett program som slutar läsa i förtid, som head, har "
        "däremot fått det som det vill ha.",
        "An answer that nobody sees must not be taken to say that all agrees. A program that stops reading early, as "
        "head does, has had what it wants.",
    ),
)

NOT_FETCHED = Kind(
    code="KSB031",
    group=READING,
    severity="error",
    facts=("revision",),
    title=Text("Git-arkivet ger inte filen", "Git does not hand out the file"),
    message=Text(
        "Filens innehåll i versionen ”{revision}” finns inte i git-arkivet. Det är skadat eller bara delvis hämtat.",
        "The file's content in the revision {revision} is not in the git repository, which is damaged or fetched only "
        "in part.",
    ),
    advice=Text(
        "Om du litar på arkivet, hämta det på nytt: git clone utan --filter.",
        "If you trust the repository, fetch it anew: git clone without --filter.",
    ),
    about=Text(
        "ksb läser bara det som finns i arkivet. Inget hämtas och inget program som arkivet anger körs.",
        "ksb reads only what is in the repository. Nothing is fetched, and no program that it names is run.",
    ),
)
GIT_TOO_SLOW = NOT_FETCHED.form(
    ("revision", "seconds"),
    Text(
        "Git läste inte versionen ”{revision}” inom {seconds} sekunder.",
        "Git did not read the revision {revision} within {seconds} seconds.",
    ),
    advice=Text(
        "Kontrollera filerna i .git: en av dem kan vara skadad, eller ligga på en disk som inte svarar.",
        "Look at the files in .git: one may be damaged, or on a disk that does not answer.",
    ),
)

FILE_EXISTS = Kind(
    code="KSB015",
    group=READING,
    severity="error",
    facts=("file",),
    title=Text("Filen finns redan", "File exists"),
    message=Text("Filen ”{file}” finns redan.", "The file {file} exists already."),
    advice=Text(
        "Välj ett annat namn. Filer utanför mappen med budgetar kan skrivas över med --force.",
        "Choose another name; a file outside the folder of budgets can be written over with --force.",
    ),
    about=Text(
        "ksb skriver aldrig över en fil utan att det begärs, och aldrig en fil i mappen med budgetar.",
        "ksb never writes over a file unasked, and never one in the folder of budgets.",
    ),
)
FILE_AMONG_BUDGETS = FILE_EXISTS.form(
    ("file",),
    Text(
        "Filen ”{file}” ligger i mappen med budgetar och skrivs aldrig över.",
        "The file {file} is in the folder of budgets and is never written over.",
    ),
)
FILE_OF_A_BUDGET = FILE_EXISTS.form(
    ("file",),
    Text(
        "Filen {file} är TOML eller har lästs som budget, och skrivs aldrig över.",
        "The file {file} is TOML or was read as a budget, and is never written over.",
    ),
)

FOLDER_EXISTS = Kind(
    code="KSB050",
    group=READING,
    severity="error",
    facts=("folder",),
    title=Text("Mappen är upptagen", "The folder is taken"),
    message=Text(
        "Mappen ”{folder}” innehåller redan öppna data från ksb.",
        "The folder {folder} holds open data from ksb already.",
    ),
    advice=Text(
        "Välj en ny mapp, eller skriv över dem med --force.", "Choose a new folder, or write over with --force."
    ),
    about=Text(
        "Öppna data skrivs i en ny mapp, i en tom eller, med --force, i en där ksb har skrivit allt. Ingen annans fil "
        "ändras eller tas bort, och inget skrivs bland budgetar.",
        "Open data is written in a new folder, an empty one or, with --force, one where ksb wrote everything. Nobody "
        "else's file is changed or taken away, and nothing is written among budgets.",
    ),
)
FOLDER_OF_OTHERS = FOLDER_EXISTS.form(
    ("folder", "file"),
    Text(
        "Mappen ”{folder}” innehåller ”{file}”, som inte är öppna data från ksb.",
        "The folder {folder} holds {file}, which is no open data from ksb.",
    ),
    advice=Text("Välj en ny eller en tom mapp.", "Choose a new or an empty folder."),
)
FOLDER_AMONG_BUDGETS = FOLDER_EXISTS.form(
    ("folder",),
    Text("Mappen ”{folder}” ligger bland budgetar.", "The folder {folder} is among budgets."),
    advice=Text("Välj en mapp någon annanstans.", "Choose a folder elsewhere."),
)
FOLDER_OF_BUDGETS = FOLDER_EXISTS.form(
    ("folder",),
    Text("Mappen ”{folder}” har flera budgetar.", "The folder {folder} holds budgets."),
    advice=Text(
        "Ange vilken budget filerna hör till: -o {folder}/2025.",
        "Name the budget that the files are of: -o {folder}/2025.",
    ),
)
FILE_NOT_FOLDER = FOLDER_EXISTS.form(
    ("folder",),
    Text("”{folder}” är ingen mapp utan en fil.", "{folder} is a file and no folder."),
    advice=Text("Ange en mapp, till exempel -o data/.", "Name a folder, such as -o data/."),
)

UNWRITABLE = Kind(
    code="KSB016",
    group=READING,
    severity="error",
    facts=("file", "reason"),
    title=Text("Filen kan inte skrivas", "File cannot be written"),
    message=Text("Filen ”{file}” kan inte skrivas: {reason}.", "The file {file} cannot be written: {reason}."),
    advice=Text(
        "Kontrollera att mappen finns, att du får skriva i den och att filen inte är öppen i ett annat program.",
        "Check the folder and your rights to it.",
    ),
    about=Text(
        "Inget har skrivits. Filen skrivs först under ett tillfälligt namn och får sitt rätta namn när den är klar.",
        "Nothing was written: a file is finished under a temporary name before it gets its own.",
    ),
)
