"""Settings of `akn validate` that a project keeps: `akn.toml`, or the table `[tool.akn]` of `pyproject.toml`.

    select = ["N", "I"]
    ignore = ["L001"]
    schema = "auto"
    fail-on = "warning"
    baseline = "akn-baseline.json"
    per-file-ignores = { "drafts/*" = ["F", "D102"] }

The nearest file counts, from the working folder upwards; in one folder akn.toml goes before pyproject.toml. Paths and
patterns are relative to the file.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from pathlib import Path
from textwrap import shorten
from typing import Any

from akn.diagnostics import CODES, Diagnostic, printable
from akn.errors import AknError
from akn.rules.report import LEVELS

FILES = ("akn.toml", "pyproject.toml")
KEYS = ("select", "ignore", "schema", "fail-on", "baseline", "per-file-ignores")
SCHEMAS = ("auto", "official", "profile")


@dataclass(frozen=True, slots=True)
class Settings:
    """What a project asks for; `folder` is that of the file the settings stand in, None where there is none."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    schema: str | None = None
    fail_on: str | None = None
    baseline: Path | None = None
    per_file: tuple[tuple[str, tuple[str, ...]], ...] = field(default=())
    folder: Path | None = None

    def spared(self, item: Diagnostic) -> bool:
        """Whether `per-file-ignores` leave out `item`."""
        if not self.per_file:
            return False
        path = Path(item.file).resolve()
        base = self.folder or Path()
        name = path.relative_to(base).as_posix() if path.is_relative_to(base) else path.as_posix()
        return any(fnmatchcase(name, pattern) and item.code.startswith(codes) for pattern, codes in self.per_file)


def find(folder: Path) -> Settings:
    """The settings that hold in `folder`. Raises AknError, whose text names the file, where they can't be read."""
    folder = folder.resolve()
    for place in (folder, *folder.parents):
        for name in FILES:
            path = place / name
            if path.is_file() and (table := _table(path)) is not None:
                return _settings(table, path)
    return Settings()


def _table(path: Path) -> Mapping[str, Any] | None:
    import tomllib  # most folders have no settings

    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError, OSError) as error:
        if path.name == "pyproject.toml":  # not ours to complain of
            return None
        raise AknError(f"{path}: {error}") from error
    if path.name == "pyproject.toml":
        tools = data.get("tool")
        table = tools.get("akn") if isinstance(tools, dict) else None
        return table if isinstance(table, dict) else None
    return data


def _settings(table: Mapping[str, Any], path: Path) -> Settings:
    if unknown := sorted(set(table) - set(KEYS)):
        raise AknError(f"{path}: no such setting: {', '.join(unknown)}; there are {', '.join(KEYS)}")
    baseline, per_file = table.get("baseline"), table.get("per-file-ignores", {})
    if not isinstance(baseline, str | None) or not isinstance(per_file, dict):
        raise AknError(f"{path}: baseline is a path, per-file-ignores a table of patterns")
    return Settings(
        _codes(table.get("select", []), path),
        _codes(table.get("ignore", []), path),
        _one(table, "schema", SCHEMAS, path),
        _one(table, "fail-on", LEVELS, path),
        path.parent / baseline if baseline else None,
        tuple((str(pattern), _codes(codes, path)) for pattern, codes in per_file.items()),
        path.parent,
    )


def _codes(value: object, path: Path) -> tuple[str, ...]:
    codes = tuple(str(code).upper() for code in value) if isinstance(value, list) else None
    if codes is None or not all(code and any(known.startswith(code) for known in CODES) for code in codes):
        raise AknError(f"{path}: {shorten(printable(repr(value)), 80)} is no list of codes; `akn rules` lists them all")
    return codes


def _one(table: Mapping[str, Any], key: str, known: tuple[str, ...], path: Path) -> str | None:
    value = table.get(key)
    if value is not None and value not in known:
        raise AknError(f"{path}: {key} is one of {', '.join(known)}, not {value!r}")
    return value
