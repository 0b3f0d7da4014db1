"""KSB3xx: printed figures that cannot all be right, with rounding understood."""

from ks_budget.language import Text
from ks_budget.problems.kind import FIGURES, Kind

INTERVAL = Text(
    "Ett avrundat tal står för ett intervall: en halv enhet i sista siffran åt varje håll. Skillnaden är större än så.",
    "Every printed figure stands for an interval, half a step of its last digit each way. The difference is larger.",
)

SUM = Kind(
    code="KSB301",
    group=FIGURES,
    severity="error",
    facts=("row", "year", "frame", "printed", "range", "difference"),
    title=Text("Summan stämmer inte med delarna", "Sum contradicted by its lines"),
    message=Text(
        "{frame}: {row} {year} anges till {printed}, men delarna ger {range}. Skillnaden är {difference}.",
        "{row} {year}, {frame}, is printed {printed}, but its parts give {range}; the difference is {difference}.",
    ),
    advice=Text("Rätta summan eller någon av dess delar.", "Mend the sum or one of its parts."),
    about=INTERVAL,
)
SUM_THAT_DOES_NOT_COUNT = SUM.form(
    SUM.facts,
    SUM.message,
    advice=Text(
        "Rätta summan eller någon av dess delar. Tills dess räknar ksb med raderna.",
        "Mend the sum or one of its parts. Until then the lines count.",
    ),
    severity="warning",
)
"""As those are told of it who only use the figures, and do not check them."""

LEVEL_SUM = Kind(
    code="KSB315",
    group=FIGURES,
    severity="error",
    facts=("row", "year", "frame", "printed", "range", "difference"),
    title=Text("Summan stämmer inte med ramarna", "Sum of frames contradicted by them"),
    message=Text(
        "{frame}: {row} {year} anges till {printed}, men ramarna som ingår ger {range}. Skillnaden är {difference}.",
        "{row} {year}, {frame}, is given as {printed}, but the frames in it give {range}; the difference is "
        "{difference}.",
    ),
    advice=Text("Rätta summan eller någon av ramarna.", "Mend the sum or one of the frames."),
    about=INTERVAL,
)

LARGER_THAN_ITS_LINE = Kind(
    code="KSB316",
    group=FIGURES,
    severity="note",
    facts=("row", "year", "frame", "amount", "of", "whole"),
    title=Text("Varav-raden är större än raden", "Of-which line larger than its line"),
    message=Text(
        "{frame}: {row} {year} anges till {amount}. Det är mer än {of} ({whole}), som den är en del av.",
        "{row} {year}, {frame}, is given as {amount}, more than {of}, {whole}, of which it is a part.",
    ),
    advice=Text("Kontrollera båda beloppen.", "Look at both amounts."),
    about=Text(
        "En del är sällan större än det hela, men andra delar kan ha motsatt tecken.",
        "A part is seldom larger than the whole, but other parts may have the opposite sign.",
    ),
)

LINE_OF_SUM_ALONE = Kind(
    code="KSB319",
    group=FIGURES,
    severity="warning",
    facts=("row", "frame", "known"),
    title=Text("Rad i en summa som ingen av ramarna har", "Line of a sum that none of its frames has"),
    message=Text(
        "{row} finns i summan {frame} men inte i någon ram som ingår, och räknas därför för sig.{known.maybe}",
        "{row} is in the sum {frame} but in none of its frames, and so is counted on its own.{known.maybe}",
    ),
    advice=Text(
        "Ge raden samma id som i ramarna, eller lägg beloppet i en egen ram med parent.",
        "Give the line the id that it has in the frames, or put the amount in a frame of its own with parent.",
    ),
    about=Text(
        "Kommunbidrag och finansnetto kan bestämmas för en hel nämnd. Intäkter och kostnader hör oftast till en enhet.",
        "Grants and financial items may be decided for a whole board; revenue and costs mostly belong to a unit.",
    ),
)

