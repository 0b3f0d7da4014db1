"""Rules of the texts themselves: the sentences that claims point to, and the figures that no claim covers."""

from collections.abc import Iterator
from decimal import Decimal

from ks_budget.checks.case import Case
from ks_budget.compute.prose import figures_in, numbers_in, passages, plain, sentences, size
from ks_budget.expressions import measure
from ks_budget.model import Budget, Claim
from ks_budget.money import Amount
from ks_budget.problems import Problem, as_printed, here, kinds, near


def quotes(case: Case) -> Iterator[Problem]:
    """The sentence that a claim points to is still there, and has its figure."""
    quoting = [claim for claim in case.budget.content.claims if claim.quote]
    there = sentences(case.budget) if quoting else []
    text = plain("\n".join(there))
    for claim in quoting:
        if plain(claim.quote) not in text:
            yield _gone(claim, near(claim.quote, there).meant)
        elif claim.figure is not None and not _in_quote(claim):
            unit = measure(claim.unit)
            printed = as_printed(claim.figure, unit.name if unit else claim.unit)
            places = (here(claim) / "figure", here(claim) / "quote")
            yield kinds.claims.FIGURE_NOT_QUOTED.at(
                *places, subject=claim.id, text=claim.text, printed=printed, quote=claim.quote
            )


def _gone(claim: Claim, now: str | None) -> Problem:
    at, facts = here(claim) / "quote", {"text": claim.text, "quote": claim.quote}
    if now is None:
        return kinds.claims.QUOTE_GONE.at(at, subject=claim.id, **facts)
    return kinds.claims.QUOTE_CHANGED.at(at, subject=claim.id, now=now, **facts)


def _in_quote(claim: Claim) -> bool:
    """Whether the figure stands in the sentence, in its own unit or another. One in words may be any."""
    numbers, unit = numbers_in(claim.quote), measure(claim.unit)
    if not numbers or claim.figure is None:
        return True
    if abs(Decimal(claim.figure)) in numbers:
        return True
    same = {said.value for said in figures_in(claim.quote) if unit and said.money == unit.money}
    return unit is not None and size(claim.figure, unit) in same


def unclaimed(case: Case) -> Iterator[Problem]:
    """Every amount and percentage of the texts is covered by a claim, checked or said not to be."""
    covered = set(_covered(case.budget))
    for passage in passages(case.budget):
        left = [said for said in figures_in(passage.text) if (said.money, said.value) not in covered]
        if left:
            yield kinds.claims.UNCLAIMED.at(
                here(passage.table) / passage.key,
                subject=passage.id,
                title=passage.title,
                count=len(left),
                figures=list(dict.fromkeys(said.text for said in left)),
            )


def _covered(budget: Budget) -> Iterator[tuple[bool, Decimal]]:
    """Whether money, and the size, of all figures that are claimed, commented, stated of the bridge or compared."""
    for figure, unit in _stated(budget):
        of = measure(unit)
        if of and figure is not None:
            yield of.money, size(figure, of)
    for claim in budget.content.claims:
        for text in (claim.holds, claim.equals):
            yield from ((said.money, said.value) for said in figures_in(text or ""))


def _stated(budget: Budget) -> Iterator[tuple[Amount | None, str]]:
    for claim in budget.content.claims:
        yield claim.figure, claim.unit
        yield claim.figure_to, claim.unit
    for frame in budget.content.frames:
        bridge = frame.printed_bridge
        for figure in (bridge.base, bridge.indexed, bridge.grant) if bridge else ():
            yield figure, bridge.unit if bridge else ""
        for comment in frame.comments:
            unit = comment.unit or budget.unit
            yield comment.figure, unit
            yield from ((explanation.amount, unit) for explanation in comment.explanations)
        for adjustment in frame.adjustments:
            yield from ((amount, adjustment.unit or budget.unit) for amount in adjustment.effects.values())


RULES = (quotes, unclaimed)
