"""KSB4xx: goals, assignments, risks and controls that do not agree with each other or with themselves."""

from ks_budget.views.catalogue.kind import Kind, Text

KINDS: dict[str, Kind] = {
    "KSB401": Kind(
        Text(
            "Fel riskvärde",
            "{name}: riskvärdet är tryckt {printed}, men {likelihood} × {impact} är {score}.",
            "Rätta riskvärdet, sannolikheten eller väsentligheten.",
            "Riskvärdet är sannolikhet × väsentlighet.",
        ),
        Text(
            "Wrong score",
            "{name}: the score is printed {printed}, but {likelihood} × {impact} is {score}.",
            "Mend the score, the likelihood or the impact.",
            "The score is likelihood × impact.",
        ),
    ),
    "KSB402": Kind(
        Text(
            "Olika riskvärde i plan och analys",
            "{name}: internkontrollplanen trycker riskvärdet {printed}, riskanalysen ger {score}.",
            "Låt planen och analysen säga samma sak.",
            "Planen bygger på analysen och ska ha dess värden.",
        ),
        Text(
            "Different score in plan and analysis",
            "{name}: the control plan prints the score {printed}, the risk analysis gives {score}.",
            "Let plan and analysis say the same.",
            "The plan is drawn from the analysis and should have its scores.",
        ),
    ),
    "KSB403": Kind(
        Text(
            "Risk utan kontroll",
            "{name} ska internkontrolleras men har ingen kontroll i planen.",
            "Lägg till en kontroll, eller ändra hanteringen.",
            "En risk som ska internkontrolleras följs upp av minst en kontroll.",
        ),
        Text(
            "Risk without a control",
            "{name} is for internal control but has no control in the plan.",
            "Add a control, or change the treatment.",
            "A risk for internal control is followed up by at least one control.",
        ),
    ),
    "KSB404": Kind(
        Text(
            "Kontroll av annan risk",
            "{name} har en kontroll i planen men hanteras på annat sätt: {treatment}.",
            "Ändra hanteringen till internkontroll, eller ta bort kontrollen.",
            "Planen ska hålla de risker som analysen pekar ut, och bara dem.",
        ),
        Text(
            "Control of another risk",
            "{name} has a control in the plan but is treated in another way: {treatment}.",
            "Change the treatment to internal control, or remove the control.",
            "The plan should hold the risks that the analysis picks, and only those.",
        ),
    ),
    "KSB405": Kind(
        Text(
            "Hantering utanför ordlistan",
            '{name}: hanteringen är tryckt "{printed}", som inte finns bland hanteringarna.{maybe}',
            "Skriv någon av {either}.",
            "Hanteringarna är en sluten lista; en felstavning gör att risken inte räknas med.",
        ),
        Text(
            "Treatment outside the vocabulary",
            '{name}: the treatment is printed "{printed}", which is not among the treatments.{maybe}',
            "Write one of {either}.",
            "The treatments are a closed list; a misspelling makes the risk drop out of counts.",
        ),
    ),
    "KSB406": Kind(
        Text(
            "Hög risk som accepteras",
            "{name} accepteras med riskvärdet {score}; gränsen är {limit}.",
            "Välj en annan hantering, eller höj gränsen i [scale].",
            "Budgeten säger själv vid vilket riskvärde en risk inte ska accepteras. Gränsen varnar, den bestämmer "
            "inte.",
        ),
        Text(
            "High risk accepted",
            "{name} is accepted with the score {score}; the limit is {limit}.",
            "Choose another treatment, or raise the limit in [scale].",
            "The budget itself says from which score a risk is not to be accepted. The limit warns, it does not "
            "decide.",
        ),
    ),
    "KSB407": Kind(
        Text(
            "Lucka i numreringen",
            "Numret {missing} saknas mellan {before} och {after}.",
            "Numrera om, eller lägg till det som saknas.",
            "En lucka kan betyda att något har fallit bort.",
        ),
        Text(
            "Gap in the numbering",
            "The number {missing} is missing between {before} and {after}.",
            "Number anew, or add what is missing.",
            "A gap may mean that something has dropped out.",
        ),
    ),
    "KSB408": Kind(
        Text(
            "Mål som redan är nått",
            "{name}: målet {target} är redan nått; utfallet {year} var {outcome}.",
            "Sätt ett högre mål, eller skriv att nivån ska hållas.",
            "Ett mål som är nått när det sätts styr ingenting.",
        ),
        Text(
            "Target already reached",
            "{name}: the target {target} is reached already; the outcome {year} was {outcome}.",
            "Set a higher target, or say that the level is to be kept.",
            "A target that is reached when it is set steers nothing.",
        ),
    ),
    "KSB409": Kind(
        Text(
            "Beslutsdatum saknas",
            "Dokumentet har inget beslutsdatum{printed}.",
            "Fyll i decided när beslutet är fattat.",
            "Utan datum går det inte att se om budgeten är beslutad.",
        ),
        Text(
            "No decision date",
            "The document has no decision date{printed}.",
            "Fill in decided when the decision is taken.",
            "Without a date one cannot see whether the budget is decided.",
        ),
    ),
    "KSB410": Kind(
        Text(
            "Uppdrag utan tid",
            "Uppdraget {name} har ingen tid för återrapportering.",
            "Ange due.",
            "Ett uppdrag utan tid blir aldrig sent.",
        ),
        Text(
            "Assignment without a deadline",
            "The assignment {name} has no deadline.",
            "Give it due.",
            "An assignment without a deadline is never late.",
        ),
    ),
    "KSB411": Kind(
        Text(
            "Uppdrag utan mottagare",
            "Uppdraget {name} säger inte till vem det ska återrapporteras.",
            "Ange reports_to.",
            "De andra uppdragen säger det.",
        ),
        Text(
            "Assignment without a recipient",
            "The assignment {name} does not say to whom it is to be reported.",
            "Give it reports_to.",
            "The other assignments say so.",
        ),
    ),
    "KSB412": Kind(
        Text(
            "Samma namn två gånger",
            "Namnet {name} används två gånger.",
            "Ge den ena ett annat namn.",
            "Läsaren kan inte skilja dem åt.",
        ),
        Text(
            "Name used twice",
            "The name {name} is used twice.",
            "Give one of them another name.",
            "A reader cannot tell them apart.",
        ),
    ),
    "KSB413": Kind(
        Text(
            "Fel ordning",
            "{name} har riskvärdet {score} men står efter en risk med {before}; {count} risker står efter lägre "
            "värden.",
            "Sortera riskerna efter fallande riskvärde, eller ta bort ordered i [scale].",
            "Dokumentet ordnar riskerna efter fallande riskvärde.",
        ),
        Text(
            "Out of order",
            "{name} has the score {score} but stands after a risk with {before}; {count} risks stand after lower "
            "scores.",
            "Sort the risks by falling score, or remove ordered in [scale].",
            "The document orders its risks by falling score.",
        ),
    ),
}