_SIGNS = Text(
    "Kostnader är negativa, intäkter och kommunbidrag positiva, och utgifter i investeringsbudgeten positiva. Ett "
    "belopp med annat tecken kan vara riktigt, men är oftast ett skrivfel som ändrar varje summa.",
    "Costs are negative, revenue and grants positive, and expenditure of the investment budget positive. An amount "
    "with another sign may be right, but most often it is a slip that changes every sum.",
)
_IF_IT_IS_RIGHT = Text(
    "Rätta tecknet. Om beloppet är riktigt: ange dokumentets summa i printed_totals, eller godta iakttagelsen.",
    "Mend the sign. If the amount is right, give the document's total in printed_totals, or accept the finding.",
)
COST_SIGN = Kind(
    code="KSB311",
    group=FIGURES,
    severity="warning",
    facts=("row", "frame", "amount"),
    title=Text("Kostnad med fel tecken", "Cost with the wrong sign"),
    message=Text(
        "Kostnaden {row}, {frame}, anges till {amount}, utan minus, men de andra kostnaderna är negativa.",
        "The cost {row}, {frame}, is {amount}, without a minus, but the other costs are negative.",
    ),
    advice=_IF_IT_IS_RIGHT,
    about=_SIGNS,
)
COST_BELOW = COST_SIGN.form(
    COST_SIGN.facts,
    Text(
        "Kostnaden {row}, {frame}, anges till {amount}, med minus, men budgeten anger kostnader utan "
        '(costs = "positive").',
        'The cost {row}, {frame}, is {amount}, with a minus, but the budget types costs without (costs = "positive").',
    ),
)
ALL_COSTS = COST_SIGN.form(
    ("frame",),
    Text(
        "Alla kostnader i {frame} anges utan minus.",
        "All costs of {frame} are without a minus.",
    ),
    advice=Text(
        'Skriv kostnader med minus, eller costs = "positive" under [document] om dokumentet anger dem utan.',
        'Write costs with a minus, or costs = "positive" under [document] if the document prints them without.',
    ),
)
ALL_COSTS_BELOW = COST_SIGN.form(
    ("frame",),
    Text(
        'Alla kostnader i {frame} anges med minus, men budgeten anger kostnader utan (costs = "positive").',
        'All costs of {frame} are with a minus, but the budget types costs without (costs = "positive").',
    ),
    advice=Text(
        'Skriv kostnader utan minus, eller ta bort costs = "positive" under [document].',
        'Write costs without a minus, or remove costs = "positive" under [document].',
    ),
)
INCOME_SIGN = Kind(
    code="KSB312",
    group=FIGURES,
    severity="warning",
    facts=("row", "frame", "amount"),
    title=Text("Intäkt eller kommunbidrag med fel tecken", "Revenue or grant with the wrong sign"),
    message=Text(
        "{row}, {frame}, anges till {amount}. Intäkter och kommunbidrag är positiva.",
        "{row}, {frame}, is {amount}. Revenue and grants are positive.",
    ),
    advice=_IF_IT_IS_RIGHT,
    about=_SIGNS,
)
INCOME_ABOVE = INCOME_SIGN.form(
    INCOME_SIGN.facts,
    Text(
        "{row}, {frame}, anges till {amount}, utan minus, men budgeten anger intäkter och kommunbidrag med "
        '(income = "negative").',
        "{row}, {frame}, is {amount}, without a minus, but the budget types revenue and grants with one "
        '(income = "negative").',
    ),
)
ALL_INCOME = INCOME_SIGN.form(
    ("frame",),
    Text(
        "Alla intäkter i {frame} anges med minus.",
        "All income of {frame} is with a minus.",
    ),
    advice=Text(
        'Skriv intäkter utan minus, eller costs = "positive" och income = "negative" under [document] om dokumentet '
        "anger kostnader utan minus och intäkter med.",
        'Write income without a minus, or costs = "positive" and income = "negative" under [document] if the document '
        "prints costs without a minus and income with one.",
    ),
)
ALL_INCOME_ABOVE = INCOME_SIGN.form(
    ("frame",),
    Text(
        'Alla intäkter i {frame} anges utan minus, men budgeten anger intäkter med (income = "negative").',
        'All income of {frame} is without a minus, but the budget types income with one (income = "negative").',
    ),
    advice=Text(
        'Skriv intäkter med minus, eller ta bort income = "negative" under [document].',
        'Write income with a minus, or remove income = "negative" under [document].',
    ),
)
EXPENDITURE_SIGN = Kind(
    code="KSB313",
    group=FIGURES,
    severity="warning",
    facts=("row", "year", "amount"),
    title=Text("Investering med fel tecken", "Investment with the wrong sign"),
    message=Text(
        "Investeringen {row} anges till {amount} för {year}. Utgifter är positiva här.",
        "The investment {row} is {amount} in {year}. Expenditure is positive here.",
    ),
    advice=Text(
        "Rätta tecknet, eller skriv income = true om raden är en inkomst.",
        "Mend the sign, or write income = true if the row is income.",
    ),
    about=_SIGNS,
)
RESULT_UNTOLD = Kind(
    code="KSB314",
    group=FIGURES,
    severity="note",
    facts=("frame", "amount"),
    title=Text("Resultat som dokumentet inte anger", "Result that is not printed"),
    message=Text(
        "{frame}: raderna ger resultatet {amount}, och dokumentet anger inget resultat.",
        "{frame}: the lines give the result {amount}, and no result is printed.",
    ),
    advice=Text(
        "Kontrollera raderna. Om resultatet är budgeterat: ange det i printed_totals, result.",
        "Look at the lines. If the result is budgeted, give it in printed_totals, result.",
    ),
    about=Text(
        "Ett kommunbidrag täcker nettokostnaderna, så resultatet är noll om dokumentet inte säger något annat. Annars "
        "saknas ofta en rad, eller så har en rad fel tecken.",
        "A grant covers the net costs, so the result is zero unless the document says otherwise. If it is not, a line "
        "is often missing or has the wrong sign.",
    ),
)

