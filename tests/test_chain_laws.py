"""Random chains of amendments, each made of the version before alone: blame names the right decision, an old number is the same
provision today, no id names two provisions, and the day's version is the one in force."""

from dataclasses import dataclass, field, replace
from datetime import date
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

import akn as library
from akn.amend import retired, tracking
from akn.corpus.blame import origins
from akn.corpus.chain import of_documents
from akn.corpus.idmap import resolve
from akn.corpus.timeline import as_of
from akn.language.zh.numerals import numeral
from akn.model.provision import walk
from tests.amend_texts import read
from tests.chains import decision

WHO = ("渡口", "渡船", "渡工", "乘客", "码头", "市交通主管部门", "区人民政府", "船主")
WHAT = ("点灯", "挂牌", "登记", "检验", "值守", "报告水情", "公开票价", "清点救生衣", "设置护栏", "限制载重")
TO = ("渡口管理机构", "水务机构", "应急机构", "所在街道", "行业协会")


@dataclass(eq=False)
class Line:
    """A 款: its words, and the versions that brought it and changed it last."""

    head: str
    days: int
    tail: str
    born: int
    changed: int

    @property
    def text(self):
        return f"{self.head}，期限为{numeral(self.days)}日，{self.tail}。"


@dataclass
class Act:
    random: Random
    articles: list[list[Line]] = field(default_factory=list)
    days: int = 10

    def line(self, version):
        pick = self.random.choice
        self.days += 1
        return Line(f"{pick(WHO)}应当{pick(WHAT)}", self.days, f"并向{pick(TO)}{pick(WHAT)}", version, version)

    def article(self, version):
        return [self.line(version) for _ in range(self.random.choice((1, 1, 2, 3)))]

    def written(self):
        lines = [
            "虚构渡口条例",
            "",
            "（本文为虚构　2000年1月1日北京市第十五届人民代表大会常务委员会第三次会议通过）",
            "",
        ]
        for at, article in enumerate(self.articles, 1):
            lines += [f"第{numeral(at)}条　{article[0].text}", *(line.text for line in article[1:])]
        return "\n\n".join([*lines, f"第{numeral(len(self.articles) + 1)}条　本条例自2000年6月1日起施行。"]) + "\n"

    def amended(self, version):
        """The sentences of a decision, this act having become what it makes."""
        order = list(range(len(self.articles)))
        chosen = sorted(self.random.sample(order, self.random.randint(1, min(3, len(order)))))
        made, said = [], []
        for at in order:
            article = self.articles[at]
            if at not in chosen:
                made.append(article)
                continue
            how = self.random.choice(("words", "paragraph", "replace", "trim", "repeal", "insert"))
            name = f"第{numeral(at + 1)}条"
            place = self.random.randrange(len(article))
            line, part = article[place], f"{name}第{numeral(place + 1)}款" if len(article) > 1 else name
            if how == "repeal" and len(order) > 1 and len(chosen) < len(order):
                said.append(f"删去{name}。")
                continue
            if how == "trim" and len(article) > 1:
                said.append(f"删去{part}。")
                del article[place]
            elif how == "words":
                self.days += 1
                said.append(f"将{part}中的“{numeral(line.days)}日”修改为“{numeral(self.days)}日”。")
                line.days, line.changed = self.days, version
            elif how == "replace" and len(article) > 1:
                self.days += 1
                line.days, line.tail, line.changed = self.days, f"并向{TO[0]}书面说明理由", version
                said.append(f"将{part}修改为：“{line.text}”")
            elif how == "paragraph":
                line = self.line(version)
                article.append(line)
                said.append(f"{name}增加一款，作为第{numeral(len(article))}款：“{line.text}”")
            made.append(article)
            if how == "insert":
                new = [self.line(version)]
                made.append(new)
                said.append(f"增加一条，作为第{numeral(len(made))}条：“{new[0].text}”")
        self.articles = made
        return "\n\n".join(f"{numeral(at)}、{text}" for at, text in enumerate(said, 1))

    def places(self):
        return {
            id(line): f"art_{at}__para_{place}"
            for at, article in enumerate(self.articles, 1)
            for place, line in enumerate(article, 1)
        }


def built(seed, length):
    """The act after `length` decisions, its documents, and for each version where its lines stood."""
    act = Act(Random(seed))
    act.articles = [act.article(0) for _ in range(act.random.randint(3, 7))]
    documents = [read(act.written())]
    kept = [line for article in act.articles for line in article]
    places = [act.places()]
    for version in range(1, length + 1):
        body = act.amended(version)
        if not body:
            break
        year = 2000 + version
        amendment = library.amend(documents[-1], read(decision(body, f"{year}年3月1日", f"{year}年7月1日")))
        assert amendment.complete, [(one.operation.instruction, one.reason) for one in amendment.outcomes]
        documents.append(library.parse(library.write(amendment.document), "xml").document)
        kept += [line for article in act.articles for line in article]  # so that no id is used again
        places.append(act.places())
    return act, documents, places, kept


@settings(deadline=None, max_examples=60)
@given(st.integers(0, 1_000_000), st.integers(1, 4))
def test_blame_names_the_decision_of_every_paragraph(seed, length):
    act, documents, places, _ = built(seed, length)
    found = origins(of_documents(documents))
    for article in act.articles:
        for line in article:
            origin = found[places[-1][id(line)]]
            assert (origin.born, origin.changed) == (line.born, line.changed), line.text


