"""KSB5xx: what the text claims. KSB6xx: the joint proof."""

from ks_budget.language import Text
from ks_budget.problems.kind import CLAIMS, PROOF, Kind

CLAIM = Kind(
    code="KSB501",
    group=CLAIMS,
    severity="error",
    facts=("text", "printed", "expression", "range", "difference"),
    title=Text("Siffran i texten stämmer inte", "Claim contradicted by the figures"),
    message=Text(
        "{text}: texten anger {printed}, men {expression} ger {range}. Skillnaden är {difference}.",
        "{text}: the text gives {printed}, but {expression} gives {range}. The difference is {difference}.",
    ),
    advice=Text("Rätta texten, eller beloppet som den bygger på.", "Mend the text, or the figure that it rests on."),
    about=Text(
        "En siffra i texten ska stämma med tabellerna, med den noggrannhet som den är angiven med.",
        "A number in running text must be that of the tables, as far as its precision goes.",
    ),
)
CLAIM_IN_WORDS = CLAIM.form(
    ("text", "word", "printed", "expression", "range"),
    Text(
        "{text}: texten anger {word} {printed}, men {expression} ger {range}.",
        "{text}: the text gives {word} {printed}, but {expression} gives {range}.",
    ),
)
"""With a word beside the figure there is no one difference: minst, drygt, mellan."""
CLAIM_BETWEEN = CLAIM.form(
    ("text", "printed", "expression", "range"),
    Text(
        "{text}: texten anger ett spann: {printed}. Uttrycket {expression} ger {range}.",
        "{text}: the text gives a span: {printed}. But {expression} gives {range}.",
    ),
)
CLAIM_SIGN = CLAIM.form(
    ("text", "printed", "expression", "range"),
    Text(
        "{text}: texten anger {printed}, men {expression} ger {range}. Bara tecknet skiljer.",
        "{text}: the text gives {printed}, but {expression} gives {range}. Only the sign differs.",
    ),
    advice=Text(
        'Om texten säger att det minskar: lägg till direction = "down". Rätta annars tecknet.',
        'Where the text says that it falls: add direction = "down". Otherwise mend the sign.',
    ),
)

CLAIM_DIRECTION = Kind(
    code="KSB502",
    group=CLAIMS,
    severity="error",
    facts=("text", "said", "does", "expression", "range"),
    title=Text("Fel ord för riktningen", "Wrong word for the direction"),
    message=Text(
        "{text}: texten säger att det {said}, men enligt {expression} {does} det med {range}.",
        "{text}: the text says that it {said}, but by {expression} it {does} by {range}.",
    ),
    advice=Text(
        "Rätta ordet, eller beloppet som det bygger på.",
        "Change the word, or the figure that it rests on.",
    ),
    about=Text(
        "Orden ”ökar”, ”höjs”, ”minskar” och ”sänks” ska stämma med hur beloppet har ändrats. En kostnad som blir "
        "större ökar, fast den står med minus i tabellen.",
        "Grows, rises, shrinks and falls must agree with how the amount has changed. A cost that becomes larger grows, "
        "though it stands with a minus in the table.",
    ),
)
CLAIM_UNCHANGED = CLAIM_DIRECTION.form(
    ("text", "said", "expression"),
    Text(
        "{text}: texten säger att det {said}, men enligt {expression} är det oförändrat.",
        "{text}: the text says that it {said}, but by {expression} it stays the same.",
    ),
)

CLAIM_UNIT = Kind(
    code="KSB503",
    group=CLAIMS,
    severity="error",
    facts=("text", "printed", "expression", "value", "likely"),
    title=Text("Fel enhet i texten", "Wrong unit in the text"),
    message=Text(
        "{text}: texten anger {printed}, men {expression} ger {value}. Troligen ska enheten vara {likely}.",
        "{text}: the text gives {printed}, but {expression} gives {value}. Probably the unit is to be {likely}.",
    ),
    advice=Text("Rätta enheten.", "Mend the unit."),
    about=Text(
        "Tkr och mnkr förväxlas lätt, liksom andel och procent. Felet blir tusen respektive hundra gånger.",
        "tkr and mnkr are easily mixed up, and so are share and percent; the error is a factor of a thousand or a "
        "hundred.",
    ),
)
CLAIM_UNIT_UNKNOWN = CLAIM_UNIT.form(
    ("text", "unit", "known"),
    Text(
        "{text}: enheten {unit} går inte att tolka.{known.maybe}",
        "{text}: the unit {unit} cannot be read.{known.maybe}",
    ),
)

