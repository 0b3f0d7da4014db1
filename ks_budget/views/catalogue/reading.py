"""KSB0xx: something cannot be read, or is asked for wrongly."""

from ks_budget.views.catalogue.kind import Kind, Text

KINDS: dict[str, Kind] = {
    "KSB001": Kind(
        Text(
            "Ingen mapp med budgetar",
            "Mappen {folder} finns inte.",
            "Ange mappen med --budgets MAPP eller KSB_BUDGETS, eller kör ksb i en mapp som har budgets/.",
            "ksb letar efter mappen budgets/ där kommandot körs och uppåt. Utan den finns inget att läsa.",
            {"upwards": "Det finns ingen mapp budgets/ i {start} eller ovanför."},
        ),
        Text(
            "No folder of budgets",
            "The folder {folder} does not exist.",
            "Name it with --budgets DIR or KSB_BUDGETS, or run ksb in a folder that has budgets/.",
            "ksb looks for a folder budgets/ where the command runs and upwards. Without one there is nothing to read.",
            {"upwards": "There is no folder budgets/ in {start} or above it."},
        ),
    ),
    "KSB002": Kind(
        Text(
            "Budgeten finns inte",
            "Budgeten {name} finns inte i {folder}.",
            "{exist}",
            "En budget anges med år (2024), variant (2024-forslag), sökväg eller git-version (2024@v1.0).",
        ),
        Text(
            "No such budget",
            "There is no budget {name} in {folder}.",
            "{exist}",
            "A budget is named by year (2024), variant (2024-forslag), path or git revision (2024@v1.0).",
        ),
    ),
    "KSB003": Kind(
        Text(
            "Filen kan inte läsas",
            "Filen kan inte läsas: {reason}.",
            "Kontrollera att det är en vanlig fil och att du har rätt att läsa den.",
            "Filen finns, men systemet lämnar inte ut den.",
            {"folder": "Här väntas en fil, men det är en mapp."},
        ),
        Text(
            "Unreadable file",
            "The file cannot be read: {reason}.",
            "Check that it is an ordinary file and that you may read it.",
            "The file is there, but the system does not hand it out.",
            {"folder": "A file is expected here, but it is a folder."},
        ),
    ),
    "KSB004": Kind(
        Text(
            "Länk som lämnar mappen",
            "Länken leder ut ur mappen med budgetar.",
            "Lägg själva filen i mappen i stället för en länk.",
            "Allt som läses ska ligga i mappen, så att en budget inte kan hämta in andra filer.",
        ),
        Text(
            "Link that leaves the folder",
            "The link leads out of the folder of budgets.",
            "Put the file itself in the folder instead of a link.",
            "All that is read lies in the folder, so that a budget cannot pull in other files.",
        ),
    ),
    "KSB005": Kind(
        Text(
            "Inte UTF-8",
            "Filen är inte UTF-8.",
            "Spara om filen som UTF-8.",
            "TOML är alltid UTF-8. Äldre Windowsprogram sparar å, ä och ö på annat sätt.",
            {
                "encoding": "Filen är sparad som {encoding}, inte UTF-8.",
                "byte": "Tecknet {byte} är inte UTF-8; troligen är filen sparad som Windows-1252.",
            },
        ),
        Text(
            "Not UTF-8",
            "The file is not UTF-8.",
            "Save the file again as UTF-8.",
            "TOML is always UTF-8. Older Windows programs store å, ä and ö in another way.",
            {
                "encoding": "The file is stored as {encoding} and not as UTF-8.",
                "byte": "The byte {byte} is not UTF-8; the file is probably stored as Windows-1252.",
            },
        ),
    ),
    "KSB006": Kind(
        Text(
            "Nolltecken",
            "Filen har ett nolltecken (NUL) här.",
            "Ta bort tecknet; är filen skadad, hämta den ur git.",
            "Ett nolltecken hör inte hemma i text. Det tyder på en skadad fil eller på att det inte är en textfil.",
        ),
        Text(
            "NUL byte",
            "The file has a NUL character here.",
            "Remove it; if the file is damaged, fetch it from git.",
            "A NUL has no place in text. It hints at a damaged file, or at one that is not text.",
        ),
    ),
    "KSB007": Kind(
        Text(
            "Inte giltig TOML",
            "Filen är inte giltig TOML: {detail}.",
            "{habit} Rätta raden; docs/reference/file-format.md visar hur en budgetfil skrivs.",
            "Skrivsättet följer TOML (toml.io): nyckel = värde, text inom citattecken, punkt som decimaltecken.",
        ),
        Text(
            "Not valid TOML",
            "The file is not valid TOML: {detail}.",
            "{habit} Mend the line; docs/reference/file-format.md shows how a budget file is written.",
            "The notation is TOML (toml.io): key = value, text in quotes, a point as decimal sign.",
        ),
    ),
    "KSB008": Kind(
        Text(
            "Tom fil",
            "Filen är tom.",
            "Fyll i den eller ta bort den.",
            "En fil utan nycklar är oftast en sparning som gick fel.",
        ),
        Text(
            "Empty file",
            "The file is empty.",
            "Fill it in or remove it.",
            "A file without keys is mostly one that was not saved properly.",
        ),
    ),
    "KSB009": Kind(
        Text(
            "Mapp utan TOML",
            "Mappen {folder} har inga TOML-filer.",
            "Lägg budgetens filer där, med ändelsen .toml.",
            "En budget är en fil 2024.toml eller en mapp 2024/ med TOML-filer.",
        ),
        Text(
            "Folder without TOML",
            "The folder {folder} has no TOML files.",
            "Put the budget's files there, ending in .toml.",
            "A budget is a file 2024.toml or a folder 2024/ of TOML files.",
        ),
    ),
    "KSB010": Kind(
        Text(
            "Både fil och mapp",
            "Budgeten {name} finns både som fil och som mapp.",
            "Behåll en av dem.",
            "ksb kan inte veta vilken som gäller.",
        ),
        Text(
            "Both file and folder",
            "The budget {name} is there both as a file and as a folder.",
            "Keep one of them.",
            "ksb cannot know which one counts.",
        ),
    ),
    "KSB011": Kind(
        Text(
            "Git-versionen kan inte läsas",
            "Versionen {revision} kan inte läsas: {reason}.",
            "Kontrollera versionen med git log, och att mappen ligger i ett git-arkiv.",
            "2024@VERSION läser budgeten så som den var i en commit, tagg eller gren.",
            {
                "absent": "Versionen {revision} har ingen budget {name}.",
                "no-git": "Versionen {revision} kan inte läsas: git är inte installerat.",
            },
        ),
        Text(
            "Git revision cannot be read",
            "The revision {revision} cannot be read: {reason}.",
            "Check it with git log, and that the folder is in a git repository.",
            "2024@REVISION reads the budget as it was in a commit, tag or branch.",
            {
                "absent": "The revision {revision} has no budget {name}.",
                "no-git": "The revision {revision} cannot be read: git is not installed.",
            },
        ),
    ),
    "KSB012": Kind(
        Text(
            "Ingen budget att utgå från",
            "Det finns ingen budget för {year} eller tidigare.",
            "{exist}",
            "Utan --from utgår beräkningen från den senaste budgeten som inte är senare än året.",
        ),
        Text(
            "No budget to start from",
            "There is no budget for {year} or before.",
            "{exist}",
            "Without --from a projection starts from the latest budget that is not after the year.",
        ),
    ),
    "KSB013": Kind(
        Text(
            "Ramen finns inte",
            "Ramen {name} finns inte i budgeten {budget}.{maybe}",
            "{exist}",
            "--frame tar ramens id, så som det står i budgetfilen.",
        ),
        Text(
            "No such frame",
            "There is no frame {name} in the budget {budget}.{maybe}",
            "{exist}",
            "--frame takes the id of a frame as it stands in the budget file.",
        ),
    ),
    "KSB014": Kind(
        Text(
            "Fel i ett kommando",
            "{option}: {shown} går inte att läsa.",
            "Skriv till exempel {example}.",
            "Värdet som gavs på kommandoraden har inte den form som väntas.",
            {"together": "{option} kan inte användas tillsammans med {shown}."},
        ),
        Text(
            "Wrong option",
            "{option}: {shown} cannot be read.",
            "Write for example {example}.",
            "The value given on the command line does not have the form that is expected.",
            {"together": "{option} cannot be used together with {shown}."},
        ),
    ),
    "KSB015": Kind(
        Text(
            "Filen finns redan",
            "Filen {file} finns redan.",
            "Välj ett annat namn; en fil utanför mappen med budgetar kan skrivas över med --force.",
            "ksb skriver aldrig över en fil utan att det begärs, och aldrig en fil i mappen med budgetar.",
            {"inside": "Filen {file} ligger i mappen med budgetar och skrivs aldrig över."},
        ),
        Text(
            "File exists",
            "The file {file} exists already.",
            "Choose another name; a file outside the folder of budgets can be written over with --force.",
            "ksb never writes over a file unasked, and never one in the folder of budgets.",
            {"inside": "The file {file} is in the folder of budgets and is never written over."},
        ),
    ),
    "KSB016": Kind(
        Text(
            "Filen kan inte skrivas",
            "Filen {file} kan inte skrivas: {reason}.",
            "Kontrollera mappen och dina rättigheter.",
            "Inget har skrivits: filen görs klar under ett tillfälligt namn innan den får sitt rätta.",
        ),
        Text(
            "File cannot be written",
            "The file {file} cannot be written: {reason}.",
            "Check the folder and your rights to it.",
            "Nothing was written: a file is finished under a temporary name before it gets its own.",
        ),
    ),
    "KSB017": Kind(
        Text(
            "Hanteringen finns inte",
            "Hanteringen {name} finns inte i budgeten.{maybe}",
            "{exist}",
            "--treatment tar hanteringens id eller namn, så som de står i budgetfilen.",
        ),
        Text(
            "No such treatment",
            "There is no treatment {name} in the budget.{maybe}",
            "{exist}",
            "--treatment takes the id or the label of a treatment as it stands in the budget file.",
        ),
    ),
    "KSB018": Kind(
        Text(
            "Koden finns inte",
            "Koden {name} finns inte.{maybe}",
            "ksb explain utan kod visar alla.",
            "Koderna står i docs/reference/problems.md.",
        ),
        Text(
            "No such code",
            "There is no code {name}.{maybe}",
            "ksb explain without a code shows all.",
            "The codes are listed in docs/reference/problems.md.",
        ),
    ),
    "KSB019": Kind(
        Text(
            "Året går inte att räkna till",
            "Året {year} ligger utanför {low}–{high}, som går att räkna till från budgeten.",
            "Välj ett år däremellan, eller en annan utgångspunkt med --from.",
            "Beräkningen går framåt från budgetåret, år för år.",
        ),
        Text(
            "Year cannot be projected to",
            "The year {year} is outside {low}–{high}, which the budget can be projected to.",
            "Choose a year between them, or another start with --from.",
            "A projection goes forward from the budget year, year by year.",
        ),
    ),
    "KSB020": Kind(
        Text(
            "Nämnden finns inte",
            "Nämnden {name} finns inte i {folder}.{maybe}",
            "{exist}",
            "--board tar namnet på en mapp bland budgetarna, en för varje nämnd.",
            {"none": "Mappen {folder} har inga mappar med nämnders budgetar."},
        ),
        Text(
            "No such board",
            "There is no board {name} in {folder}.{maybe}",
            "{exist}",
            "--board takes the name of a folder among the budgets, one for each board.",
            {"none": "The folder {folder} has no folders of boards' budgets."},
        ),
    ),
    "KSB021": Kind(
        Text(
            "Flera nämnder",
            "Mappen har budgetar för flera nämnder: {known}.",
            "Välj en med --board, eller ta alla med --all där det går.",
            "ksb gissar inte vilken nämnd som menas.",
        ),
        Text(
            "Several boards",
            "The folder has budgets of several boards: {known}.",
            "Choose one with --board, or take them all with --all where it can be had.",
            "ksb does not guess which board is meant.",
        ),
    ),
    "KSB022": Kind(
        Text(
            "Inget sådant i budgeten",
            "I budgeten finns inte {kind} {name}.{maybe}",
            "{exist}",
            "Det som anges på kommandoraden ska finnas i budgeten.",
        ),
        Text(
            "Nothing of the kind in the budget",
            "The budget does not have {kind} {name}.{maybe}",
            "{exist}",
            "What is named on the command line must be in the budget.",
        ),
    ),
    "KSB023": Kind(
        Text(
            "Tillägg saknas",
            "{what} behöver ett tillägg som inte är installerat.",
            "Installera det: python -m pip install 'ks-budget[{extra}]'",
            "Det som bara en del behöver installeras för sig, så att resten är snabbt och litet.",
        ),
        Text(
            "Missing extra",
            "{what} needs an extra that is not installed.",
            "Install it: python -m pip install 'ks-budget[{extra}]'",
            "What only some need is installed by itself, so that the rest stays quick and small.",
        ),
    ),
}
