"""The wheel: built, installed into an empty environment, and used from another folder."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
WORK = ROOT / "corpus/cn-bj/act/2024-01-25/beijing-guoji-keji-chuangxin-zhongxin-jianshe-tiaoli"
DRAFT = ROOT / "examples/draft-amendment/fictional-draft.txt"


def run(*argv: object, cwd: Path) -> str:
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "VIRTUAL_ENV"))}
    done = subprocess.run([*map(str, argv)], cwd=cwd, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{argv}\n{done.stdout}\n{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def akn(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The command `akn` of an environment that holds the wheel and what it depends on, nothing else."""
    where = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", where / "dist", ROOT, cwd=where)
    (wheel,) = (where / "dist").glob("akn-*.whl")
    run(sys.executable, "-m", "venv", where / "venv", cwd=where)
    python = where / "venv" / "bin" / "python"
    run(python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", wheel, cwd=where)
    return where / "venv" / "bin" / "akn"


def test_the_demo_from_another_folder(akn: Path, tmp_path: Path) -> None:
    assert run(akn, "--version", cwd=tmp_path).startswith("akn ")
    corrections = WORK / "corrections.toml"
    run(akn, "convert", WORK / "source.txt", "--corrections", corrections, "-o", "law.xml", cwd=tmp_path)
    assert (tmp_path / "law.xml").read_bytes() == (WORK / "zho@2024-01-25.xml").read_bytes()
    run(akn, "validate", "law.xml", "--schema", "profile", cwd=tmp_path)
    run(akn, "validate", "law.xml", cwd=tmp_path)
    run(akn, "convert", DRAFT, "-o", "draft.xml", cwd=tmp_path)
    assert "第" in run(akn, "diff", "law.xml", "draft.xml", cwd=tmp_path)
    run(akn, "diff", "law.xml", "draft.xml", "-o", "comparison.html", cwd=tmp_path)
    assert "<!doctype html>" in (tmp_path / "comparison.html").read_text(encoding="utf-8").lower()
    assert "N001" in run(akn, "rules", cwd=tmp_path)