STATEMENT = Kind(
    code="KSB504",
    group=CLAIMS,
    severity="error",
    facts=("text", "expression", "left", "sign", "right"),
    title=Text("Påståendet stämmer inte", "Statement that does not hold"),
    message=Text(
        "{text}: det stämmer inte. Villkoret {expression} ({left} {sign} {right}) är inte uppfyllt.",
        "{text}: it does not hold. {expression} ({left} {sign} {right}) is not true.",
    ),
    advice=Text(
        "Rätta texten, eller beloppen som den bygger på.",
        "Mend the text, or the figures that it rests on.",
    ),
    about=Text(
        "Ett påstående utan egen siffra kontrolleras genom att belopp i tabellerna jämförs.",
        "A statement without a figure of its own is checked by comparing figures of the tables.",
    ),
)

QUOTE_GONE = Kind(
    code="KSB509",
    group=CLAIMS,
    severity="warning",
    facts=("text", "quote"),
    title=Text("Meningen finns inte längre i texten", "The sentence is no longer in the text"),
    message=Text(
        "{text}: ”{quote}” finns inte i någon text.",
        "{text}: “{quote}” is in no text.",
    ),
    advice=Text(
        "Rätta quote efter texten, och påståendet efter det som nu står i texten.",
        "Mend the quote after the text, and the claim after what the text says now.",
    ),
    about=Text(
        "Ett påstående som pekar på en mening gäller den. När meningen skrivs om måste någon läsa om påståendet.",
        "A claim that points to a sentence is about it. When it is rewritten someone must read the claim again.",
    ),
)
QUOTE_CHANGED = QUOTE_GONE.form(
    ("text", "quote", "now"),
    Text(
        "{text}: ”{quote}” finns inte i någon text. Närmast är ”{now}”",
        "{text}: “{quote}” is in no text. Nearest is “{now}”",
    ),
)
FIGURE_NOT_QUOTED = Kind(
    code="KSB510",
    group=CLAIMS,
    severity="error",
    facts=("text", "printed", "quote"),
    title=Text("Siffran står inte i meningen", "The figure is not in the sentence"),
    message=Text(
        "{text}: siffran {printed} står inte i ”{quote}”.",
        "{text}: the figure {printed} is not in “{quote}”.",
    ),
    advice=Text("Ange siffran som texten har den.", "Give the figure as the text has it."),
    about=Text(
        "Annars kontrolleras en annan siffra än den som läsaren ser.",
        "Otherwise another figure is checked than the one that people read.",
    ),
)
UNCLAIMED = Kind(
    code="KSB511",
    group=CLAIMS,
    severity="note",
    facts=("title", "count", "figures"),
    title=Text("Siffror i texten som inget påstående gäller", "Figures of the text that no claim covers"),
    message=Text(
        "{title}: inget påstående gäller {figures}. Antal: {count}.",
        "{title}: no claim covers {figures}. Count: {count}.",
    ),
    advice=Text(
        "Lägg till ett påstående för varje siffra, eller låt texten hämta den: {{{{ ks.grant[2024] | mnkr }}}}. Kan "
        "budgeten inte avgöra den: skriv varför med unchecked.",
        "Add a claim for each, or let the text compute it: {{{{ ks.grant[2024] | mnkr }}}}. Where nothing in the "
        "budget can tell: say why with unchecked.",
    ),
    about=Text(
        "Belopp och procent i löpande text kontrolleras bara när ett påstående anger vad de ska stämma med. Årtal, "
        "datum, nummer och antal räknas inte hit.",
        "Amounts and percentages in running text are checked only where a claim says what they should agree with. "
        "Years, dates, numbers of things and counts are left out.",
    ),
)

