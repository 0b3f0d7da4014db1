"""The commands that show a chapter as it is: `ksb organisation`. One for each record in ``chapters`` that names one."""

from collections.abc import Callable

from ks_budget.answers.chapter import Question
from ks_budget.chapters import Chapter
from ks_budget.cli.command import command
from ks_budget.cli.options import BudgetArgument


def command_of(chapter: Chapter) -> Callable[..., None]:
    """The command of a chapter."""

    def show(budget: BudgetArgument = None) -> Question:
        return Question(chapter, budget)

    show.__name__ = chapter.key
    show.__doc__ = chapter.command.partition("  ")[0]
    return command(show)
