"""The comparison page in a real browser: the system's Chromium, driven by Playwright.

Playwright only speaks to the browser; it brings none (`playwright install` is not needed). Without either, these are skipped.
"""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from akn.diff.compare import compare
from akn.diff.render import html
from akn.language.zh.numerals import numeral
from tests.diff_acts import act, with_title

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
CHROMIUM = next(filter(None, map(shutil.which, NAMES)), None)
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this system")

QUIET = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run")
ALONE = ("--disable-background-networking", "--disable-component-update", "--disable-sync")

OLD = """
第一章　总则
第一条 为了规范书屋的设立和管理，制定本条例。
第二条 书屋应当向公众免费开放，每周开放时间不少于四十小时，开放时间应当公示。
第三条 书屋应当配备管理员。
第二章　管理
第四条 书屋的帐簿由管理员保管。
第五条 流动书屋每月至少到达每个村庄一次，行驶路线由县级主管部门公布。
第三章　罚则
第六条 违反本条例第三条规定的，责令改正。
第七条 擅自关闭书屋的，予以警告。
"""
NEW = """
第一章　总则
第一条 为了规范书屋的设立和管理，制定本条例。
第二条 国家支持社会力量捐建书屋，鼓励书屋互借图书，捐建人可以标示姓名。
第三条 书屋应当向公众免费开放，每周开放时间不少于五十六小时，开放时间应当公示。
第四条 书屋应当配备管理员。
第二章　管理
第五条 书屋的账簿由管理员保管。
第六条 流动书屋每月至少到达每个村庄一次，行驶路线由县级主管部门公布。
第三章　罚则
第七条 违反本条例第四条规定的，责令改正。
"""
ROWS = {"inserted": 1, "modified": 1, "editorial": 1, "reference": 1, "repealed": 1}
"""The changes of NEW, each in one row."""


class Opened:
    """A page in the browser, with all it asked for and all it complained of."""

    def __init__(self, page: Any, address: str) -> None:
        self.page, self.address = page, address
        self.requests: list[str] = []
        self.complaints: list[str] = []
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("console", lambda message: self.complaints.append(message.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.goto(address)

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)
        self.settle()

    def click(self, selector: str) -> None:
        self.page.click(selector)
        self.settle()

    def settle(self) -> None:
        """Two frames later, when the page has answered."""
        self.page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")

    def shown(self, selector: str) -> int:
        return self.page.locator(f"{selector} >> visible=true").count()

    def style(self, selector: str, name: str) -> str:
        return self.page.eval_on_selector(selector, "(element, name) => getComputedStyle(element)[name]", name)

    def focus(self) -> str:
        return self.page.evaluate("() => document.activeElement.id || document.activeElement.dataset.sort || ''")

    def hash(self) -> str:
        return self.page.evaluate("() => location.hash")


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    with playwright.sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=CHROMIUM, args=[*QUIET, *ALONE])
        yield started
        started.close()


@pytest.fixture(scope="module")
def contexts(browser: Any) -> dict[str, Any]:
    """Windows without memory, one for each way of looking."""
    return {}


@pytest.fixture
def show(browser: Any, contexts: dict[str, Any], tmp_path: Path) -> Iterator[Any]:
    pages = []

    def opened(old: str = OLD, new: str = NEW, *, at: str = "", language: str = "zh", **how: Any) -> Opened:
        file = tmp_path / "comparison.html"
        file.write_text(html.render(compare(act(old), act(new)), language=language), encoding="utf-8")
        how.setdefault("viewport", {"width": 1440, "height": 500})
        context = contexts.get(repr(how)) or contexts.setdefault(repr(how), browser.new_context(**how))
        pages.append(context.new_page())
        return Opened(pages[-1], file.as_uri() + at)

    yield opened
    for page in pages:
        page.close()


def test_the_page_asks_for_nothing_and_complains_of_nothing(show: Any) -> None:
    opened = show()
    opened.press("n", "v", "d", "c", "c", "s", "s", "o", "?", "Escape", "p")
    assert opened.requests == [opened.address]
    assert opened.complaints == []


def test_the_policy_forbids_what_is_not_the_page_s_own(show: Any) -> None:
    opened = show()
    opened.page.evaluate("""() => {
        const script = document.createElement("script");
        script.textContent = "document.title = 'taken over'";
        document.body.append(script);
        document.querySelector("h1").setAttribute("style", "display: none");
        return fetch("http://127.0.0.1:9/").catch(() => null);
    }""")
    assert opened.page.title() == "虚构书屋条例 修改前后对照表"
    assert opened.shown("h1") == 1
    assert len([text for text in opened.complaints if "Content Security Policy" in text]) >= 3


