"""The command line: the only code that prints, writes a file or exits. One file a command, imported when it is run."""

import sys


def main() -> None:
    """Run ``ksb``. Ends the process: 0 fine, 1 problems in the data, 2 wrong usage or unreadable, 130 interrupted."""
    import gc

    # A run is short and makes no cycles worth collecting; looking for them costs a tenth of a large budget's time.
    gc.disable()
    for stream in (sys.stdout, sys.stderr):
        # Whatever the system's encoding is, ksb speaks UTF-8; bytes that a file name could not be decoded by pass.
        stream.reconfigure(encoding="utf-8", errors="surrogateescape", newline="\n")  # type: ignore[union-attr]
    try:
        from ks_budget.cli.app import app

        app(prog_name="ksb")
    except KeyboardInterrupt:
        raise SystemExit(130) from None
    finally:
        # Nor is there anything to look for in what the run leaves behind: the process ends here.
        gc.freeze()
