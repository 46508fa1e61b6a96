"""What can't be done is refused, once, with its reason, the line of the decision and what to do about it."""

import pytest

import akn
from akn.amend.apply import apply
from akn.amend.operation import Applied, Outcome
from akn.amend.read import read
from akn.amend.report import findings
from akn.diagnostics import Diagnostic
from tests.amend_invariants import explained

ACT = """虚构渡口办法

第一章　总则

第一条　渡口每日开船，由渡口办管理。

渡工应当登记，由渡口办登记。

第二条　渡工应当：

（一）穿救生衣；

（二）检查缆绳。

船主应当：

（一）投保；

（二）年检。

第四条　违反第二条的，责令改正。

第二章　罚则

第五条　违反本办法的，处罚款。

附件

渡船登记表

船名由船主填写。
"""
HEAD = "关于修改《虚构渡口办法》的决定\n\n某市人民政府决定对《虚构渡口办法》作如下修改：\n\n"
FOLLOW = "\n\n《虚构渡口办法》根据本决定作相应修改并对条文顺序作相应调整，重新公布。"
FIRST = 5  # the line of the first instruction


def amended(instructions: str, act: str = ACT) -> Applied:
    base = akn.parse(act).document
    applied = apply(base, read(akn.parse(f"{HEAD}{instructions}\n").document, base.title))
    assert explained(base, applied) == []
    return applied


def told(outcome: Outcome) -> tuple[int, str, str]:
    """Line, code and message of an outcome that has a reason, which names a remedy."""
    assert outcome.reason is not None
    diagnostic = Diagnostic(outcome.reason.code, outcome.operation.line, fields=outcome.reason.values)
    assert diagnostic.hint("en")
    assert diagnostic.message("zh") != diagnostic.message("en")
    return diagnostic.line, diagnostic.code, diagnostic.message("en")


@pytest.mark.parametrize(
    ("instruction", "code", "message"),
    [
        (
            "一、第二条按照有关要求予以修改完善。",
            "A001",
            "the instruction is not understood: “第二条按照有关要求予以修改完善”",
        ),
        (
            "一、将相关条文中的“渡口办”修改为“街道”“社区”等。",
            "A001",
            "the instruction is not understood: “将相关条文中的“渡口办”修改为“街道”“社区””",
        ),
        ("一、将第九条修改为：“新。”", "A002", "there is no 第九条 in the old text"),
        ("一、将第三条修改为：“新。”", "A002", "there is no 第三条 in the old text"),
        ("一、删去第一条第三款。", "A002", "there is no 第一条第三款 in the old text"),
        ("一、删去附件2。", "A002", "there is no 附件2 in the old text"),
        ("一、将第二条第一项修改为：“（一）新；”", "A003", "第二条第一项 could be one of several units"),
        ("一、第二条增加一项，作为第三项：“（三）新。”", "A003", "第二条、第三项 could be one of several units"),
        ("一、将第四条中的“罚款”修改为“罚金”。", "A004", "“罚款” does not stand in 第四条"),
        ("一、将相关条文中的“船长”修改为“船主”。", "A004", "“船长” does not stand in 虚构渡口办法"),
        (
            "一、在第一条中的“渡口办”前增加“县”。",
            "A005",
            "“渡口办” stands 2 times in 第一条, and the decision does not say where",
        ),
        ("一、将第四条改为第九条。", "A007", "there is no number 9 in the new text, which ends with 5"),
        ("一、增加附件五：“新表。”", "A007", "there is no number 5 in the new text, which ends with 2"),
        ("一、将第四条、第五条改为第六条。", "A008", "the new number of 第四条、第五条、第六条 is not clear"),
        (
            "一、将第二条第一款、第二条合并，作为第二条。",
            "A008",
            "the new number of 第二条第一款、第二条、第二条 is not clear",
        ),
        ("一、将第一章并入第一章。", "A008", "the new number of 第一章、第一章 is not clear"),
        (
            "一、将第二条第一款修改为：“渡工和船主应当：”",
            "A009",
            "what is quoted for 第二条第一款 can not be read as paragraph",
        ),
        (
            "一、将第四条修改为：“违反第二条的，责令改正。”",
            "A013",
            "第四条 reads so already; the decision may have been applied before",
        ),
        (
            "一、在第四条最后增加“责令改正”。",
            "A013",
            "第四条 reads so already; the decision may have been applied before",
        ),
        (
            "一、将第一章章名修改为“总则”。",
            "A013",
            "第一章 reads so already; the decision may have been applied before",
        ),
        ("一、废止《虚构渡口办法》。", "A014", "the decision repeals 虚构渡口办法 as a whole"),
        (
            "一、在第四条开头增加“船主和渡工”。",
            "A017",
            "which mark follows “船主和渡工” at the beginning of 第四条 is not said",
        ),
        ("一、将第四条修改为：“新的第四条。", "A018", "the quotation that begins “新的第四条。” is not closed"),
        (
            "一、将第四条中的“责令改正修改为“罚款”。",
            "A018",
            "the quotation that begins “责令改正修改为“罚款”。” is not closed",
        ),
    ],
)
def test_one_refusal_says_why_where_and_what_to_do(instruction: str, code: str, message: str) -> None:
    applied = amended(f"{instruction}{FOLLOW}")
    (outcome,) = applied.outcomes
    assert outcome.status == "refused"
    assert told(outcome) == (FIRST, code, message)
    assert akn.write(applied.document, "txt") == akn.write(akn.parse(ACT).document, "txt")


