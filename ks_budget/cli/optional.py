"""A command of ksb: options whose value may be left out, help in two languages, and arguments that are too many."""

from typing import Any

from typer._click.exceptions import UsageError
from typer.core import TyperCommand

from ks_budget.cli import speech

LEFT_OUT = {"--strict": "warnings"}
"""Option to the value that it has when it stands alone."""


_KEPT = "\b\n"
"""Before a text whose lines Typer is to leave as they are."""


def in_two_lines(line: str) -> str:
    """What a command is for, and below it the example, which is never broken in the middle."""
    said, _, example = line.partition("  ")
    return f"{_KEPT}{said}\n{example}" if example else said


class Spoken:
    """What commands and their group do in the language that was asked for."""

    options_metavar: str | None
    subcommand_metavar: str

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        """The line of usage, without braces round what must be there."""
        self.in_its_language(ctx)
        pieces = [piece.strip("{}") for piece in self.collect_usage_pieces(ctx)]  # type: ignore[attr-defined]
        formatter.write_usage(ctx.command_path, " ".join(pieces), speech.USAGE[speech.language_of(ctx)])

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """All of the help."""
        self.in_its_language(ctx)
        speech.fix(speech.language_of(ctx))
        super().format_help(ctx, formatter)  # type: ignore[misc]

    def in_its_language(self, ctx: Any) -> None:
        """Put the texts of the language in place. They are English where they are declared."""
        language = speech.language_of(ctx)
        self.options_metavar = speech.OPTIONS[language]
        self.subcommand_metavar = speech.COMMAND[language]
        if language == "sv":
            from ks_budget.cli.swedish import translate

            translate(self, ctx)


class Command(Spoken, TyperCommand):
    """A command some of whose options may stand alone: `--strict` is `--strict=warnings`."""

    def get_short_help_str(self, limit: int = 45) -> str:
        """What it is for, in one line: completion shows it beside the name."""
        return (self.short_help or "").removeprefix(_KEPT).partition("\n")[0]

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """The arguments, with the values that were left out. Raises TooMany for those that it does not take."""
        end = args.index("--") if "--" in args else len(args)
        # A flag of the same name takes no value.
        valued = {name for one in self.params if not getattr(one, "is_flag", False) for name in one.opts}
        options = [f"{arg}={LEFT_OUT[arg]}" if arg in LEFT_OUT and arg in valued else arg for arg in args[:end]]
        ctx.allow_extra_args = True
        try:
            rest = super().parse_args(ctx, [*options, *args[end:]])
        except UsageError as error:
            # Of an option without its value typer does not say whose it is.
            error.ctx = error.ctx or ctx
            raise
        if ctx.args and not ctx.resilient_parsing:
            from ks_budget.cli.usage import TooMany

            raise TooMany(list(ctx.args), ctx)
        return rest
