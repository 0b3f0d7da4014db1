"""Help in Swedish: the English stands where an option is declared."""

from copy import copy
from typing import Any, NamedTuple

from ks_budget.cli.speech import EVERY


class Told(NamedTuple):
    """A command in `ksb -h`, and in its own help."""

    line: str
    text: str


PROGRAM = "En nämnds budget som textfiler: räkna fram, jämför och kontrollera."

COMMANDS: dict[str, Told] = {
    "show": Told(
        "Hela budgeten på en skärm.  ksb show 2024",
        "Visa en budget på en skärm: kommunbidrag, största ändringarna, investeringar, mål, uppdrag, risker och "
        "iakttagelser.",
    ),
    "project": Told(
        "Räkna fram ramarna för kommande år med prisindex.  ksb project --year 2026",
        "Räkna fram ramarna år för år med index och med permanenta och tillfälliga justeringar. Varje tabell går ihop.",
    ),
    "diff": Told(
        "Visa vad som skiljer två budgetar åt, och varför.  ksb diff 2023 2024",
        "Jämför två budgetar: ramarna rad för rad med hur mycket som är förklarat, övriga kapitel post för post.",
    ),
    "risks": Told(
        "Visa risker efter riskvärde, och riskmatrisen.  ksb risks --min 6",
        "Visa risker efter riskvärde (sannolikhet × väsentlighet), högst först, med hanteringen av varje risk och "
        "riskmatrisen.",
    ),
    "bridge": Told(
        "Gå från förra årets kommunbidrag till årets, steg för steg.  ksb bridge 2024",
        "Visa stegen från förra årets kommunbidrag till årets: grundbudget, uppräkning, varje justering och det som "
        "inte är förklarat.",
    ),
    "goals": Told(
        "Visa hur indikatorerna ligger till mot målvärdena.  ksb goals --goal 3",
        "Visa varje måls indikatorer: utfall per år, ändring, avstånd till målvärdet och läge.",
    ),
    "investments": Told(
        "Visa investeringar per grupp och år.  ksb investments --from 2024 --to 2028",
        "Summera investeringar per grupp och projekt över flera år, med andel av de totala utgifterna.",
    ),
    "assignments": Told(
        "Visa när uppdrag ska återrapporteras och vilka som är försenade.  ksb assignments --due 2024-Q1",
        "Lista uppdrag efter tidpunkt: klara, återstående eller försenade en viss dag, och kvarstående från tidigare "
        "år.",
    ),
    "controls": Told(
        "Visa internkontrollplanen bredvid riskanalysen.  ksb controls --responsible IT-chef",
        "Visa internkontrollplanen bredvid riskanalysen: varje kontroll med sin risk, och var de inte stämmer överens.",
    ),
    "organisation": Told(
        "Visa avdelningar och enheter som ett träd.  ksb organisation",
        "Visa kontoret som ett träd av avdelningar och enheter, med dem som flyttar.",
    ),
    "tables": Told(
        "Visa dokumentets tabeller och vad som är kontrollerat i dem.  ksb tables 2024",
        "Visa dokumentets tabeller ([[table]]) med vad som är kontrollerat av siffrorna och vad som inte går att "
        "kontrollera.",
    ),
    "report": Told(
        "Ge ut hela budgeten som pdf, Word, webbsida eller Markdown.  ksb report 2024 -o budget.html",
        "Ge ut hela budgeten som ett dokument: pdf, Word, webbsida eller Markdown, med alla kapitel, tabeller och "
        "diagram.",
    ),
    "export": Told(
        "Exportera hela budgeten som en arbetsbok som räknar.  ksb export 2024 -o budget.xlsx",
        "Exportera hela budgeten som en arbetsbok med formler: ändra ett index, så räknas planåren om. Eller, med "
        "--tidy, som öppna data: en siffra per rad.",
    ),
    "import": Told(
        "Läs in kapitel ur en annan fil.  ksb import plan.xlsx --as frames -o budgets/2025",
        "Läs en annan fils tabeller som kapitel i en budget. -o anger mappen eller filen som skrivs, och den ska vara "
        "ny. Det som lästes, det som är osäkert och det som utelämnades visas.",
    ),
    "check": Told(
        "Kontrollera att siffrorna stämmer överens.  ksb check 2024 --proof",
        "Kontrollera att tabeller, planår, ramförändring, mål, uppdrag, risker och text stämmer överens. Avrundning "
        "räknas aldrig som fel.",
    ),
    "audit": Told(
        "Kontrollera tabellerna i ett färdigt dokument.  ksb audit arsbudget.pdf",
        "Kontrollera tabellerna i ett färdigt dokument, utan att något behöver skrivas av. Vad som följer av vad visar "
        "siffrorna själva, och varje siffra som inte går ihop anges.",
    ),
    "schema": Told(
        "Skriv ut JSON-schemat för budgetfiler, till textredigerare.  ksb schema -o budgets/ksb.schema.json",
        "Skriv ut JSON-schemat för budgetfiler. Ange det överst i filen med kommentaren #:schema, så hjälper "
        "textredigeraren till.",
    ),
    "explain": Told(
        "Förklara koden för ett fel eller en iakttagelse.  ksb explain KSB101",
        "Förklara en kod: vad den säger, varför det spelar roll och vad du gör.",
    ),
}