@pytest.mark.parametrize(
    ("first", "second", "target"),
    [
        ("将第四条修改为：“新。”", "将第四条中的“责令”修改为“通知”。", "第四条"),
        ("将第四条中的“责令”修改为“通知”。", "将第四条修改为：“新。”", "第四条"),
        ("删去第二条。", "将第二条第二款第一项修改为：“（一）新；”", "第二条第二款第一项"),
        ("将第四条中的“责令改正”修改为“罚款”。", "将第四条中的“改正”修改为“停船”。", "第四条"),
        ("删去第二章。", "第五条修改为：“新。”", "第五条"),
    ],
)
def test_the_second_of_two_that_meet_is_refused(first: str, second: str, target: str) -> None:
    applied = amended(f"一、{first}\n\n二、{second}")
    assert [outcome.status for outcome in applied.outcomes] == ["applied", "refused"]
    assert told(applied.outcomes[1]) == (FIRST + 2, "A006", f"{target} is changed by op_2 and by op_1")


def test_two_articles_with_one_number_are_refused_but_for_the_first() -> None:
    applied = amended("一、增加一条，作为第二条：“新二。”\n\n二、增加一条，作为第二条：“又新二。”" + FOLLOW)
    assert [outcome.status for outcome in applied.outcomes] == ["applied", "refused"]
    assert told(applied.outcomes[1]) == (FIRST + 2, "A008", "the new number of 2 is not clear")
    assert "又新二" not in akn.write(applied.document, "txt").decode()


def test_a_decision_applied_twice_is_refused_whole() -> None:
    decision = akn.parse(
        HEAD + "一、将第一条第一款中的“渡口办”修改为“街道”。\n\n二、将第四条修改为：“新的第四条。”\n\n"
        "三、第五条增加一款，作为第二款：“新的第二款。”\n"
    ).document
    once = apply(akn.parse(ACT).document, read(decision, "虚构渡口办法"))
    assert once.complete
    twice = apply(once.document, read(decision, "虚构渡口办法"))
    assert [told(outcome)[:2] for outcome in twice.outcomes] == [(5, "A013"), (7, "A013"), (9, "A013")]
    assert akn.write(twice.document, "txt") == akn.write(once.document, "txt")


