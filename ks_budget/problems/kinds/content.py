"""KSB1xx: what a budget's content can be."""

from ks_budget.language import Text
from ks_budget.problems.kind import CONTENT, WHAT_THERE_IS, Kind

YEAR_MISMATCH = Kind(
    code="KSB108",
    group=CONTENT,
    severity="error",
    facts=("year", "name", "named"),
    title=Text("Året stämmer inte med namnet", "Year mismatch"),
    message=Text(
        "Året i document är {year}, men budgetens fil eller mapp heter {name}.",
        "The budget's year is {year}, but it is named {name}.",
    ),
    advice=Text(
        "Ändra year till {named}, eller byt namn på mappen eller filen.",
        "Change year to {named}, or rename the folder or file.",
    ),
    about=Text(
        "Året i document ska vara detsamma som i filens eller mappens namn. Annars kan fel budget läsas.",
        "The year in document must be the one that the folder or file is named by, or the wrong budget is read.",
    ),
)

YEAR_OUT_OF_RANGE = Kind(
    code="KSB109",
    group=CONTENT,
    severity="error",
    facts=("year", "low", "high"),
    title=Text("Otillåtet år", "Year out of range"),
    message=Text("Året {year} ligger utanför {low}–{high}.", "The year {year} is outside {low}–{high}."),
    advice=Text("Skriv ett år från {low} till {high}.", "Write a year between {low} and {high}."),
    about=Text(
        "Planår kommer efter budgetåret i stigande ordning, och justeringar gäller budgetåret eller senare.",
        "Plan years follow the budget year in rising order, and adjustments concern the budget year or later.",
    ),
)

YEAR_NOT_INVESTED = YEAR_OUT_OF_RANGE.form(
    ("year", "years"),
    Text(
        "Året {year} finns inte bland investeringarnas år ({years}).",
        "The year {year} is not among those of the investments ({years}).",
    ),
    advice=Text("Lägg till {year} i years, eller rätta året.", "Add {year} to years, or mend the year."),
)
YEAR_TWICE = YEAR_OUT_OF_RANGE.form(
    ("year",),
    Text("Året {year} anges två gånger.", "The year {year} is given twice."),
    advice=Text("Ange det en gång.", "Give it once."),
)

UNBALANCED = Kind(
    code="KSB111",
    group=CONTENT,
    severity="error",
    facts=("reason", "sum"),
    title=Text("Justeringen går inte jämnt ut", "Effects that do not balance"),
    message=Text(
        "Justeringen ”{reason}” går inte jämnt ut: effekterna blir tillsammans {sum} men ska bli 0.",
        "The effects of {reason} add up to {sum} and not to 0.",
    ),
    advice=Text(
        "Ange också vilken rad som betalar, så att summan blir 0.",
        "Name the line that pays as well, so that the sum is 0.",
    ),
    about=Text(
        "En justering som upphör eller tillkommer senare måste ange vilka rader den påverkar. Annars ändras årets "
        "resultat.",
        "What drops out or comes later must say which lines it moves, or the result would change.",
    ),
)

OUTSIDE_SCALE = Kind(
    code="KSB112",
    group=CONTENT,
    severity="error",
    facts=("level", "highest", "names"),
    title=Text("Utanför skalan", "Outside the scale"),
    message=Text(
        "{level} finns inte på skalan, som går från 1 till {highest} ({names}).",
        "{level} is not on the scale, which runs from 1 to {highest} ({names}).",
    ),
    advice=Text("Välj ett värde på skalan.", "Choose a level of the scale."),
    about=Text(
        "En risk bedöms på de två skalor som budgeten själv anger.",
        "A risk is judged on the two scales that the budget itself declares.",
    ),
)

NO_SHARE = Kind(
    code="KSB114",
    group=CONTENT,
    severity="error",
    facts=("share",),
    title=Text("Orimlig andel", "Share out of range"),
    message=Text("Andelen {share} ligger utanför 0–2.", "The share {share} is outside 0–2."),
    advice=Text("Skriv 1 för 100 procent, 0.8 för 80 procent.", "Write 1 for 100 percent, 0.8 for 80 percent."),
    about=Text(
        "En andel skrivs som del av ett, inte i procent.",
        "A share is a part of one and not a percentage.",
    ),
)

