"""KSB5xx: what the text claims. KSB6xx: the joint proof."""

from ks_budget.views.catalogue.kind import Kind, Text

KINDS: dict[str, Kind] = {
    "KSB501": Kind(
        Text(
            "Påstående som siffrorna motsäger",
            "{text}: texten anger {printed}, men {expression} ger {range}; skillnaden är {difference}.",
            "Rätta texten, eller siffran som den bygger på.",
            "Ett tal i löpande text ska vara detsamma som i tabellerna, så långt dess precision räcker.",
        ),
        Text(
            "Claim contradicted by the figures",
            "{text}: the text gives {printed}, but {expression} gives {range}; the difference is {difference}.",
            "Mend the text, or the figure that it rests on.",
            "A number in running text must be that of the tables, as far as its precision goes.",
        ),
    ),
    "KSB502": Kind(
        Text(
            "Fel ord för riktningen",
            "{text}: texten säger att det {said}, men {expression} ger {range}.",
            "Ändra ordet, eller siffran som det bygger på.",
            "Ökar, höjs, minskar och sänks ska stämma med tecknet.",
        ),
        Text(
            "Wrong word for the direction",
            "{text}: the text says that it {said}, but {expression} gives {range}.",
            "Change the word, or the figure that it rests on.",
            "Grows, rises, shrinks and falls must agree with the sign.",
        ),
    ),
    "KSB503": Kind(
        Text(
            "Fel enhet i texten",
            "{text}: texten anger {printed}, men {expression} ger omkring {value}. Troligen menas {likely}.",
            "Rätta enheten.",
            "tkr och mnkr blandas lätt, liksom andel och procent; felet blir en faktor tusen eller hundra.",
        ),
        Text(
            "Wrong unit in the text",
            "{text}: the text gives {printed}, but {expression} gives about {value}. Probably {likely} is meant.",
            "Mend the unit.",
            "tkr and mnkr are easily mixed up, and so are share and percent; the error is a factor of a thousand or "
            "a hundred.",
        ),
    ),
    "KSB504": Kind(
        Text(
            "Påstående som inte håller",
            "{text}: det håller inte. {expression}{sides} är inte sant.",
            "Rätta texten, eller siffrorna som den bygger på.",
            "Ett påstående utan egen siffra prövas med en jämförelse av tabellernas siffror.",
        ),
        Text(
            "Statement that does not hold",
            "{text}: it does not hold. {expression}{sides} is not true.",
            "Mend the text, or the figures that it rests on.",
            "A statement without a figure of its own is checked by comparing figures of the tables.",
        ),
    ),
    "KSB505": Kind(
        Text(
            "Uttryck som inte går att räkna",
            "Uttrycket kan inte räknas: {detail}.",
            "Skriv till exempel ks.grant[2024] - ks.grant[2023]; docs/reference/expressions.md visar alla namn.",
            "Uttryck får bara använda budgetens siffror, de fyra räknesätten, jämförelser och sum, min, max, abs.",
            {
                "syntax": "Uttrycket är felskrivet: {detail}.",
                "unknown": "Det finns inget {name} här.{maybe} {exist}",
                "year": "{name} har inget värde för {year}. {exist}",
                "unit-add": "Kronor och ett tal utan enhet kan inte läggas ihop eller jämföras.",
                "unit-times": "Kronor gånger kronor är inget belopp.",
                "unit-over": "Ett tal utan enhet kan inte delas med kronor.",
                "unit-claim-plain": "Påståendet är i {unit}, men uttrycket ger ett tal utan enhet.",
                "unit-claim-money": "Påståendet är inte i kronor (enheten är {unit}), men uttrycket ger ett belopp.",
                "forbidden": "Uttrycket innehåller något som inte är tillåtet: {detail}.",
                "size": "Uttrycket är för stort: {detail}.",
                "division": "Uttrycket delar med något som kan vara noll.",
                "one-of": "Ett påstående har en av equals, holds och unchecked; det här har ingen eller flera.",
                "numbers": "Uttrycket räknar med något som inte är ett tal: ett namn utan år, eller en jämförelse.",
                "no-figure": "Påståendet har equals men ingen figure att jämföra med.",
                "kind": "{detail}.",
            },
        ),
        Text(
            "Expression that cannot be computed",
            "The expression cannot be computed: {detail}.",
            "Write for example ks.grant[2024] - ks.grant[2023]; docs/reference/expressions.md lists all names.",
            "Expressions may use the budget's figures, the four operations, comparisons, and sum, min, max, abs.",
            {
                "syntax": "The expression is not well written: {detail}.",
                "unknown": "There is no {name} here.{maybe} {exist}",
                "year": "{name} has no value for {year}. {exist}",
                "unit-add": "Kronor and a number without a unit cannot be added or compared.",
                "unit-times": "Kronor times kronor is no amount.",
                "unit-over": "A number without a unit cannot be divided by kronor.",
                "unit-claim-plain": "The claim is in {unit}, but the expression gives a number without a unit.",
                "unit-claim-money": "The claim is not in kronor (its unit is {unit}), but the expression gives an "
                "amount.",
                "forbidden": "The expression holds something that is not allowed: {detail}.",
                "size": "The expression is too large: {detail}.",
                "division": "The expression divides by something that may be zero.",
                "one-of": "A claim has one of equals, holds and unchecked; this one has none or several.",
                "numbers": "The expression computes with what is no number: a name without a year, or a comparison.",
                "no-figure": "The claim has equals but no figure to compare with.",
                "kind": "{detail}.",
            },
        ),
    ),
    "KSB506": Kind(
        Text(
            "Kommentar skriven för en annan siffra",
            "{row}, {frame}: kommentaren skrevs när ändringen var {old}; nu är den {new}.",
            "Läs om kommentaren. Kör ksb check --accept {id} för att se vad som ska ändras när den stämmer igen.",
            "En förklaring gäller den siffra den skrevs för. När siffran ändras måste någon läsa om den.",
        ),
        Text(
            "Comment written for another figure",
            "{row}, {frame}: the comment was written when the change was {old}; now it is {new}.",
            "Read the comment again. Run ksb check --accept {id} to see what to change once it holds.",
            "An explanation belongs to the figure it was written for. When the figure moves someone must read it "
            "again.",
        ),
    ),
    "KSB507": Kind(
        Text(
            "Godtagen anmärkning som inte längre finns",
            "Den godtagna anmärkningen {name} finns inte längre.",
            "Ta bort den ur accepted.",
            "En lista över godtagna anmärkningar ska krympa när felen rättas.",
        ),
        Text(
            "Accepted finding that is no more",
            "The accepted finding {name} is no longer found.",
            "Remove it from accepted.",
            "A list of accepted findings should shrink as errors are mended.",
        ),
    ),
    "KSB508": Kind(
        Text(
            "Regeln finns inte",
            "Regeln {name} finns inte eller kan inte ställas in.{maybe}",
            "Ange en kod som ksb explain visar, från KSB301.",
            "En inställning för en regel som inte finns skulle tyst göra ingenting.",
        ),
        Text(
            "No such rule",
            "There is no rule {name}, or it cannot be set.{maybe}",
            "Give a code that ksb explain shows, from KSB301.",
            "A setting for a rule that does not exist would do nothing, in silence.",
        ),
    ),
    "KSB601": Kind(
        Text(
            "Siffror som inte kan vara riktiga samtidigt",
            "Dessa {count} tryckta siffror och {relations} samband kan inte alla vara riktiga: {members}.{corrections}",
            "Rätta någon av dem. Varje samband för sig kan se riktigt ut.",
            "Alla tryckta siffror och alla samband prövas på en gång. Det som räknas upp är en minsta mängd: utan "
            "någon av dem finns en lösning.",
        ),
        Text(
            "Figures that cannot all be right",
            "These {count} printed figures and {relations} relations cannot all be right: {members}.{corrections}",
            "Mend one of them. Each relation by itself may look right.",
            "All printed figures and all relations are tried at once. What is listed is a smallest set: without any "
            "of them there is a solution.",
        ),
    ),
}
