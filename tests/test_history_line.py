"""How a 题注 goes on: the tables, asserted literally, and the counting of amendments."""

import pytest

from akn.language.zh import history_line
from akn.language.zh.history_line import STYLES, Counting, Style, count


def test_the_tables() -> None:
    assert history_line.VERBS == {"修正": "amended", "修订": "revised", "修改": "amended"}
    assert {
        "": Style("修正", names=True, passing="", whole_title=False, counted=True, gap="　"),
        "state-council": Style("修订", names=False, passing="", whole_title=True, counted=True, gap="　"),
        "ministry": Style("修正", names=False, passing="", whole_title=True, counted=True, gap="　"),
        "local-government": Style("修正", names=False, passing="", whole_title=True, counted=True, gap="　"),
        "court": Style("修正", names=True, passing="通过的", whole_title=True, counted=False, gap="，"),
        "procuratorate": Style("修正", names=True, passing="通过的", whole_title=True, counted=False, gap="，"),
        "amendment": Style("修正", names=True, passing="通过的", whole_title=True, counted=False, gap="　"),
    } == STYLES


@pytest.mark.parametrize(
    ("text", "verb", "expected"),
    [
        ("（2000年1月1日甲会议通过）", "修正", Counting("")),
        ("（…通过　根据…《关于修改〈甲〉的决定》修正）", "修正", Counting("第二次", 20)),
        ("（…通过　根据…《…》第一次修正　根据…《…》第二次修正）", "修正", Counting("第三次")),
        ("（…通过　根据…《…》第一次修正　…会议修订）", "修正", Counting("第二次")),
        ("（…通过　…会议修订）", "修正", Counting("")),
        ("（…公布　…《…的决定》修订　…常务会议修订通过）", "修订", Counting("第二次", 12)),
        ("（…公布　令第731号第三次修订）", "修订", Counting("第四次")),
        ("（…通过的《甲修正案》　…通过的《甲修正案（二）》）", "修正", Counting("")),
        ("（…《…》修正　…《…》修正）", "修正", Counting("")),
    ],
)
def test_count(text: str, verb: str, expected: Counting) -> None:
    made = count(text, verb, STYLES[""])
    assert made == expected
    if made.first is not None:
        assert text.startswith(verb, made.first)


def test_courts_do_not_count() -> None:
    assert count("（…通过，根据…《…》修正）", "修正", STYLES["court"]) == Counting("")


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("关于修改《甲法》的决定", "关于修改〈甲法〉的决定"),
        ("关于修改《乙〈甲法〉解释》的决定", "关于修改〈乙《甲法》解释〉的决定"),
        ("关于修改 <甲法> 的决定", "关于修改《甲法》的决定"),
    ],
)
def test_brackets_inside_a_title(title: str, expected: str) -> None:
    assert history_line.inner(title) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("（…通过；根据2020年1月1日…《…》修正）", "；"),
        ("（…通过　根据2020年1月1日…《…》修正）", "　"),
        ("（…通过）", "　"),
    ],
)
def test_gap(text: str, expected: str) -> None:
    assert history_line.gap(text, STYLES[""]) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("现公布《甲决定》，自2022年5月1日起施行。", "2022-05-01"),
        ("现予公布，自公布之日起施行。", "2022-03-29"),
        ("已经通过，现予公布。", None),
    ],
)
def test_force_of_an_order(text: str, expected: str | None) -> None:
    assert history_line.force_of_order(text, "2022-03-29") == expected


def test_a_day() -> None:
    assert history_line.day("2025-03-08") == "2025年3月8日"