SCALE_WITH_GAP = Kind(
    code="KSB115",
    group=CONTENT,
    severity="error",
    facts=("level", "expected"),
    title=Text("Ofullständig skala", "Incomplete scale"),
    message=Text(
        "Nivåerna ska följa på varandra: här står {level}, men nästa nivå är {expected}.",
        "The level {level} was expected to be {expected}.",
    ),
    advice=Text(
        "Ange [[scale.likelihood]] och [[scale.impact]] med nivåerna 1, 2, 3 … i ordning.",
        "Give [[scale.likelihood]] and [[scale.impact]] with the levels 1, 2, 3 … in order.",
    ),
    about=Text(
        "Riskvärdet är produkten av två nivåer, så skalorna måste finnas och vara utan luckor.",
        "A score is the product of two levels, so the scales must be there and have no gaps.",
    ),
)
NO_SCALE = SCALE_WITH_GAP.form(
    (),
    Text("Budgeten har risker men ingen skala.", "The budget has risks but no scale."),
)

AMOUNT_AND_SHARE = Kind(
    code="KSB117",
    group=CONTENT,
    severity="error",
    facts=(),
    title=Text("Både belopp och andel", "Both amount and share"),
    message=Text("Förklaringen har både belopp och andel.", "The explanation has both an amount and a share."),
    advice=Text("Behåll ett av dem.", "Keep one of them."),
    about=Text(
        "En förklaring anger på ett av två sätt hur stor del av ändringen den står för.",
        "An explanation says how much of the change it stands for, in one of two ways.",
    ),
)

NO_BASE = Kind(
    code="KSB118",
    group=CONTENT,
    severity="error",
    facts=("name", "known"),
    title=Text("Varianten bygger på en budget som inte finns", "Variant of a missing budget"),
    message=Text(
        "Budgeten {name}, som varianten bygger på, finns inte.{known.maybe}",
        "There is no budget {name} to base the variant on.{known.maybe}",
    ),
    advice=WHAT_THERE_IS,
    about=Text(
        "based_on tar namnet på en budget i samma mapp. Allt som varianten inte själv anger hämtas därifrån.",
        "based_on takes the name of a budget in the same folder. All that the variant does not say is read there.",
    ),
)

CIRCLE = Kind(
    code="KSB119",
    group=CONTENT,
    severity="error",
    facts=("circle",),
    title=Text("Varianterna bygger på varandra i en cirkel", "Circle of variants"),
    message=Text(
        "Varianterna bygger på varandra i en cirkel: {circle}.",
        "The variants are based on each other in a circle: {circle}.",
    ),
    advice=Text("Låt en av dem bygga på en vanlig budget.", "Let one of them be based on an ordinary budget."),
    about=Text("Någonstans måste siffrorna börja.", "The figures must begin somewhere."),
)

CIRCLE_OF_FRAMES = Kind(
    code="KSB130",
    group=CONTENT,
    severity="error",
    facts=("circle",),
    title=Text("Ramar i en cirkel", "Circle of frames"),
    message=Text(
        "Ramarna ingår i varandra i en cirkel: {circle}.",
        "The frames are parts of each other in a circle: {circle}.",
    ),
    advice=Text("Ta bort parent på den ram som står överst.", "Remove parent from the frame that stands at the top."),
    about=Text(
        "parent anger vilken ram som är summan av den här. Överst måste en ram stå som inte ingår i någon.",
        "parent names the frame that is the sum of this one. At the top there must be one that is part of none.",
    ),
)

LINE_OF_TWO_KINDS = Kind(
    code="KSB131",
    group=CONTENT,
    severity="error",
    facts=("line", "frame", "kind", "other", "other_kind"),
    title=Text("Samma rad av olika slag", "One line of different kinds"),
    message=Text(
        "Raden {line} är {kind} i {frame} men {other_kind} i {other}, som ingår i samma summa.",
        "The line {line} is {kind} in {frame} but {other_kind} in {other}, which is in the same sum.",
    ),
    advice=Text("Ge raderna samma slag, eller olika id.", "Give the lines one kind, or different ids."),
    about=Text(
        "En summa av ramar läggs ihop rad för rad, efter radernas id.",
        "A sum of frames is added up line by line, by the ids of the lines.",
    ),
)

