"""A budget that is published or exported: parts of the document, characters and plans that cannot be in it."""

from ks_budget.language import Text
from ks_budget.problems.kind import READING, WHAT_THERE_IS, Kind

NO_PART = Kind(
    code="KSB042",
    group=READING,
    severity="error",
    facts=("name", "known"),
    title=Text("Delen finns inte", "No such part"),
    message=Text(
        "Dokumentet har ingen del som heter {name}.{known.maybe}",
        "The document has no part {name}.{known.maybe}",
    ),
    advice=WHAT_THERE_IS,
    about=Text(
        "Med --chapters anges dokumentets delar med sina id. De är desamma på alla språk.",
        "The parts of a document are named by their ids, which are the same in all languages.",
    ),
)

EMPTY_PART = Kind(
    code="KSB044",
    group=READING,
    severity="error",
    facts=("name", "budget"),
    title=Text("Delen är tom", "The part is empty"),
    message=Text(
        "Budgeten {budget} har inget att visa i delen {name}.",
        "The budget {budget} has nothing to show in the part {name}.",
    ),
    advice=Text("Utelämna den, eller fyll på budgeten.", "Leave it out, or add to the budget."),
    about=Text(
        "Delar utan innehåll utelämnas ur dokumentet. En del som någon ber om ska finnas.",
        "Parts without content are left out of the document. One that is asked for must be there.",
    ),
)

HAS_ERRORS = Kind(
    code="KSB043",
    group=READING,
    severity="error",
    facts=("budget", "count"),
    title=Text("Budgeten har fel", "The budget has errors"),
    message=Text(
        "Budgeten {budget} publiceras inte. Antal fel i siffrorna: {count}.",
        "The budget {budget} is not published. Errors in its figures: {count}.",
    ),
    advice=Text(
        "Kör ksb check {budget} och rätta dem, eller publicera utan --strict: då syns antalet på omslaget.",
        "Run ksb check {budget} and mend them, or publish without --strict: then their number is on the cover.",
    ),
    about=Text(
        "Med --strict publiceras bara budgetar vars siffror går ihop.",
        "With --strict only budgets whose figures agree are published.",
    ),
)

PLAN_LEFT_OUT = Kind(
    code="KSB051",
    group=READING,
    severity="warning",
    facts=("frame", "budget", "command"),
    title=Text("Planen är inte med", "The plan is left out"),
    message=Text(
        "Planåren för ramen {frame} i budgeten {budget} kan inte räknas fram och är inte med.",
        "The plan years of the frame {frame} in the budget {budget} cannot be computed and are left out.",
    ),
    advice=Text(
        "Kör {command} för att se vilket index som saknas.",
        "Run {command} to see which rate lacks.",
    ),
    about=Text(
        "I öppna data saknas hellre en rad än att ksb gissar ett index. Budgetåret och planen så som dokumentet anger "
        "den är med.",
        "Open data rather lacks a row than holds one computed with a rate that ksb guessed. The budget year, and the "
        "plan as the document prints it, are there.",
    ),
)

NO_GLYPH = Kind(
    code="KSB045",
    group=READING,
    severity="error",
    facts=("characters", "format"),
    title=Text("Tecken saknas i typsnittet", "Characters that the font lacks"),
    message=Text(
        "Texten har tecken som inte finns i typsnittet för formatet {format}: {characters}.",
        "The text has characters that are not in the font of the format {format}: {characters}.",
    ),
    advice=Text(
        "Skriv med ord i stället, eller välj ett format som visar alla tecken, till exempel -o budget.html.",
        "Write it in words, or choose a format that shows all characters, such as -o budget.html.",
    ),
    about=Text(
        "En PDF bär med sig sitt typsnitt. Ett tecken som saknas där blir en tom ruta, som ingen skärmläsare läser.",
        "A PDF carries its font. A character that is not in it becomes an empty box, which no screen reader can read.",
    ),
)

NO_GLYPH_ANYWHERE = NO_GLYPH.form(
    ("characters", "format", "budget"),
    Text(
        "Dokumentet av budgeten {budget} har tecken som inte finns i typsnittet för formatet {format}: {characters}.",
        "The document of the budget {budget} has characters that are not in the font of the format {format}: "
        "{characters}.",
    ),
)

NOT_SET = Kind(
    code="KSB046",
    group=READING,
    severity="error",
    facts=("format", "reason"),
    title=Text("Dokumentet gick inte att göra", "The document could not be made"),
    message=Text(
        "Dokumentet gick inte att göra i formatet {format}. Programmet bakom säger: ”{reason}”",
        "The document could not be made in the format {format}. The program behind it says: {reason}",
    ),
    advice=Text(
        "Välj ett annat format, till exempel -o budget.html. Anmäl felet: ksb ska klara alla texter.",
        "Choose another format, such as -o budget.html, and report it: ksb should manage any text.",
    ),
    about=Text(
        "Programmet nekar hellre än skriver en fil som inte följer PDF/UA. ksb rättar i förväg det som är känt.",
        "The program refuses rather than write a file that is not PDF/UA. What is known to stop it is mended first.",
    ),
)
