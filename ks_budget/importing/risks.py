"""`--as risks`: a risk register with its two scales and its treatments."""

import re
from collections import Counter
from difflib import SequenceMatcher

from msgspec import Struct

from ks_budget.importing.choice import chosen
from ks_budget.importing.ids import Ids, plain
from ks_budget.importing.register import Field, Register, rows_of
from ks_budget.importing.work import Made, Work
from ks_budget.language import Text
from ks_budget.model import Level, Risk, Scale, Treatment
from ks_budget.problems import Place, kinds
from ks_budget.tables.table import Row, Table

WHAT = Text("en riskanalys", "a risk analysis")
NAME = r"^\W*risk(er|en)?\W*$|^\W*(identifierad )?risk\b(?!.*(besk|värd|poäng|nivå|tal))|^händelse|^process|^område"
DESCRIPTION = r"beskrivning|description|orsak|innebär"
LIKELIHOOD = r"sannolik|\bs\b|likelihood|probab"
IMPACT = r"väsentlig|konsekvens|allvarlig|påverkan|effekt|\bk\b|impact|consequence"
SCORE = r"riskvärde|riskpoäng|risknivå|risktal|poäng|summa|s\s*[x×*]\s*k|värde|score"
TREATMENT = r"hantering|åtgärd|beslut|acceptera|treatment|action"

_USUAL = {"acceptera": "accept", "hantera genom åtgärder": "act", "internkontroll": "internal-control"}
_ALIKE = 0.9
_STEP = re.compile(r"^\s*(\d)\s*[.):=–-]?\s+([^:.=–]{2,60}?)\s*(?:[:=–]\s*(.*)|\.\s*)?$", re.S)


class Fields(Struct, frozen=True):
    """The columns of a risk register."""

    name: Field | None
    description: Field | None
    likelihood: Field | None
    impact: Field | None
    score: Field | None
    treatment: Field | None


def fields_of(register: Register) -> Fields:
    """By their heads. The names of the risks are the labels where no head says so."""
    likelihood = register.find(LIKELIHOOD)
    impact = register.find(IMPACT, likelihood)
    score = register.find(SCORE, likelihood, impact)
    description = register.find(DESCRIPTION, likelihood, impact, score)
    treatment = register.find(TREATMENT, likelihood, impact, score, description)
    name = register.find(NAME, likelihood, impact, score, description, treatment) or register.fields[0]
    return Fields(name, description, likelihood, impact, score, treatment)


def fits(table: Table) -> int:
    """Whether it has a likelihood and an impact."""
    found = fields_of(Register(table))
    return 2 + (found.score is not None) if found.likelihood and found.impact else 0


def make(work: Work) -> Made:
    """The register. Raises Stop as choosing the table does."""
    tables = chosen(work, fits, WHAT, several=False)
    ids, made, labels = Ids(work, "risk"), list[Risk](), list[str]()
    rows = [(register, fields_of(register), row) for register, row in rows_of(tables)]
    treatments = _Treatments(work, [register.text(row, found.treatment) for register, found, row in rows])
    for register, found, row in rows:
        risk = _risk(work, register, found, row, ids, treatments)
        if risk is not None:
            made.append(risk)
            labels.append(risk.name)
    if rows:
        register, found, _ = rows[0]
        for field in register.unread(*(getattr(found, name) for name in Fields.__struct_fields__)):
            work.note("left", "column", field.head, field.place)
    scale = _scale(work, made, rows[0][1] if rows else None)
    return Made({"scale": scale, "treatment": treatments.made(), "risk": tuple(made)})


def _risk(work: Work, register: Register, found: Fields, row: Row, ids: Ids, treatments: "_Treatments") -> Risk | None:
    name = register.text(row, found.name)
    levels = {}
    for key in ("likelihood", "impact"):
        field: Field | None = getattr(found, key)
        value = register.number(row, field)
        if value is not None and value == value.to_integral_value() and value > 0:
            levels[key] = int(value)
        elif name and any(entry.number is not None for entry in row.entries):
            place = register.place(row, field) or Place(work.read.file)
            work.problems.append(kinds.importing.NO_LEVEL.at(place, row=name, column=field.head if field else "–"))
    if not name or len(levels) < 2:
        if name or any(entry.number is not None for entry in row.entries):
            work.note("left", "row-without-figures", name or row.label or "–", row.place)
        return None
    score = register.number(row, found.score)
    treatment, printed = treatments.of(register.text(row, found.treatment), row.place)
    risk = Risk(
        id=ids.of(name, row.place),
        name=name,
        description=register.text(row, found.description),
        likelihood=levels["likelihood"],
        impact=levels["impact"],
        treatment=treatment,
        printed_score=int(score) if score is not None else None,
        printed_treatment=printed,
    )
    work.note("read", "risk", name, row.place, id=risk.id)
    return risk


