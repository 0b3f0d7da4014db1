"""The command line: the only code that prints, writes a file or exits. One file a command, imported when it is run."""

from typing import Any


def main() -> None:
    """Run ``ksb``. Ends the process: 0 fine, 1 problems in the data, 2 wrong usage, unreadable or an answer that could
    not be written, 130 interrupted."""
    import gc

    from ks_budget.cli.streams import open_streams

    # A run is short and makes no cycles worth collecting; looking for them costs a tenth of a large budget's time.
    gc.disable()
    open_streams()
    try:
        code = _run()
    finally:
        # Nor is there anything to look for in what the run leaves behind: the process ends here.
        gc.freeze()
    raise SystemExit(code)


def _run() -> Any:
    """The exit code."""
    try:
        from ks_budget.cli.app import app

        app(prog_name="ksb")
    except KeyboardInterrupt:
        return 130
    except SystemExit as end:
        return _of_what_is_printed() or end.code
    return _of_what_is_printed()


def _of_what_is_printed() -> int:
    """2 when something that others print (help, version, completion) was lost, which is told."""
    import sys

    from ks_budget.cli.streams import lost

    sys.stdout.flush()
    error = lost()
    if error is None:
        return 0
    from ks_budget.cli.output import tell_lost

    return tell_lost(error)