def test_a_decision_on_another_act_does_nothing() -> None:
    base = akn.parse(ACT).document
    other = akn.parse(HEAD.replace("渡口", "码头") + "一、将第一条修改为：“新。”\n").document
    instructions = read(other, base.title)
    assert instructions.operations == ()
    assert instructions.acts == ("虚构码头办法",)


def test_what_is_inferred_is_said_and_applied() -> None:
    applied = amended(
        "一、增加一条，作为第二条：“新二。”\n\n二、将第一条中的“登记”后增加“年检”。\n\n三、删去第五条中的“处罚款”。",
        ACT.replace("，由渡口办登记", "").replace("第四条", "第三条").replace("第五条", "第四条"),
    )
    assert [outcome.status for outcome in applied.outcomes] == ["inferred", "inferred", "refused"]
    assert told(applied.outcomes[0]) == (
        5,
        "A011",
        "later articles are renumbered although the decision does not say so",
    )
    assert told(applied.outcomes[1]) == (7, "A010", "punctuation inferred: “渡工应当登记，年检”")


def test_a_refused_operation_leaves_the_others_as_they_are() -> None:
    applied = amended("一、将第四条、第一条第二款中的“责令”修改为“通知”。\n\n二、将第五条中的“罚款”修改为“罚金”。")
    assert [outcome.status for outcome in applied.outcomes] == ["refused", "applied"]
    text = akn.write(applied.document, "txt").decode()
    assert "责令改正" in text
    assert "罚金" in text


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("第三条适当提高罚款幅度。", "第三条适当提高罚款幅度"),
        ("第三条不再保留。", "第三条不再保留"),
        ("取消第三条规定的巡护制度。", "规定的巡护制度"),
    ],
)
def test_a_numbered_item_is_never_passed_over(said: str, words: str) -> None:
    text = f"关于修改《甲条例》的决定\n\n对《甲条例》作如下修改：\n\n一、将第一条修改为：“新的甲。”\n\n二、{said}\n"
    base = akn.parse("甲条例\n\n第一条 甲。\n第二条 乙。\n第三条 丙。\n第四条 违反第三条的，处罚。\n").document
    made = akn.amend(base, akn.parse(text).document)
    assert not made.complete
    assert words in [outcome.operation.unknown for outcome in made.outcomes]


def test_a_citation_of_what_is_deleted_is_told() -> None:
    base = akn.parse("甲条例\n\n第一条 甲。\n第二条 乙。\n第三条 丙。\n第四条 违反第三条的，处罚。\n").document
    made = akn.amend(base, akn.parse("删去第三条。\n").document)
    [found] = [item for item in findings(made, "d.txt") if item.code == "A019"]
    assert (found.severity, found.file) == ("warning", "d.txt")
    assert found.message("en").startswith("第四条第一款 still cites 第三条")


def test_only_the_paragraph_of_the_preamble_that_is_named_changes() -> None:
    base = akn.parse("甲条例\n\n（2020年1月1日通过）\n\n为了甲。\n依照乙。\n\n第一条 甲。\n").document
    made = akn.amend(base, akn.parse("将引言第二自然段修改为：“依照丙。”\n").document)
    assert [block.text for block in made.document.preamble] == ["为了甲。", "依照丙。"]


@pytest.mark.parametrize("said", ["将第一条修改为￼。", "增加一条，作为第20000条：“甲。”", "将第一条改为第零条。"])
def test_odd_characters_and_numbers_are_refused(said: str) -> None:
    base = akn.parse("甲条例\n\n第一条 甲。\n第二条 乙。\n").document
    made = akn.amend(base, akn.parse(f"关于修改《甲条例》的决定\n\n对《甲条例》作如下修改：\n\n一、{said}\n").document)
    assert not made.complete


def test_a_consequence_takes_no_condition_from_words_that_were_none() -> None:
    base = akn.parse("甲条例\n\n第一条 市政府制定办法，违反办法的，由公安机关处罚。\n").document
    made = akn.amend(base, akn.parse("将第一条中的“违反办法的，由公安机关处罚”修改为“由公安机关实施”。\n").document)
    assert akn.write(made.document, "txt").decode().splitlines()[-1] == "第一条 市政府制定办法，由公安机关实施。"


