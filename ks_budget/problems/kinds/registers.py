"""KSB4xx: goals, assignments, risks and controls that do not agree with each other or with themselves."""

from ks_budget.language import Text
from ks_budget.problems.kind import REGISTERS, Kind

SCORE = Kind(
    code="KSB401",
    group=REGISTERS,
    severity="error",
    facts=("name", "printed", "likelihood", "impact", "score"),
    title=Text("Fel riskvärde", "Wrong score"),
    message=Text(
        "{name}: riskvärdet anges till {printed}, men {likelihood} × {impact} är {score}.",
        "{name}: the score is printed {printed}, but {likelihood} × {impact} is {score}.",
    ),
    advice=Text(
        "Rätta riskvärdet eller någon av riskens två nivåer.",
        "Mend the score or one of the risk's two levels.",
    ),
    about=Text("Riskvärdet är produkten av riskens två nivåer.", "The score is the product of the risk's two levels."),
)

SCORE_IN_PLAN = Kind(
    code="KSB402",
    group=REGISTERS,
    severity="error",
    facts=("name", "printed", "score"),
    title=Text("Olika riskvärde i plan och analys", "Different score in plan and analysis"),
    message=Text(
        "{name}: riskvärdet är {printed} enligt internkontrollplanen men {score} enligt riskanalysen.",
        "{name}: the control plan prints the score {printed}, the risk analysis gives {score}.",
    ),
    advice=Text("Ange samma riskvärde i planen och analysen.", "Let plan and analysis say the same."),
    about=Text(
        "Planen bygger på analysen och ska ha dess värden.",
        "The plan is drawn from the analysis and should have its scores.",
    ),
)

UNCONTROLLED = Kind(
    code="KSB403",
    group=REGISTERS,
    severity="error",
    facts=("name",),
    title=Text("Risk utan kontroll", "Risk without a control"),
    message=Text(
        "{name} ska följas upp med internkontroll men har ingen kontroll i planen.",
        "{name} is for internal control but has no control in the plan.",
    ),
    advice=Text("Lägg till en kontroll, eller ändra hanteringen.", "Add a control, or change the treatment."),
    about=Text(
        "En risk som hanteras med internkontroll ska ha minst en kontroll i planen.",
        "A risk for internal control is followed up by at least one control.",
    ),
)

CONTROL_OF_ANOTHER = Kind(
    code="KSB404",
    group=REGISTERS,
    severity="error",
    facts=("name", "treatment"),
    title=Text("Kontroll av en risk som inte ska följas upp", "Control of another risk"),
    message=Text(
        "{name} har en kontroll i planen, men hanteringen är ”{treatment}”.",
        "{name} has a control in the plan but is treated in another way: {treatment}.",
    ),
    advice=Text(
        "Ändra hanteringen till internkontroll, eller ta bort kontrollen.",
        "Change the treatment to internal control, or remove the control.",
    ),
    about=Text(
        "Planen ska omfatta de risker som riskanalysen pekar ut, och bara dem.",
        "The plan should hold the risks that the analysis picks, and only those.",
    ),
)

TREATMENT_WORD = Kind(
    code="KSB405",
    group=REGISTERS,
    severity="warning",
    facts=("name", "printed", "known"),
    title=Text("Okänd hantering", "Treatment outside the vocabulary"),
    message=Text(
        "{name}: hanteringen anges som ”{printed}”, som inte finns i listan.{known.maybe}",
        '{name}: the treatment is printed "{printed}", which is not among the treatments.{known.maybe}',
    ),
    advice=Text("Skriv {known.either}.", "Write one of {known.either}."),
    about=Text(
        "Listan över hanteringar är bestämd i budgeten. En felstavning gör att risken inte räknas med.",
        "The treatments are a closed list; a misspelling makes the risk drop out of counts.",
    ),
)

