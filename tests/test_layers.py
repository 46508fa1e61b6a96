"""The laws of the house: which package may import which, and what may be imported at all (docs/architecture.md)."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "akn"

LAYERS = [
    ("akn.diagnostics", "akn.errors", "akn.limits", "akn._version"),
    ("akn.language",),
    ("akn.model",),
    ("akn.plain",),
    ("akn.references",),
    ("akn.formats",),
    ("akn.schema",),
    ("akn.rules",),
    ("akn.fix",),
    ("akn.diff",),
    ("akn.amend",),
    ("akn.api",),
    ("akn.batch",),
    ("akn.corpus",),
    ("akn.git",),
    ("akn_tools",),
]
"""From the ground up; a module imports only from its own row and rows above it in this list."""

FORBIDDEN = {
    "akn.diff": ("akn.formats", "akn.schema", "akn.rules"),
    "akn.amend": ("akn.formats", "akn.schema", "akn.rules"),
}
"""Comparison and amendment know the model, never a format."""

HOMES = {
    "lxml": ("akn.formats.akn", "akn.schema", "akn.rules", "akn.fix"),
    "rapidfuzz": ("akn.diff",),
    "deepdiff": ("akn.diff",),
    "xmlschema": ("akn.schema",),
    "click": ("akn_tools",),
    "rich": ("akn_tools", "akn.diff.render"),
    "jinja2": ("akn.diff.render",),
    "docx": ("akn.diff.render.word",),
    "orjson": ("akn.plain", "akn.formats.json", "akn.diff.render", "akn.rules"),
    "pypinyin": ("akn.language.zh",),
}
"""Third-party library -> the only packages that may import it."""


def modules() -> dict[str, Path]:
    found = {}
    for base, folder in ((ROOT, PACKAGE), (ROOT / "tools", ROOT / "tools" / "akn_tools")):
        for path in folder.rglob("*.py"):
            parts = path.relative_to(base).with_suffix("").parts
            found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


def imports(path: Path, *, run_time_only: bool = False) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    skipped: set[ast.AST] = set()
    if run_time_only:
        for node in ast.walk(tree):
            if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
                skipped |= set(ast.walk(node))
    out = set()
    for node in ast.walk(tree):
        if node in skipped:
            continue
        if isinstance(node, ast.Import):
            out |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            out.add(node.module or "")
    return out


def layer(module: str) -> int | None:
    for number, names in enumerate(LAYERS):
        if any(module == name or module.startswith(name + ".") for name in names):
            return number
    return None


MODULES = modules()


def test_the_table_of_layers_is_in_the_documentation() -> None:
    table = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8").partition("| package |")[2]
    rows = [row.split("|")[1] for row in table.partition("\n\n")[0].splitlines()[2:]]
    told = [re.findall(r"`(\w[\w.]*)`", row) for row in rows]
    assert told == [[name for name in names if name != "akn._version"] for names in LAYERS]


def test_every_module_has_a_layer() -> None:
    assert [name for name in MODULES if name != "akn" and layer(name) is None] == []


@pytest.mark.parametrize("name", sorted(set(MODULES) - {"akn"}))
def test_imports_point_upwards_only(name: str) -> None:
    own = layer(name)
    assert own is not None
    for target in imports(MODULES[name], run_time_only=True):
        theirs = layer(target)
        assert theirs is None or theirs <= own, f"{name} imports {target}, which lies below it"
    for package, refused in FORBIDDEN.items():
        if name.startswith(package):
            assert not [t for t in imports(MODULES[name]) if t.startswith(refused)]


@pytest.mark.parametrize("library", sorted(HOMES))
def test_libraries_stay_at_home(library: str) -> None:
    guests = {
        name
        for name, path in MODULES.items()
        if any(target.split(".")[0] == library for target in imports(path)) and not name.startswith(HOMES[library])
    }
    assert guests == set()


def test_nothing_reads_a_clock_or_chance() -> None:
    banned = {"random", "time", "uuid", "secrets", "datetime.now"}
    assert {name for name, path in MODULES.items() if imports(path) & banned} == set()


def test_files_stay_small() -> None:
    long = {
        name: n for name, path in MODULES.items() if (n := len(path.read_text(encoding="utf-8").splitlines())) > 500
    }
    assert long == {}


HEAVY = (
    "lxml",
    "xmlschema",
    "deepdiff",
    "rapidfuzz",
    "click",
    "rich",
    "jinja2",
    "pypinyin",
    "orjson",
    "cobalt",
    "docx",
)


@pytest.mark.parametrize("statement", ["import akn", "import akn.formats", "import akn.api"])
def test_importing_is_light(statement: str) -> None:
    code = f"import sys; {statement}; print([m for m in {HEAVY!r} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_version_imports_nothing_of_the_command_line() -> None:
    code = (
        "import sys; sys.argv = ['akn', '--version']\n"
        "from akn_tools.main import main; main()\n"
        "print(sorted(m for m in sys.modules if m.startswith(('akn', 'click'))))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    said, loaded = done.stdout.splitlines()
    assert said.startswith("akn ")
    assert loaded == "['akn', 'akn._version', 'akn_tools', 'akn_tools.main']"
