"""KSB0xx: something is asked for wrongly, or is not there to be asked for."""

from ks_budget.language import Text
from ks_budget.problems.kind import READING, WHAT_THERE_IS, Kind

NO_BUDGET_SO_EARLY = Kind(
    code="KSB012",
    group=READING,
    severity="error",
    facts=("year", "known"),
    title=Text("Ingen budget att utgå från", "No budget to start from"),
    message=Text("Det finns ingen budget för {year} eller tidigare.", "There is no budget for {year} or before."),
    advice=WHAT_THERE_IS,
    about=Text(
        "Utan --from utgår beräkningen från den senaste budgeten som inte är senare än året.",
        "Without --from a projection starts from the latest budget that is not after the year.",
    ),
)
NO_BUDGET_AT_ALL = NO_BUDGET_SO_EARLY.form(
    ("folder",),
    Text("Mappen ”{folder}” innehåller inga budgetar.", "The folder {folder} has no budgets."),
    advice=Text("Lägg till en fil 2024.toml eller en mapp 2024/.", "Add a file 2024.toml or a folder 2024/."),
)

ONLY_VARIANTS = NO_BUDGET_SO_EARLY.form(
    ("known",),
    Text("Mappen har bara varianter: {known}.", "The folder has variants only: {known}."),
    advice=Text(
        "Ange en av dem. Utan namn är det årets budget som menas, och aldrig en variant.",
        "Name one of them. Without a name it is a year's budget that is meant, and never a variant.",
    ),
)

NO_FRAME = Kind(
    code="KSB013",
    group=READING,
    severity="error",
    facts=("name", "budget", "known"),
    title=Text("Ramen finns inte", "No such frame"),
    message=Text(
        "Ramen {name} finns inte i budgeten {budget}.{known.maybe}",
        "There is no frame {name} in the budget {budget}.{known.maybe}",
    ),
    advice=WHAT_THERE_IS,
    about=Text(
        "--frame tar ramens id, så som det står i budgetfilen.",
        "--frame takes the id of a frame as it stands in the budget file.",
    ),
)

NO_TABLE = NO_FRAME.form(
    ("name", "budget", "known"),
    Text(
        "Tabellen {name} finns inte i budgeten {budget}.{known.maybe}",
        "There is no table {name} in the budget {budget}.{known.maybe}",
    ),
)
WRONG_OPTION = Kind(
    code="KSB014",
    group=READING,
    severity="error",
    facts=("option", "shown", "example"),
    title=Text("Värdet på kommandoraden går inte att tolka", "Wrong option"),
    message=Text("{option}: ”{shown}” går inte att tolka.", "{option}: {shown} cannot be read."),
    advice=Text("Skriv till exempel {example}.", "Write for example {example}."),
    about=Text(
        "Värdet på kommandoraden har inte den form som flaggan kräver.",
        "The value given on the command line does not have the form that is expected.",
    ),
)
NO_SUFFIX = WRONG_OPTION.form(
    ("shown", "known"),
    Text(
        "--output: ändelsen på ”{shown}” säger inte vilket format du vill ha.",
        "--output: the suffix of {shown} does not say which format you want.",
    ),
    advice=Text("Använd {known.either}, eller ange --format.", "Use {known.either}, or give --format."),
)
YEARS_BACKWARDS = WRONG_OPTION.form(
    ("first", "last"),
    Text("--from ({first}) är senare än --to ({last}).", "--from ({first}) is after --to ({last})."),
    advice=Text("Byt plats på åren.", "Change places of the years."),
)
IN_SEVERAL_BUDGETS = WRONG_OPTION.form(
    ("option", "shown", "example"),
    Text(
        "{option}: iakttagelsen {shown} finns i flera budgetar, med olika siffror.",
        "{option}: the finding {shown} is in several budgets, with different figures.",
    ),
)

OPTIONS_CLASH = WRONG_OPTION.form(
    ("option", "shown", "example"),
    Text(
        "{option} kan inte användas tillsammans med {shown}.",
        "{option} cannot be used together with {shown}.",
    ),
)

NO_TREATMENT = Kind(
    code="KSB017",
    group=READING,
    severity="error",
    facts=("name", "known"),
    title=Text("Hanteringen finns inte", "No such treatment"),
    message=Text(
        "Hanteringen {name} finns inte i budgeten.{known.maybe}",
        "There is no treatment {name} in the budget.{known.maybe}",
    ),
    advice=WHAT_THERE_IS,
    about=Text(
        "--treatment tar hanteringens id eller namn, så som de står i budgetfilen.",
        "--treatment takes the id or the label of a treatment as it stands in the budget file.",
    ),
)