INVESTMENT_SUM = Kind(
    code="KSB302",
    group=FIGURES,
    severity="error",
    facts=("row", "year", "printed", "range", "difference"),
    title=Text("Investeringssumman stämmer inte med raderna", "Investment sum contradicted by its rows"),
    message=Text(
        "{row} {year} anges till {printed}, men raderna ger {range}. Skillnaden är {difference}.",
        "{row} {year} is printed {printed}, but its rows give {range}; the difference is {difference}.",
    ),
    advice=Text("Rätta summan eller någon av raderna.", "Mend the sum or one of the rows."),
    about=INTERVAL,
)

PERIOD_SUM = Kind(
    code="KSB317",
    group=FIGURES,
    severity="error",
    facts=("row", "year", "printed", "range", "difference"),
    title=Text("Summan stämmer inte med åren", "Sum of years contradicted by them"),
    message=Text(
        "{row} {year} anges till {printed}, men åren ger {range}. Skillnaden är {difference}.",
        "{row} {year} is given as {printed}, but its years give {range}; the difference is {difference}.",
    ),
    advice=Text("Rätta summan eller något av åren.", "Mend the sum or one of the years."),
    about=INTERVAL,
)

PERIOD_UNTRIED = Kind(
    code="KSB318",
    group=FIGURES,
    severity="note",
    facts=("row", "period", "lacking"),
    title=Text("Summa av år som inte går att kontrollera", "Sum of years that cannot be checked"),
    message=Text(
        "{row} {period} går inte att kontrollera mot åren: beloppen för {lacking} saknas.",
        "{row} {period} cannot be checked against its years: the amounts of {lacking} are missing.",
    ),
    advice=Text(
        "Lägg till åren i years, om dokumentet anger dem.", "Add the years to years, where the document has them."
    ),
    about=Text(
        "En summa över flera år kontrolleras när alla dess år finns i tabellen eller i förra årets budget.",
        "A sum of years is checked when the table, or last year's budget, has all of them.",
    ),
)