class _Treatments:
    """The treatments of a register, spelt as most of its rows spell them."""

    def __init__(self, work: Work, printed: list[str]) -> None:
        self.work, self.ids = work, Ids(work, "treatment", _USUAL)
        self.labels: dict[str, str] = {}
        self.known: dict[str, Treatment] = {}
        often = Counter(text for text in printed if text)
        for text, count in often.most_common():
            alike = next((label for label in self.labels.values() if _alike(label, text)), text)
            self.labels[text] = alike if often[alike] > count or alike == text else text

    def of(self, text: str, place: Place | None) -> tuple[str, str]:
        """The id of a treatment, and how it is printed where that differs from its label."""
        if not text:
            self.work.note("unsure", "no-treatment", "–", place)
        label = self.labels.get(text, "Inte angiven")
        if label not in self.known:
            accepted = bool(re.search(r"accept|toler", label, re.I))
            controlled = bool(re.search(r"int(ern|er)[\s-]*kontroll|internal control", label, re.I))
            self.known[label] = Treatment(id=self.ids.of(label), label=label, accepted=accepted, controlled=controlled)
        if text and text != label:
            self.work.note("unsure", "spelt-otherwise", text, place, label=label)
        return self.known[label].id, text if text and text != label else ""

    def made(self) -> tuple[Treatment, ...]:
        """Those that a risk has."""
        return tuple(self.known.values())


def _alike(one: str, other: str) -> bool:
    return plain(one) == plain(other) or SequenceMatcher(None, plain(one), plain(other)).ratio() >= _ALIKE


def _scale(work: Work, risks: list[Risk], found: Fields | None) -> Scale:
    """The scales as the text explains them, else steps with numbers alone up to the highest that is used."""
    heads = {
        "likelihood": found.likelihood.head if found and found.likelihood else "",
        "impact": found.impact.head if found and found.impact else "",
    }
    patterns = {"likelihood": LIKELIHOOD, "impact": IMPACT}
    said = {key: _explained(work, patterns[key], patterns) for key in patterns}
    places = {
        "likelihood": found.likelihood.place if found and found.likelihood else None,
        "impact": found.impact.place if found and found.impact else None,
    }
    most = max((max(risk.likelihood, risk.impact) for risk in risks), default=1)
    levels = {}
    for key, steps in said.items():
        highest = max((getattr(risk, key) for risk in risks), default=1)
        if [step.level for step in steps] == list(range(1, len(steps) + 1)) and len(steps) >= highest:
            levels[key] = steps
            work.note("read", "scale", heads[key] or key, places[key], count=str(len(steps)))
        else:
            levels[key] = tuple(Level(level=i, name=str(i)) for i in range(1, most + 1))
            work.note("unsure", "scale-by-figures", heads[key] or key, places[key], count=str(most))
    names = {key: "" if plain(heads[key]) in ("sannolikhet", "väsentlighet") else heads[key] for key in heads}
    return Scale(
        likelihood=levels["likelihood"],
        impact=levels["impact"],
        likelihood_name=names["likelihood"],
        impact_name=names["impact"],
    )


def _explained(work: Work, pattern: str, patterns: dict[str, str]) -> tuple[Level, ...]:
    """The steps that stand in the text below a line that names the scale."""
    wanted, others = re.compile(pattern, re.I), [re.compile(one, re.I) for one in patterns.values() if one != pattern]
    steps, inside = list[Level](), False
    for line in (line for part in work.read.prose for line in part.text.split("\n")):
        step = _STEP.match(line)
        if step and inside:
            if int(step[1]) != len(steps) + 1:
                inside = False
                continue
            description = (step[3] or "").strip()
            steps.append(Level(level=int(step[1]), name=step[2].strip(), description=_sentence(description)))
        elif not step and len(line) < 60:
            inside = bool(wanted.search(line)) and not any(one.search(line) for one in others) and not steps
    return tuple(steps)


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]