NO_PART_OF_LINE = Kind(
    code="KSB132",
    group=CONTENT,
    severity="error",
    facts=("line", "of"),
    title=Text("Varav-rad som inte kan vara en del av raden", "Of-which line that cannot be a part"),
    message=Text(
        "Raden {line} kan inte vara en del av {of}: de är samma rad eller av olika slag, eller {of} är själv en del.",
        "The line {line} cannot be a part of {of}: they are one line or of different kinds, or {of} is a part itself.",
    ),
    advice=Text(
        "Ange i of_which en vanlig rad av samma slag, eller ta bort of_which.",
        "Name an ordinary line of the same kind in of_which, or remove of_which.",
    ),
    about=Text(
        "En varav-rad visas under sin rad och räknas inte i någon summa.",
        "An of-which line is shown below its line and counts in no sum.",
    ),
)

NO_YEARS = Kind(
    code="KSB134",
    group=CONTENT,
    severity="error",
    facts=("years",),
    title=Text("Investeringar utan år", "Investments without years"),
    message=Text(
        "years är tom, men raderna har belopp för {years}.", "years is empty, but the rows have amounts for {years}."
    ),
    advice=Text("Ange åren i years.", "Give the years in years."),
    about=Text(
        "years anger vilka år investeringsbudgeten omfattar. Summorna räknas över de åren.",
        "years says which years the investment budget covers; its sums are over those.",
    ),
)

NO_PERIOD = Kind(
    code="KSB133",
    group=CONTENT,
    severity="error",
    facts=("shown", "year", "last"),
    title=Text("Ingen period", "Not a period"),
    message=Text("”{shown}” är ingen period av år.", "”{shown}” is no period of years."),
    advice=Text('Skriv till exempel "{year}-{last}".', 'Write for example "{year}-{last}".'),
    about=Text(
        "En period anges med sitt första och sitt sista år.", "A period is given by its first year and its last."
    ),
)

YEAR_WITHOUT_AMOUNT = Kind(
    code="KSB120",
    group=CONTENT,
    severity="error",
    facts=("name", "lacking", "example"),
    title=Text("Investering utan belopp för ett år", "Investment without an amount for a year"),
    message=Text("{name} saknar belopp för {lacking}.", "{name} has no amount for {lacking}."),
    advice=Text(
        "Lägg till {example} = 0 om inget ska investeras det året.",
        "Add {example} = 0 if nothing is invested that year.",
    ),
    about=Text(
        "Ett år utan belopp räknas inte som 0. Annars kunde summorna bli för låga utan att det märktes.",
        "A missing year is not 0; the sums would be too low, in silence.",
    ),
)

NO_DEADLINE = Kind(
    code="KSB121",
    group=CONTENT,
    severity="error",
    facts=("shown", "year"),
    title=Text("Tidpunkten går inte att tolka", "Deadline that cannot be understood"),
    message=Text(
        "”{shown}” är varken en dag, ett kvartal eller ett år.",
        '"{shown}" is neither a day, a quarter nor a year.',
    ),
    advice=Text(
        'Skriv "{year}", "{year}-Q1" eller "{year}-03-31".',
        'Write "{year}", "{year}-Q1" or "{year}-03-31".',
    ),
    about=Text(
        "Uppdrag sorteras och följs upp efter tidpunkten, så den måste gå att tolka.",
        "Assignments are sorted and followed up by their deadlines, so these must be dates.",
    ),
)

NO_KOLADA_ID = Kind(
    code="KSB122",
    group=CONTENT,
    severity="error",
    facts=("shown",),
    title=Text("Inte ett id i Kolada", "Not an id of Kolada"),
    message=Text(
        "”{shown}” har inte formen av ett nyckeltals-id i Kolada.",
        '"{shown}" is not the id of a key figure in Kolada.',
    ),
    advice=Text(
        "Ett id i Kolada är N eller U följt av fem siffror, till exempel N00640. Finns inget id: ange source i "
        "stället.",
        "An id is N or U and five digits, such as N00640. Without one, give source instead.",
    ),
    about=Text(
        "Med rätt id kan utfall hämtas och jämföras.",
        "With the right id outcomes can be fetched and compared.",
    ),
)

