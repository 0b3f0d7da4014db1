"""KSB1xx: the budget's content. KSB2xx: what a command needs and the budget does not have."""

from ks_budget.views.catalogue.kind import Kind, Text

KINDS: dict[str, Kind] = {
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
