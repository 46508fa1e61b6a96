"""Edited text back in: what was not touched stays, marks, ids and notes included."""

from dataclasses import replace
from itertools import pairwise

import pytest

import akn as library
from akn.corpus.edited import edited
from akn.errors import AknError
from akn.model.block import Block, Mark, nested
from akn.model.metadata import Note
from akn.model.provision import walk
from akn.rules.validate import validate
from tests.chains import versions


def noted():
    """The last version with a note in 第四条 and a term in 第五条第二款."""
    document = versions()[2]

    def block(unit, marks):
        first = unit.blocks[0]
        return replace(unit, blocks=(replace(first, marks=nested((*first.marks, *marks))), *unit.blocks[1:]))

    def units(items):
        out = []
        for unit in items:
            unit = replace(unit, children=units(unit.children))
            if unit.eId == "art_4__para_1":
                unit = block(unit, [Mark("noteRef", 8, 8, (("href", "#note_1"), ("marker", "1")))])
            if unit.eId == "art_5__para_2":
                unit = block(unit, [Mark("inline", 0, 2, (("name", "citation"),))])
            out.append(unit)
        return tuple(out)

    meta = replace(document.meta, notes=(Note("note_1", (Block("另一文本作“按时”。"),)),))
    return replace(document, meta=meta, body=units(document.body))


def back(base, text):
    def read(data):
        return library.parse(data).document

    return edited(base, text.encode(), lambda document: library.write(document, "txt"), read)


@pytest.fixture(scope="module")
def base():
    made = noted()
    assert [item for item in validate(library.write(made), "zho.xml") if item.severity == "error"] == []
    return made


def text_of(base):
    return library.write(base, "txt").decode()


def unit_of(document, eid):
    return next(unit for unit in walk(document.units()) if unit.eId == eid)


def test_without_edits_nothing_changes(base):
    made = back(base, text_of(base))
    assert made.untouched
    assert made.document is base
    assert back(base, text_of(base).replace("\n", "\r\n")).untouched


def test_one_edit_changes_its_own_lines_alone(base):
    made = back(base, text_of(base).replace("以渡代桥", "以船代桥"))
    before, after = (library.write(item).decode().splitlines() for item in (base, made.document))
    assert [line for line in after if line not in before] == [
        line.replace("以渡代桥", "以船代桥") for line in before if "以渡代桥" in line
    ]
    assert len(before) == len(after)
    assert [row.new[0].eId for row in made.changes.changes if row.kind == "modified" and row.new] == ["art_2"]


def test_marks_stay_over_words_that_stay(base):
    made = back(base, text_of(base).replace("公开票价", "公布票价").replace("检验的办法由", "检验的具体办法由"))
    [note] = [mark for mark in unit_of(made.document, "art_4__para_1").blocks[0].marks if mark.kind == "noteRef"]
    assert (note.start, note.end) == (8, 8)
    marks = unit_of(made.document, "art_5__para_2").blocks[0].marks
    assert ("inline", 0, 2) in [(mark.kind, mark.start, mark.end) for mark in marks]
    assert made.document.meta.notes == base.meta.notes


def test_a_mark_over_edited_words_goes(base):
    made = back(base, text_of(base).replace("检验的办法由", "年检的办法由"))
    marks = unit_of(made.document, "art_5__para_2").blocks[0].marks
    assert "inline" not in [mark.kind for mark in marks]


def test_units_keep_their_names_when_an_article_comes(base):
    lines = text_of(base).splitlines()
    at = next(k for k, line in enumerate(lines) if line.startswith("第一条"))
    numerals = "一二三四五六七八九十"
    later = [
        next(
            (line.replace(f"第{a}条", f"第{b}条", 1) for a, b in pairwise(numerals) if line.startswith(f"第{a}条")),
            line,
        )
        for line in lines[at + 1 :]
    ]
    later = [line.replace("违反第六条", "违反第七条") for line in later]
    made = back(base, "\n".join([*lines[: at + 1], "第二条 渡口的命名应当尊重两岸习惯。", *later]) + "\n").document
    names = {unit.eId: unit.tracking_id for unit in walk(made.units())}
    old = {unit.eId: unit.tracking_id for unit in walk(base.units())}
    assert names["art_5"] == old["art_4"]
    assert names["art_2"] not in old.values()
    [link] = [mark for mark in unit_of(made, "art_9__para_1").blocks[0].marks if mark.kind == "ref"]
    assert link.get("href") == "#art_7"
    data = library.write(made)
    assert [item for item in validate(data, "zho.xml") if item.severity == "error"] == []
    assert library.parse(data, "xml").document == made


def test_a_base_that_does_not_come_back_is_refused(base):
    body = tuple(replace(unit, num=None) if unit.eId == "art_2" else unit for unit in base.body)
    with pytest.raises(AknError, match="does not come back"):
        back(replace(base, body=body), text_of(base))


def test_the_command(akn, base, tmp_path):
    old, new = tmp_path / "old.xml", tmp_path / "new.xml"
    old.write_bytes(library.write(base))
    text = tmp_path / "edited.txt"
    text.write_text(text_of(base), encoding="utf-8")
    ran = akn("convert", text, "--base", old, "-o", new)
    assert (ran.status, ran.stderr) == (0, "akn: nothing was edited\n")
    assert new.read_bytes() == old.read_bytes()
    text.write_text(text_of(base).replace("以渡代桥", "以船代桥"), encoding="utf-8")
    ran = akn("convert", text, "--base", old, "-o", new)
    assert (ran.status, ran.stderr) == (0, "akn: 第二条: modified\n")
    assert "以船代桥" in new.read_text(encoding="utf-8")
    assert akn("convert", text, text, "--base", old, "--output-dir", tmp_path).status == 2
    assert akn("convert", old, "--base", old).status == 2