NO_CODE = Kind(
    code="KSB018",
    group=READING,
    severity="error",
    facts=("name", "known"),
    title=Text("Koden finns inte", "No such code"),
    message=Text("Koden ”{name}” finns inte.{known.maybe}", "There is no code {name}.{known.maybe}"),
    advice=Text("Kör ksb explain utan kod för att se alla koder.", "ksb explain without a code shows all."),
    about=Text(
        "Koderna står i docs/sv/problem.md.",
        "The codes are listed in docs/reference/problems.md.",
    ),
)

YEAR_OUT_OF_REACH = Kind(
    code="KSB019",
    group=READING,
    severity="error",
    facts=("year", "low", "high"),
    title=Text("Året går inte att räkna fram", "Year cannot be projected to"),
    message=Text(
        "Året {year} går inte att räkna fram. Från den här budgeten går det att räkna {low}–{high}.",
        "The year {year} is outside {low}–{high}, which the budget can be projected to.",
    ),
    advice=Text(
        "Välj ett av de åren, eller en annan budget att utgå från med --from.",
        "Choose a year between them, or another start with --from.",
    ),
    about=Text(
        "Beräkningen går framåt från budgetåret, år för år.",
        "A projection goes forward from the budget year, year by year.",
    ),
)

NO_BOARD = Kind(
    code="KSB020",
    group=READING,
    severity="error",
    facts=("name", "folder", "known"),
    title=Text("Nämnden finns inte", "No such board"),
    message=Text(
        "Nämnden ”{name}” finns inte i mappen ”{folder}”.{known.maybe}",
        "There is no board {name} in {folder}.{known.maybe}",
    ),
    advice=WHAT_THERE_IS,
    about=Text(
        "--board tar namnet på nämndens mapp i mappen med budgetar.",
        "--board takes the name of a folder among the budgets, one for each board.",
    ),
)
NO_BOARDS = NO_BOARD.form(
    ("folder",),
    Text(
        "Mappen ”{folder}” har inga undermappar med nämnders budgetar.",
        "The folder {folder} has no folders of boards' budgets.",
    ),
    advice=Text(
        "Utelämna --board. Där flera nämnder har budgetar ligger varje nämnds i en egen mapp.",
        "Leave out --board. Where several boards have budgets each board's are in a folder of their own.",
    ),
)

SEVERAL_BOARDS = Kind(
    code="KSB021",
    group=READING,
    severity="error",
    facts=("known",),
    title=Text("Välj nämnd", "Several boards"),
    message=Text(
        "Mappen har budgetar för flera nämnder: {known}.",
        "The folder has budgets of several boards: {known}.",
    ),
    advice=Text(
        "Välj en nämnd med --board, eller ta alla med --all.",
        "Choose one with --board, or take them all with --all.",
    ),
    about=Text("ksb gissar inte vilken nämnd som menas.", "ksb does not guess which board is meant."),
)

BOARD_WITHOUT = Kind(
    code="KSB035",
    group=READING,
    severity="warning",
    facts=("board", "name", "known"),
    title=Text("Nämnden är inte med", "A board is left out"),
    message=Text(
        "Nämnden {board} har ingen budget {name} och är inte med.",
        "The board {board} has no budget {name} and is left out.",
    ),
    advice=WHAT_THERE_IS,
    about=Text(
        "Med --all är en nämnd som saknar den budget som anges inte med i svaret.",
        "With --all a board that lacks the budget asked for is not part of the answer.",
    ),
)
BOARD_WITHOUT_ANY = BOARD_WITHOUT.form(
    ("board",),
    Text(
        "Nämnden {board} har ingen budget att utgå från och är inte med.",
        "The board {board} has no budget to start from and is left out.",
    ),
    advice=Text("Ange året, varianten eller nämnden.", "Name the year, the variant or the board."),
)

NO_SERIES = Kind(
    code="KSB036",
    group=READING,
    severity="error",
    facts=("option", "name", "known"),
    title=Text("Serien finns inte", "No such series"),
    message=Text(
        "{option}: serien ”{name}” finns inte.{known.maybe}", "{option}: there is no series “{name}”.{known.maybe}"
    ),
    advice=WHAT_THERE_IS,
    about=Text(
        "En sats av en serie som ingen ram följer ändrar ingen siffra.",
        "A rate of a series that no frame follows changes no figure.",
    ),
)