def test_filters_hide_the_rows_of_their_kind(show: Any) -> None:
    opened = show()
    for sort, count in ROWS.items():
        assert opened.shown(f".row.{sort}") == opened.shown(f".jumps .{sort}") == count
    opened.click("[data-sort=modified]")
    assert opened.page.get_attribute("[data-sort=modified]", "aria-pressed") == "false"
    assert [opened.shown(f".row.{sort}") for sort in ROWS] == [1, 0, 1, 1, 1]
    assert [opened.shown(f".jumps .{sort}") for sort in ROWS] == [1, 0, 1, 1, 1]
    assert opened.hash() == "#hide=modified"
    opened.page.reload()
    assert opened.shown(".row.modified") == 0
    opened.click("[data-sort=modified]")
    assert opened.shown(".row.modified") == 1
    assert opened.hash() in ("", "#")


def test_only_changes(show: Any) -> None:
    opened = show()
    assert opened.shown(".fold") == 3
    opened.press("c")
    assert opened.shown(".fold") == 0
    assert sum(opened.shown(f".row.{sort}") for sort in ROWS) == sum(ROWS.values())
    assert opened.page.get_attribute("[data-do=only]", "aria-pressed") == "true"
    opened.press("c")
    assert opened.shown(".fold") == 3


def test_only_substance(show: Any) -> None:
    opened = show()
    opened.press("s")
    assert [opened.shown(f".row.{sort}") for sort in ROWS] == [1, 1, 0, 0, 1]
    # a heading stays where something under it does: nothing is left of the second chapter
    assert [opened.page.is_visible(f"section[aria-label='{name}']") for name in ("第一章 总则", "第二章 管理")] == [
        True,
        False,
    ]
    assert opened.hash() == "#hide=reference,editorial,renumbered,unchanged"


def test_keys_go_from_change_to_change(show: Any) -> None:
    opened = show()
    places = []
    for key in ("n", "j", "n", "k", "p", "p"):
        opened.press(key)
        places.append((opened.focus(), opened.page.inner_text("output")))
    ids = opened.page.eval_on_selector_all(".row:not(.quiet):not(.gap)", "rows => rows.map(row => row.id)")
    assert places == [(ids[at], f"{at + 1} / 5") for at in (0, 1, 2, 1, 0, 0)]
    assert opened.hash() == f"#{ids[0]}"
    assert opened.page.get_attribute(f".jumps a[href='#{ids[0]}']", "aria-current") == "location"
    assert opened.style(f"#{ids[0]}", "outlineStyle") == "solid"
    opened.press("f")
    assert opened.focus() == "modified"
    opened.press("Escape")
    assert opened.focus() == ids[0]


def test_a_row_gone_to_stands_below_what_is_stuck_to_the_top(show: Any) -> None:
    opened = show(viewport={"width": 1440, "height": 300})
    opened.press("n", "n")
    top = opened.page.evaluate("() => document.activeElement.getBoundingClientRect().top")
    bar = opened.page.evaluate("() => document.querySelector('.top').getBoundingClientRect().bottom")
    assert bar <= top <= bar + 12


def test_help(show: Any) -> None:
    opened = show(language="en")
    opened.press("?")
    assert opened.shown("dialog") == 1
    assert "next change" in opened.page.inner_text("dialog")
    opened.press("n")
    assert opened.page.inner_text("output") == "0 / 5"
    opened.press("Escape")
    assert opened.shown("dialog") == 0


def test_one_column(show: Any) -> None:
    opened = show()
    row = ".row.modified"
    assert (opened.shown(f"{row} .both"), opened.shown(f"{row} .sides")) == (0, 1)
    opened.press("v", "o")
    assert (opened.shown(f"{row} .both"), opened.shown(f"{row} .sides")) == (1, 0)
    assert opened.page.inner_text(f"{row} .both").split() == [
        "第二条",
        "→",
        "第三条",
        "书屋应当向公众免费开放，每周开放时间不少于四十小时五十六小时，开放时间应当公示。",
    ]
    assert (opened.shown(".row.unchanged:not(.band) .old"), opened.shown(".row.unchanged:not(.band) .new")) == (0, 1)
    assert (opened.shown(".row.repealed .old"), opened.shown(".row.inserted .new")) == (1, 1)
    assert opened.hash() == "#view=inline"
    opened.press("v")
    assert (opened.shown(f"{row} .both"), opened.shown(f"{row} .sides")) == (0, 1)