CHANGE_AND_AMOUNT = Kind(
    code="KSB123",
    group=CONTENT,
    severity="error",
    facts=("key",),
    title=Text("En variants skillnad går inte att räkna", "A variant's difference that cannot be computed"),
    message=Text(
        "Både change och {key} är angivna, och bara en av dem kan gälla.",
        "Both change and {key} are given, and only one of them can count.",
    ),
    advice=Text("Ta bort en av dem.", "Remove one of them."),
    about=Text(
        "change anger hur långt ett belopp är från det i budgeten som varianten bygger på.",
        "change says how far an amount is from that of the budget that the variant is based on.",
    ),
)
CHANGE_OF_NOTHING = CHANGE_AND_AMOUNT.form(
    (),
    Text(
        "change är en skillnad mot budgeten som varianten bygger på, och där finns inget sådant belopp.",
        "change is a difference from the budget that the variant is based on, and there is no such amount there.",
    ),
    advice=Text("Ange beloppet självt.", "Give the amount itself."),
)

NEITHER_RATES_NOR_LEVELS = Kind(
    code="KSB124",
    group=CONTENT,
    severity="error",
    facts=("id",),
    title=Text("Publicering utan index", "Publication without an index"),
    message=Text(
        "Publiceringen {id} har varken rates eller levels.", "The publication {id} has neither rates nor levels."
    ),
    advice=Text(
        "Skriv procent under rates, till exempel rates = {{ 2024 = 4.1 }}, eller indextal under levels, till exempel "
        "levels = {{ 2023 = 100, 2024 = 104.1 }}.",
        "Write percent in rates, such as rates = {{ 2024 = 4.1 }}, or index levels in levels, such as "
        "levels = {{ 2023 = 100, 2024 = 104.1 }}.",
    ),
    about=Text(
        "Utan värden kan inget räknas upp. ksb gissar aldrig ett index.",
        "Without values nothing can be indexed. ksb never guesses a rate.",
    ),
)

RATE_AND_LEVEL = Kind(
    code="KSB125",
    group=CONTENT,
    severity="error",
    facts=("id", "year"),
    title=Text("Indextal som inte kan användas", "Index level that cannot be used"),
    message=Text(
        "Publiceringen {id} har både procent och indextal för {year}.",
        "The publication {id} has both a rate and a level for {year}.",
    ),
    advice=Text("Ta bort året ur rates eller ur levels.", "Remove the year from rates or from levels."),
    about=Text(
        "Ett år räknas upp med procent eller med indextal. Indextalet divideras med det för året före, så båda måste "
        "vara större än noll.",
        "A year moves by a rate or by index levels. A level is divided by that of the year before, so both must be "
        "above zero.",
    ),
)
LEVEL_BELOW_ZERO = RATE_AND_LEVEL.form(
    ("level", "year"),
    Text("Indextalet för {year} anges till {level}.", "The index level of {year} is given as {level}."),
    advice=Text("Ange ett indextal större än noll.", "Give a level above zero."),
)

LIKE_A_LEVEL = Kind(
    code="KSB126",
    group=CONTENT,
    severity="warning",
    facts=("id", "year", "rate", "meant"),
    title=Text("Index som inte ser ut som procent", "Rate that does not look like percent"),
    message=Text(
        "Publiceringen {id}: index {year} anges till {rate} procent, som ser ut som ett indextal.",
        "The publication {id}: the rate of {year} is given as {rate} percent, which looks like an index level.",
    ),
    advice=Text(
        "Skriv indextal under levels, med året före. Var indextalet 100 året före: skriv {meant}.",
        "Write index levels in levels, with the year before. If the year before was 100, write {meant}.",
    ),
    about=Text(
        "Under rates står förändringen från året före i procent: 2.6 är 2,6 procent.",
        "rates holds the change from the year before in percent: 2.6 is 2.6 percent.",
    ),
)
LIKE_A_LEVEL_OF_AN_OLD_BASE = LIKE_A_LEVEL.form(
    ("id", "year", "rate"),
    LIKE_A_LEVEL.message,
    advice=Text("Skriv indextal under levels, med året före.", "Write index levels in levels, with the year before."),
)
LIKE_A_FACTOR = LIKE_A_LEVEL.form(
    ("id", "year", "rate", "meant"),
    Text(
        "Publiceringen {id}: index {year} anges till {rate} procent, som ser ut som en faktor.",
        "The publication {id}: the rate of {year} is given as {rate} percent, which looks like a factor.",
    ),
    advice=Text("Skriv procent: {meant}.", "Write percent: {meant}."),
)
LIKE_A_SHARE = LIKE_A_LEVEL.form(
    ("id", "year", "rate", "meant"),
    Text(
        "Publiceringen {id}: index {year} anges till {rate} procent, som ser ut som en andel.",
        "The publication {id}: the rate of {year} is given as {rate} percent, which looks like a share.",
    ),
    advice=Text("Skriv procent: {meant}.", "Write percent: {meant}."),
)