HIGH_RISK_ACCEPTED = Kind(
    code="KSB406",
    group=REGISTERS,
    severity="warning",
    facts=("name", "score", "limit"),
    title=Text("Hög risk som accepteras", "High risk accepted"),
    message=Text(
        "{name} accepteras trots riskvärdet {score}. Gränsen är {limit}.",
        "{name} is accepted with the score {score}; the limit is {limit}.",
    ),
    advice=Text(
        "Välj en annan hantering, eller höj gränsen i [scale].",
        "Choose another treatment, or raise the limit in [scale].",
    ),
    about=Text(
        "Budgeten anger själv från vilket riskvärde en risk inte ska accepteras. Gränsen ger en varning men "
        "hindrar ingenting.",
        "The budget itself says from which score a risk is not to be accepted. The limit warns, it does not decide.",
    ),
)

GAP_IN_NUMBERS = Kind(
    code="KSB407",
    group=REGISTERS,
    severity="note",
    facts=("missing", "before", "after"),
    title=Text("Lucka i numreringen", "Gap in the numbering"),
    message=Text(
        "Nummer {missing} saknas mellan {before} och {after}.",
        "The number {missing} is missing between {before} and {after}.",
    ),
    advice=Text("Numrera om, eller lägg till det som saknas.", "Number anew, or add what is missing."),
    about=Text("En lucka kan betyda att något har fallit bort.", "A gap may mean that something has dropped out."),
)

TARGET_REACHED = Kind(
    code="KSB408",
    group=REGISTERS,
    severity="note",
    facts=("name", "target", "year", "outcome"),
    title=Text("Målvärdet är redan nått", "Target already reached"),
    message=Text(
        "{name}: målvärdet {target} är redan nått. Utfallet {year} var {outcome}.",
        "{name}: the target {target} is reached already; the outcome {year} was {outcome}.",
    ),
    advice=Text(
        "Sätt ett högre målvärde, eller skriv att nivån ska hållas.",
        "Set a higher target, or say that the level is to be kept.",
    ),
    about=Text(
        "Ett mål som är nått när det sätts styr ingenting.",
        "A target that is reached when it is set steers nothing.",
    ),
)

UNDECIDED = Kind(
    code="KSB409",
    group=REGISTERS,
    severity="note",
    facts=(),
    title=Text("Beslutsdatum saknas", "No decision date"),
    message=Text("Beslutsdatum saknas.", "The document has no decision date."),
    advice=Text(
        "Lägg till decided = ÅÅÅÅ-MM-DD när beslutet är fattat.", "Fill in decided when the decision is taken."
    ),
    about=Text(
        "Utan datum går det inte att se om budgeten är beslutad.",
        "Without a date one cannot see whether the budget is decided.",
    ),
)
UNDECIDED_AS_PRINTED = UNDECIDED.form(
    ("printed",),
    Text(
        "Beslutsdatum saknas. I dokumentet står ”{printed}”.", "The document has no decision date; it has “{printed}”."
    ),
)

WITHOUT_DEADLINE = Kind(
    code="KSB410",
    group=REGISTERS,
    severity="warning",
    facts=("name",),
    title=Text("Uppdrag utan tidpunkt", "Assignment without a deadline"),
    message=Text(
        "Uppdraget ”{name}” har ingen tidpunkt för återrapportering.", "The assignment {name} has no deadline."
    ),
    advice=Text('Lägg till due, till exempel due = "2024-Q2".', 'Give it due, such as due = "2024-Q2".'),
    about=Text(
        "Utan tidpunkt går det inte att se om uppdraget är försenat.", "An assignment without a deadline is never late."
    ),
)

WITHOUT_RECIPIENT = Kind(
    code="KSB411",
    group=REGISTERS,
    severity="note",
    facts=("name",),
    title=Text("Uppdrag utan mottagare", "Assignment without a recipient"),
    message=Text(
        "Det framgår inte vem uppdraget ”{name}” ska återrapporteras till.",
        "The assignment {name} does not say to whom it is to be reported.",
    ),
    advice=Text('Lägg till reports_to, till exempel reports_to = "kommunstyrelsen".', "Give it reports_to."),
    about=Text("För de andra uppdragen framgår det.", "The other assignments say so."),
)

