"""Git repositories for tests: a file committed again and again, on days that the test says; the regulation in it."""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

WHO = {f"GIT_{role}_{what}": "test" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}


class Repository:
    """A repository in a new folder; `env` of the machine that runs the tests is left out."""

    def __init__(self, root: Path) -> None:
        self.root = root
        root.mkdir(parents=True, exist_ok=True)
        self.git("init", "--quiet", "--initial-branch=main")

    def git(self, *arguments: str, day: str = "2020-01-01") -> str:
        at = f"{day}T12:00:00Z" if len(day) == 10 else day
        env = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
        env |= WHO | {"GIT_COMMITTER_DATE": at, "GIT_AUTHOR_DATE": at, "GIT_CONFIG_GLOBAL": os.devnull, "LC_ALL": "C"}
        done = subprocess.run(
            ["git", "-C", str(self.root), *arguments], env=env, capture_output=True, text=True, check=True
        )
        return done.stdout.strip()

    def commit(self, files: dict[str, str | bytes | None], day: str) -> str:
        """Write (or take away) `files`, commit all, and return the commit's id."""
        for name, content in files.items():
            path = self.root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            if content is None:
                path.unlink()
            else:
                path.write_bytes(content.encode() if isinstance(content, str) else content)
        self.git("add", "--all", ".")
        self.git("commit", "--quiet", "--allow-empty", "--message=x", day=day)
        return self.git("rev-parse", "HEAD")


ENACTED = "2018年3月30日北京市第十五届人民代表大会常务委员会第三次会议通过"
HISTORY = (
    ENACTED,
    "　根据2020年4月24日北京市第十五届人民代表大会常务委员会第二十一次会议《关于修改〈虚构渡口条例〉的决定》第一次修正",
    "　根据2020年4月24日北京市第十五届人民代表大会常务委员会第二十一次会议《关于修改部分地方性法规的决定》第二次修正",
    "　根据2022年5月20日北京市第十五届人民代表大会常务委员会第三十九次会议《关于修改〈虚构渡口条例〉的决定》第三次修正",
    "　2025年3月28日北京市第十六届人民代表大会常务委员会第十六次会议修订",
)
"""What the 题注 of a regulation tells after each of its versions."""
BODIES = (
    """第一条　为了方便两岸往来，制定本条例。

第二条　本条例所称渡口，是指每日开船不少于四次的场所。

景区内的游船码头不适用本条例。

第三条　渡口应当准时开船，备足救生衣，并公开票价。

第四条　渡船应当每年检验一次。

检验的办法由市渡口管理机构制定。

第五条　渡工应当熟悉水情，每年接受培训。渡工应当持有合格证书，证书由市交通主管部门核发。

第五条之一　代班的渡工适用第五条的规定。

第六条　违反第五条规定的，由市渡口管理机构责令改正。

第七条　渡口不得搭载易燃、易爆或者有毒的物品，也不得搭载活的家畜。

第八条　渡口不得搭载超过载重的货物，货物应当过磅登记并且捆扎牢固。

第九条　本条例自2018年6月1日起施行。
""",
)


def bodies() -> tuple[str, ...]:
    """The provisions of the five versions."""
    first = BODIES[0]
    second = first.replace("第五条之一　代班的渡工适用第五条的规定。\n\n", "").replace(
        "由市渡口管理机构制定", "由市交通主管部门制定"
    )
    third = second.replace("不少于四次", "不少于五次")
    fourth = third
    for old, new in (
        ("九", "十"),
        ("八", "九"),
        ("七", "八"),
        ("六", "七"),
        ("五", "六"),
        ("四", "五"),
        ("三", "四"),
        ("二", "三"),
    ):
        fourth = fourth.replace(f"第{old}条", f"第{new}条")
    fourth = fourth.replace("第三条　", "第二条　本市鼓励居民以渡代桥。\n\n第三条　", 1)
    fifth = (
        fourth.replace("培训。渡工应当持有", "培训。\n\n第七条　渡工应当持有")
        .replace(
            "第八条　渡口不得搭载易燃、易爆或者有毒的物品，也不得搭载活的家畜。\n\n第九条　渡口不得搭载超过载重的货物，货物应当过磅登记并且捆扎牢固。",
            "第九条　渡口不得搭载易燃、易爆或者有毒的物品，也不得搭载活的家畜；不得搭载超过载重的货物，货物应当过磅登记并且捆扎牢固。",
        )
        .replace("第七条　违反第六条", "第八条　违反第六条")
    )
    return first, second, third, fourth, fifth


def texts() -> tuple[str, ...]:
    """Five versions of a regulation, two of one day, as plain texts."""
    return tuple(
        f"虚构渡口条例\n\n（本文为虚构　{''.join(HISTORY[: at + 1])}）\n\n{body}" for at, body in enumerate(bodies())
    )


WORK = "/akn/cn-bj/act/2018-03-30/xugou-dukou-tiaoli"
DRAFT = "虚构渡口条例\n\n" + bodies()[2].replace("检验一次", "检验两次")
"""Without a 题注: it tells no date."""


@dataclass
class Story:
    """A repository, the file in it, and its commits by what they are."""

    repository: Repository
    file: Path
    commits: dict[str, str]

    def short(self, name: str) -> str:
        """The beginning of the id of a commit."""
        return self.commits[name][:8]


def committed_story(root: Path) -> Story:
    """The regulation in the repository `root`, with errors, drafts, new names and commits that hold no document."""
    repository = Repository(root)
    first, second, third, fourth, fifth = texts()
    old, renamed, now = "laws/渡口.md", "法规/渡口条例.md", "法规/虚构渡口条例.txt"
    rows: tuple[tuple[str, dict[str, str | bytes | None], str], ...] = (
        ("typo", {old: first.replace("准时", "淮时"), "README.md": "x\n"}, "2018-04-01"),
        ("first", {old: first}, "2018-04-02"),
        ("layout", {old: first.replace("\n", "\r\n")}, "2018-04-03"),
        ("other", {"README.md": "y\n"}, "2018-05-01"),
        ("empty", {old: ""}, "2019-01-01"),
        ("second", {old: second}, "2020-05-01"),
        ("third", {old: third}, "2020-05-02"),
        ("draft", {old: DRAFT}, "2021-06-01"),
        ("fourth", {old: None, renamed: fourth}, "2022-06-01"),
        ("fifth", {renamed: None, now: fifth}, "2025-04-01T23:30:00-05:00"),
    )
    commits = {name: repository.commit(files, day) for name, files, day in rows}
    return Story(repository, repository.root / now, commits)