YEAR_NOT_COMPUTED = Kind(
    code="KSB037",
    group=READING,
    severity="error",
    facts=("option", "year", "known"),
    title=Text("Året räknas inte fram", "Year is not computed"),
    message=Text(
        "{option}: {year} räknas inte fram.{known.maybe}", "{option}: {year} is not projected to.{known.maybe}"
    ),
    advice=Text("Åren som räknas fram är {known}.", "The years projected to are {known}."),
    about=Text(
        "En sats för ett år som inte räknas fram ändrar ingen siffra. Med --year räknas fler år fram.",
        "A rate of a year that is not projected to changes no figure. With --year more years are.",
    ),
)
NO_YEAR_COMPUTED = YEAR_NOT_COMPUTED.form(
    ("option", "year"),
    Text("{option}: {year} räknas inte fram, och inget annat år.", "{option}: {year} is not projected to, nor is any."),
    advice=Text("Ange med --year hur långt det ska räknas fram.", "Say with --year how far to project."),
)

WITHOUT_EFFECT = Kind(
    code="KSB038",
    group=READING,
    severity="error",
    facts=("option", "why"),
    title=Text("En flagga utan verkan", "An option without effect"),
    message=Text("{option} har ingen verkan: {why}.", "{option} has no effect: {why}."),
    advice=Text("Utelämna {option}.", "Leave out {option}."),
    about=Text(
        "En flagga som inte ändrar svaret är oftast ett skrivfel, eller menad för ett annat kommando.",
        "An option that does not change the answer is mostly a slip, or meant for another command.",
    ),
)
NO_FRAME_FOLLOWS = WITHOUT_EFFECT.form(
    ("option", "series", "known"),
    Text(
        "{option} har ingen verkan: ingen ram som visas följer {series}.",
        "{option} has no effect: no frame that is shown follows {series}.",
    ),
    advice=Text("De följer {known}.", "They follow {known}."),
)
YEARS_NOT_COVERED = WITHOUT_EFFECT.form(
    ("option", "years"),
    Text(
        "{option}: budgetarna har investeringar {years}, och andra år kan inte visas.",
        "{option}: the budgets have investments {years}, and no other years can be shown.",
    ),
    advice=Text("Välj bland de åren.", "Choose among those years."),
    severity="warning",
)

GIVEN_TWICE = Kind(
    code="KSB039",
    group=READING,
    severity="error",
    facts=("option", "shown"),
    title=Text("Samma sak två gånger", "The same thing twice"),
    message=Text("{option} {shown} anges två gånger.", "{option} {shown} is given twice."),
    advice=Text("Ange det en gång.", "Give it once."),
    about=Text(
        "Av två värden för samma sak kan bara ett gälla, och ksb gissar inte vilket.",
        "Of two values for the same thing only one can count, and ksb does not guess which.",
    ),
)

NOT_IN_BUDGET = Kind(
    code="KSB022",
    group=READING,
    severity="error",
    facts=("thing", "name", "known"),
    title=Text("Finns inte i budgeten", "Nothing of the kind in the budget"),
    message=Text(
        "{thing} {name} finns inte i budgeten.{known.maybe}",
        "The budget does not have {thing} {name}.{known.maybe}",
    ),
    advice=WHAT_THERE_IS,
    about=Text(
        "Det som anges på kommandoraden ska finnas i budgeten.",
        "What is named on the command line must be in the budget.",
    ),
)

MISSING_EXTRA = Kind(
    code="KSB023",
    group=READING,
    severity="error",
    facts=("what", "extra"),
    title=Text("Tillägg saknas", "Missing extra"),
    message=Text(
        "{what} kräver ett tillägg som inte är installerat.",
        "{what} needs an extra that is not installed.",
    ),
    advice=Text(
        'Installera det: python -m pip install "ks-budget[{extra}]". I en utcheckning av projektet: python -m pip '
        'install -e ".[{extra}]".',
        'Install it: python -m pip install "ks-budget[{extra}]". In a checkout of the project: python -m pip install '
        '-e ".[{extra}]".',
    ),
    about=Text(
        "Tillägg som bara vissa behöver installeras för sig. Då blir grundinstallationen liten och snabb.",
        "What only some need is installed by itself, so that the rest stays quick and small.",
    ),
)
NO_PARQUET = MISSING_EXTRA.form(
    ("what", "extra"),
    MISSING_EXTRA.message,
    advice=Text(
        'Installera det: python -m pip install "ks-budget[{extra}]". I en utcheckning av projektet: python -m pip '
        'install -e ".[{extra}]". Eller skriv bara CSV-filerna med --no-parquet.',
        'Install it: python -m pip install "ks-budget[{extra}]". In a checkout of the project: python -m pip install '
        '-e ".[{extra}]". Or write the CSV files alone with --no-parquet.',
    ),
)
"""Where some of the answer needs none."""

"""Of characters that stand in no text of the budgets."""