NAME_TWICE = Kind(
    code="KSB412",
    group=REGISTERS,
    severity="warning",
    facts=("name",),
    title=Text("Samma namn två gånger", "Name used twice"),
    message=Text("Namnet ”{name}” används två gånger.", "The name {name} is used twice."),
    advice=Text("Ge den ena ett annat namn.", "Give one of them another name."),
    about=Text("Den som läser kan inte skilja dem åt.", "A reader cannot tell them apart."),
)

NOT_FROM_ONE = Kind(
    code="KSB414",
    group=REGISTERS,
    severity="note",
    facts=("name", "number"),
    title=Text("Numreringen börjar inte på 1", "Numbering that does not begin with 1"),
    message=Text("Numreringen börjar på {number}: {name}.", "The numbering begins with {number}: {name}."),
    advice=Text("Numrera från 1, eller lägg till det som saknas.", "Number from 1, or add what is missing."),
    about=Text(
        "En lucka först kan betyda att något har fallit bort.",
        "A gap at the start may mean that something has dropped out.",
    ),
)

NUMBER_TWICE = Kind(
    code="KSB415",
    group=REGISTERS,
    severity="warning",
    facts=("name", "number", "other"),
    title=Text("Samma nummer två gånger", "Number used twice"),
    message=Text(
        "{name} har numret {number}, som redan används: {other}.",
        "{name} has the number {number}, which is used already: {other}.",
    ),
    advice=Text("Ge en av dem ett annat nummer.", "Give one of them another number."),
    about=Text("Ett nummer i texten ska leda till en enda post.", "A number in the text is to lead to one record."),
)

NUMBERS_FALL = Kind(
    code="KSB416",
    group=REGISTERS,
    severity="warning",
    facts=("name", "number", "before"),
    title=Text("Nummer i fel ordning", "Numbers out of order"),
    message=Text(
        "{name} har numret {number} men står efter {before}.",
        "{name} has the number {number} but stands after {before}.",
    ),
    advice=Text("Flytta posten, eller rätta numret.", "Move the record, or mend the number."),
    about=Text(
        "Numren ska stiga. Annars är något fel numrerat eller flyttat.",
        "Numbers rise. Else something is numbered wrongly, or moved.",
    ),
)

OUTSIDE_UNIT = Kind(
    code="KSB417",
    group=REGISTERS,
    severity="error",
    facts=("name", "value", "unit", "range"),
    title=Text("Värde utanför sin skala", "Value outside its scale"),
    message=Text(
        "{name}: {value} ska ligga {range} ({unit}).",
        "{name}: {value} lies outside {range} ({unit}).",
    ),
    advice=Text(
        "Rätta värdet eller enheten, eller ange lowest och highest.",
        "Mend the value or the unit, or state lowest and highest.",
    ),
    about=Text(
        "En enhet som index 1–100 anger själv vilka värden som finns.",
        "A unit such as index 1–100 says itself which values there are.",
    ),
)
NO_PERCENTAGE = OUTSIDE_UNIT.form(OUTSIDE_UNIT.facts, OUTSIDE_UNIT.message, severity="warning")
"""A percentage may be above 100, but seldom is."""
BELOW_LOWEST = OUTSIDE_UNIT.form(
    ("name", "value", "limit"),
    Text(
        "{name}: {value} är lägre än {limit}, det lägsta som anges.",
        "{name}: {value} is less than {limit}, the least that is stated.",
    ),
)
ABOVE_HIGHEST = OUTSIDE_UNIT.form(
    ("name", "value", "limit"),
    Text(
        "{name}: {value} är högre än {limit}, det högsta som anges.",
        "{name}: {value} is more than {limit}, the most that is stated.",
    ),
)