@settings(deadline=None, max_examples=60)
@given(st.integers(0, 1_000_000), st.integers(1, 4))
def test_an_old_id_is_the_same_provision_today(seed, length):
    _, documents, places, _ = built(seed, length)
    chain = of_documents(documents)
    for version, before in enumerate(places):
        for line, eid in before.items():
            now = places[-1].get(line)
            assert resolve(chain, version, eid).now == ((now,) if now else ())


@settings(deadline=None, max_examples=30)
@given(st.integers(0, 1_000_000), st.integers(1, 4), st.dates(min_value=date(1999, 1, 1), max_value=date(2006, 1, 1)))
def test_the_version_in_force_is_the_last_that_had_begun(seed, length, day):
    _, documents, _, _ = built(seed, length)
    begun = [f"{2000 + version}-{'06' if version == 0 else '07'}-01" for version in range(len(documents))]
    due = max((at for at, since in enumerate(begun) if since <= day.isoformat()), default=None)
    answer = as_of(documents, day.isoformat())
    assert answer.shown == due
    assert answer.status == ("not-yet" if due is None else "in-force")
    assert all(stage.date <= day.isoformat() for stage in answer.later)


@settings(deadline=None, max_examples=60)
@given(st.integers(0, 1_000_000), st.integers(2, 6))
def test_a_tracking_id_names_one_paragraph_in_the_whole_chain(seed, length):
    """Each version is made of the one before alone, so what is taken must stand in it."""
    _, documents, places, _ = built(seed, length)
    names, owners, used = {}, {}, set()
    for document, placed in zip(documents, places, strict=True):
        names_here = {unit.eId: unit.tracking_id for unit in walk(document.units())}
        for line, eid in placed.items():
            assert names.setdefault(line, names_here[eid]) == names_here[eid]
            assert owners.setdefault(names_here[eid], line) == line
        assert not retired.recorded(document.meta) & {*names_here, *names_here.values()}
        used |= {*names_here, *names_here.values()}
        told = retired.recorded(document.meta) | names_here.keys() | {*names_here.values()}
        assert {name for name in used if "@" not in name} <= told


@settings(deadline=None, max_examples=20)
@given(st.integers(0, 1_000_000), st.integers(2, 5))
def test_the_versions_before_say_no_more_than_the_record(seed, length):
    _, documents, _, _ = built(seed, length)
    bare = replace(documents[-1], meta=replace(documents[-1].meta, proprietary=()))
    told = read(decision("一、在第一条后增加一条，作为第二条：“渡口应当设置钟楼。”", "2030年3月1日", "2030年7月1日"))
    alone = library.amend(documents[-1], told).document
    beside = library.amend(bare, told, earlier=documents[:-1]).document
    assert [*tracking.ids(alone)] == [*tracking.ids(beside)]
    assert retired.recorded(alone.meta) == retired.recorded(beside.meta)


STAGED = (
    "本决定自{whole}起施行，其中{items}自{later}起施行。",
    "本决定自{whole}起施行。其中，{items}的规定自{later}起施行。",
    "除{items}自{later}起施行外，本决定自{whole}起施行。",
    "本决定{items}自{later}起施行，其他条款自{whole}起施行。",
    "本决定自{whole}起施行，但{items}的施行日期由市人民政府另行规定。",
    "本决定自{whole}起施行，修改后的{articles}自{later}起施行。",
)
DAYS = {"2001年7月1日": "2001-07-01", "2001年4月1日": "2001-04-01", "2002年1月1日": "2002-01-01"}


@settings(deadline=None, max_examples=60)
@given(
    st.integers(0, 1_000_000),
    st.sampled_from(STAGED),
    st.sampled_from(["2001年4月1日", "2002年1月1日"]),
    st.dates(min_value=date(2001, 3, 1), max_value=date(2002, 6, 1)),
)
def test_each_instruction_begins_on_its_day(seed, wording, later, day):
    """Words changed in some articles, some of them later: on every day the units not in force are those whose day is to come."""
    act = Act(Random(seed))
    act.articles = [[act.line(0)] for _ in range(act.random.randint(3, 7))]
    base = read(act.written())
    changed = sorted(act.random.sample(range(len(act.articles)), act.random.randint(2, len(act.articles))))
    apart = sorted(act.random.sample(range(len(changed)), act.random.randint(1, len(changed) - 1)))
    body = "\n\n".join(
        f"{numeral(at)}、将第{numeral(article + 1)}条中的“{numeral(act.articles[article][0].days)}日”修改为“九百日”。"
        for at, article in enumerate(changed, 1)
    )
    items = "、".join(f"第{numeral(at + 1)}条" for at in apart)
    articles = "、".join(f"第{numeral(changed[at] + 1)}条" for at in apart)
    whole = "2001年7月1日"
    closing = wording.format(whole=whole, later=later, items=items, articles=articles)
    text = decision(body, "2001年3月1日", whole).replace(f"本决定自{whole}起施行。", closing)
    made = library.amend(base, read(text))
    assert made.complete, [(one.operation.instruction, one.reason) for one in made.outcomes]
    second = library.parse(library.write(made.document), "xml").document
    begins = {
        f"art_{article + 1}__para_1": (None if "另行规定" in wording else DAYS[later]) if at in apart else DAYS[whole]
        for at, article in enumerate(changed)
    }
    answer = as_of((base, second), day.isoformat())
    begun = [since for since in begins.values() if since and since <= day.isoformat()]
    assert answer.status == "in-force"
    assert answer.shown == (1 if begun else 0)
    waiting = {eid for eid, since in begins.items() if since is None or since > day.isoformat()}
    assert {item.eId for item in answer.pending} == (waiting if begun else set())
