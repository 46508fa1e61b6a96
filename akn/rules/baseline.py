"""A baseline: findings that are known and not to be reported again, so that a corpus with a past can have a gate.

A finding is told by file, code, unit and the words of its message, not by its line; of equal ones as many are known as the
baseline counts.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable
from pathlib import PurePath

from akn.diagnostics import Diagnostic

CONTRACT = "1.0"

Key = tuple[str, str, str]
"""(file, code, fingerprint)."""


def fingerprint(item: Diagnostic) -> str:
    """Sixteen hexadecimal digits for code, unit and what the message says, whatever its language and line."""
    parts = [item.code, item.eId or "", *(f"{name}={value}" for name, value in item.fields)]
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "replace")).hexdigest()[:16]


def made(found: Iterable[Diagnostic]) -> str:
    """The baseline of `found` as JSON, sorted, with a line end."""
    counts = Counter(_key(item) for item in found)
    rows = [
        {"file": file, "code": code, "fingerprint": mark, "count": counts[file, code, mark]}
        for file, code, mark in sorted(counts)
    ]
    return json.dumps({"contract": CONTRACT, "known": rows}, ensure_ascii=False, indent=1) + "\n"


def read(text: str) -> Counter[Key]:
    """What a baseline knows. Raises ValueError, whose text gives the reason, where it is none."""
    try:
        data = json.loads(text)
        if not str(data["contract"]).startswith("1."):
            raise ValueError(f"contract {data['contract']} is not known")
        return Counter({
            (str(row["file"]), str(row["code"]), str(row["fingerprint"])): int(row["count"]) for row in data["known"]
        })  # fmt: skip
    except (KeyError, TypeError, OverflowError, RecursionError) as error:
        raise ValueError(f"no baseline: {error}") from error


def fresh(found: Iterable[Diagnostic], known: Counter[Key]) -> list[Diagnostic]:
    """`found` without what is `known`, in its order."""
    left, out = Counter(known), []
    for item in found:
        key = _key(item)
        if left[key] > 0:
            left[key] -= 1
        else:
            out.append(item)
    return out


def _key(item: Diagnostic) -> Key:
    return PurePath(item.file).as_posix(), item.code, fingerprint(item)
