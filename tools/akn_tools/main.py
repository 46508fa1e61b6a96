"""Entry of the command `akn`."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line and exit with its status. `--version` is answered before anything is imported."""
    if sys.argv[1:] in (["--version"], ["-V"]):
        from akn._version import __version__

        sys.stdout.write(f"akn {__version__}\n")
        return
    from akn_tools.command import run

    sys.exit(run())