def test_one_column_is_what_a_small_screen_begins_with(show: Any) -> None:
    opened = show(viewport={"width": 400, "height": 700})
    assert opened.shown(".row.modified .both") == 1
    opened.press("v")
    assert opened.shown(".row.modified .both") == 0


def test_the_address_keeps_it_all(show: Any) -> None:
    opened = show(at="#view=inline&theme=dark&hide=editorial,nonsense")
    assert opened.shown(".row.modified .both") == 1
    assert opened.shown(".row.editorial") == 0
    assert opened.style("body", "backgroundColor") == "rgb(23, 24, 26)"
    opened.press("n")
    assert re.fullmatch(r"#r\d+&view=inline&theme=dark&hide=editorial", opened.hash())
    at = opened.hash()
    opened.page.reload()
    assert opened.page.evaluate("() => document.querySelector('.here').id") == at[1:].partition("&")[0]


@pytest.mark.parametrize("at", ["#%E0%A4%A", "#view", "#=&&hide=&view=&theme=x", "#text", "#nowhere&hide=__proto__"])
def test_an_address_that_says_nothing_changes_nothing(show: Any, at: str) -> None:
    opened = show(at=at)
    assert opened.complaints == []
    assert [opened.shown(selector) for selector in (".tools", ".fold", ".row.modified .sides", ".here")] == [1, 3, 1, 0]


def test_going_to_the_text_keeps_the_filters(show: Any) -> None:
    opened = show()
    opened.press("c", "Tab")
    opened.page.focus(".skip")
    opened.press("Enter")
    assert opened.hash() == "#text"
    assert opened.shown(".fold") == 0


def test_a_link_to_what_is_hidden_shows_it(show: Any) -> None:
    opened = show(at="#hide=renumbered")
    target = opened.page.get_attribute(".row.reference .new a", "href")
    assert opened.shown(target) == 0
    opened.click(".row.reference .sides .new a")
    assert opened.shown(target) == 1
    assert opened.hash() == target


def test_map(show: Any) -> None:
    opened = show(viewport={"width": 1440, "height": 300})
    assert opened.page.locator(".map rect").count() == opened.page.locator(".row:not(.gap)").count()
    assert opened.page.text_content(".map a title") == "第二条　新增"
    before = opened.page.get_attribute(".map .window", "d")
    assert before
    opened.page.evaluate(
        "() => document.querySelector('.map rect.repealed').dispatchEvent(new MouseEvent('click', {bubbles: true}))"
    )
    opened.settle()
    assert opened.focus() == opened.page.get_attribute(".row.repealed", "id")
    assert opened.page.get_attribute(".map .window", "d") != before
    assert not opened.page.evaluate("() => document.querySelector('.fold.unchanged').open")
    box = opened.page.evaluate("""() => {
        const box = document.querySelectorAll(".map rect")[1].getBoundingClientRect();
        return [box.left + box.width / 2, box.top + box.height / 2];
    }""")
    opened.page.mouse.click(*box)
    opened.settle()
    assert opened.page.evaluate("() => document.querySelector('.fold.unchanged').open")
    assert opened.shown(".row.unchanged:not(.band).here") == 1


LONG = "第一条 " + "a" * 300 + "\n第二条 " + "书" * 300


@pytest.mark.parametrize("width", [320, 768, 1440])
def test_nothing_runs_over_the_edge(show: Any, width: int) -> None:
    opened = show(LONG, LONG.replace("aaa", "bbb", 1), viewport={"width": width, "height": 600})
    opened.press("o")
    for _ in ("one column or two", "the other"):
        assert opened.page.evaluate("() => document.documentElement.scrollWidth") == width
        opened.press("v")


def test_a_wide_table_scrolls_in_itself(show: Any) -> None:
    rows = "\n".join("\t".join([f"第{at}类书屋的开放时间"] * 9) for at in range(3))
    opened = show(
        f"第一条 书屋分类如下：\n{rows}", f"第一条 书屋分类：\n{rows}", viewport={"width": 320, "height": 600}
    )
    assert opened.page.evaluate("() => document.documentElement.scrollWidth") == 320
    assert opened.page.evaluate(
        "() => { const box = document.querySelector('.both .scroll'); return box.scrollWidth > box.clientWidth; }"
    )
    assert opened.page.get_attribute(".both .scroll", "tabindex") == "0"


