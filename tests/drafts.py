"""Hypothesis: an act and drafts made of it, as lists of articles; small enough to read when something fails."""

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from akn.language.zh.numerals import numeral
from tests.diff_acts import act

LAW = settings(deadline=None, max_examples=50, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
"""For laws over whole documents: nothing is timed."""

FEW = settings(LAW, max_examples=10)
"""The same where an example takes long."""

POOL = (
    "书屋由街道办事处设立，藏书不少于五百册，每季度更新一次。",
    "管理员每周至少整理图书一次，并登记缺损的图书和期刊。",
    "国家支持社会力量捐建书屋，鼓励书屋互借图书，捐建人可以标示姓名。",
    "流动书屋每月至少到达每个村庄一次，停留不少于两个小时。",
    "流动书屋的行驶路线由县级主管部门公布，变更的应当提前三日告知。",
    "书屋不得收取押金，不得出租场地，不得拒绝读者进入。",
    "未成年人阅览区应当单独设置，照明和座椅符合国家标准。",
    "违反规定擅自闭馆的，由主管部门责令改正，可以处警告。",
)
WORDS = (("不少于", "不得少于"), ("可以", "应当"), ("书屋", "阅读驿站"), ("。", "，但是另有规定的除外。"), ("，", "、"))


@st.composite
def articles(draw):
    """The articles of an act, each a list of 款."""
    texts = draw(st.lists(st.sampled_from(POOL), min_size=1, max_size=6, unique=True))
    return [[text] for text in texts]


@st.composite
def draft(draw, base):
    """`base` after up to four changes: words, a 款, an article put in, taken out, moved, split, merged."""
    made = [list(article) for article in base]
    for _ in range(draw(st.integers(0, 4))):
        how = draw(st.sampled_from(("word", "word", "paragraph", "insert", "repeal", "move", "split", "merge")))
        at = draw(st.integers(0, len(made) - 1))
        if how == "word":
            old, new = draw(st.sampled_from(WORDS))
            made[at][-1] = made[at][-1].replace(old, new, 1)
        elif how == "paragraph":
            made[at].append(draw(st.sampled_from(POOL)))
        elif how == "insert":
            made.insert(at, [draw(st.sampled_from(POOL)) + "具体办法另行制定。"])
        elif how == "repeal" and len(made) > 1:
            del made[at]
        elif how == "move":
            made.insert(draw(st.integers(0, len(made) - 1)), made.pop(at))
        elif how == "split" and len(made[at]) > 1:
            made.insert(at + 1, [made[at].pop()])
        elif how == "merge" and at + 1 < len(made):
            made[at] += made.pop(at + 1)
    return made


def document(made):
    """The act whose articles these are."""
    lines = []
    for at, article in enumerate(made, 1):
        first, *more = article
        lines += [f"第{numeral(at)}条 {first}", *more]
    return act("\n".join(lines))