@pytest.mark.parametrize(
    "said",
    [
        "删去第一条第一自然段。",
        "将第一条第一句改为第二条。",
        "将第一条第一句、第二条第一句合并，修改为：“戊。”",
        "将第一条并入第一章。",
        "将第一章移至第二章。",
        "将第二条第一项移至第三条。",
        "将第三条并入第二句。",
        "删去该条。",
    ],
)
def test_what_takes_no_part_and_fits_nowhere_is_refused_and_changes_nothing(said: str) -> None:
    text = "甲条例\n\n第一章 总则\n第一条 甲。乙。\n第二条 下列：\n（一）丙；\n（二）丁。\n第二章 附则\n第三条 戊。\n"
    base = akn.parse(text).document
    made = akn.amend(base, akn.parse(f"关于修改《甲条例》的决定\n\n对《甲条例》作如下修改：\n\n一、{said}\n").document)
    assert made.outcomes
    assert all(outcome.status == "refused" for outcome in made.outcomes)


def test_lines_of_the_contents_that_name_no_heading_of_the_body_stay_in_place() -> None:
    text = "甲条例\n\n目录\n序言\n第一章 总则\n第二章 附则\n附件\n\n序言\n为了甲。\n第一章 总则\n第一条 甲。\n第二章 附则\n第二条 乙。\n附件\n表。\n"
    base = akn.parse(text).document
    made = akn.amend(base, akn.parse("将第二章章名修改为“其他”。\n").document)
    assert [item.text for item in base.toc] == ["序言", "第一章 总则", "第二章 附则", "附件"]
    assert [item.text for item in made.document.toc] == ["序言", "第一章 总则", "第二章 其他", "附件"]


WORDS = (
    "虚构渡口办法\n\n第一条 渡口由渡口办管理，归渡口的船的灯。\n第二条 渡口的船准时。\n第三条 丙。\n第四条 不得停船。\n"
)


@pytest.mark.parametrize(
    "said",
    [
        "删去第四条关于渡口运输的规定中的“不得”。",
        "删去第二条中有关安全管理要求的“准时”。",
        "将第四条删去有关运输要求的“不得”。",
        "废止第四条关于渡口运输的“不得”。",
        "删去第三条和第四条有关运输的“不得”。",
        "删去第三条，第四条中的“不得”。",
        "删去第三条以及第四条有关渡口运输安全的“不得”。",
        "将第三条移至第四条“不得”之后。",
        "将第三条改为第四条中的“不得”。",
        "在第二条“渡口的船准时”后增加一款：“新。”",
    ],
)
def test_a_unit_is_never_taken_where_words_in_it_are_quoted(said: str) -> None:
    applied = amended(f"一、{said}", WORDS)
    assert [outcome.status for outcome in applied.outcomes] == ["refused"]
    assert told(applied.outcomes[0])[1] == "A001"


@pytest.mark.parametrize(
    ("said", "made"),
    [
        ("删去第一条中第一处和第三处“渡口”。", "第一条 由渡口办管理，归的船的灯。"),
        ("删去第一条中第一、三处“渡口”。", "第一条 由渡口办管理，归的船的灯。"),
        ("将第一条第一处、第二处“渡口”修改为“码头”。", "第一条 码头由码头办管理，归渡口的船的灯。"),
        ("将第一条中的“的”均删去。", "第一条 渡口由渡口办管理，归渡口船灯。"),
        ("将第一条中的两处“的”删去。", "第一条 渡口由渡口办管理，归渡口船灯。"),
        ("删去第一条中第二处“的”。", "第一条 渡口由渡口办管理，归渡口的船灯。"),
    ],
)
def test_places_that_are_named_are_changed(said: str, made: str) -> None:
    applied = amended(f"一、{said}", WORDS)
    assert {outcome.status for outcome in applied.outcomes} <= {"applied", "inferred"}
    assert made in akn.write(applied.document, "txt").decode().splitlines()