LEFT_UNCHECKED = Kind(
    code="KSB135",
    group=CONTENT,
    severity="warning",
    facts=("keys",),
    title=Text("Kontrollerades inte, eftersom det är fel", "Not checked, because it is wrong"),
    message=Text(
        "Det här har fel och kontrollerades inte vidare: {keys}.",
        "This has errors and was not checked any further: {keys}.",
    ),
    advice=Text("Rätta felen och kör ksb check igen.", "Mend the errors and run ksb check again."),
    about=Text(
        "Ett fel i ett kapitel tystar inte kontrollen av de andra. Påståenden och godtagna iakttagelser som rör det "
        "felaktiga kontrolleras först när det är rättat.",
        "An error in one chapter does not silence the check of the others. Claims and accepted findings about what is "
        "wrong are looked at once it is mended.",
    ),
)
ONE_SIGN = Kind(
    code="KSB138",
    group=CONTENT,
    severity="error",
    facts=(),
    title=Text("Intäkter och kostnader med samma tecken", "Income and costs with one sign"),
    message=Text(
        'Enligt income = "negative" anges intäkter med minus, men kostnader anges också med minus.',
        'By income = "negative" income is typed with a minus, but costs are typed with one too.',
    ),
    advice=Text(
        'Lägg till costs = "positive" under [document], eller ta bort income = "negative".',
        'Add costs = "positive" under [document], or remove income = "negative".',
    ),
    about=Text(
        "Ett dokument som anger intäkter med minus anger kostnader utan, som i en huvudbok. Med samma tecken på båda "
        "går ingenting att summera.",
        "A document that prints income with a minus prints costs without one, as in a ledger. With one sign for both "
        "nothing adds up.",
    ),
)

NO_AMOUNT_ANY_YEAR = Kind(
    code="KSB136",
    group=CONTENT,
    severity="error",
    facts=("line",),
    title=Text("Raden har inget belopp", "A line without an amount"),
    message=Text(
        "Raden ”{line}” har inget belopp något år: varken amount, printed eller en justering.",
        "The line {line} has no amount in any year: neither amount, printed nor an adjustment.",
    ),
    advice=Text(
        "Ange budgetårets belopp i amount eller ett planårs i printed. Ta bort raden om bara tidigare års budget har "
        "den.",
        "Give the budget year's amount as amount or that of a plan year in printed. Take the line away if only earlier "
        "years' budgets have it.",
    ),
    about=Text(
        "En rad får sakna belopp för ett år, så som ett streck i dokumentet: det är inte 0 och räknas inte med. Men "
        "något år måste den ha ett.",
        "A line may have no amount in a year, as a dash in the document says: that is not 0 and adds nothing. But it "
        "has one in some year.",
    ),
)
FRAME_WITHOUT_AMOUNTS = NO_AMOUNT_ANY_YEAR.form(
    ("frame", "year"),
    Text(
        "Ramen {frame} har inget belopp {year}: alla rader saknar amount, och inget annat anger kommunbidraget.",
        "The frame {frame} has no amount in {year}: no line has amount, and nothing else states its grant.",
    ),
    advice=Text(
        "Ange amount på de rader som har belopp {year}, eller grant i [frame.printed_bridge]. En ram som börjar senare "
        "hör hemma i det årets budget.",
        "Give amount on the lines that have one in {year}, or grant in [frame.printed_bridge]. A frame that begins "
        "later belongs in the budget of that year.",
    ),
)

