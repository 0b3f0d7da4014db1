"""KSB2xx: what a command needs and the budget does not have."""

from ks_budget.language import Text
from ks_budget.problems.kind import NEEDS, WHAT_THERE_IS, Kind

NO_RATE = Kind(
    code="KSB201",
    group=NEEDS,
    severity="error",
    facts=("series", "years", "last", "option"),
    title=Text("Index saknas", "Missing rate"),
    message=Text(
        "Index saknas för {series} {years}. Sista året med index är {last}.",
        "There is no rate for {series} {years}; the last known year is {last}.",
    ),
    advice=Text(
        "Ange index med {option}, eller lägg till det i en ny publicering. ksb gissar aldrig ett index.",
        "Give it with {option}, or add it in a new publication. ksb never assumes a rate.",
    ),
    about=Text(
        "Uppräkningen behöver en procentsats för varje år och serie. Ett antaget värde skulle se ut som ett känt.",
        "Projecting needs a percentage for each year and series. An assumed one would look like a known one.",
    ),
)
NO_RATE_EVER = NO_RATE.form(
    ("series", "years", "option"),
    Text(
        "Index saknas för {series} {years}. Serien har inga år.",
        "There is no rate for {series} {years}; the series has no years.",
    ),
)
NO_RATE_SO_EARLY = NO_RATE.form(
    ("series", "years", "first", "last", "option"),
    Text(
        "Index saknas för {series} {years}. Serien har {first}–{last}.",
        "There is no rate for {series} {years}; the series has {first}–{last}.",
    ),
)
NO_RATE_IN_A_PUBLICATION = NO_RATE.form(
    ("series", "years"),
    Text("Index saknas för {series} {years}.", "There is no rate for {series} {years}."),
    advice=Text(
        "Lägg till {years} i en publicering. ksb gissar aldrig ett index.",
        "Add {years} to a publication. ksb never assumes a rate.",
    ),
)
"""Where no option gives one."""

NO_INDEX = Kind(
    code="KSB205",
    group=NEEDS,
    severity="error",
    facts=("frame", "years"),
    title=Text("Varken index eller plan", "Neither index nor plan"),
    message=Text(
        "Ramen {frame} har inget index att räkna fram med, och dokumentet anger ingen plan för {years}.",
        "The frame {frame} has no index to be projected by, and the document prints no plan for {years}.",
    ),
    advice=Text(
        'Ange ramens index, till exempel index = "pkv" med en [[publication]], share = 0 om beloppen står stilla, '
        "eller planen i printed på raderna.",
        'Give the index of the frame, such as index = "pkv" with a [[publication]], share = 0 if the amounts stand '
        "still, or the plan in printed on its lines.",
    ),
    about=Text(
        "En ram utan index räknas inte fram: dess plan är den som dokumentet anger. ksb gissar aldrig ett index.",
        "A frame without an index is not projected: its plan is the one that the document prints. ksb never assumes "
        "a rate.",
    ),
)
NO_PRICES = NO_INDEX.form(
    ("frame",),
    Text(
        "Ramen {frame} har inget index att räkna om till fasta priser med.",
        "The frame {frame} has no index to bring its amounts to one year's prices.",
    ),
    advice=Text(
        "Utelämna --real, eller välj andra ramar med --frame.", "Leave out --real, or choose other frames with --frame."
    ),
)

NO_PUBLICATION = Kind(
    code="KSB202",
    group=NEEDS,
    severity="error",
    facts=("id", "known"),
    title=Text("Publiceringen finns inte", "No such publication"),
    message=Text("Publiceringen {id} finns inte.", "There is no publication {id}."),
    advice=WHAT_THERE_IS,
    about=Text(
        "--publication tar id:t för en publicering, så som det står i indexfilen.",
        "--publication takes the id of a publication as it stands in the index file.",
    ),
)

NO_YEAR_BEFORE = Kind(
    code="KSB203",
    group=NEEDS,
    severity="error",
    facts=("year", "name"),
    title=Text("Ingen budget för året innan", "No budget for the year before"),
    message=Text(
        "Budgeten {year} finns inte, och ramen {name} anger ingen grundbudget.",
        "There is no budget {year}, and the frame {name} states no base.",
    ),
    advice=Text(
        "Lägg till budgeten för {year}, eller ange base i [frame.printed_bridge].",
        "Add the budget for {year}, or base in [frame.printed_bridge].",
    ),
    about=Text("Ramförändringen räknas från förra årets kommunbidrag.", "The bridge begins in last year's grant."),
)
NO_FRAME_BEFORE = NO_YEAR_BEFORE.form(
    ("year", "name"),
    Text(
        "Ramen {name} finns inte i budgeten {year} och anger ingen grundbudget.",
        "The budget {year} does not have the frame {name}, which states no base.",
    ),
    advice=Text(
        "Ange base i [frame.printed_bridge], eller ge ramen samma id i båda budgetarna.",
        "Give base in [frame.printed_bridge], or the frame the same id in both budgets.",
    ),
)
NO_GRANT_BEFORE = NO_YEAR_BEFORE.form(
    ("year", "name"),
    Text(
        "Ramen {name} har inget kommunbidrag i budgeten {year} och anger ingen grundbudget.",
        "The frame {name} has no grant in the budget {year} and states no base.",
    ),
    advice=Text("Ange base i [frame.printed_bridge].", "Give base in [frame.printed_bridge]."),
)
FRAME_LEFT_OUT = NO_YEAR_BEFORE.form(
    ("name", "why"),
    Text("Ramen {name} är inte med: {why}.", "The frame {name} is left out: {why}."),
    advice=Text("Ange base i [frame.printed_bridge].", "Give base in [frame.printed_bridge]."),
    severity="warning",
)
LEFT_OUT_WHY = {
    NO_YEAR_BEFORE: Text("förra årets budget saknas", "there is no budget for the year before"),
    NO_FRAME_BEFORE: Text("den finns inte i förra årets budget", "it is not in the budget for the year before"),
    NO_GRANT_BEFORE: Text(
        "den har inget kommunbidrag i förra årets budget", "it has no grant in the budget for the year before"
    ),
}
"""Why a frame has no bridge, by the kind of problem that it is."""

LINES_CLASH = Kind(
    code="KSB204",
    group=NEEDS,
    severity="error",
    facts=("id", "first", "one", "second", "other"),
    title=Text("Rader som inte kan läggas ihop", "Lines that cannot be added"),
    message=Text(
        "Raden {id} är {first} i {one} men {second} i {other}.",
        "The line {id} is {first} in {one} and {second} in {other}.",
    ),
    advice=Text("Ge raderna samma slag, eller olika id.", "Give the lines the same kind, or different ids."),
    about=Text(
        "Nämndernas rader läggs ihop efter id. Då måste de vara av samma slag.",
        "The boards' lines are added by id, so they must be of the same kind.",
    ),
)