_BUDGET = "År, variant (2024-forslag), sökväg eller git-version (2024@v1.0). Annars den senaste."
_ONE_OF_TWO = "År, variant (2024-forslag), sökväg eller git-version (2024@v1.0)."
_FROM = "Budgeten att utgå från: år, variant, sökväg eller git-version. Annars den senaste som inte är senare än året."

_AUDITED_AS = (
    "Format: text, brief (en rad per iakttagelse), table (tabell), json, csv, markdown, xlsx (arbetsbok), sarif eller "
    "github."
)

OPTIONS: dict[str, str] = {
    "--budgets": "Mappen med budgetar. Annars KSB_BUDGETS, annars närmaste budgets/ uppåt.",
    "--board": "Nämnden, när mappen har budgetar för flera nämnder.",
    "--all": "Alla nämnder: ett svar för varje, efter varandra.",
    "--format": "Format: table (tabell), json, csv, markdown eller xlsx (arbetsbok).",
    "--output": "Skriv till en fil. Ändelsen ({}) bestämmer formatet.",
    "--dialect": "För csv: excel skriver det som Excel på svenska öppnar vid dubbelklick.",
    "--notes": "Visa alla upplysningar om tabellerna.",
    "--force": "Låt -o skriva över en fil som redan finns.",
    "--lang": "Språk: sv eller en. Annars KSB_LANG, annars budgetens eget språk.",
    "--help": "Visa den här hjälpen.",
    "--version": "Visa versionen.",
    "--install-completion": "Installera tabbkomplettering i skalet.",
    "--show-completion": "Visa tabbkompletteringen för skalet, så att du kan kopiera eller ändra den.",
    "--as-of": "Dagen som läget gäller. Annars i dag.",
    "--year": "Budgeten för det här året: detsamma som BUDGET.",
    "--frame": "Bara den här ramen. Kan upprepas.",
    "budget": _BUDGET,
    "project budget": _FROM,
    "project --year": "Räkna fram till det här året. Annars sista planåret.",
    "project --from": "Detsamma som BUDGET.",
    "project --pkv": "Räkna med ett eget PKV för ett år, i procent. Kan upprepas.",
    "project --rate": "Detsamma för en annan indexserie. Kan upprepas.",
    "project --publication": "Använd en annan publicering av index.",
    "project --real": "Visa alla år i det här årets prisnivå (fasta priser).",
    "project --unit": "Enhet i tabellerna: kr, tkr eller mnkr.",
    "project --rounding": "foot: varje tabell går ihop. each: varje belopp avrundas för sig.",
    "project --printed": "Visa även dokumentets plan bredvid den beräknade.",
    "project --all": "Alla nämnder: en tabell för varje, och deras summa.",
    "diff first": _ONE_OF_TWO,
    "diff second": _ONE_OF_TWO,
    "diff --min": "Dölj rader som ändras mindre än så, i budgetens enhet.",
    "diff --chapter": "Bara det här kapitlet. Kan upprepas.",
    "risks --min": "Bara risker med minst det här riskvärdet.",
    "risks --max": "Bara risker med högst det här riskvärdet.",
    "risks --treatment": "Bara risker med den här hanteringen (id eller namn).",
    "risks --sort": "Ordning: score (riskvärde), likelihood (sannolikhet), impact (väsentlighet), name (namn) eller "
    "file (som i filen).",
    "risks --matrix": "Bara riskmatrisen, med riskernas namn.",
    "export --tidy": "En siffra per rad, för databaser: -o anger en mapp som får filer i CSV och Parquet.",
    "export --all": "Med --tidy: varje budget i varje nämnd.",
    "export --no-parquet": "Med --tidy: bara CSV-filer, som inte kräver något tillägg.",
    "import file": "En arbetsbok, csv, text, Word, pdf, webbsida eller huvudbok (SIE 4). - för standard in.",
    "import --as": "Kapitlet som filen läses som: frames (ramar), investments (investeringar), goals (mål), risks "
    "(risker), controls (kontroller), assignments (uppdrag) eller tables (tabeller). En arbetsbok från ksb export "
    "också som budget (hela). Kan upprepas. En huvudbok: frames eller tables.",
    "import --table": "Tabellen som menas: nummer, blad eller rubrik. Kan upprepas.",
    "import --column": 'Vilken kolumn som är ett års: 2025="Budget 2025". Kan upprepas.',
    "import --map": 'Id för en rad, efter etiketten: "Köp av tjänster=services". Kan upprepas.',
    "import --costs": "Om kostnader står utan minus (positive) eller med. Annars som siffrorna visar.",
    "import --unit": "Enheten för beloppen: kr, tkr eller mnkr. Annars som filen säger.",
    "import --year": "Budgetåret. Annars som filen säger.",
    "import --budget": "För en huvudbok: budgeten vars rader och [[account_map]] gäller. Annars gäller Kommun-Bas "
    "kontogrupper.",
    "import --frame": "För en huvudbok: id för ramen som beloppen hör till.",
    "import --object": "För en huvudbok: bara belopp på ett objekt, 1=Nord. Kan upprepas.",
    "import --months": "För en huvudbok som tabeller: en kolumn per månad.",
    "goals --goal": "Bara målet med det här numret.",
    "investments --from": "Från och med det här året. Tidigare år hämtas ur tidigare budgetar.",
    "investments --to": "Till och med det här året.",
    "assignments --due": "Bara uppdrag som ska återrapporteras ett visst år, kvartal eller datum.",
    "tables --table": "Bara tabellen med det här id:t.",
    "controls --responsible": "Bara kontroller som den här befattningen ansvarar för.",
    "report --chapters": "Bara den här delen. Kan upprepas.",
    "report --strict": "Ge inte ut en budget vars siffror har fel.",
    "report --format": "Format: markdown, html (webbsida), pdf eller docx (Word).",
    "export --format": "Format: xlsx (arbetsbok).",
    "check named": "År, varianter, sökvägar eller git-versioner. Annars alla årens budgetar och varianter.",
    "check --proof": "Gör också en samlad avstämning av alla siffror och samband.",
    "check --baseline": "Räkna inte med godtagna iakttagelser.",
    "check --strict": "Avsluta med kod 1 även när det bara finns varningar. Med --strict=notes även vid upplysningar.",
    "check --accept": "Visa vad du ska skriva för att godta en iakttagelse.",
    "check --brief": "En rad per iakttagelse.",
    "check --watch": "Kontrollera på nytt varje gång en fil ändras.",
    "check --all": "Budgetarna för alla nämnder.",
    "check --format": _AUDITED_AS,
    "audit files": "Arbetsböcker, pdf, Word, csv, text, Markdown eller webbsidor. - för standard in.",
    "audit --prose": "Jämför också belopp i den löpande texten med tabellerna.",
    "audit --explain": "Visa hur det som hittades vägdes.",
    "audit --toml": "Skriv det som lästes som tabeller i en budget (TOML).",
    "audit --format": _AUDITED_AS,
    "schema --format": "Format: json.",
    "schema --variant": "Schemat för varianter, där inget är obligatoriskt.",
    "explain code": "Till exempel KSB101. Utan kod visas alla.",
}
"""By option or argument, after its command where it means something of its own there."""

