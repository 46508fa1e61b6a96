"""Golden cases: readable files whose last part is what is expected. `UPDATE_CASES=1` writes what is made into them."""

import os
from pathlib import Path

EXPECTED = "\n=== expected\n"


def check(path: Path, made: str) -> None:
    """Assert that `made` is what the case at `path` expects, or make it so where that is asked for."""
    given, expected = path.read_text(encoding="utf-8").split(EXPECTED)
    if os.environ.get("UPDATE_CASES"):
        path.write_text(f"{given}{EXPECTED}{made}", encoding="utf-8")
    else:
        assert made == expected


def parts(path: Path, *names: str) -> list[str]:
    """The texts of a case under its headings `=== name`, in the order asked for."""
    given = path.read_text(encoding="utf-8").split(EXPECTED)[0]
    found = dict(part.split("\n", 1) for part in given.split("\n=== ")[1:])
    return [found[name] for name in names]
