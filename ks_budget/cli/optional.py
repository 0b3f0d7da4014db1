"""Options whose value may be left out, which Typer has no word for."""

from typing import Any

from typer.core import TyperCommand

LEFT_OUT = {"--strict": "warnings"}
"""Option to the value that it has when it stands alone."""


class Command(TyperCommand):
    """A command some of whose options may stand alone: `--strict` is `--strict=warnings`."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """The arguments, with the values that were left out."""
        end = args.index("--") if "--" in args else len(args)
        options = [f"{arg}={LEFT_OUT[arg]}" if arg in LEFT_OUT else arg for arg in args[:end]]
        return super().parse_args(ctx, [*options, *args[end:]])
