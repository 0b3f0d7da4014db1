"""KSB3xx: printed figures that cannot all be right, with rounding understood."""

from ks_budget.views.catalogue.kind import Kind, Text

KINDS: dict[str, Kind] = {
    "KSB301": Kind(
        Text(
            "Summa som raderna motsäger",
            "{row} {year}, {frame}, är tryckt {printed}, men delarna ger {range}; skillnaden är {difference}.",
            "Rätta summan eller någon av dess delar.",
            "Varje tryckt siffra står för ett intervall, en halv enhet av dess sista siffra åt varje håll. "
            "Skillnaden är större än så.",
        ),
        Text(
            "Sum contradicted by its lines",
            "{row} {year}, {frame}, is printed {printed}, but its parts give {range}; the difference is {difference}.",
            "Mend the sum or one of its parts.",
            "Every printed figure stands for an interval, half a step of its last digit each way. The difference is "
            "larger.",
        ),
    ),
    "KSB302": Kind(
        Text(
            "Investeringssumma som raderna motsäger",
            "{row} {year} är tryckt {printed}, men raderna ger {range}; skillnaden är {difference}.",
            "Rätta summan eller någon av raderna.",
            "Varje tryckt siffra står för ett intervall, en halv enhet av dess sista siffra åt varje håll. "
            "Skillnaden är större än så.",
        ),
        Text(
            "Investment sum contradicted by its rows",
            "{row} {year} is printed {printed}, but its rows give {range}; the difference is {difference}.",
            "Mend the sum or one of the rows.",
            "Every printed figure stands for an interval, half a step of its last digit each way. The difference is "
            "larger.",
        ),
    ),
    "KSB303": Kind(
        Text(
            "Planår som inte följer av index och justeringar",
            "{row} {year}, {frame}, är tryckt {printed}, men föregående år, index och justeringar ger {range}; "
            "skillnaden är {difference}.",
            "Rätta planåret, eller lägg till den justering som saknas. Tillfälligt faller bort före uppräkningen.",
            "Varje tryckt siffra står för ett intervall, en halv enhet av dess sista siffra åt varje håll. "
            "Skillnaden är större än så.",
        ),
        Text(
            "Plan year that does not follow from index and adjustments",
            "{row} {year}, {frame}, is printed {printed}, but the year before, index and adjustments give {range}; "
            "the difference is {difference}.",
            "Mend the plan year, or add the adjustment that is missing. What is temporary drops out before the index.",
            "Every printed figure stands for an interval, half a step of its last digit each way. The difference is "
            "larger.",
        ),
    ),
    "KSB304": Kind(
        Text(
            "Uppräkning som inte stämmer",
            "{frame}: grundbudgeten uppräknad anges till {printed}, men index ger {range}; skillnaden är {difference}.",
            "Rätta grundbudgeten eller det uppräknade beloppet, eller säg vilken annan ändring som ingår.",
            "Varje tryckt siffra står för ett intervall, en halv enhet av dess sista siffra åt varje håll. "
            "Skillnaden är större än så.",
        ),
        Text(
            "Index that does not come out",
            "{frame}: the base after the index is given as {printed}, but the index gives {range}; the "
            "difference is {difference}.",
            "Mend the base or the indexed amount, or say what other change is in it.",
            "Every printed figure stands for an interval, half a step of its last digit each way. The difference is "
            "larger.",
        ),
    ),
    "KSB305": Kind(
        Text(
            "Rambrygga som inte går ihop",
            "{frame}: kommunbidraget anges till {printed}, men den uppräknade grundbudgeten och justeringarna ger "
            "{range}; {difference} förklaras inte.",
            "Lägg till den justering som saknas, eller rätta någon av siffrorna.",
            "Varje tryckt siffra står för ett intervall, en halv enhet av dess sista siffra åt varje håll. "
            "Skillnaden är större än så.",
        ),
        Text(
            "Bridge that does not close",
            "{frame}: the grant is given as {printed}, but the indexed base and the adjustments give {range}; "
            "{difference} is not explained.",
            "Add the adjustment that is missing, or mend one of the figures.",
            "Every printed figure stands for an interval, half a step of its last digit each way. The difference is "
            "larger.",
        ),
    ),
    "KSB306": Kind(
        Text(
            "Grundbudget som inte är förra årets",
            "{frame}: grundbudgeten anges till {printed}, men förra årets kommunbidrag utan tillfälligt är {range}; "
            "skillnaden är {difference}.",
            "Förklara skillnaden, till exempel med vad som var tillfälligt förra året.",
            "Varje tryckt siffra står för ett intervall, en halv enhet av dess sista siffra åt varje håll. "
            "Skillnaden är större än så.",
        ),
        Text(
            "Base that is not last year's",
            "{frame}: the base is given as {printed}, but last year's grant without temporary items is {range}; the "
            "difference is {difference}.",
            "Explain the difference, for example by what was temporary last year.",
            "Every printed figure stands for an interval, half a step of its last digit each way. The difference is "
            "larger.",
        ),
    ),
    "KSB307": Kind(
        Text(
            "Samma belopp tryckt olika på två ställen",
            "{frame}: kommunbidraget anges till {printed} i texten, men tabellen ger {range}; skillnaden "
            "är {difference}.",
            "Låt text och tabell säga samma sak.",
            "Varje tryckt siffra står för ett intervall, en halv enhet av dess sista siffra åt varje håll. "
            "Skillnaden är större än så.",
        ),
        Text(
            "One amount printed differently in two places",
            "{frame}: the grant is given as {printed} in the text, but the table gives {range}; the "
            "difference is {difference}.",
            "Let text and table say the same.",
            "Every printed figure stands for an interval, half a step of its last digit each way. The difference is "
            "larger.",
        ),
    ),
    "KSB308": Kind(
        Text(
            "Kommentar med fel ändring",
            "{row}, {frame}: kommentaren anger ändringen till {printed}, men tabellerna ger {range}; "
            "skillnaden är {difference}.",
            "Rätta siffran i kommentaren, eller raden som den handlar om.",
            "Varje tryckt siffra står för ett intervall, en halv enhet av dess sista siffra åt varje håll. "
            "Skillnaden är större än så.",
        ),
        Text(
            "Comment with the wrong change",
            "{row}, {frame}: the comment gives the change as {printed}, but the tables give {range}; the "
            "difference is {difference}.",
            "Mend the figure of the comment, or the line it is about.",
            "Every printed figure stands for an interval, half a step of its last digit each way. The difference is "
            "larger.",
        ),
    ),
    "KSB309": Kind(
        Text(
            "Kommentar åt fel håll",
            "{row}, {frame}: kommentaren säger att beloppet {said}, men det {does}.",
            "Ändra ordet, eller raden som det handlar om.",
            "Ökar och minskar gäller beloppets storlek: en kostnad som blir större ökar.",
        ),
        Text(
            "Comment in the wrong direction",
            "{row}, {frame}: the comment says that the amount {said}, but it {does}.",
            "Change the word, or the line it is about.",
            "Grows and shrinks are about the size of the amount: a cost that becomes larger grows.",
        ),
    ),
    "KSB310": Kind(
        Text(
            "Index saknas för prövningen",
            "Planåren i {frame} kan inte prövas: index saknas för {series} {years}.",
            "Lägg till åren i en publicering, eller ta bort de tryckta planåren.",
            "Utan index går det inte att säga om ett planår stämmer; det ska inte se ut som om det gjorde det.",
        ),
        Text(
            "No rate to check by",
            "The plan years of {frame} cannot be checked: there is no rate for {series} {years}.",
            "Add the years to a publication, or remove the printed plan years.",
            "Without a rate nothing can be said of a plan year; it must not look as if it had been.",
        ),
    ),
}
