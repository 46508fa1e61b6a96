"""Paths as JSON: the contract of `schemas/paths.schema.json`."""

from __future__ import annotations

from typing import Any

from akn.diff.paths import Path, Paths
from akn.diff.render import RenderOptions, flat

CONTRACT = "1.0"
"""Version of the contract. Minor versions add keys; none is ever taken away."""


def output(paths: Paths, _: RenderOptions) -> bytes:
    """The row `json` of PATHS_OUTPUTS."""
    return flat.encoded(as_json(paths))


def as_json(paths: Paths) -> dict[str, Any]:
    """Paths as plain values, ready for any JSON writer."""
    return {
        "contract": CONTRACT,
        "versions": [flat.side(side) for side in paths.versions],
        "level": paths.level,
        "backwards": list(paths.backwards),
        "articles": list(paths.summary),
        "paths": [_path(path) for path in paths.paths],
    }


def _path(path: Path) -> dict[str, Any]:
    row: dict[str, Any] = {"unit": path.unit, "changed": path.changed}
    if any(path.annexes):
        row["annexes"] = list(path.annexes)
    if path.again is not None:
        row["again"] = path.again
    return row | {
        "units": [[flat.reference(ref) for ref in refs] for refs in path.units],
        "steps": [[flat.row(change) for change in rows] for rows in path.steps],
    }
