"""Entry of the command `akn`."""

from __future__ import annotations

import gc
import sys

SELDOM = 50_000
"""Objects between two looks for cycles: what is imported is no garbage, and the model has no cycles."""


def main() -> None:
    """Run the command line and exit with its status. `--version` is answered before anything is imported."""
    if sys.argv[1:] in (["--version"], ["-V"]):
        from akn._version import __version__

        sys.stdout.write(f"akn {__version__}\n")
        return
    gc.set_threshold(SELDOM)
    from akn_tools.command import run

    status = run()
    gc.freeze()  # at the end the interpreter would look through all that is left
    sys.exit(status)