@pytest.mark.parametrize(
    ("said", "code", "message"),
    [
        ("将第一条中的“的”删去。", "A005", "“的” stands 2 times in 第一条, and the decision does not say where"),
        ("删去第一条、第二条中的“的”。", "A005", "“的” stands 2 times in 第一条, and the decision does not say where"),
        (
            "将全文中第二处“渡口”修改为“码头”。",
            "A020",
            "“渡口” stands 4 times in 虚构渡口办法, where the decision speaks of 2",
        ),
        (
            "将第二条修改为：“第三条　新。”",
            "A022",
            "the decision gives the number 2, and what it quotes is numbered 3",
        ),
        (
            "将第二条改为第四条，修改为：“第三条　新。”",
            "A022",
            "the decision gives the number 2, and what it quotes is numbered 3",
        ),
    ],
)
def test_what_is_doubtful_is_refused(said: str, code: str, message: str) -> None:
    applied = amended(f"一、{said}{FOLLOW}", WORDS)
    assert told(applied.outcomes[-1]) == (FIRST, code, message)


@pytest.mark.parametrize("number", ["二", "四"])
def test_a_quoted_number_is_the_old_or_the_new_one(number: str) -> None:
    applied = amended(f"一、将第二条改为第四条，修改为：“第{number}条　新。”", WORDS)
    assert applied.complete
    assert "第四条 新。" in akn.write(applied.document, "txt").decode()


def test_a_chapter_takes_no_item() -> None:
    applied = amended("一、将第二章章名修改为“责任”。增加一项，作为第二项：“（二）新。”")
    assert [outcome.status for outcome in applied.outcomes] == ["applied", "refused"]
    assert told(applied.outcomes[1])[1] == "A002"


def test_a_citation_that_the_decision_rewrites_is_not_told() -> None:
    base = akn.parse(
        "甲条例\n\n第一条 甲。\n第二条 乙。\n第三条 丙。\n第四条 违反第三条的，处罚。\n第五条 丁。\n"
    ).document
    said = "删除第三条，第四条改为第三条，并将其中的“第三条”修改为“第二条”。"
    made = akn.amend(base, akn.parse(f"关于修改《甲条例》的决定\n\n对《甲条例》作如下修改：\n\n一、{said}\n").document)
    assert made.complete
    assert "第三条 违反第二条的，处罚。" in akn.write(made.document, "txt").decode()
    told_ = findings(made, "d.txt")
    assert "A019" not in [item.code for item in told_]
    [found] = [item for item in told_ if item.code == "A062"]
    assert (found.severity, found.file, found.line) == ("warning", "d.txt", 5)
    assert found.message("en").startswith("the new text has no 第四条")
    assert found.message("zh") == "修改后没有第四条，决定未写明第五条及其后条文顺序作相应调整"


@pytest.mark.parametrize(
    ("said", "missing"),
    [
        ("一、删去第二条。", ["第二条"]),
        ("一、删去第一条。", ["第一条"]),
        ("一、删去第六条。", []),
        ("一、第六条改为第三条。", []),
        ("一、删去第二条。\n\n本条例根据本决定作相应修改并对条文顺序作相应调整，重新公布。", []),
        ("一、删去第二条，第四条改为第二条。", ["第四条"]),
    ],
)
def test_a_number_left_empty_is_told_unless_the_text_left_it_out_before(said: str, missing: list[str]) -> None:
    text = "甲条例\n\n第一条 甲。\n第二条 乙。\n第四条 丁。\n第五条 戊。\n第六条 己。\n"
    made = akn.amend(
        akn.parse(text).document,
        akn.parse(f"关于修改《甲条例》的决定\n\n对《甲条例》作如下修改：\n\n{said}\n").document,
    )
    assert made.complete
    assert [item.fields[0][1] for item in findings(made) if item.code == "A062"] == missing
