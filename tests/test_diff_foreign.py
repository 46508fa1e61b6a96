"""Comparison of what others publish: sections, hcontainers, ids old, missing and doubled. OLD and the JSON give NEW."""

from copy import deepcopy
from pathlib import Path
from random import Random

import pytest
from lxml import etree

from akn.api import render
from akn.diff.changeset import ChangeSet
from akn.diff.compare import compare
from akn.diff.decode import read as decode
from akn.diff.patch import patch
from akn.formats import reader
from akn.formats.akn.elements import HIERARCHY, SECTIONS
from akn.formats.options import ReadOptions
from akn.model.document import Document

PUBLISHED = sorted((Path(__file__).parents[2] / "shared" / "data" / "akn").glob("*.xml"))
IDS = ("eId", "id", "wId")

MEADOWS = """
<part {id}="part_1"><num>PART I</num><heading>Meadows</heading>
  <section {id}="sec_1"><num>1.</num><heading>Meaning of meadow</heading>
    <subsection {id}="sec_1__subsec_1"><num>(1)</num><content><p>In this Act a meadow is land kept for hay.</p></content></subsection>
    <subsection {id}="sec_1__subsec_2"><num>(2)</num><content><p>A garden of any size is no meadow.</p></content></subsection>
  </section>
  <section {id}="sec_2"><num>2.</num><heading>Mowing</heading>
    <content><p>No person may mow a meadow before the first of July.</p></content>
  </section>
  <section {id}="sec_3"><num>3.</num><heading>Fences</heading>
    <intro><p>The owner of a meadow must</p></intro>
    <paragraph {id}="sec_3__para_a"><num>(a)</num><content><p>mend its fences each spring; and</p></content></paragraph>
    <paragraph {id}="sec_3__para_b"><num>(b)</num><content><p>close its gates at night.</p></content></paragraph>
  </section>
</part>
<hcontainer name="annex" {id}="hcontainer_1"><num>Schedule</num>
  <hcontainer name="rule" {id}="rule_1"><num>1</num><content><p>A gate is closed when it is latched.</p></content></hcontainer>
  <hcontainer name="rule" {id}="rule_2"><num>2</num><content><p>A fence is mended when no hare can pass.</p></content></hcontainer>
</hcontainer>"""


def document(root: etree._Element) -> Document:
    made = reader("xml")(etree.tostring(root), ReadOptions()).document
    assert made is not None
    return made


def meadows(ids: str = "eId") -> etree._Element:
    """An invented act of the common law's shape, with ids of that name."""
    name = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
    body = MEADOWS.format(id=ids)
    return etree.fromstring(f'<akomaNtoso xmlns="{name}"><act name="act"><body>{body}</body></act></akomaNtoso>')


def closing(old: Document, new: Document) -> ChangeSet:
    """The comparison, having checked that its JSON turns `old` into `new`."""
    changes = compare(old, new)
    again, found = decode(render(changes, "json"))
    assert found == ()
    assert again == changes
    assert patch(old, again) == new
    return changes


def units(root: etree._Element) -> list[etree._Element]:
    return [
        item
        for item in root.iter(etree.Element)
        if etree.QName(item).localname in HIERARCHY | SECTIONS and item.getparent() is not None
    ]


def named(root: etree._Element, num: str) -> etree._Element:
    (found,) = [item for item in units(root) if item.findtext("{*}num") == num]
    return found


def rename(root: etree._Element, how: str) -> None:
    """Ids as some publishers have them: none, or one for all."""
    for item in root.iter(etree.Element):
        for name in IDS:
            if name in item.attrib:
                if how == "doubled":
                    item.set(name, "sec_1")
                elif how == "missing":
                    del item.attrib[name]


@pytest.mark.parametrize("ids", ["eId", "id", "missing", "doubled"])
def test_one_change_makes_one_row(ids: str) -> None:
    def act() -> etree._Element:
        root = meadows(ids if ids in IDS else "eId")
        rename(root, ids)
        return root

    def rows(new: etree._Element) -> list[tuple[str, str, list[str | None]]]:
        changes = closing(document(act()), document(new))
        closing(document(new), document(act()))
        assert changes.level == "section"
        return [
            (row.kind, row.unit, [ref.num for ref in row.new or row.old])
            for row in changes.changes
            if row.kind != "unchanged"
        ]

    assert rows(act()) == []
    new = act()
    named(new, "2.").find(".//{*}p").text = "No person may mow a meadow before the tenth of July."
    assert rows(new) == [("modified", "section", ["2."])]
    new = act()
    named(new, "(b)").getparent().remove(named(new, "(b)"))
    assert rows(new) == [("modified", "section", ["3."])]
    new = act()
    named(new, "2.").getparent().remove(named(new, "2."))
    assert rows(new) == [("repealed", "section", ["2."])]
    new = act()
    added = deepcopy(named(new, "2."))
    added.find("{*}num").text, added.find(".//{*}p").text = "2A.", "Sheep may graze on any common from October."
    named(new, "2.").addnext(added)
    assert rows(new) == [("inserted", "section", ["2A."])]
    new = act()
    named(new, "1").find(".//{*}p").text = "A gate is closed when it is latched and chained."
    assert rows(new) == [("modified", "hcontainer", ["Schedule"])]


def vary(rng: Random, root: etree._Element) -> None:
    """Some units altered, dropped, moved and doubled, ids and all; some ids lost."""
    for _ in range(3):
        found = units(root)
        if len(found) < 3:
            return
        unit, other = rng.sample(found, 2)
        action = rng.randrange(5)
        if action == 0:
            for item in [item for item in unit.iter(etree.Element) if len((item.text or "").strip()) > 8][:2]:
                item.text = f"{item.text[: len(item.text) // 2]} as amended"
        elif action == 1:
            unit.getparent().remove(unit)
        elif action == 2 and unit not in other.iterancestors():
            unit.getparent().remove(unit)
            other.addnext(unit)
        elif action == 3:
            unit.addnext(deepcopy(unit))
        else:
            rename(unit, rng.choice(("missing", "doubled")))


@pytest.mark.parametrize("seed", range(12))
def test_variants_of_an_invented_act(seed: int) -> None:
    old, new = meadows(), meadows()
    vary(Random(seed), old)
    vary(Random(seed + 100), new)
    closing(document(old), document(new))


@pytest.mark.skipif(not PUBLISHED, reason="no documents of other publishers at hand")
@pytest.mark.parametrize("path", PUBLISHED[::3], ids=lambda path: path.stem[:24])
def test_variants_of_what_others_publish(path: Path) -> None:
    root = etree.fromstring(path.read_bytes(), etree.XMLParser(resolve_entities=False, huge_tree=True))
    for seed in range(3):
        old, new = deepcopy(root), deepcopy(root)
        if seed:
            vary(Random(seed), old)
        vary(Random(seed + 100), new)
        closing(document(old), document(new))
