"""What investments, goals, assignments, risks and controls are, and their keys."""

TEXTS = {
    "The years it covers, those before the budget's own too; every project has an amount for each.": (
        "Åren som den omfattar, även de före budgetåret. Varje projekt har ett belopp för varje år."
    ),
    "Its groups, in printed order.": "Grupperna, i dokumentets ordning.",
    "The sum of all by year as printed.": "Dokumentets egen summa av alla projekt, per år.",
    'Its sum over some years by period, such as `"2022-2024"`, as printed; compared, never added.': (
        'Dokumentets egen summa för en period, till exempel `"2022-2024"`. Den kontrolleras, men räknas aldrig in'
        " i en summa."
    ),
    "Whether no figure of the chapter is rounded: what is decided in even thousands is not.": (
        "Om ingen siffra i kapitlet är avrundad. Det som är beslutat i jämna tusental är inte avrundat."
    ),
    "Projects of one kind.": "Projekt av ett slag.",
    "Stable and unique in the chapter.": "Detsamma år från år, och unikt i kapitlet.",
    "Its rows; none where nothing is planned.": "Raderna. Inga när inget är planerat.",
    "Its sum by year as printed; compared, never added.": (
        "Dokumentets egen summa per år. Den kontrolleras, men räknas aldrig in i en summa."
    ),
    "Whether its sums are not rounded.": "Om summorna inte är avrundade.",
    "One row of the investment budget.": "En rad i investeringsbudgeten.",
    "Expenditure by year, positive; 0 where nothing is planned.": "Utgifter per år, positiva. 0 när inget är planerat.",
    "Whether it is income, such as contributions: its amounts are below zero and reduce the sums.": (
        "Om det är en inkomst, till exempel ett bidrag. Beloppen är då under noll och minskar summorna."
    ),
    "Of another row of its group: the id of the row that it is a part of (därav). It is never added.": (
        "För en därav-rad: id för raden i gruppen som den är en del av. Den räknas aldrig in i en summa."
    ),
    "Whether its amounts were decided as they stand, and are not rounded.": (
        "Om beloppen är beslutade som de står och inte är avrundade."
    ),
    "A prioritised goal.": "Ett prioriterat mål.",
    "The year that the targets are for.": "Året som målvärdena gäller.",
    "The goals of Agenda 2030 that it serves.": "De mål i Agenda 2030 som det bidrar till.",
    "Its indicators, in printed order.": "Indikatorerna, i dokumentets ordning.",
    "A figure that shows whether a goal is met.": "En siffra som visar om ett mål är nått.",
    "Stable and unique in the budget.": "Detsamma år från år, och unikt i budgeten.",
    "A heading that it shares with its neighbours.": "En rubrik som den delar med indikatorerna bredvid.",
    "What it is measured in: `%`, `index 1–100`, `skala 1–6`; figures outside are told.": (
        "Vad den mäts i: `%`, `index 1–100`, `skala 1–6`. Siffror utanför blir en iakttagelse."
    ),
    "Which way is better.": "Vilket håll som är bättre.",
    "Where it should be in the goal's target year.": "Målvärdet, för målets målår.",
    "Outcome by year. A year printed as a dash is left out: missing is not 0.": (
        "Utfall per år. Ett år med ett streck i dokumentet utelämnas: att uppgift saknas är inte 0."
    ),
    "The least it can be, where its unit does not say.": "Det lägsta möjliga värdet, när enheten inte anger det.",
    "The most it can be, where its unit does not say.": "Det högsta möjliga värdet, när enheten inte anger det.",
    "Its id in Kolada, such as `N00640`.": "Id i Kolada, till exempel `N00640`.",
    "Who measures it.": "Vem som mäter.",
    "Something that the board tells its office to do and report back on.": (
        "Något som nämnden uppdrar åt kontoret att göra och återrapportera."
    ),
    "What it is, in a few words.": "Vad det är, med några få ord.",
    "What is to be done.": "Vad som ska göras.",
    "Who is to do it.": "Utförare.",
    'When it is to be reported: a year `"2024"`, a quarter `"2024-Q1"` or a day `"2024-05-31"`.': (
        'När det ska återrapporteras: ett år `"2024"`, ett kvartal `"2024-Q1"` eller en dag `"2024-05-31"`.'
    ),
    "Whether the text says at the latest then.": "Om texten anger senast då.",
    "To whom; left out when the text does not say.": (
        "Till vem det återrapporteras. Utelämnas när det inte framgår av texten."
    ),
    "The day it was reported back.": "Dagen då det återrapporterades.",
    "The office.": "Kontoret.",
    "Its name.": "Namnet.",
    "Its departments.": "Avdelningarna.",
    "A department of the office.": "En avdelning i kontoret.",
    "What it does.": "Vad den gör.",
    "What the year is about.": "Vad året handlar om.",
    "Its units, in the order of the text.": "Enheterna, i textens ordning.",
    "A unit of a department.": "En enhet i en avdelning.",
    "When it changes its place.": "När den flyttas.",
    "A unit that comes from, or goes to, somewhere else.": "En enhet som flyttas, hit eller härifrån.",
    "From the start of this year.": "Från början av det här året.",
    "Where it comes from.": "Varifrån den flyttas.",
    "Where it goes.": "Vart den flyttas.",
    "The board's yearly goal for the work environment.": "Nämndens årliga mål för arbetsmiljön.",
    "The goal or goals.": "Målet eller målen.",
    "How it is followed up, step by step.": "Hur det följs upp, steg för steg.",
    "The figures that show it.": "Nyckeltalen som visar det.",
    "A figure followed over the years.": "Ett nyckeltal som följs år för år.",
    "What it is measured in.": "Vad det mäts i.",
    "Where it should be, when the document says.": "Målvärdet, när dokumentet anger det.",
    "Outcome by year.": "Utfall per år.",
    "The two scales that risks are judged on.": "De två skalor som risker bedöms efter.",
    "How likely.": "Hur sannolik.",
    "How bad.": "Hur allvarlig.",
    "From this score on a risk is not to be accepted; left out when the document sets no limit.": (
        "Från och med det här riskvärdet ska en risk inte accepteras. Utelämnas när dokumentet inte anger någon gräns."
    ),
    "What the document calls the first scale; left out where that is likelihood (sannolikhet).": (
        "Vad dokumentet kallar den första skalan. Utelämnas när det är sannolikhet."
    ),
    "What it calls the second, such as `konsekvens`; left out where that is impact (väsentlighet).": (
        "Vad det kallar den andra, till exempel `konsekvens`. Utelämnas när det är väsentlighet."
    ),
    "Whether the document lists its risks by falling score.": (
        "Om dokumentet har riskerna i ordning efter fallande riskvärde."
    ),
    "One step of a risk scale.": "En nivå på en riskskala.",
    "1, 2, 3 … without gaps.": "1, 2, 3 … utan luckor.",
    "The word for it.": "Nivåns namn.",
    "What it means.": "Vad den betyder.",
    "One way to treat a risk; the vocabulary is the budget's own.": "En hantering av risker. Orden är budgetens egna.",
    "Stable: `accept`, `act`, `internal-control`.": "Detsamma år från år: `accept`, `act`, `internal-control`.",
    "As shown.": "Som den visas.",
    "Whether a risk so treated is accepted as it is.": "Om en risk med den här hanteringen accepteras som den är.",
    "Whether a risk so treated belongs in the internal control plan.": (
        "Om en risk med den här hanteringen ska finnas i internkontrollplanen."
    ),
    "A risk. Its score is likelihood × impact; the treatment is a decision and not a function of the score.": (
        "En risk. Riskvärdet är sannolikhet × väsentlighet. Hanteringen är ett beslut och följer inte av riskvärdet."
    ),
    "What could happen, and what it would lead to.": "Vad som kan hända, och vad det skulle leda till.",
    "A level of the likelihood scale.": "En nivå på skalan för sannolikhet.",
    "A level of the impact scale.": "En nivå på skalan för väsentlighet.",
    "Id of a treatment.": "Hanteringens id.",
    "The score as the document prints it.": "Riskvärdet enligt dokumentet.",
    "The treatment as printed, where it differs from the label.": (
        "Hanteringen enligt dokumentet, när den skiljer sig från namnet."
    ),
    "One control of the internal control plan.": "En kontroll i internkontrollplanen.",
    "Id of the risk that it follows up.": "Id för risken som den följer upp.",
    "What is done, step by step.": "Vad som görs, steg för steg.",
    "The posts that answer for it.": "Befattningarna som ansvarar för den.",
    "How often, as printed: `2 gånger per år`.": "Hur ofta, som i dokumentet: `2 gånger per år`.",
    "To whom the outcome is reported, as printed.": "Till vem resultatet rapporteras, som i dokumentet.",
    "The risk's score as the plan prints it.": "Riskens riskvärde enligt planen.",
    "The responsible as printed, where it differs.": "Den ansvariga enligt dokumentet, när den skiljer sig.",
}