PLAN_YEAR = Kind(
    code="KSB303",
    group=FIGURES,
    severity="error",
    facts=("row", "year", "frame", "printed", "range", "difference"),
    title=Text(
        "Planåret följer inte av index och justeringar",
        "Plan year that does not follow from index and adjustments",
    ),
    message=Text(
        "{frame}: {row} {year} anges till {printed}, men föregående år, index och justeringar ger {range}. "
        "Skillnaden är {difference}.",
        "{row} {year}, {frame}, is printed {printed}, but the year before, index and adjustments give {range}; the "
        "difference is {difference}.",
    ),
    advice=Text(
        "Rätta planåret, eller lägg till justeringen som saknas. En tillfällig justering tas bort före uppräkningen.",
        "Mend the plan year, or add the adjustment that is missing. What is temporary drops out before the index.",
    ),
    about=INTERVAL,
)

INDEXED = Kind(
    code="KSB304",
    group=FIGURES,
    severity="error",
    facts=("frame", "printed", "range", "difference"),
    title=Text("Uppräkningen stämmer inte", "Index that does not come out"),
    message=Text(
        "{frame}: den uppräknade grundbudgeten anges till {printed}, men index ger {range}. Skillnaden är "
        "{difference}.",
        "{frame}: the base after the index is given as {printed}, but the index gives {range}; the difference is "
        "{difference}.",
    ),
    advice=Text(
        "Rätta grundbudgeten eller det uppräknade beloppet, eller ange vilken annan ändring som ingår.",
        "Mend the base or the indexed amount, or say what other change is in it.",
    ),
    about=INTERVAL,
)

UPLIFT = INDEXED.form(
    INDEXED.facts,
    Text(
        "{frame}: uppräkningen anges till {printed}, men index ger {range}. Skillnaden är {difference}.",
        "{frame}: the uplift is given as {printed}, but the index gives {range}; the difference is {difference}.",
    ),
)
INDEXED_BY_AMOUNT = INDEXED.form(
    INDEXED.facts,
    Text(
        "{frame}: den uppräknade grundbudgeten anges till {printed}, men grundbudgeten och uppräkningen blir "
        "tillsammans {range}. Skillnaden är {difference}.",
        "{frame}: the base after the index is given as {printed}, but the base and the uplift add up to {range}; the "
        "difference is {difference}.",
    ),
)
BRIDGE = Kind(
    code="KSB305",
    group=FIGURES,
    severity="error",
    facts=("frame", "printed", "range", "difference"),
    title=Text("Ramförändringen går inte ihop", "Bridge that does not close"),
    message=Text(
        "{frame}: kommunbidraget anges till {printed}, men den uppräknade grundbudgeten och justeringarna ger "
        "tillsammans {range}. Oförklarat: {difference}.",
        "{frame}: the grant is given as {printed}, but the indexed base and the adjustments give {range}; "
        "{difference} is not explained.",
    ),
    advice=Text(
        "Lägg till den justering som saknas, eller rätta någon av siffrorna.",
        "Add the adjustment that is missing, or mend one of the figures.",
    ),
    about=INTERVAL,
)

BRIDGE_OF_SEVERAL = BRIDGE.form(
    BRIDGE.facts,
    Text(
        "{frame}: kommunbidragen är tillsammans {printed}, men den uppräknade grundbudgeten och justeringarna ger "
        "tillsammans {range}. Oförklarat: {difference}.",
        "{frame}: the grants come to {printed}, but the indexed base and the adjustments give {range}; {difference} is "
        "not explained.",
    ),
)

