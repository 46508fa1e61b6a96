"""Plain text out: one line a unit, stable, nothing lost; documents of others too."""

from hypothesis import HealthCheck, given, settings

from akn.formats.options import ReadOptions
from akn.formats.text.read import parse
from akn.formats.text.write import write
from akn.model.block import Block, Cell, Mark, Table
from akn.model.document import Attachment, Document, TocItem
from akn.model.metadata import unknown
from akn.model.provision import Provision
from tests.outline import outline
from tests.strategies import documents
from tests.test_text_read import CASES

LAWS = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


def bare(text: str) -> str:
    return "".join(text.split())


@LAWS
@given(documents(rich=False))
def test_text_read_and_written_again_is_the_same_text(made: Document) -> None:
    data = write(made)
    again, _ = parse(data, ReadOptions())
    assert again is not None
    assert write(again) == data


@LAWS
@given(documents())
def test_all_text_of_any_document_is_written(made: Document) -> None:
    text = bare(write(made).decode())
    for unit in made.units():
        for piece in unit.characters():
            assert bare(piece.replace("|", "\\|")) in text


def test_structure_survives() -> None:
    for name in ("levels", "annexes", "clauses", "reply", "decision"):
        data = (CASES / f"{name}.txt").read_bytes()
        made, _ = parse(data, ReadOptions())
        assert made is not None
        again, _ = parse(write(made), ReadOptions())
        assert again is not None
        assert outline(again) == outline(made)


def test_lines() -> None:
    made = Document(
        unknown(),
        "law",
        cover=(Block("示例国令"),),
        preface=(Block("样例法", "longTitle"), Block("目录", "tocHeading")),
        toc=(TocItem("#chp_1", 3, "第一章 总则"),),
        preamble=(Block("为了书屋，制定本法。"),),
        body=(
            Provision(
                "chapter",
                num="第一章",
                heading="总则",
                children=(
                    Provision(
                        "article",
                        num="第一条",
                        children=(
                            Provision(
                                "paragraph",
                                blocks=(Block("书屋：", "intro"), Block("除外。", "wrapUp")),
                                children=(
                                    Provision("point", num="（一）", blocks=(Block("开放；"), Block("守时。"))),
                                    Provision("point", num="（二）"),
                                ),
                            ),
                            Provision("paragraph", blocks=(Block("断\n开。"),)),
                        ),
                    ),
                    Provision("article", num="第二条", children=(Provision("paragraph", blocks=(TABLE,)),)),
                ),
            ),
        ),
        conclusions=(Block("示例国"),),
        attachments=(Attachment("att_1", "附件", "样表", preface=(Block("（略）"),)),),
    )
    assert write(made).decode().splitlines() == [
        "示例国令",
        "样例法",
        "目录",
        "第一章 总则",
        "为了书屋，制定本法。",
        "第一章 总则",
        "第一条 书屋：",
        "（一） 开放；",
        "守时。",
        "（二）",
        "除外。",
        "断 开。",
        "第二条",
        "样表",
        "| 类别 | 甲\\|乙 |",
        "| --- | --- |",
        "| 书屋 | 一 |",
        "示例国",
        "附件 样表",
        "（略）",
    ]


TABLE = Block(
    type="table",
    table=Table(
        (
            (Cell((Block("类别"),), header=True), Cell((Block("甲|乙"),), header=True)),
            (Cell((Block("书屋"),)), Cell((Block("一"),))),
        ),
        "样表",
    ),
)


def test_quoted_units_stand_in_place() -> None:
    quoted = (
        Provision(
            "article",
            num="第二条",
            children=(
                Provision("paragraph", blocks=(Block("甲。"),)),
                Provision("paragraph", blocks=(Block("“乙。"),)),
            ),
        ),
        Provision("article", num="第三条", children=(Provision("paragraph", blocks=(Block("丙。"),)),)),
    )
    block = Block("增加两条：“”。", marks=(Mark("mod", 0, 8), Mark("quotedStructure", 6, 6, depth=1, units=quoted)))
    made = Document(
        unknown(),
        "decision",
        body=(Provision("clause", num="一、", children=(Provision("paragraph", blocks=(block,)),)),),
    )
    assert write(made).decode() == "一、 增加两条：“第二条 甲。\n“乙。\n第三条 丙。”。\n"


def test_units_of_other_publishers() -> None:
    made = Document(
        unknown(),
        "act",
        body=(
            Provision(
                "hcontainer",
                heading="Short title",
                children=(Provision("rule", num="1.", heading="Name", blocks=(Block("This is the Act."),)),),
            ),
        ),
    )
    assert write(made).decode() == "Short title\n1. Name\nThis is the Act.\n"