STALE = Kind(
    code="KSB506",
    group=CLAIMS,
    severity="warning",
    facts=("row", "frame", "old", "new", "id"),
    title=Text("Kommentaren gäller en annan ändring", "Comment written for another figure"),
    message=Text(
        "{frame}, {row}: kommentaren skrevs när ändringen var {old}. Nu är den {new}.",
        "{row}, {frame}: the comment was written when the change was {old}; now it is {new}.",
    ),
    advice=Text(
        "Läs om kommentaren och rätta den vid behov. Kör sedan ksb check --accept {id} för att se vad du ska ändra.",
        "Read the comment again. Run ksb check --accept {id} to see what to change once it holds.",
    ),
    about=Text(
        "En förklaring gäller den ändring den skrevs för. När beloppet ändras måste någon läsa om den.",
        "An explanation belongs to the figure it was written for. When the figure moves someone must read it again.",
    ),
)

STALE_AND_WRONG = STALE.form(
    ("row", "frame", "old", "new", "printed", "id"),
    Text(
        "{frame}, {row}: kommentaren anger {printed} och skrevs när ändringen var {old}. Nu är den {new}.",
        "{row}, {frame}: the comment says {printed} and was written when the change was {old}; now it is {new}.",
    ),
    severity="error",
)
"""The figure of the comment has gone wrong too, for that reason."""

EXPLAINED_TOO_MUCH = Kind(
    code="KSB520",
    group=CLAIMS,
    severity="error",
    facts=("row", "frame", "total", "change"),
    title=Text("Förklaringarna är större än ändringen", "Explanations that the change does not hold"),
    message=Text(
        "{frame}, {row}: förklaringarna blir tillsammans {total}, men ändringen är {change}.",
        "{row}, {frame}: the explanations come to {total}, but the change is {change}.",
    ),
    advice=Text(
        "Rätta beloppen, eller lägg till det som drar åt andra hållet.",
        "Mend the amounts, or add what pulls the other way.",
    ),
    about=Text(
        "Förklaringar med belopp eller andel kan tillsammans förklara högst hela ändringen, och åt samma håll.",
        "Explanations with an amount or a share can explain at most the whole change together, and the same way.",
    ),
)
EXPLAINED_PERHAPS_TOO_MUCH = EXPLAINED_TOO_MUCH.form(
    EXPLAINED_TOO_MUCH.facts, EXPLAINED_TOO_MUCH.message, severity="note"
)
"""An explanation without an amount may pull the other way."""

SHARES_OF_MORE = Kind(
    code="KSB521",
    group=CLAIMS,
    severity="error",
    facts=("row", "frame", "share"),
    title=Text("Andelarna är mer än hela ändringen", "Shares of more than the whole"),
    message=Text(
        "{frame}, {row}: förklaringarnas andelar blir tillsammans {share}, mer än hela ändringen.",
        "{row}, {frame}: the shares of the explanations come to {share}, more than the whole change.",
    ),
    advice=Text("Rätta andelarna så att de blir högst 1.", "Mend the shares to come to 1 at most."),
    about=Text("En andel är en del av ändringen: 0.5 för hälften.", "A share is a part of the change: 0.5 for half."),
)

UNFUNDED = Kind(
    code="KSB522",
    group=CLAIMS,
    severity="warning",
    facts=("frame", "result", "base", "before"),
    title=Text("Ett förslag utan finansiering", "A proposal that is not funded"),
    message=Text(
        "{frame}: årets resultat blir {result}, men i {base}, som varianten bygger på, är det {before}.",
        "{frame}: the result is {result}, but in {base}, which the variant is based on, it is {before}.",
    ),
    advice=Text(
        "Ändra kommunbidraget eller någon annan rad, så att ändringarna går jämnt ut.",
        "Change the grant or another line, so that the changes balance.",
    ),
    about=Text(
        "Den som föreslår ändringar ska också visa vad som betalar dem.",
        "Who proposes changes also shows what pays for them.",
    ),
)

ACCEPTED_AND_GONE = Kind(
    code="KSB507",
    group=CLAIMS,
    severity="note",
    facts=("name",),
    title=Text("Godtagen iakttagelse som inte längre finns", "Accepted finding that is no more"),
    message=Text(
        "Den godtagna iakttagelsen {name} finns inte längre.",
        "The accepted finding {name} is no longer found.",
    ),
    advice=Text("Ta bort den ur accepted.", "Remove it from accepted."),
    about=Text(
        "Listan över godtagna iakttagelser ska bli kortare när felen rättas.",
        "A list of accepted findings should shrink as errors are mended.",
    ),
)