PART_WITHOUT_ITS_LINE = Kind(
    code="KSB137",
    group=CONTENT,
    severity="error",
    facts=("reason", "line", "of"),
    title=Text("Justeringen nämner bara en därav-rad", "An adjustment of a part alone"),
    message=Text(
        "Justeringen ”{reason}” ändrar {line} men inte {of}, som den är en del av.",
        "The adjustment {reason} moves {line} but not {of}, which it is a part of.",
    ),
    advice=Text(
        "Ange också effekten på {of}, med delens belopp inräknat.",
        "Give the effect on {of} as well, that on the part included.",
    ),
    about=Text(
        "En därav-rad ingår i sin rad och räknas inte i någon summa. Därför räknas inte heller dess effekt: den "
        "ingår i effekten på raden.",
        "What is a part of a line is in no sum, and neither is the effect on it: it is within the effect on the line.",
    ),
)

NO_ACCOUNT = Kind(
    code="KSB150",
    group=CONTENT,
    severity="error",
    facts=("found",),
    title=Text("Inget kontonummer", "Not the beginning of an account"),
    message=Text(
        "accounts ska vara kontonas första siffror, men det står ”{found}”.",
        "accounts should be the first digits of accounts, but it says “{found}”.",
    ),
    advice=Text(
        'Skriv siffrorna inom citattecken, "50", och flera som en lista: ["50", "51"].',
        'Write the digits in quotes, "50", and several as a list: ["50", "51"].',
    ),
    about=Text(
        "Ett konto hör till den rad vars siffror det börjar med. Intervall skrivs som sina början: 50 till 57 är åtta "
        "stycken.",
        "An account belongs to the line whose digits it begins with. A range is written as its beginnings: 50 to 57 "
        "are eight of them.",
    ),
)

NO_DIMENSION = Kind(
    code="KSB151",
    group=CONTENT,
    severity="error",
    facts=("found",),
    title=Text("Inget nummer på en dimension", "Not the number of a dimension"),
    message=Text(
        "objects anges efter dimensionens nummer i huvudboken, men det står ”{found}”.",
        "objects are given by the number of their dimension in the ledger, but it says “{found}”.",
    ),
    advice=Text(
        'Skriv numret på raden #DIM i SIE-filen: {{ 1 = "Nord" }}.',
        'Write the number in the line #DIM of the SIE file: {{ 1 = "Nord" }}.',
    ),
    about=Text(
        "Dimensionernas namn är olika i olika system, men deras nummer står i varje SIE-fil.",
        "Dimensions are called otherwise in each ledger, but their numbers stand in every SIE file.",
    ),
)

LINE_OF_WHICH_FRAME = Kind(
    code="KSB152",
    group=CONTENT,
    severity="error",
    facts=("line", "frames"),
    title=Text("Raden finns i flera ramar", "A line of several frames"),
    message=Text(
        "Raden {line} finns i flera ramar: {frames}. Det går inte att avgöra vilken som menas.",
        "The line {line} is in several frames: {frames}. It cannot be told which is meant.",
    ),
    advice=Text('Lägg till frame = "…" i [[account_map]].', 'Add frame = "…" to the [[account_map]].'),
    about=Text(
        "Ett konto hör till en rad i en ram. När flera ramar har rader med samma id anges ramen också.",
        "An account belongs to one line of one frame. Where several frames have lines of the same id the frame is "
        "given too.",
    ),
)

ACCOUNTS_TWICE = Kind(
    code="KSB153",
    group=CONTENT,
    severity="error",
    facts=("accounts",),
    title=Text("Samma konton två gånger", "The same accounts twice"),
    message=Text(
        "Konton som börjar med {accounts} kopplas två gånger, med samma objekt.",
        "Accounts that begin with {accounts} are given twice, for the same objects.",
    ),
    advice=Text(
        "Ta bort den ena, eller ange fler siffror eller andra objekt i den.",
        "Take one of them away, or give it more digits or other objects.",
    ),
    about=Text(
        "Den längsta början gäller, så 561 går före 56. När två är lika långa och gäller samma objekt går det inte att "
        "avgöra vilken rad som menas.",
        "The longest beginning applies, so 561 goes before 56. Where two are as long and of the same objects it cannot "
        "be told which line is meant.",
    ),
)
