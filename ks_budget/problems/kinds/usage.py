"""KSB024–KSB029: a command line that cannot be understood."""

from ks_budget.language import Text
from ks_budget.problems.kind import READING, Kind

_SEE_COMMAND = Text("Kör {command} -h för att se alla flaggor.", "Run {command} -h to see all options.")
_SEE_ALL = Text("Kör ksb -h för att se alla kommandon.", "Run ksb -h to see all commands.")
_SUCH_AS = Text("Skriv till exempel {example}.", "Write for example {example}.")

MISSING_ARGUMENT = Kind(
    code="KSB024",
    group=READING,
    severity="error",
    facts=("name", "example"),
    title=Text("Något saknas på kommandoraden", "Something is missing on the command line"),
    message=Text("Argumentet {name} saknas.", "The argument {name} is missing."),
    advice=_SUCH_AS,
    about=Text(
        "Kommandot kan inte köras utan det som är obligatoriskt.",
        "The command cannot be run without what is required.",
    ),
)
MISSING_OPTION = MISSING_ARGUMENT.form(
    ("name", "metavar"),
    Text("Flaggan {name} saknas.", "The option {name} is missing."),
    advice=Text("Lägg till {name} {metavar}.", "Add {name} {metavar}."),
)

NO_WHOLE_NUMBER = Kind(
    code="KSB025",
    group=READING,
    severity="error",
    facts=("name", "value", "example"),
    title=Text("Värdet är inte tillåtet", "The value is not allowed"),
    message=Text("{name}: ”{value}” är inget heltal.", "{name}: “{value}” is no whole number."),
    advice=_SUCH_AS,
    about=Text(
        "Flaggor och argument tar bara vissa värden. Hjälpen till kommandot visar vilka.",
        "Options and arguments take certain values only. The help of the command shows which.",
    ),
)
NO_CHOICE = NO_WHOLE_NUMBER.form(
    ("name", "value", "known"),
    Text(
        "{name}: ”{value}” är inte ett tillåtet värde.{known.maybe}", "{name}: “{value}” is not a choice.{known.maybe}"
    ),
    advice=Text("Välj {known.either}.", "Choose {known.either}."),
)
UNUSABLE = NO_WHOLE_NUMBER.form(
    ("name", "value", "command"),
    Text("{name}: ”{value}” kan inte användas.", "{name}: “{value}” cannot be used."),
    advice=Text("Kör {command} -h för att se vad flaggan tar.", "Run {command} -h to see what the option takes."),
)

NO_OPTION = Kind(
    code="KSB026",
    group=READING,
    severity="error",
    facts=("name", "command"),
    title=Text("Flaggan finns inte", "No such option"),
    message=Text("Flaggan {name} finns inte.", "There is no option {name}."),
    advice=_SEE_COMMAND,
    about=Text(
        "En okänd flagga stoppas. Annars kunde en felskriven flagga se ut att ha verkat.",
        "An unknown option is stopped: a misspelt one would seem to have had an effect.",
    ),
)
NO_OPTION_BUT = NO_OPTION.form(
    ("name", "known", "command"),
    Text(
        "Flaggan {name} finns inte. Menade du {known.either}?",
        "There is no option {name}. Did you mean {known.either}?",
    ),
)

WITHOUT_VALUE = Kind(
    code="KSB027",
    group=READING,
    severity="error",
    facts=("name", "example"),
    title=Text("Flaggans värde", "The value of an option"),
    message=Text("Flaggan {name} behöver ett värde.", "The option {name} needs a value."),
    advice=_SUCH_AS,
    about=Text(
        "En del flaggor följs av ett värde, andra står ensamma.", "Some options take a value, others stand alone."
    ),
)
WITH_VALUE = WITHOUT_VALUE.form(
    ("name",),
    Text("Flaggan {name} tar inget värde.", "The option {name} takes no value."),
    advice=Text("Skriv bara {name}.", "Write {name} alone."),
)

ONE_TOO_MANY = Kind(
    code="KSB028",
    group=READING,
    severity="error",
    facts=("value", "command"),
    title=Text("För många argument", "Too many arguments"),
    message=Text("Argumentet ”{value}” är ett för mycket.", "The argument “{value}” is one too many."),
    advice=Text("Kör {command} -h för att se vad kommandot tar.", "Run {command} -h to see what the command takes."),
    about=Text(
        "Det som kommandot inte använder stoppas. Annars kunde det se ut att ha verkat.",
        "What the command does not use is stopped: it would seem to have had an effect.",
    ),
)
TWO_TO_SHOW = ONE_TOO_MANY.form(
    ("value", "first", "command"),
    ONE_TOO_MANY.message,
    advice=Text(
        "Kör {command} -h för att se vad kommandot tar. Jämför två budgetar med ksb diff {first} {value}.",
        "Run {command} -h to see what the command takes. Compare two budgets with ksb diff {first} {value}.",
    ),
)
SEVERAL_TOO_MANY = ONE_TOO_MANY.form(
    ("values", "command"),
    Text("Det finns argument för mycket: {values}.", "There are arguments too many: {values}."),
)

NO_COMMAND = Kind(
    code="KSB029",
    group=READING,
    severity="error",
    facts=("name", "known"),
    title=Text("Kommandot finns inte", "No such command"),
    message=Text("Kommandot {name} finns inte.{known.maybe}", "There is no command {name}.{known.maybe}"),
    advice=_SEE_ALL,
    about=Text("Varje kommando svarar på en fråga om en budget.", "Each command answers a question about a budget."),
)
COMMAND_LEFT_OUT = NO_COMMAND.form((), Text("Ange ett kommando.", "Name a command."))
