"""What the document, the frames and the indexes are, and their keys."""

TEXTS = {
    "The top-level tables of a budget's files, read as one.": (
        "Tabellerna överst i en budgets filer, som läses som en enda fil."
    ),
    "Facts about the document.": "Uppgifter om dokumentet.",
    "Its texts.": "Dokumentets texter.",
    "The operating frames.": "Driftramarna.",
    "Index publications.": "Publiceringar av index.",
    "The investment budget.": "Investeringsbudgeten.",
    "The goals, in printed order.": "Målen, i dokumentets ordning.",
    "The assignments, in printed order.": "Uppdragen, i dokumentets ordning.",
    "The office and its departments.": "Kontoret och dess avdelningar.",
    "The goal for the work environment.": "Målet för arbetsmiljön.",
    "The risk scales; needed where there are risks.": "Riskanalysens skalor. Krävs när det finns risker.",
    "The treatments that a risk may have.": "De hanteringar som en risk kan ha.",
    "The risk analysis, in printed order.": "Riskanalysen, i dokumentets ordning.",
    "The internal control plan, in printed order.": "Internkontrollplanen, i dokumentets ordning.",
    "What the text claims.": "Påståenden i texten.",
    "Rules with another severity.": "Regler med en annan typ än den vanliga.",
    "Known findings.": "Godtagna iakttagelser.",
    "Facts about the budget as a document.": "Uppgifter om budgeten som dokument.",
    "The title of the document.": "Dokumentets titel.",
    "The budget year. Must agree with the name of the folder or file.": (
        "Budgetåret. Ska vara detsamma som i mappens eller filens namn."
    ),
    "The years planned after the budget year, in order.": "Planåren efter budgetåret, i ordning.",
    "The unit of every amount that does not name its own.": "Enheten för alla belopp som inte anger en egen.",
    (
        "How costs, their sums and net costs are typed here: with a minus, or without where the board prints them"
        " so. It holds for effects and explanations of costs too. ksb shows them with a minus."
    ): (
        "Hur kostnader, deras summor och nettokostnader skrivs här: med minus, eller utan där nämndens dokument "
        "har dem så. Det gäller även effekter på och förklaringar av kostnader. ksb visar dem med minus."
    ),
    (
        "How income is typed here: revenue, grants, financial items and the result, and effects and explanations of "
        'them. `negative` goes with `costs = "positive"`: every amount is then typed as in a ledger, and ksb shows '
        "income without a minus. What `printed_bridge` tells of the grant has no minus in either."
    ): (
        "Hur intäkter, kommunbidrag, finansnetto och resultat skrivs här, och effekter på och förklaringar av dem. "
        '`negative` förutsätter `costs = "positive"`: alla belopp skrivs då som i en huvudbok, och ksb visar intäkter '
        "utan minus. Kommunbidraget i `printed_bridge` skrivs alltid utan minus."
    ),
    "The language of labels and texts.": "Språket i namn och texter.",
    "The municipality.": "Kommunen.",
    "The board whose budget this is.": "Nämnden som budgeten gäller.",
    "The type of governing document.": "Typen av styrdokument.",
    "Who decides it.": "Vem som beslutar.",
    "The day of the decision; left out until it is set.": "Beslutsdatum. Utelämnas tills beslutet är fattat.",
    "What the document prints instead of a date.": "Det som står i dokumentet i stället för ett datum.",
    "Its number in the board's diary.": "Diarienummer.",
    "Whom it binds.": "Vem dokumentet gäller för.",
    "The last day it is valid.": "Sista dagen som det gäller.",
    "The day it is to be revised by.": "Dagen då det senast ska revideras.",
    "Who answers for the document.": "Vem som ansvarar för dokumentet.",
    "The budget that a variant differs from; the rest is read from there.": (
        "Budgeten som en variant bygger på. Resten läses därifrån."
    ),
    "Where the figures were taken from, when they were published elsewhere.": (
        "Var siffrorna är hämtade, när de är publicerade på annan plats."
    ),
    "Which publication of each index series the budget uses: series id to publication id.": (
        "Vilken publicering av varje indexserie som budgeten använder: seriens id och publiceringens id."
    ),
    "The municipality that the board belongs to.": "Kommunen som nämnden hör till.",
    "Its name, without the word kommun.": "Namnet, utan ordet kommun.",
    'SCB\'s four digits, as text: `"1489"`.': 'SCB:s fyra siffror, som text: `"1489"`.',
    "A text of the document.": "En text i dokumentet.",
    "Stable and unique.": "Detsamma år från år, och unikt.",
    "Its heading; the first text of a chapter stands under the heading of the chapter.": (
        "Rubriken. Den första texten i ett kapitel står under kapitlets rubrik."
    ),
    (
        "The chapter that it opens in the published document (`brief`, `organisation`, `goals`, `assignments`, "
        "`frames`, `investments`, `work-environment`, `controls`, `risks`, `tables`) or the id of a frame; left out it "
        "belongs to the introduction."
    ): (
        "Kapitlet som texten inleder i det utgivna dokumentet (`brief`, `organisation`, `goals`, `assignments`, "
        "`frames`, `investments`, `work-environment`, `controls`, `risks`, `tables`) eller en rams id. Utan nyckeln "
        "hör texten till inledningen."
    ),
    "Its paragraphs, parted by empty lines; lists, emphasis and links as in Markdown.": (
        "Styckena, med en tom rad emellan. Listor, betoning och länkar skrivs som i Markdown."
    ),
    "An operating frame: what a part of the board may spend, and how it is paid for.": (
        "En driftram: vad en del av nämnden får kosta, och hur det betalas."
    ),
    "As printed.": "Som i dokumentet.",
    (
        "The frame that is the sum of this one and its like, such as the unit's board. What a sum prints itself "
        "is compared with its frames and never added again."
    ): (
        "Ramen som är summan av den här och andra ramar, till exempel enhetens nämnd. De siffror som dokumentet "
        "anger för summan kontrolleras mot ramarna och räknas aldrig två gånger."
    ),
    (
        "The series that moves its lines. Left out it is `pkv` where there is a publication of that, else none; "
        "`none` says that there is none: the plan is then the document's own, as printed."
    ): (
        "Indexserien som raderna räknas upp med. Utelämnas den gäller `pkv` om det finns en publicering av den, "
        "annars inget index. `none` anger att det inte finns något: då gäller dokumentets egna planår."
    ),
    "How much of the index counts: `1` for 100 percent.": "Hur stor andel av index som räknas: `1` för 100 procent.",
    (
        "Its lines, in printed order. A sum of frames needs none: those it has are its printed sums, or its own "
        "where no frame below has such a line."
    ): (
        "Raderna, i dokumentets ordning. En summa av ramar behöver inga: de som anges är dokumentets summor, "
        "eller egna rader där ingen ram under den har raden."
    ),
    (
        "The ids of lines and totals in printed order, where that is not revenue, costs, net, grant and result. A"
        " total that is not among them is not shown."
    ): (
        "Id för rader och summor i dokumentets ordning, när den inte är intäkter, kostnader, nettokostnader, "
        "kommunbidrag och resultat. En summa som inte anges visas inte."
    ),
    "Totals by year as printed: `costs`, `net`, `result`. Checked and reconciled with, never added up.": (
        "Dokumentets egna summor per år: `costs`, `net`, `result`. De kontrolleras och stäms av, men räknas "
        "aldrig ihop."
    ),
    "Decided changes.": "Beslutade justeringar.",
    "The grant's way as the text tells it.": "Kommunbidragets ramförändring, enligt texten.",
    "Commentary on the changes from the year before.": "Kommentarer till ändringarna från året före.",
    "One line of a frame.": "En rad i en ram.",
    "Stable and unique in the frame; other years' budgets match on it.": (
        "Detsamma år från år, och unikt i ramen. Andra års budgetar jämförs efter det."
    ),
    "What the line is; decides which totals it belongs to.": "Vad raden är. Det avgör vilka summor den ingår i.",
    "Of another line: the id of the line that it is a part of. It is shown below that and never added.": (
        "För en varav-rad: id för raden som den är en del av. Den visas under den och räknas aldrig in i en summa."
    ),
    "The budget year's amount as printed: revenue and grant positive, cost negative. Left out where the document has "
    "a dash: the line then has no amount that year, which is not 0.": (
        "Budgetårets belopp, som i dokumentet. Intäkter och kommunbidrag är positiva, kostnader negativa. Utelämnas "
        "där dokumentet har ett streck: raden har då inget belopp det året, vilket inte är 0."
    ),
    "Another series than the frame's.": "En annan indexserie än ramens.",
    "How much of the index counts, `1` for 100 percent; else the frame's.": (
        "Hur stor andel av index som räknas: `1` för 100 procent. Annars gäller ramens."
    ),
    "The plan years as the document prints them; compared, never used.": (
        "Planåren enligt dokumentet. De jämförs, men används aldrig i beräkningen."
    ),
    "Whether its figures were decided as they stand, and are not rounded.": (
        "Om siffrorna är beslutade som de står och inte är avrundade."
    ),
    "A decided change of the frame, apart from the index.": "En beslutad justering av ramen, utöver index.",
    "A name to refer to, so that a variant can change it.": "Ett id att hänvisa till, så att en variant kan ändra den.",
    "The year it takes effect. Its amounts are in that year's prices.": (
        "Året då justeringen börjar gälla. Beloppen är i det årets prisnivå."
    ),
    "A temporary one drops out the year after, before the index is applied.": (
        "En tillfällig justering tas bort året efter, före uppräkningen."
    ),
    "What it is for.": "Vad justeringen gäller.",
    (
        "Line id to amount. They balance to zero. A permanent one of the budget's own year is already in the "
        "amounts and may name the grant alone."
    ): (
        "Radens id och belopp. Beloppen blir tillsammans noll. En permanent justering för budgetåret ingår redan "
        "i beloppen och behöver bara ange kommunbidraget."
    ),
    "The unit of the effects, when it is not the document's.": "Effekternas enhet, när den inte är dokumentets.",
    "What the document says of the way from last year's grant to this year's, in its own unit and precision.": (
        "Vad dokumentet anger om vägen från förra årets kommunbidrag till årets, i sin egen enhet och med sina "
        "decimaler."
    ),
    "The unit of the figures here.": "Siffrornas enhet.",
    "The base budget that it starts from.": "Grundbudgeten som det börjar med.",
    "What the index adds, where the document gives that as an amount.": (
        "Vad uppräkningen ger, när dokumentet anger den som ett belopp."
    ),
    "That base after the index.": "Den uppräknade grundbudgeten.",
    "The grant of the budget year.": "Budgetårets kommunbidrag.",
    "The commentary on one line's change from the year before.": "Kommentaren till en rads ändring från året före.",
    "The line (or total) it is about.": "Raden eller summan som den gäller.",
    "The size of the change as the text states it, without sign.": "Ändringens storlek enligt texten, utan tecken.",
    "Whether the text says the size grows or shrinks.": "Om texten anger att beloppet ökar eller minskar.",
    "The unit of the figure and of the amounts below.": "Enheten för siffran och för beloppen nedan.",
    "The change that it explained when it was written, in the document's unit and with the table's sign.": (
        "Ändringen som kommentaren förklarade när den skrevs, i dokumentets enhet och med tabellens tecken."
    ),
    "The causes, in the order of the document.": "Förklaringarna, i dokumentets ordning.",
    "One cause behind a change.": "En förklaring till en ändring.",
    "The cause, in a sentence.": "Förklaringen, i en mening.",
    "How much of the change it explains, signed as in the table.": (
        "Hur mycket av ändringen den förklarar, med tecken som i tabellen."
    ),
    "Instead of an amount: the part of the change, `0.5` for half.": (
        "I stället för ett belopp: andelen av ändringen, `0.5` för hälften."
    ),
    "The step of the change that it is about, which its amount must be: `index`, or an adjustment's id.": (
        "Steget i ändringen som den gäller, och som beloppet ska vara: `index`, eller en justerings id."
    ),
    "One publication of an index series. SKR revises PKV about five times a year; each is its own entry.": (
        "En publicering av en indexserie. SKR publicerar PKV ungefär fem gånger om året, och varje publicering "
        "anges för sig."
    ),
    "A name to refer to, unique.": "Ett unikt id att hänvisa till.",
    "The series: `pkv`, or one of the budget's own such as `wages`.": (
        "Indexserien: `pkv`, eller en egen, till exempel `wages`."
    ),
    "The series' name in tables.": "Seriens namn i tabeller.",
    "Who published it and where.": "Vem som har publicerat den, och var.",
    "The day it was published; left out when the source does not say.": (
        "Dagen då den publicerades. Utelämnas när källan inte anger den."
    ),
    "Percent by year: the change from the year before. Needed where `levels` is left out.": (
        "Procent per år: ändringen från året före. Krävs när `levels` utelämnas."
    ),
    "Index levels by year, `{ 2023 = 100, 2024 = 104.1 }`: a year moves by its level over the last's.": (
        "Indextal per år, `{ 2023 = 100, 2024 = 104.1 }`. Ett år räknas upp med sitt indextal delat med "
        "det för året före."
    ),
}
