"""Ids made from labels: stable, readable, and those of other years' budgets where they have the same label."""

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping

from ks_budget.importing.work import Work
from ks_budget.problems import Place

LONGEST = 40
_LITTLE = {
    "och", "av", "i", "for", "till", "pa", "med", "en", "ett", "den", "det", "de", "som", "att", "inom", "vid", "om",
    "eller", "the", "of", "and", "a", "an", "to", "in",
}  # fmt: skip
"""As they stand in ids."""
_APART = re.compile(r"[^a-z0-9]+")


def plain(label: str) -> str:
    """A label as labels are compared: small letters, single spaces, no marks of notes or order around it."""
    text = unicodedata.normalize("NFC", label).casefold().replace("­", "")
    return re.sub(r"\s+", " ", text).strip(" :*.–-\t")


def slug(label: str, otherwise: str = "post") -> str:
    """`kop-av-tjanster`: small letters and digits, a letter first. Little words are left out where it would be long."""
    letters = unicodedata.normalize("NFKD", label.casefold().replace("ß", "ss").replace("æ", "ae").replace("ø", "o"))
    words = [word for word in _APART.split(letters.encode("ascii", "ignore").decode()) if word]
    if len("-".join(words)) > LONGEST:
        words = [word for word in words if word not in _LITTLE] or words
    words = words[:LONGEST]
    while len(words) > 1 and len("-".join(words)) > LONGEST:
        words.pop()
    while len(words) > 1 and words[-1] in _LITTLE:
        words.pop()
    name = "-".join(words)[:LONGEST] or otherwise
    return name if name[0].isalpha() else f"{otherwise}-{name}"


class Ids:
    """The ids of one type of tables as they are given."""

    def __init__(
        self, work: Work, kind: str, usual: Mapping[str, str] | None = None, reserved: tuple[str, ...] = ()
    ) -> None:
        self.work, self.kind, self.usual = work, kind, usual or {}
        self.taken = {*reserved, *work.neighbours.taken.get(kind, ())}
        self.met = Counter[str]()
        """How often each was wanted again."""
        self.decided = {plain(label): id for label, id in work.decisions.labels.items()}

    def of(self, label: str, place: Place | None = None, base: str = "") -> str:
        """The id of what has a label: as decided, else as other years have it, else as is usual, else made from it or
        from ``base``. Two that would have the same are numbered, and the second is told."""
        key = plain(label)
        if key in self.decided:
            self.work.used.add(key)
            self.taken.add(self.decided[key])
            return self.decided[key]
        known = self.work.neighbours.ids.get(self.kind, {}).get(key)
        wanted = known or self.usual.get(key) or slug(base or label, self.kind)
        id = wanted
        while id in self.taken:
            self.met[wanted] += 1
            id = f"{wanted}-{self.met[wanted] + 1}"
        if id != wanted:
            self.work.note("unsure", "id-taken", label, place, wanted=wanted, id=id)
        self.taken.add(id)
        return id
