"""What claims, rules and accepted findings are, and their keys; and what a variant adds."""

TEXTS = {
    "A figure or a statement in running text, with what it should equal. See docs/reference/expressions.md.": (
        "Ett påstående i texten, med det som det ska stämma med. Se docs/sv/uttryck.md."
    ),
    "Where in the document it is said.": "Var i dokumentet det står.",
    "What it is about, in a few words.": "Vad det gäller, med några få ord.",
    "The sentence that says it, or a part of it, as it stands in a text of the budget; told when gone.": (
        "Meningen där det står, eller en del av den, ordagrant ur en av budgetens texter. Finns den inte kvar "
        "blir det en iakttagelse."
    ),
    "The figure as printed; its precision counts. A cost needs no minus.": (
        "Siffran som i dokumentet, med lika många decimaler. En kostnad behöver inget minus."
    ),
    "The other end, where the text gives two: 6 in `mellan 5 och 6 mnkr`.": (
        "Den andra gränsen, när texten har två: 6 i `mellan 5 och 6 mnkr`."
    ),
    (
        "Its unit as the text has it: `kr`, `tkr`, `mnkr`, `Mkr`, `miljoner kronor`, `%`, `procent`, "
        "`procentenheter`, `‰`, `andel`, or a word for what is counted."
    ): (
        "Enheten som i texten: `kr`, `tkr`, `mnkr`, `Mkr`, `miljoner kronor`, `%`, `procent`, `procentenheter`, "
        "`‰`, `andel`, eller ett ord för det som räknas."
    ),
    "The expression that it should equal.": "Uttrycket som siffran ska stämma med.",
    ("For a statement: a comparison that should hold, `ks.grant[2024] > 500 mnkr`. A figure beside it stands in it."): (
        "För ett påstående utan egen siffra: en jämförelse som ska stämma, `ks.grant[2024] > 500 mnkr`. Anges "
        "även en siffra ska den stå i jämförelsen."
    ),
    (
        "What the text says of the change that `equals` gives: up for `ökar`, `höjs`; down for `minskar`, "
        "`sänks`; same for `oförändrat`. A cost grows when it becomes larger. Needs no figure."
    ): (
        "Vad texten anger om ändringen som `equals` ger: `up` för ökar och höjs, `down` för minskar och sänks, "
        "`same` för oförändrat. En kostnad ökar när den blir större. Behöver ingen siffra."
    ),
    (
        "The word beside the figure: `about` for `cirka` (5 percent), `over` for `drygt`, `nearly` for `knappt`, "
        "`närmare`, `at least` for `minst`, `at most` for `högst`, `more than` for `över`, `less than` for "
        "`under`."
    ): (
        "Ordet vid siffran: `about` för cirka (5 procent), `over` för drygt, `nearly` för knappt och närmare, `at"
        " least` för minst, `at most` för högst, `more than` för över, `less than` för under."
    ),
    "How far off it may be in its own unit, where the words allow more or less; else half its last digit.": (
        "Hur stor skillnaden får vara, i siffrans egen enhet, när orden tillåter mer eller mindre. Annars en halv"
        " enhet i den sista siffran."
    ),
    "Instead of an expression: why nothing in the budget can tell.": (
        "I stället för ett uttryck: varför det inte går att kontrollera mot budgeten."
    ),
    "Another severity for a rule in this budget.": "En annan typ för en regel, i den här budgeten.",
    "The rule, such as `KSB408`.": "Regeln, till exempel `KSB408`.",
    "What it is to be.": "Vilken typ den ska ha.",
    "Why; shown with the findings.": "Varför. Visas med iakttagelserna.",
    "A known finding that `ksb check --baseline` does not count.": (
        "En godtagen iakttagelse, som `ksb check --baseline` inte räknar med."
    ),
    "Its id, as `ksb check` shows it.": "Iakttagelsens id, som `ksb check` visar det.",
    "Why it is left.": "Varför den godtas.",
    "What it said when it was accepted, as `ksb check --accept` prints it; other figures are a new finding.": (
        "Siffrorna när den godtogs, som `ksb check --accept` skriver dem. Med andra siffror är det en ny iakttagelse."
    ),
    "The same, where the document prints words.": "Detsamma, när dokumentet har ord i stället för siffror.",
    "Take this one away.": "Ta bort den här.",
    "Instead: how far it is from that of the budget it is based on.": (
        "I stället för beloppet: hur mycket det skiljer sig från beloppet i budgeten som varianten bygger på."
    ),
}