TARGET_YEAR_ALONE = Kind(
    code="KSB418",
    group=REGISTERS,
    severity="note",
    facts=("name", "year", "others"),
    title=Text("Målår som avviker", "Target year unlike the others"),
    message=Text(
        "{name}: målåret är {year}, men alla andra mål har {others}.",
        "{name}: the target year is {year}, but all other goals have {others}.",
    ),
    advice=Text("Kontrollera målåret.", "Look at the target year."),
    about=Text(
        "Ett enda målår som avviker är oftast felskrivet.", "A single target year unlike the others is mostly a slip."
    ),
)

TARGET_YEAR_PAST = Kind(
    code="KSB419",
    group=REGISTERS,
    severity="warning",
    facts=("name", "year", "budget"),
    title=Text("Målår som har passerat", "Target year that has passed"),
    message=Text(
        "{name}: målåret {year} ligger före budgetåret {budget}.",
        "{name}: the target year {year} lies before the budget year {budget}.",
    ),
    advice=Text("Rätta målåret.", "Mend the target year."),
    about=Text("Ett mål sätts för ett år som kommer.", "A target is set for a year to come."),
)

DEADLINE_OUTSIDE = Kind(
    code="KSB420",
    group=REGISTERS,
    severity="warning",
    facts=("name", "due", "years"),
    title=Text("Tidpunkt utanför budgetens år", "Deadline outside the budget's years"),
    message=Text(
        "Uppdraget ”{name}” ska återrapporteras {due}, men budgeten omfattar {years}.",
        "The assignment {name} is due {due}, but the budget covers {years}.",
    ),
    advice=Text("Rätta due.", "Mend due."),
    about=Text(
        "Ett uppdrag återrapporteras under budgetåret eller ett planår.",
        "An assignment is reported in the budget year or a plan year.",
    ),
)

EMPTY_CONTROL = Kind(
    code="KSB421",
    group=REGISTERS,
    severity="warning",
    facts=("name", "key"),
    title=Text("Kontroll som saknar uppgifter", "Control that lacks what it needs"),
    message=Text("{name}: kontrollen har inget i {key}.", "{name}: the control has nothing in {key}."),
    advice=Text("Fyll i {key}.", "Fill in {key}."),
    about=Text(
        "En kontroll anger vad som görs och vem som svarar för det.",
        "A control says what is done and who answers for it.",
    ),
)

KOLADA_TWICE = Kind(
    code="KSB422",
    group=REGISTERS,
    severity="warning",
    facts=("name", "other", "kolada"),
    title=Text("Samma nyckeltal i Kolada två gånger", "The same Kolada id twice"),
    message=Text(
        "{name} och {other} har samma id i Kolada, {kolada}.",
        "{name} and {other} have the same id in Kolada, {kolada}.",
    ),
    advice=Text("Rätta det ena id:t.", "Mend one of the ids."),
    about=Text(
        "Två indikatorer med samma id skulle få samma utfall.", "Two indicators of one id would get the same outcomes."
    ),
)

OUT_OF_ORDER = Kind(
    code="KSB413",
    group=REGISTERS,
    severity="note",
    facts=("name", "score", "before", "count"),
    title=Text("Riskerna står i fel ordning", "Out of order"),
    message=Text(
        "Riskerna står inte i fallande ordning. {name} har riskvärdet {score} men kommer efter en risk med "
        "{before}. Antal risker i fel ordning: {count}.",
        "{name} has the score {score} but stands after a risk with {before}; {count} risks stand after lower scores.",
    ),
    advice=Text(
        "Sortera riskerna efter fallande riskvärde, eller ta bort ordered i [scale].",
        "Sort the risks by falling score, or remove ordered in [scale].",
    ),
    about=Text(
        "Dokumentet ordnar riskerna efter fallande riskvärde.",
        "The document orders its risks by falling score.",
    ),
)
