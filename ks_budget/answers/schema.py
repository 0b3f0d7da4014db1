"""What may a budget file hold? Answered with a text for editors, and not with a report."""

from msgspec import Struct

from ks_budget.files.schema import is_schema as is_schema
from ks_budget.files.schema import schema, variant_schema
from ks_budget.language import DEFAULT


class Question(Struct, frozen=True):
    """Of budgets, or of variants, where nothing is required."""

    variant: bool = False
    language: str = DEFAULT
    """That keys are described in."""


def answer(question: Question) -> str:
    """The JSON Schema. No budget is opened for it."""
    return (variant_schema if question.variant else schema)(question.language)