BASE = Kind(
    code="KSB306",
    group=FIGURES,
    severity="error",
    facts=("frame", "printed", "range", "difference"),
    title=Text("Grundbudgeten är inte förra årets kommunbidrag", "Base that is not last year's"),
    message=Text(
        "{frame}: grundbudgeten anges till {printed}, men förra årets kommunbidrag utan tillfälliga justeringar är "
        "{range}. Skillnaden är {difference}.",
        "{frame}: the base is given as {printed}, but last year's grant without temporary items is {range}; the "
        "difference is {difference}.",
    ),
    advice=Text(
        "Förklara skillnaden, till exempel med vad som var tillfälligt förra året.",
        "Explain the difference, for example by what was temporary last year.",
    ),
    about=INTERVAL,
)

GRANT = Kind(
    code="KSB307",
    group=FIGURES,
    severity="error",
    facts=("frame", "printed", "range", "difference"),
    title=Text("Olika belopp i text och tabell", "One amount printed differently in two places"),
    message=Text(
        "{frame}: kommunbidraget anges till {printed} i texten, men tabellen ger {range}. Skillnaden är {difference}.",
        "{frame}: the grant is given as {printed} in the text, but the table gives {range}; the difference is "
        "{difference}.",
    ),
    advice=Text("Ange samma belopp i text och tabell.", "Let text and table say the same."),
    about=INTERVAL,
)

COMMENT = Kind(
    code="KSB308",
    group=FIGURES,
    severity="error",
    facts=("row", "frame", "printed", "range", "difference"),
    title=Text("Kommentaren anger fel ändring", "Comment with the wrong change"),
    message=Text(
        "{frame}, {row}: enligt kommentaren är ändringen {printed}, men tabellerna ger {range}. Skillnaden är "
        "{difference}.",
        "{row}, {frame}: the comment gives the change as {printed}, but the tables give {range}; the difference is "
        "{difference}.",
    ),
    advice=Text(
        "Rätta beloppet i kommentaren eller på raden.",
        "Mend the figure of the comment, or the line it is about.",
    ),
    about=INTERVAL,
)

EXPLANATION = Kind(
    code="KSB331",
    group=FIGURES,
    severity="error",
    facts=("row", "frame", "printed", "range", "difference"),
    title=Text("Förklaringen stämmer inte med sitt steg", "Explanation that is not its step"),
    message=Text(
        "{frame}, {row}: förklaringen anger {printed}, men steget ger {range}. Skillnaden är {difference}.",
        "{row}, {frame}: the explanation says {printed}, but its step gives {range}; the difference is {difference}.",
    ),
    advice=Text(
        "Rätta förklaringens belopp, eller justeringen eller indexet som den handlar om.",
        "Mend the amount of the explanation, or the adjustment or the index that it is about.",
    ),
    about=INTERVAL,
)

COMMENT_DIRECTION = Kind(
    code="KSB309",
    group=FIGURES,
    severity="error",
    facts=("row", "frame", "said", "does"),
    title=Text("Kommentaren anger fel riktning", "Comment in the wrong direction"),
    message=Text(
        "{frame}, {row}: kommentaren säger att beloppet {said}, men det {does}.",
        "{row}, {frame}: the comment says that the amount {said}, but it {does}.",
    ),
    advice=Text("Rätta ordet i kommentaren eller beloppet på raden.", "Change the word, or the line it is about."),
    about=Text(
        "Orden ”ökar” och ”minskar” gäller beloppets storlek: en kostnad som blir större ökar.",
        "Grows and shrinks are about the size of the amount: a cost that becomes larger grows.",
    ),
)

