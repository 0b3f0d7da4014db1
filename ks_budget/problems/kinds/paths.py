"""A path that leads to something else than a budget."""

from ks_budget.language import Text
from ks_budget.problems.kind import READING, Kind

FOLDER_OF_BUDGETS = Kind(
    code="KSB040",
    group=READING,
    severity="error",
    facts=("folder", "known", "example", "option"),
    title=Text("En mapp med budgetar", "A folder of budgets"),
    message=Text(
        "Mappen ”{folder}” är ingen budget. Budgetar i mappen: {known}.",
        "The folder {folder} is no budget. Budgets in the folder: {known}.",
    ),
    advice=Text(
        "Ange en budget, till exempel {example}, eller välj mappen med {option}.",
        "Name a budget, for example {example}, or choose the folder with {option}.",
    ),
    about=Text(
        "En sökväg leder till en budget: en fil, eller en mapp med filer som hör ihop. ksb gissar inte vilken av flera "
        "budgetar som menas.",
        "A path leads to a budget: a file, or a folder of files that belong together. ksb does not guess which of "
        "several budgets is meant.",
    ),
)

FOLDER_OF_BOARDS = FOLDER_OF_BUDGETS.form(
    ("folder", "known", "option"),
    Text(
        "Mappen ”{folder}” är ingen budget. Nämnder i mappen: {known}.",
        "The folder {folder} is no budget. Boards in the folder: {known}.",
    ),
    advice=Text("Välj nämnd, till exempel med {option}.", "Choose a board, for example with {option}."),
)

PART_OF_BUDGET = Kind(
    code="KSB041",
    group=READING,
    severity="error",
    facts=("file", "folder"),
    title=Text("Filen är ingen egen budget", "The file is no budget of its own"),
    message=Text(
        "Filen ”{file}” är en del av budgeten i mappen ”{folder}”.",
        "The file {file} is a part of the budget in the folder {folder}.",
    ),
    advice=Text("Ange {folder}, som är hela budgeten.", "Name {folder}, which is the whole budget."),
    about=Text(
        "En budget kan ligga i flera filer i en mapp. En av filerna för sig saknar det som står i de andra.",
        "A budget may be several files in a folder. One of them by itself lacks what the others say.",
    ),
)

SHARED_FILE = PART_OF_BUDGET.form(
    ("file", "known", "example"),
    Text(
        "Filen ”{file}” gäller alla budgetar bredvid den: {known}.",
        "The file {file} serves all budgets beside it: {known}.",
    ),
    advice=Text("Ange en av dem, till exempel {example}.", "Name one of them, for example {example}."),
)

SHARED_BY_BOARDS = PART_OF_BUDGET.form(
    ("file", "known"),
    Text(
        "Filen ”{file}” gäller alla nämnder bredvid den: {known}.",
        "The file {file} serves all boards beside it: {known}.",
    ),
    advice=Text("Välj nämnd med --board.", "Choose a board with --board."),
)