METAVARS: dict[str, str] = {
    "DIR": "MAPP",
    "NAME": "NÄMND",
    "FILE": "FIL",
    "FILES": "FILER",
    "DATE": "DATUM",
    "YEAR": "ÅR",
    "YEAR=PERCENT": "ÅR=PROCENT",
    "SERIES:YEAR=PERCENT": "SERIE:ÅR=PROCENT",
    "AMOUNT": "BELOPP",
    "PART": "DEL",
    "SCORE": "RISKVÄRDE",
    "N": "NR",
    "A": "FÖRSTA",
    "B": "ANDRA",
    "BUDGETS": "BUDGETAR",
    "CODE": "KOD",
    "CHAPTER": "KAPITEL",
    "YEAR=HEAD": "ÅR=RUBRIK",
    "LABEL=ID": "ETIKETT=ID",
    "TREATMENT": "HANTERING",
    "POST": "BEFATTNING",
}


TYPES = {"str": "text", "int": "heltal"}


def key_of(parameter: Any) -> str:
    """What an option or argument is called in `OPTIONS`."""
    options = [name for name in parameter.opts if name.startswith("--")]
    return options[0] if options else str(parameter.name)


def translate(command: Any, context: Any) -> None:
    """Put Swedish in the place of English in the help of a command, or of ksb itself."""
    told = COMMANDS.get(command.name)
    command.help = told.text if told else PROGRAM
    for parameter in command.get_params(context):
        key = key_of(parameter)
        said = OPTIONS.get(f"{command.name} {key}") or OPTIONS.get(key)
        if said:
            parameter.help = said.format(_suffixes(parameter.help or ""))
        parameter.type = copy(parameter.type)
        parameter.type.name = TYPES.get(parameter.type.name, parameter.type.name)
        parameter.metavar = METAVARS.get(parameter.metavar, parameter.metavar)
        if getattr(parameter, "rich_help_panel", None) == EVERY["en"]:
            parameter.rich_help_panel = EVERY["sv"]


def _suffixes(text: str) -> str:
    """The suffixes that the English text names, in brackets."""
    return text.partition("(")[2].partition(")")[0]
