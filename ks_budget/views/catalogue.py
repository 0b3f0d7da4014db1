"""The catalogue of problems: what each code says, advises and means, in Swedish and English.

Codes are stable. KSB0xx: something cannot be read, or is asked for wrongly (exit 2). KSB1xx: the budget's content.
KSB2xx: what a command needs and the budget does not have (exit 1).
"""

from msgspec import Struct


class Text(Struct, frozen=True):
    """One problem in one language. Braces hold its facts."""

    title: str
    message: str
    advice: str
    about: str
    """Why it is a problem, for `ksb explain` and the reference."""
    variants: dict[str, str] = {}
    """Other messages, by which fact the problem carries."""


class Kind(Struct, frozen=True):
    sv: Text
    en: Text

    @property
    def text(self) -> dict[str, Text]:
        return {"sv": self.sv, "en": self.en}


CATALOGUE: dict[str, Kind] = {
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
    "KSB101": Kind(
        Text(
            "Okänd nyckel",
            "Nyckeln {key} finns inte här.{maybe}",
            "Här kan stå {known}.",
            "Okända nycklar stoppas: annars skulle en felstavad nyckel tyst lämna kvar ett gammalt värde.",
        ),
        Text(
            "Unknown key",
            "There is no key {key} here.{maybe}",
            "Known here: {known}.",
            "Unknown keys are refused: a misspelt key would otherwise leave an old value standing, in silence.",
        ),
    ),
    "KSB102": Kind(
        Text(
            "Nyckel saknas",
            "Nyckeln {key} saknas.",
            "Lägg till {key} = … i tabellen.",
            "Utan nyckeln är tabellen inte fullständig, och ksb antar aldrig ett värde.",
        ),
        Text(
            "Missing key",
            "The key {key} is missing.",
            "Add {key} = … to the table.",
            "Without it the table is not complete, and ksb never assumes a value.",
        ),
    ),
    "KSB103": Kind(
        Text(
            "Fel slags värde",
            "Här står {found} {shown}, men {expected} väntas.",
            "Skriv {expected}.",
            "Varje nyckel tar ett slags värde. Tal skrivs utan citattecken, text med.",
        ),
        Text(
            "Wrong type",
            "Found {found} {shown}, expected {expected}.",
            "Write {expected}.",
            "Each key takes one type of value. Numbers go without quotes, text with them.",
        ),
    ),
    "KSB104": Kind(
        Text(
            "Okänt val",
            "{shown} kan inte väljas här.{maybe}",
            "Välj {either}.",
            "Nyckeln tar bara de värden som räknas upp.",
        ),
        Text(
            "Unknown choice",
            "{shown} is not a choice here.{maybe}",
            "Choose {either}.",
            "The key takes only the values listed.",
        ),
    ),
    "KSB105": Kind(
        Text(
            "Inget belopp",
            "{shown} är inte ett tal som kan räknas med.",
            "Skriv ett vanligt tal, till exempel 114_308 eller 4.1.",
            "nan, inf och tal bortom alla kommunala budgetar stoppas innan de sprider sig.",
        ),
        Text(
            "Not an amount",
            "{shown} is not a number to compute with.",
            "Write an ordinary number, such as 114_308 or 4.1.",
            "nan, inf and numbers beyond all municipal budgets are stopped before they spread.",
        ),
    ),
    "KSB106": Kind(
        Text(
            "Samma id två gånger",
            "Id {id} används två gånger.",
            "Ge den ena ett annat id.",
            "Rader, risker och ramar känns igen på sitt id mellan åren; det måste vara ensamt i sitt slag.",
        ),
        Text(
            "Duplicate id",
            "The id {id} is used twice.",
            "Give one of them another id.",
            "Lines, risks and frames are known by their id from year to year; it must be alone of its kind.",
        ),
    ),
    "KSB107": Kind(
        Text(
            "Samma tabell i två filer",
            "Tabellen {key} finns i två av budgetens filer.",
            "Flytta ihop dem till en fil.",
            "Filerna i en mapp läses som en enda; ordningen mellan dem ska inte spela någon roll.",
        ),
        Text(
            "Same table in two files",
            "The table {key} is in two of the budget's files.",
            "Move them into one file.",
            "The files of a folder are read as one; their order must not matter.",
        ),
    ),
    "KSB108": Kind(
        Text(
            "Fel år",
            "Budgetens år är {year}, men den heter {name}.",
            "Ändra year till {named}, eller byt namn på mappen eller filen.",
            "Året i document måste vara det som mappen eller filen heter, annars läses fel budget.",
        ),
        Text(
            "Year mismatch",
            "The budget's year is {year}, but it is named {name}.",
            "Change year to {named}, or rename the folder or file.",
            "The year in document must be the one that the folder or file is named by, or the wrong budget is read.",
        ),
    ),
    "KSB109": Kind(
        Text(
            "Orimligt år",
            "Året {year} ligger utanför {low}–{high}.",
            "Skriv ett år mellan {low} och {high}.",
            "Planår kommer efter budgetåret i stigande ordning, och justeringar gäller budgetåret eller senare.",
        ),
        Text(
            "Year out of range",
            "The year {year} is outside {low}–{high}.",
            "Write a year between {low} and {high}.",
            "Plan years follow the budget year in rising order, and adjustments concern the budget year or later.",
        ),
    ),
    "KSB110": Kind(
        Text(
            "Hänvisning till något som inte finns",
            "Det finns ingen {kind} {name}.{maybe}",
            "{exist}",
            "Justeringar, kommentarer, index och hanteringar pekar på annat med dess id.",
        ),
        Text(
            "Unknown reference",
            "There is no {kind} {name}.{maybe}",
            "{exist}",
            "Adjustments, comments, indexes and treatments refer to other things by their id.",
        ),
    ),
    "KSB111": Kind(
        Text(
            "Justering som inte går jämnt ut",
            "Effekterna av {reason} summerar till {sum}, inte 0.",
            "Ange också vilken rad som betalar, så att summan blir 0.",
            "Det som faller bort eller tillkommer senare måste säga vilka rader det rör, annars ändras årets resultat.",
        ),
        Text(
            "Effects that do not balance",
            "The effects of {reason} add up to {sum} and not to 0.",
            "Name the line that pays as well, so that the sum is 0.",
            "What drops out or comes later must say which lines it moves, or the result would change.",
        ),
    ),
    "KSB112": Kind(
        Text(
            "Utanför skalan",
            "{level} finns inte på skalan, som går från 1 till {highest} ({names}).",
            "Välj ett värde på skalan.",
            "Sannolikhet och väsentlighet bedöms på de skalor som budgeten själv anger.",
        ),
        Text(
            "Outside the scale",
            "{level} is not on the scale, which runs from 1 to {highest} ({names}).",
            "Choose a level of the scale.",
            "Likelihood and impact are judged on the scales that the budget itself declares.",
        ),
    ),
    "KSB113": Kind(
        Text(
            "Olämpligt id",
            'Id "{id}" kan inte användas.',
            "Använd bokstäver, siffror, - och _, med en bokstav först. Upptagna: {reserved}.",
            "Ett id ska kunna stå i uttryck och filnamn, och får inte heta som en summa.",
        ),
        Text(
            "Unusable id",
            'The id "{id}" cannot be used.',
            "Use letters, digits, - and _, a letter first. Taken: {reserved}.",
            "An id must fit in expressions and file names, and not be the name of a total.",
        ),
    ),
    "KSB114": Kind(
        Text(
            "Orimlig andel",
            "Andelen {share} ligger utanför 0–2.",
            "Skriv 1 för 100 procent, 0.8 för 80 procent.",
            "En andel skrivs som del av ett, inte i procent.",
        ),
        Text(
            "Share out of range",
            "The share {share} is outside 0–2.",
            "Write 1 for 100 percent, 0.8 for 80 percent.",
            "A share is a part of one and not a percentage.",
        ),
    ),
    "KSB115": Kind(
        Text(
            "Ofullständig skala",
            "Nivån {level} väntades vara {expected}.",
            "Ange [[scale.likelihood]] och [[scale.impact]] med nivåerna 1, 2, 3 … i ordning.",
            "Riskvärdet är produkten av två nivåer, så skalorna måste finnas och vara utan luckor.",
            {"none": "Budgeten har risker men ingen skala."},
        ),
        Text(
            "Incomplete scale",
            "The level {level} was expected to be {expected}.",
            "Give [[scale.likelihood]] and [[scale.impact]] with the levels 1, 2, 3 … in order.",
            "A score is the product of two levels, so the scales must be there and have no gaps.",
            {"none": "The budget has risks but no scale."},
        ),
    ),
    "KSB116": Kind(
        Text(
            "Tryckt summa som raderna motsäger",
            "Summan är tryckt {printed}, men raderna ger {added}; skillnaden är {difference}.",
            "Rätta raden eller summan. Avrundning förklarar högst {allowed}. Tills dess gäller raderna.",
            "Tryckta summor får skilja sig från raderna så långt avrundningen räcker, inte mer.",
        ),
        Text(
            "Printed total contradicted by its lines",
            "The total is printed {printed}, but its lines give {added}; the difference is {difference}.",
            "Mend the line or the total. Rounding explains {allowed} at most. Until then the lines count.",
            "Printed totals may differ from their lines as far as rounding goes and no further.",
        ),
    ),
    "KSB117": Kind(
        Text(
            "Både belopp och andel",
            "Förklaringen har både belopp och andel.",
            "Behåll det ena.",
            "En förklaring säger hur mycket av ändringen den står för, på ett av två sätt.",
        ),
        Text(
            "Both amount and share",
            "The explanation has both an amount and a share.",
            "Keep one of them.",
            "An explanation says how much of the change it stands for, in one of two ways.",
        ),
    ),
    "KSB118": Kind(
        Text(
            "Varianten bygger på en budget som inte finns",
            "Budgeten {name}, som varianten bygger på, finns inte.{maybe}",
            "{exist}",
            "based_on tar namnet på en budget i samma mapp. Allt som varianten inte själv säger hämtas därifrån.",
        ),
        Text(
            "Variant of a missing budget",
            "There is no budget {name} to base the variant on.{maybe}",
            "{exist}",
            "based_on takes the name of a budget in the same folder. All that the variant does not say is read there.",
        ),
    ),
    "KSB119": Kind(
        Text(
            "Varianter i en cirkel",
            "Varianterna bygger på varandra i en cirkel: {circle}.",
            "Låt en av dem bygga på en vanlig budget.",
            "Någonstans måste siffrorna börja.",
        ),
        Text(
            "Circle of variants",
            "The variants are based on each other in a circle: {circle}.",
            "Let one of them be based on an ordinary budget.",
            "The figures must begin somewhere.",
        ),
    ),
    "KSB120": Kind(
        Text(
            "Investering utan belopp för ett år",
            "{name} saknar belopp för {lacking}.",
            "Lägg till {example} = 0 om inget ska investeras det året.",
            "Ett år som saknas är inte 0; summorna skulle bli för låga i tysthet.",
        ),
        Text(
            "Investment without an amount for a year",
            "{name} has no amount for {lacking}.",
            "Add {example} = 0 if nothing is invested that year.",
            "A missing year is not 0; the sums would be too low, in silence.",
        ),
    ),
    "KSB121": Kind(
        Text(
            "Tid som inte går att förstå",
            '"{shown}" är varken en dag, ett kvartal eller ett år.',
            'Skriv "{year}", "{year}-Q1" eller "{year}-03-31".',
            "Uppdrag sorteras och följs upp efter sin tid, så den måste kunna räknas ut.",
        ),
        Text(
            "Deadline that cannot be understood",
            '"{shown}" is neither a day, a quarter nor a year.',
            'Write "{year}", "{year}-Q1" or "{year}-03-31".',
            "Assignments are sorted and followed up by their deadlines, so these must be dates.",
        ),
    ),
    "KSB122": Kind(
        Text(
            "Inget id i Kolada",
            '"{shown}" är inte ett nyckeltals id i Kolada.',
            "Ett id är N eller U och fem siffror, till exempel N00640. Utan id: ange source i stället.",
            "Med rätt id kan utfall hämtas och jämföras.",
        ),
        Text(
            "Not an id of Kolada",
            '"{shown}" is not the id of a key figure in Kolada.',
            "An id is N or U and five digits, such as N00640. Without one, give source instead.",
            "With the right id outcomes can be fetched and compared.",
        ),
    ),
    "KSB201": Kind(
        Text(
            "Index saknas",
            "Index saknas för {series} {years}; sista kända år är {last}.",
            "Ange det med {option}, eller lägg till det i en ny publicering. ksb antar aldrig ett index.",
            "Uppräkningen behöver en procentsats för varje år och serie. Ett antaget värde skulle se ut som ett känt.",
        ),
        Text(
            "Missing rate",
            "There is no rate for {series} {years}; the last known year is {last}.",
            "Give it with {option}, or add it in a new publication. ksb never assumes a rate.",
            "Projecting needs a percentage for each year and series. An assumed one would look like a known one.",
        ),
    ),
    "KSB202": Kind(
        Text(
            "Publiceringen finns inte",
            "Publiceringen {id} finns inte.",
            "{exist}",
            "--publication tar id för en publicering, så som det står i filen med index.",
        ),
        Text(
            "No such publication",
            "There is no publication {id}.",
            "{exist}",
            "--publication takes the id of a publication as it stands in the index file.",
        ),
    ),
    "KSB203": Kind(
        Text(
            "Ingen budget för året innan",
            "Budgeten {year} finns inte, och ramen {name} anger ingen grundbudget.",
            "Lägg till budgeten för {year}, eller base i [frame.printed_bridge].",
            "Rambryggan börjar i förra årets kommunbidrag.",
        ),
        Text(
            "No budget for the year before",
            "There is no budget {year}, and the frame {name} states no base.",
            "Add the budget for {year}, or base in [frame.printed_bridge].",
            "The bridge begins in last year's grant.",
        ),
    ),
    "KSB204": Kind(
        Text(
            "Rader som inte kan läggas ihop",
            "Raden {id} är {first} i {one} och {second} i {other}.",
            "Ge raderna samma slag, eller olika id.",
            "Nämndernas rader läggs ihop efter id; då måste de vara av samma slag.",
        ),
        Text(
            "Lines that cannot be added",
            "The line {id} is {first} in {one} and {second} in {other}.",
            "Give the lines the same kind, or different ids.",
            "The boards' lines are added by id, so they must be of the same kind.",
        ),
    ),
}
