"""Versions of a work: log, blame, what an old number is today, on the command line and in JSON."""

import json
from pathlib import Path

import jsonschema
import pytest

from akn.corpus.blame import blame, origins
from akn.corpus.chain import of_documents
from akn.corpus.idmap import as_json, resolve
from akn.corpus.provision import find, history, unit_id
from akn.errors import AknError, Unreadable
from tests.chains import laid_out, versions

NAME = "xugou-dukou-tiaoli"
WORK = f"/akn/cn-bj/act/2018-03-30/{NAME}"
SCHEMAS = Path(__file__).parents[1] / "schemas"


@pytest.fixture(scope="module")
def chain():
    return of_documents(versions())


@pytest.fixture(scope="module")
def corpus(tmp_path_factory):
    return laid_out(versions(), tmp_path_factory.mktemp("corpus"))


def valid(made, name):
    schema = json.loads((SCHEMAS / f"{name}.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(made, schema)
    return made


def test_blame_of_every_paragraph(chain):
    found = {
        row.unit.eId: (row.origin.born, row.origin.changed) for row in blame(chain) if row.unit.kind == "paragraph"
    }
    assert found == {
        "art_1__para_1": (0, 0),
        "art_2__para_1": (1, 1),
        "art_3__para_1": (0, 2),
        "art_3__para_2": (0, 0),
        "art_4__para_1": (0, 0),
        "art_5__para_1": (0, 0),
        "art_5__para_2": (0, 1),
        "art_6__para_1": (0, 2),
        "art_7__para_1": (2, 2),
        "art_8__para_1": (0, 0),
        "art_9__para_1": (0, 0),
    }


def test_a_reference_that_follows_is_no_change_of_words(chain):
    told = origins(chain)["art_8__para_1"]
    assert (told.changed, told.adjusted) == (0, 2)


def test_decisions_of_each_version(chain):
    assert [[item.date for item in each] for each in chain.decisions] == [
        ["2018-03-30"],
        ["2022-05-20"],
        ["2025-03-28"],
    ]
    assert chain.decisions[1][0].title == "关于修改《虚构渡口条例》的决定（2022年）"


def steps(chain, version, eid):
    return [
        (step.version, step.happened, tuple(unit.eId for unit in step.units)) for step in history(chain, version, eid)
    ]


def test_an_article_through_renumbering_and_split(chain):
    assert steps(chain, 0, "art_5") == [
        (0, "first", ("art_5",)),
        (1, "renumbered", ("art_6",)),
        (2, "split", ("art_6", "art_7")),
    ]
    assert steps(chain, 2, "art_7") == [
        (0, "first", ("art_5",)),
        (1, "renumbered", ("art_6",)),
        (2, "split", ("art_7",)),
    ]


def test_an_article_that_is_repealed_and_one_that_came(chain):
    assert steps(chain, 0, "art_5-1") == [(0, "first", ("art_5-1",)), (1, "repealed", ())]
    assert steps(chain, 2, "art_2") == [(1, "inserted", ("art_2",)), (2, "unchanged", ("art_2",))]


def test_what_an_old_number_is_today(chain):
    assert resolve(chain, 0, "art_2").now == ("art_3",)
    assert resolve(chain, 0, "art_5").now == ("art_6", "art_7")
    gone = resolve(chain, 0, "art_5-1")
    assert (gone.now, gone.gone, gone.last) == ((), 1, ("art_5-1",))


def test_the_newest_version_that_has_a_number_is_meant(chain):
    assert find(chain, "art_5-1") == (0, "art_5-1")
    assert find(chain, "art_2") == (2, "art_2")
    assert find(chain, "art_2@2022-05-20") == (2, "art_2")
    assert find(chain, "art_99") is None


@pytest.mark.parametrize(
    ("text", "eid"),
    [
        ("15", "art_15"),
        ("15-1", "art_15-1"),
        ("第十五条", "art_15"),
        ("第十五条之一", "art_15-1"),
        ("十五", "art_15"),
        ("第十五条第二款", "art_15__para_2"),
        ("第十五条第二款第（三）项", "art_15__para_2__point_3"),
        ("第十五条第一项", "art_15__para_1__point_1"),
        ("art_15__para_2", "art_15__para_2"),
        ("第五条第二款第（二）项第3目", "art_5__para_2__point_2__indent_3"),
        ("第五条之一第二款第二项", "art_5-1__para_2__point_2"),
        ("五之一", "art_5-1"),
        ("１５", "art_15"),
        ("第三章", "chp_3"),
        ("第1章", "chp_1"),
        ("第一编第三章第二节", "book_1__chp_3__sec_2"),
        ("附件", "att_1"),
        ("附件2", "att_2"),
        ("附件二第三条第一款", "att_2__art_3__para_1"),
        *(
            (text, None)
            for text in (
                "渡口",
                "",
                " ",
                "5,6",
                "x1",
                "15.1",
                "第",
                "条",
                "第五",
                "15条16条",
                "第五条第3目",
                "-1",
                "art_",
            )
        ),
    ],
)
def test_how_a_provision_is_named(text, eid):
    assert unit_id(text) == eid


def test_the_map_of_ids(chain):
    made = valid(as_json(chain, 0), "ids")
    rows = {row["eId"]: row for row in made["units"]}
    assert rows["art_4__para_2"]["now"] == ["art_5__para_2"]
    assert rows["art_5-1"] == {
        "eId": "art_5-1",
        "trackingId": "art_5-1",
        "kind": "article",
        "num": "第五条之一",
        "now": [],
        "gone": "2022-05-20",
    }


def test_log(akn, corpus):
    made = valid(json.loads(akn("log", NAME, "-t", "json", "--corpus", corpus).text), "log")
    assert [(row["date"], row["inForce"]) for row in made["versions"]] == [
        ("2018-03-30", "2018-06-01"),
        ("2022-05-20", "2022-07-01"),
        ("2025-03-28", "2025-07-01"),
    ]
    assert made["versions"][1]["changes"]["inserted"] == 1
    assert made["gaps"] == []
    assert "1 modified, 1 inserted, 1 repealed" in akn("log", NAME, "--corpus", corpus).text


def test_log_of_an_article(akn, corpus):
    ran = akn("log", f"{NAME}@2018-03-30", "--article", "第五条", "--corpus", corpus)
    assert ran.text.splitlines()[-3:] == [
        "    2025-03-28 关于修改《虚构渡口条例》的决定（2025年）",
        "    第六条 渡工应当熟悉水情。",
        "    第七条 渡工应当持有合格证书，证书由市交通主管部门核发。",
    ]
    ran = akn("log", f"{NAME}@2018-03-30", "--article", "第四条第二款", "--corpus", corpus)
    assert "    第四条第二款 检验的办法由市渡口管理机构制定。" in ran.text.splitlines()
    assert "    第五条第二款 检验的办法由市交通主管部门制定。" in ran.text.splitlines()
    ran = akn("log", NAME, "--article", "5-1", "-t", "json", "--corpus", corpus)
    assert [row["happened"] for row in valid(json.loads(ran.text), "log")["steps"]] == ["first", "repealed"]
    assert akn("log", NAME, "--article", "99", "--corpus", corpus).status == 1
    assert akn("log", NAME, "--article", "渡口", "--corpus", corpus).status == 2


def test_blame_in_three_outputs(akn, corpus):
    made = valid(json.loads(akn("blame", NAME, "-t", "json", "--corpus", corpus).text), "blame")
    [row] = [row for row in made["units"] if row["eId"] == "art_3__para_1"]
    assert row["changed"]["decisions"][0]["date"] == "2025-03-28"
    assert row["enacted"]["oldest"] is True
    assert "2025-03-28    2018-03-30    第三条[1] 本条例所称渡口" in akn("blame", NAME, "--corpus", corpus).text
    page = akn("blame", f"{NAME}@2022-05-20", "-t", "html", "--corpus", corpus).text
    assert '<tr class="changed" id="art_5__para_2"><th>2022-05-20 关于修改《虚构渡口条例》的决定（2022年）<br>' in page


def test_resolve(akn, corpus):
    old = f"{WORK}/zho@2018-03-30/~art_5"
    assert akn("resolve", old, "--corpus", corpus).text.split() == [
        f"{WORK}/zho@2025-03-28/~art_6",
        f"{WORK}/zho@2025-03-28/~art_7",
    ]
    ran = akn("resolve", f"{NAME}@2018-03-30", "--article", "5-1", "--corpus", corpus)
    assert (ran.status, ran.stderr) == (1, "akn: repealed in 2022-05-20; it was art_5-1\n")
    made = json.loads(akn("resolve", f"{NAME}@2022-05-20", "--map", "--corpus", corpus).text)
    assert valid(made, "ids")["version"] == f"{WORK}/zho@2022-05-20"


@pytest.mark.parametrize("name", [NAME, WORK, f"cn-bj/act/2018-03-30/{NAME}", f"{WORK}/zho"])
def test_a_work_has_several_names(akn, corpus, name):
    assert akn("log", name, "--corpus", corpus).status == 0


def test_a_folder_or_file_names_its_work(akn, corpus):
    folder = corpus / "cn-bj/act/2018-03-30" / NAME
    assert akn("log", folder).text == akn("log", NAME, "--corpus", corpus).text
    assert (
        akn("blame", folder / "zho@2018-03-30.xml").text == akn("blame", f"{NAME}@2018-03-30", "--corpus", corpus).text
    )


def test_addresses_are_compared(akn, corpus):
    ran = akn("diff", f"{NAME}@2018-03-30", f"{WORK}/zho@2022-05-20", "--stat", "--corpus", corpus)
    assert ran.text.startswith("- 虚构渡口条例 2018-03-30\n+ 虚构渡口条例 2022-05-20\n")
    ran = akn("diff", f"{NAME}@2018-03-30", f"{NAME}:2023-01-01", "--stat", "--corpus", corpus)
    assert "+ 虚构渡口条例 2022-05-20\n" in ran.text
    assert "in force on 2023-01-01, since 2022-07-01" in ran.stderr


def test_names_that_name_nothing(akn, corpus, tmp_path):
    ran = akn("log", "nothing", "--corpus", corpus)
    assert (ran.status, ran.stderr) == (2, f"akn: nothing: no such work in {corpus}\n")
    ran = akn("log", f"{NAME}@2019-01-01", "--corpus", corpus)
    assert ran.stderr.endswith("there are 2018-03-30, 2022-05-20, 2025-03-28\n")
    assert akn("log", NAME, "--corpus", tmp_path / "none").status == 2


def test_a_name_of_two_works_is_refused(tmp_path):
    from akn.corpus.locate import locate

    for place in ("cn/act/2001-01-01", "cn-bj/act/2002-02-02"):
        (tmp_path / place / "ming").mkdir(parents=True)
        (tmp_path / place / "ming" / "zho@2001-01-01.xml").touch()
    with pytest.raises(AknError, match="could be /akn/cn/act/2001-01-01/ming, /akn/cn-bj/act/2002-02-02/ming"):
        locate("ming", tmp_path)
    with pytest.raises(Unreadable):
        locate("min", tmp_path)