def test_print(show: Any) -> None:
    opened = show(at="#theme=dark", color_scheme="dark")
    opened.page.emulate_media(media="print")
    for selector in (".tools", ".jumps", ".map", ".legend"):
        assert opened.shown(selector) == 0
    assert opened.style("body", "backgroundColor") == "rgb(255, 255, 255)"
    assert opened.style("body", "color") == "rgb(0, 0, 0)"
    assert opened.style(".top", "display") == "table-header-group"
    assert opened.style(".row del", "textDecorationLine") == "line-through"
    assert opened.style(".row ins", "textDecorationLine") == "underline"
    assert opened.style(".row", "breakInside") == "avoid"
    printed = opened.page.pdf(prefer_css_page_size=True)
    (page,) = set(re.findall(rb"/MediaBox \[0 0 ([0-9.]+) ([0-9.]+)\]", printed))
    assert [round(float(side)) for side in page] == [842, 595]  # points: A4, landscape


def test_dark(show: Any) -> None:
    opened = show(color_scheme="dark")
    assert opened.style("body", "backgroundColor") == "rgb(23, 24, 26)"
    assert opened.page.get_attribute("[data-do=dark]", "aria-pressed") == "true"
    opened.press("d")
    assert opened.style("body", "backgroundColor") == "rgb(255, 255, 255)"
    assert opened.hash() == "#theme=light"
    opened.page.emulate_media(color_scheme="light")
    opened.press("d")
    assert opened.style("body", "backgroundColor") == "rgb(23, 24, 26)"


def test_without_script_the_page_is_whole(show: Any) -> None:
    opened = show(java_script_enabled=False)
    assert opened.shown(".tools") == opened.shown(".both") == opened.shown("dialog") == 0
    assert (opened.shown(".row.modified .old"), opened.shown(".row.modified .new")) == (1, 1)
    assert opened.shown(".heads") == opened.shown(".map") == opened.shown(".jumps") == 1
    opened.page.locator("summary").first.click()
    assert opened.shown(".row.unchanged:not(.band)") == 1
    opened.page.locator(".jumps a").last.click()
    assert opened.page.locator(".row:target").get_attribute("aria-label") == "第七条"


def test_what_is_read_aloud(show: Any) -> None:
    opened = show(language="en")
    said = opened.page.eval_on_selector_all(
        ".row.modified .new ins", "found => found.map(one => getComputedStyle(one, '::before').content)"
    )
    assert said == ['" inserted: "']
    assert opened.page.get_attribute(".row.modified .new", "lang") == "zh-CN"
    assert opened.page.locator(".row.modified").aria_snapshot().count("insertion") == 1
    assert [opened.page.locator(f".row.modified .{side} .side").inner_text() for side in ("old", "new")] == [
        "Before",
        "After",
    ]
    assert opened.page.locator("button:not([aria-label])").evaluate_all("all => all.every(one => one.innerText.trim())")


def test_text_of_an_act_stays_text(show: Any) -> None:
    hostile = "</script><script>document.title='x'</script><img src=x onerror=alert(1)>\u202e逆转\u2066"
    opened = show(f"第一条 {hostile}", f"第一条 {hostile}增加")
    assert opened.requests == [opened.address]
    assert opened.complaints == []
    assert opened.page.title() == "虚构书屋条例 修改前后对照表"
    assert "[U+202E]逆转[U+2066]" in opened.page.inner_text(".row.modified .new")


def test_a_title_is_text_too(browser: Any, tmp_path: Path) -> None:
    title = "<b>书屋</b>\u202e条例"
    file = tmp_path / "title.html"
    file.write_text(html.render(compare(act(OLD), with_title(act(NEW), title)), language="zh"), encoding="utf-8")
    page = browser.new_page()
    page.goto(file.as_uri())
    assert page.title() == "<b>书屋</b>[U+202E]条例 修改前后对照表"
    assert page.inner_text("h1 span") == "<b>书屋</b>[U+202E]条例"
    page.close()


def test_an_act_of_1260_articles(show: Any) -> None:
    def lines(word: str) -> str:
        texts = (
            f"第{numeral(at)}号书屋应当{word if at % 3 == 0 else '按时'}向公众免费开放，并公示开放时间。" * 3
            for at in range(1, 1261)
        )
        return "\n".join(f"第{numeral(at)}条 {text}" for at, text in enumerate(texts, 1))

    opened = show(lines("每日"), lines("全年"))
    assert opened.page.locator(".map rect").count() == 1260
    assert opened.page.inner_text("output") == "0 / 420"
    opened.click(".jumps li:last-child a")
    last = opened.page.locator(".row.here")
    assert last.get_attribute("aria-label") == "第一千二百六十条"
    box = last.bounding_box()
    assert 0 <= box["y"] < 500
    opened.press("k")
    assert opened.page.inner_text("output") == "419 / 420"
    bar = opened.page.locator(".top").bounding_box()
    assert 0 <= opened.page.locator(".row.here").bounding_box()["y"] - bar["y"] - bar["height"] <= 12