ACCEPTED_AND_UNTRIED = ACCEPTED_AND_GONE.form(
    ("name",),
    Text(
        "Den godtagna iakttagelsen {name} kontrolleras inte längre: siffran eller posten finns inte kvar.",
        "The accepted finding {name} is no longer looked at: its figure or its record is gone.",
    ),
    advice=Text(
        "Har den bytt namn, rätta finding. Är den borttagen med avsikt, ta bort raden ur accepted.",
        "If it has another name now, mend finding. If it was removed on purpose, remove it from accepted.",
    ),
    severity="warning",
)
"""What cannot be tried is no improvement."""

ACCEPTED_OTHERWISE = Kind(
    code="KSB523",
    group=CLAIMS,
    severity="warning",
    facts=("name", "was", "now", "write"),
    title=Text("Godtagen för andra siffror", "Accepted for other figures"),
    message=Text(
        "Iakttagelsen {name} godtogs för {was}. Nu är det {now}.",
        "The finding {name} was accepted for {was}; now it is {now}.",
    ),
    advice=Text(
        "Läs iakttagelsen på nytt. Kan den fortfarande godtas: skriv {write} i stället.",
        "Read the finding again. Can it still be accepted, write {write} instead.",
    ),
    about=Text(
        "Den som godtar en iakttagelse godtar de siffror som den gäller. Andra siffror är en ny iakttagelse.",
        "Who accepts a finding accepts the figures it is about. Other figures are a new finding.",
    ),
)

ACCEPTED_FOR_ANY_FIGURE = Kind(
    code="KSB524",
    group=CLAIMS,
    severity="warning",
    facts=("name", "write"),
    title=Text("Godtagen utan siffror", "Accepted without figures"),
    message=Text(
        "Iakttagelsen {name} är godtagen utan att det anges vilka siffror det gäller.",
        "The finding {name} is accepted without saying for which figures.",
    ),
    advice=Text(
        "Lägg till {write} i samma tabell, om det är de siffrorna som godtas.",
        "Add {write} to the same table, if those are the figures that are accepted.",
    ),
    about=Text(
        "Utan siffror skulle ett fel kunna växa under ett id som redan är godtaget.",
        "Without figures an error could grow under an id that is accepted already.",
    ),
)

NO_RULE = Kind(
    code="KSB508",
    group=CLAIMS,
    severity="error",
    facts=("name", "known"),
    title=Text("Regeln finns inte", "No such rule"),
    message=Text(
        "Regeln {name} finns inte eller kan inte ställas in.{known.maybe}",
        "There is no rule {name}, or it cannot be set.{known.maybe}",
    ),
    advice=Text(
        "Ange en kod som ksb explain visar, från KSB301.",
        "Give a code that ksb explain shows, from KSB301.",
    ),
    about=Text(
        "Annars skulle inställningen sakna verkan utan att det märktes.",
        "A setting for a rule that does not exist would do nothing, in silence.",
    ),
)

CONFLICT = Kind(
    code="KSB601",
    group=PROOF,
    severity="error",
    facts=("count", "relations", "members", "corrections"),
    title=Text("Siffrorna motsäger varandra", "Figures that cannot all be right"),
    message=Text(
        "Siffrorna kan inte alla vara riktiga (siffror: {count}, samband: {relations}): {members}. {corrections}",
        "These {count} printed figures and {relations} relations cannot all be right: {members}. {corrections}",
    ),
    advice=Text(
        "Rätta någon av dem. Varje samband för sig kan se riktigt ut.",
        "Mend one of them. Each relation by itself may look right.",
    ),
    about=Text(
        "Alla siffror och samband stäms av på en gång. Listan är så kort som möjligt: tas en av dem bort går "
        "resten att förena.",
        "All printed figures and all relations are tried at once. What is listed is a smallest set: without any of "
        "them there is a solution.",
    ),
)
WHAT_WOULD_MEND = CONFLICT.form(CONFLICT.facts, CONFLICT.message, severity="note")
"""A contradiction within one relation, which its own rule has told: here it only gets what would mend it."""