PLAN_WITHOUT_RATE = Kind(
    code="KSB310",
    group=FIGURES,
    severity="warning",
    facts=("frame", "series", "years"),
    title=Text("Planår kan inte kontrolleras utan index", "No rate to check by"),
    message=Text(
        "{frame}: planåren går inte att kontrollera. Index saknas för {series} {years}.",
        "The plan years of {frame} cannot be checked: there is no rate for {series} {years}.",
    ),
    advice=Text(
        "Lägg till åren i en publicering, eller ta bort dokumentets planår (printed).",
        "Add the years to a publication, or remove the printed plan years.",
    ),
    about=Text(
        "Utan index går det inte att säga om ett planår stämmer. Det ska inte se ut som om det vore kontrollerat.",
        "Without a rate nothing can be said of a plan year; it must not look as if it had been.",
    ),
)

NOTHING_TO_CHECK = Kind(
    code="KSB320",
    group=FIGURES,
    severity="warning",
    facts=(),
    title=Text("Inget samband att kontrollera", "Nothing to check"),
    message=Text(
        "Inget samband mellan siffror går att kontrollera: summor, planår och påståenden saknas.",
        "No relation between figures can be checked: there are no totals, no plan years and no claims.",
    ),
    advice=Text(
        "Lägg till dokumentets summor (printed_totals) och planår (printed), eller förra årets budget.",
        "Add the document's totals (printed_totals) and plan years (printed), or last year's budget.",
    ),
    about=Text(
        "Att inget hittas säger ingenting när inget är kontrollerat.",
        "Where nothing was looked at, that nothing was found says nothing.",
    ),
)

YEAR_BESIDE_THE_PLAN = Kind(
    code="KSB322",
    group=FIGURES,
    severity="warning",
    facts=("frame", "years"),
    title=Text("Planår utanför planen", "Year beside the plan"),
    message=Text(
        "{frame} har siffror för {years}, som inte finns bland planåren.",
        "{frame} has figures for {years}, which are not among the plan years.",
    ),
    advice=Text("Lägg till året i plan_years, eller rätta det.", "Add the year to plan_years, or mend it."),
    about=Text(
        "Inget kommando visar ett år utanför planen. Siffrorna kontrolleras ändå.",
        "No command shows a year beside the plan. Its figures are checked all the same.",
    ),
)

ODD_SUM = Kind(
    code="KSB330",
    group=FIGURES,
    severity="note",
    facts=("row", "year", "frame", "printed", "difference", "others"),
    title=Text("Ensam om att avvika", "Alone in being off"),
    message=Text(
        "{frame}: {row} {year} anges till {printed} och skiljer {difference} från delarna. De andra summorna "
        "stämmer på sista siffran (antal: {others}).",
        "{row} {year}, {frame}, is printed {printed} and differs by {difference} from its parts. The other sums are "
        "met to the last digit (count: {others}).",
    ),
    advice=Text(
        "Kontrollera summan och dess delar. Avrundning kan förklara skillnaden, men är här inte trolig.",
        "Look at the sum and its parts. Rounding can explain the difference, but is not likely to here.",
    ),
    about=Text(
        "Där belopp är avrundade för sig skiljer var tredje summa en enhet. Om bara en enda gör det kan det vara ett "
        "skrivfel.",
        "Where amounts are rounded one by one every third sum is a step off. A single one may be a slip.",
    ),
)
ODD_TABLE_SUM = ODD_SUM.form(
    ("table", "row", "column", "printed", "difference", "others"),
    Text(
        "{table}: {row}, {column}, anges till {printed} och skiljer {difference} från raderna. De andra summorna "
        "stämmer på sista siffran (antal: {others}).",
        "{table}: {row}, {column}, is given as {printed} and differs by {difference} from its rows. The other sums are "
        "met to the last digit (count: {others}).",
    ),
)
ODD_INVESTMENT_SUM = ODD_SUM.form(
    ("row", "year", "printed", "difference", "others"),
    Text(
        "{row} {year} anges till {printed} och skiljer {difference} från raderna. De andra summorna stämmer på sista "
        "siffran (antal: {others}).",
        "{row} {year} is printed {printed} and differs by {difference} from its rows. The other sums are met to the "
        "last digit (count: {others}).",
    ),
)
