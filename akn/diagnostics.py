"""One diagnostic shape, one table of codes.

Readers, schema checks and rules report through `Diagnostic`; they never raise on content. A code is a letter for its
family and three digits; it is never reused. The text of a message lives here, in English and Chinese, with named
fields that the reporter fills.

Families: T text, X XML, S schema, N numbering, I ids, F addresses (FRBR), R references, D dates, L language and
style, A amendments, C corpus.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, replace
from typing import Any, Literal

_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
"""What would break a line, turn it round or steer a terminal, should a document's words in a message hold it."""

Severity = Literal["error", "warning", "info"]


@dataclass(frozen=True, slots=True)
class Code:
    """One row of the table: how bad it is, what it says in two languages, and what to do about it."""

    severity: Severity
    en: str
    zh: str
    hint_en: str = ""
    hint_zh: str = ""


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding: a code of the table, the fields of its message, and the place.

    `line` and `column` count from 1; 0 or None where the place is the whole file. `file` is set by whoever opened it. `cause` is
    another finding that the message tells as its `why`.
    """

    code: str
    line: int = 0
    column: int | None = None
    file: str = ""
    eId: str | None = None
    fields: tuple[tuple[str, str], ...] = ()
    cause: Diagnostic | None = None

    @property
    def severity(self) -> Severity:
        return CODES[self.code].severity

    def message(self, language: str | None = None) -> str:
        """The message in `language` ("en" or "zh"), by default the user's."""
        row = CODES[self.code]
        language = language or user_language()
        return (row.zh if language == "zh" else row.en).format_map(self._fields(language))

    def hint(self, language: str | None = None) -> str:
        """What to do about it, or an empty string."""
        row = CODES[self.code]
        language = language or user_language()
        return (row.hint_zh if language == "zh" else row.hint_en).format_map(self._fields(language))

    def _fields(self, language: str) -> dict[str, object]:
        told = dict(self.fields)
        named = {}
        for name, value in told.items():
            table = LACKING if name == "why" else LABELS if name in LABELLED else {}
            named[name] = table[value][language == "zh"].format_map(told) if value in table else value
        if self.cause is not None:
            named["why"] = self.cause.as_cause(language)
        return {"eId": self.eId, "line": self.line, **named}

    def as_cause(self, language: str) -> str:
        """`line N: CODE message`, as another finding tells it."""
        place = f"第{self.line}行：" if language == "zh" else f"line {self.line}: "
        return f"{place if self.line else ''}{self.code} {self.message(language)}"

    def at(self, file: str) -> Diagnostic:
        """The same finding, said of `file`."""
        return replace(self, file=file)

    def as_json(self, language: str | None = None) -> dict[str, Any]:
        """The row of the `diagnostics` contract (design: JSON contracts)."""
        row: dict[str, Any] = {"file": self.file, "line": self.line}
        if self.column is not None:
            row["column"] = self.column
        row |= {"code": self.code, "severity": self.severity, "message": self.message(language)}
        if hint := self.hint(language):
            row["hint"] = hint
        if self.eId is not None:
            row["eId"] = self.eId
        return row

    def __str__(self) -> str:
        return self.as_line()

    def as_line(self, language: str | None = None) -> str:
        """`file:line: CODE message`, and the hint where there is one."""
        place = f"{self.file}:{self.line}" if self.line else self.file
        hint = self.hint(language)
        line = f"{place}: {self.code} {self.message(language)}" + (f" ({hint})" if hint else "")
        return printable(line)


def diagnostic(
    code: str, line: int = 0, *, column: int | None = None, eId: str | None = None, **fields: object
) -> Diagnostic:
    """A finding of `code`; `fields` fill the message. Raises KeyError where the code is not in the table."""
    if code not in CODES:
        raise KeyError(code)
    return Diagnostic(code, line, column, "", eId, tuple((name, str(value)) for name, value in fields.items()))


def printable(text: str) -> str:
    """`text` as one line that a terminal shows as it reads: what would break, turn or steer it is U+FFFD."""
    return _CONTROL.sub("\N{REPLACEMENT CHARACTER}", text)


LABELLED = ("kind", "unit", "basis", "missing")
"""Fields whose values may be names of LABELS."""

LABELS: dict[str, tuple[str, str]] = {
    "": ("what is asked for", "所需内容"),
    "book": ("book", "编"),
    "part": ("part", "分编"),
    "chapter": ("chapter", "章"),
    "section": ("section", "节"),
    "article": ("article", "条"),
    "paragraph": ("paragraph", "款"),
    "point": ("point", "项"),
    "indent": ("indent", "目"),
    "clause": ("clause", "一、二、"),
    "attachment": ("annex", "附件"),
    "title": ("title", "名称"),
    "constitution": ("constitution", "宪法"),
    "law": ("law", "法律"),
    "administrative-regulation": ("administrative-regulation", "行政法规"),
    "local-regulation": ("local-regulation", "地方性法规"),
    "rule": ("rule", "规章"),
    "judicial-interpretation": ("judicial-interpretation", "司法解释"),
    "interpretation": ("interpretation", "法律解释"),
    "decision": ("decision", "决定"),
    "amendment": ("amendment", "修正案"),
}
"""Names of elements and kinds of documents -> how English and Chinese messages call them."""

LACKING: dict[str, tuple[str, str]] = {
    "link": ("a link or submodule, no file", "链接或子模块，不是文件"),
    "pointer": ("a pointer of Git LFS, not the file itself", "Git LFS 的指针，不是文件本身"),
    "lacking": ("the repository lacks its content", "仓库中缺少其内容"),
    "large": ("more than {most} MB; --max-size allows more", "超过 {most} MB；可用 --max-size 放宽"),
    "folder": ("no file", "不是文件"),
    "ended": ("git cat-file ended", "git cat-file 已中止"),
    "format": ("no format has the extension of its name", "没有格式使用其扩展名"),
    "nothing": ("no document", "没有文本"),
}
"""Why a commit holds no document, what the field `why` may be -> how English and Chinese messages say it."""


def user_language() -> str:
    """`zh` where AKN_LANG, or else the locale, asks for Chinese; otherwise `en`."""
    for name in ("AKN_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(name):
            return "zh" if value.lower().startswith("zh") else "en"
    return "en"


# fmt: off
CODES: dict[str, Code] = {
    # T: text
    "T001": Code("error", "the file is empty", "文件为空", "give a file with text", "请提供有内容的文件"),
    "T002": Code("error", "this is no text but {what}", "这不是文本，而是 {what}", "save it as plain text first", "请先另存为纯文本"),
    "T003": Code("error", "the encoding is neither UTF-8, UTF-16 nor GB18030 (byte {offset})", "编码不是 UTF-8、UTF-16 或 GB18030（第 {offset} 字节处）", "save it as UTF-8", "请另存为 UTF-8"),
    "T004": Code("info", "read as GB18030", "按 GB18030 读取"),
    "T005": Code("warning", "{count} control characters left out, the first here", "已略去 {count} 个控制字符，首个在此处", "they can't stand in XML", "XML 不能包含控制字符"),
    "T006": Code("error", "there is a title but no body", "只有标题，没有正文", "give the whole text", "请提供完整文本"),
    "T007": Code("warning", "no title found", "未找到标题", "put the title on the first line", "请把标题放在第一行"),
    "T008": Code("warning", "the table of contents names “{text}”, which no heading is", "目录中的“{text}”没有对应的标题", "compare the table of contents with the headings", "请核对目录与正文标题"),
    "T009": Code("warning", "a list of headings without the heading 目录, which come again below; kept as text before the body, not as a table of contents", "此处列出的各标题在下文再次出现，但没有“目录”二字；保留为正文前的文字，未作目录读取", "put 目录 above it", "请在其上补“目录”"),
    "T020": Code("info", "joined a broken paragraph: …{before}|{after}…", "已合并断开的段落：…{before}|{after}…"),
    "T021": Code("warning", "“{character}” stands on both sides of a join: …{before}|{after}…", "合并处两侧均为“{character}”：…{before}|{after}…", "if it was doubled by mistake, write a correction; it is not changed by itself", "如系误重，请写入更正文件；程序不会自行改动"),
    "T022": Code("info", "left out as page number or running head: {text}", "已作为页码或页眉略去：{text}"),
    "T023": Code("info", "front matter of the file, which is no text of the law; kept on the cover page", "此处为文件头信息，不属于法律文本；已保留在封面部分", "take it out of the source", "请从源文件中删去"),
    "T024": Code("info", "this line may go on with the paragraph above, which ends in “{character}” at the full width of its line; read as a new one", "上一行末“{character}”恰到行宽，本行可能与其同段；按另起一段读取"),
    "T025": Code("info", "{text}, left over from HTML, is read as a blank, here and below", "HTML 残留的 {text} 按空格读取，以下同"),
    "T030": Code("warning", "white space inside the number {num}", "编号“{num}”中有空格", "check the source", "请核对原文"),
    "T031": Code("warning", "no space after the number {num}; read as an article", "“{num}”后无空格，按条读取", "check the source", "请核对原文"),
    "T032": Code("warning", "{num} stands inside a paragraph; read as an article, as the series goes on with it", "“{num}”出现在段落中间，因编号连续，按条读取", "check the source", "请核对原文"),
    "T033": Code("info", "{num} at the start of a line is read as a reference", "行首的“{num}”按引用读取，未作为条"),
    "T034": Code("warning", "the quotation opened here is not closed; the articles after it are read as the text's own", "此处的引号未闭合，其后的条按本文自身的条读取", "close the quotation", "请补全引号"),
    "T035": Code("warning", "the quotation marks of this instruction do not pair; it stays plain text", "此处修改内容的引号不成对，按普通文字保留", "check the quotation marks of the source", "请核对原文的引号"),
    "T036": Code("warning", "{num} stands inside the main text, whose articles go on below; kept as text in its place", "“{num}”位于正文之中，其后条文继续；按原位置的文字保留", "put annexes behind the text", "请将附件置于正文之后"),
    "T037": Code("warning", "{num} would continue the articles, but is read as text of the one before", "“{num}”可与前条连续编号，但按前条的文字读取", "if it begins an article, write it as the others are: 第…条, a blank, the text", "如系一条，请按其他条的形式书写：第…条、空格、正文"),
    "T038": Code("warning", "{num} is written otherwise than other articles; read as one, as the series goes on with it", "“{num}”与其他条的编号写法不同，因编号连续，按条读取", "check the source", "请核对原文"),
    "T039": Code("info", "{count} numbered items stand inside one paragraph; kept as its text, not read as 项", "{count} 个带编号的项写在同一段落内；按段落文字保留，未作项读取"),
    "T040": Code("info", "left out the address of a link: {text} ({target})", "已略去链接地址：{text}（{target}）"),
    "T041": Code("info", "a mark of Markdown is kept as text: {mark} in “{text}”", "Markdown 标记按文字保留：{mark}，见“{text}”"),
    "T042": Code("info", "{mark} is read as layout, as in Markdown, and left out: {count} times, the first here", "“{mark}”按 Markdown 版式读取，未计入文字，共 {count} 处，首处在此"),
    "T050": Code("error", "the correction of {reading} was not made: the text has no {place}", "未作更正“{reading}”：文本没有{place}", "check the place in the corrections file", "请核对更正文件中的位置"),
    "T051": Code("error", "the correction of {reading} was not made: it does not stand in {place}", "未作更正“{reading}”：{place}没有这段文字", "copy the reading from the text, with broken lines joined", "请照录合并断行后的原文"),
    "T052": Code("error", "the correction of {reading} was not made: it stands {count} times in {place}", "未作更正“{reading}”：{place}中出现{count}次", "give more of the words around it", "请多录几个前后的字"),
    "T053": Code("info", "corrected in {place}: {reading} to {corrected}", "已更正{place}：“{reading}”改为“{corrected}”"),
    # X: XML
    "X001": Code("error", "the file is empty", "文件为空", "give a file with a document", "请提供有内容的文件"),
    "X002": Code("error", "the file has {size} MB; the limit is {limit} MB", "文件有 {size} MB，上限为 {limit} MB", "split it into one file per document", "请按文件拆分后再处理"),
    "X003": Code("error", "not well-formed XML: {reason}", "XML 格式不正确：{reason}", "named entities such as &nbsp; are written as numbers (&#160;); nothing may stand before the XML declaration", "命名实体（如 &nbsp;）须写成数字形式（&#160;）；XML 声明之前不能有任何内容"),
    "X004": Code("error", "the file has a document type declaration, which is not read", "文件含有 DOCTYPE 声明，不予读取", "remove the <!DOCTYPE …> and write its entities out", "请删去 <!DOCTYPE …>，并把其中的实体写成文字"),
    "X005": Code("error", "the characters are not in the encoding that the file declares: {reason}", "字符与文件声明的编码不符：{reason}", "save the file as UTF-8", "请把文件存为 UTF-8"),
    "X006": Code("error", "elements nest deeper than {limit} levels", "元素嵌套超过 {limit} 层", "take out the needless levels", "请去除多余的层级"),
    "X007": Code("error", "not Akoma Ntoso: the root element is {name}", "不是 Akoma Ntoso 文件：根元素为 {name}", "the root is akomaNtoso, and in it stands act, bill, doc or another document type", "根元素应为 akomaNtoso，其中为 act、bill、doc 等文件类型"),
    "X008": Code("warning", "the document has no text", "文件没有正文", "check that the right file was given", "请确认文件无误"),
    "X009": Code("error", "there is no document in the root element", "根元素中没有文件", "act, bill, doc or another document type stands in akomaNtoso", "akomaNtoso 中应为 act、bill、doc 等文件类型"),
    "X010": Code("warning", "the namespace is {found}, not the final one; read as if it were", "命名空间为 {found}，并非最终标准的命名空间；按最终标准读取", "the final namespace is http://docs.oasis-open.org/legaldocml/ns/akn/3.0", "最终标准的命名空间为 http://docs.oasis-open.org/legaldocml/ns/akn/3.0"),
    "X011": Code("warning", "the root element is {name}, not akomaNtoso; read all the same", "根元素为 {name}，并非 akomaNtoso；仍予读取", "put the document into akomaNtoso", "请将文件置于 akomaNtoso 之内"),
    "X012": Code("warning", "the document has no metadata that can be read", "文件没有可读取的元数据", "add meta with identification", "请补充 meta 及 identification"),
    "X013": Code("info", "{count} attributes are not carried over: {names}", "有 {count} 个属性未予保留：{names}"),
    "X014": Code("info", "{count} structures are read as plain text or as provisions: {names}", "有 {count} 处结构按普通文字或条款读取：{names}"),
    "X015": Code("warning", "{count} unknown elements, their text is kept: {names}", "有 {count} 个未知元素，保留其文字：{names}", "use elements of the standard", "请改用标准规定的元素"),
    "X016": Code("info", "metadata that is not carried over: {names}", "未予保留的元数据：{names}"),
    "X017": Code("info", "{count} comments and processing instructions are not carried over", "有 {count} 处注释或处理指令未予保留"),
    "X018": Code("info", "{count} provisions have no id; ids were made from their place", "有 {count} 个条款没有标识，已按位置编制"),
    "X019": Code("warning", "{name} is no document type of the standard; read as doc", "{name} 不是标准规定的文件类型；按 doc 读取", "act, bill, doc or another document type stands in akomaNtoso", "akomaNtoso 中应为 act、bill、doc 等文件类型"),
    "X020": Code("error", "not JSON: {reason}", "不是 JSON：{reason}", "check the file with the program that wrote it", "请用生成该文件的程序核对"),
    "X021": Code("error", "not a document of the JSON contract: {where} {reason}", "不符合 JSON 文件约定：{where}：{reason}", "see schemas/document.schema.json", "见 schemas/document.schema.json"),
    "X022": Code("warning", "{where} says {found}, but follows from the rest as {expected}; it is ignored", "{where} 为 {found}，而依其余内容应为 {expected}；不予采用", "leave it out, or correct it", "请删去或更正"),
    "X023": Code("warning", "{count} characters that no XML document can carry were replaced by U+FFFD", "有 {count} 个 XML 不能容纳的字符，已替换为 U+FFFD", "replace them in the source", "请在原文中替换这些字符"),
    "X024": Code("error", "not a comparison of the JSON contract: {where} {reason}", "不符合 JSON 比较约定：{where}：{reason}", "make it with akn diff -t json; see schemas/comparison.schema.json", "请用 akn diff -t json 生成；见 schemas/comparison.schema.json"),
    "X025": Code("error", "the comparison starts from another text: {expected}, not {found}", "比较所依据的是另一文本：{expected}，而非 {found}", "give the text that was OLD when the comparison was made", "请提供作比较时的旧文本"),
    "X026": Code("error", "already patched: this is {found}, which the comparison leads to", "已是修改后的文本：{found}", "nothing is left to do", "无须再作修改"),
    "X027": Code("error", "the comparison does not fit the text that it starts from: {reason}", "比较结果与其所依据的文本不相配：{reason}", "compare the two texts again", "请重新比较两个文本"),
    "X030": Code("info", "the attributes of {eId} do not begin with eId, wId, GUID", "{eId} 的属性未以 eId、wId、GUID 开头", "akn fix puts them in order", "可用 akn fix 整理"),
    "X031": Code("info", "blanks that are no text", "有不属于文字的空白", "akn fix takes them out", "可用 akn fix 去除"),
    "X032": Code("warning", "not repaired: the file can't be written back in its encoding {encoding} as it was", "未修复：无法按原编码 {encoding} 原样写回", "save it as UTF-8", "请另存为 UTF-8"),
    "X033": Code("error", "this is no XML, and only XML is repaired", "这不是 XML，只能修复 XML", "convert it first: akn convert FILE -o FILE.xml", "请先转换：akn convert 文件 -o 文件.xml"),
    "X034": Code("warning", "this is {version}, which the schema of the final Akoma Ntoso 3.0 can't judge", "这是 {version}，Akoma Ntoso 3.0 正式版的模式无从判断", "text, JSON, pages, comparison and the repair of layout work; ids and references are not checked", "文本、JSON、网页、比较和版式修复均可使用；不检查标识和引用"),
    "X035": Code("error", "an element has more than {limit} attributes", "有元素的属性超过 {limit} 个", "take out the needless attributes", "请去除多余的属性"),
    # S: schema (S0 the official one, S1 the profile)
    "S001": Code("error", "<{element}> can't stand here in <{parent}>", "<{parent}> 中此处不能有 <{element}>", "{path}; expected here: {expected}", "{path}；此处应为：{expected}"),
    "S002": Code("error", "<{element}> lacks an element", "<{element}> 缺少应有的元素", "{path}; expected next: {expected}", "{path}；其后应有：{expected}"),
    "S003": Code("error", "<{element}> can't hold text: {text}", "<{element}> 不能直接含有文字：{text}", "{path}", "{path}"),
    "S004": Code("error", "<{element}> can't have the attribute {attribute}", "<{element}> 不能有属性 {attribute}", "{path}", "{path}"),
    "S005": Code("error", "<{element}> lacks the attribute {attribute}", "<{element}> 缺少属性 {attribute}", "{path}", "{path}"),
    "S006": Code("error", "{where} can't be “{value}”", "{where} 的值不能是“{value}”", "{path}; expected: {expected}", "{path}；应为：{expected}"),
    "S007": Code("error", "the id {value} stands twice, again on <{element}>", "标识 {value} 重复，再次出现于 <{element}>", "{path}", "{path}"),
    "S008": Code("error", "<{element}> in the namespace {namespace} is no root of Akoma Ntoso 3.0", "命名空间 {namespace} 中的 <{element}> 不是 Akoma Ntoso 3.0 的根元素", "the root is <akomaNtoso> in http://docs.oasis-open.org/legaldocml/ns/akn/3.0", "根元素应为 http://docs.oasis-open.org/legaldocml/ns/akn/3.0 中的 <akomaNtoso>"),
    "S009": Code("error", "the schema refuses <{element}>: {message}", "模式不接受 <{element}>：{message}", "{path}", "{path}"),
    "S010": Code("error", "{count} more complaints of the schema are not listed", "另有 {count} 处不符合模式，未予列出", "correct those listed and check again", "请先改正已列出的问题，再行检查"),
    "S101": Code("error", "profile: <{element}> can't stand here in <{parent}>", "本项目规范：<{parent}> 中此处不能有 <{element}>", "{path}; expected here: {expected}", "{path}；此处应为：{expected}"),
    "S102": Code("error", "profile: <{element}> lacks an element", "本项目规范：<{element}> 缺少应有的元素", "{path}; expected next: {expected}", "{path}；其后应有：{expected}"),
    "S103": Code("error", "profile: <{element}> can't hold text: {text}", "本项目规范：<{element}> 不能直接含有文字：{text}", "{path}", "{path}"),
    "S104": Code("error", "profile: <{element}> can't have the attribute {attribute}", "本项目规范：<{element}> 不能有属性 {attribute}", "{path}", "{path}"),
    "S105": Code("error", "profile: <{element}> lacks the attribute {attribute}", "本项目规范：<{element}> 缺少属性 {attribute}", "{path}", "{path}"),
    "S106": Code("error", "profile: {where} can't be “{value}”", "本项目规范：{where} 的值不能是“{value}”", "{path}; expected: {expected}", "{path}；应为：{expected}"),
    "S107": Code("error", "profile: the id {value} stands twice, again on <{element}>", "本项目规范：标识 {value} 重复，再次出现于 <{element}>", "{path}", "{path}"),
    "S108": Code("error", "profile: <{element}> in the namespace {namespace} is no root of the profile", "本项目规范：命名空间 {namespace} 中的 <{element}> 不是 Akoma Ntoso 3.0 的根元素", "the root is <akomaNtoso> in http://docs.oasis-open.org/legaldocml/ns/akn/3.0", "根元素应为 http://docs.oasis-open.org/legaldocml/ns/akn/3.0 中的 <akomaNtoso>"),
    "S109": Code("error", "profile: the schema refuses <{element}>: {message}", "本项目规范：模式不接受 <{element}>：{message}", "{path}", "{path}"),
    "S110": Code("error", "profile: {count} more complaints of the schema are not listed", "本项目规范：另有 {count} 处不符合模式，未予列出", "correct those listed and check again", "请先改正已列出的问题，再行检查"),
    # N: numbering
    "N001": Code("warning", "{num} follows {previous}; missing: {missing}", "{previous}之后即为{num}，缺{missing}", "look for the number in the paragraph before", "请在前一段中查找缺少的编号"),
    "N002": Code("error", "{num} stands twice", "{num}重复出现", "check the numbers of the source", "请核对原文的编号"),
    "N003": Code("error", "{num} stands after {previous}", "{num}位于{previous}之后", "check the order of the source", "请核对原文的顺序"),
    "N004": Code("warning", "{num} stands where {base} does not precede it", "{num}之前没有{base}", "look for the number in the paragraph before", "请在前一段中查找缺少的编号"),
    "N005": Code("warning", "the list begins with {num}, not with {missing}", "列举从{num}开始，而不是从{missing}开始", "look for the number in the paragraph before", "请在前一段中查找缺少的编号"),
    "N006": Code("warning", "the articles begin with {num}", "条从{num}开始", "look for the articles before it", "请查找其前各条"),
    "N101": Code("warning", "{num} has no heading", "{num}没有标题", "look for the heading on the next line", "请在下一行查找标题"),
    "N102": Code("warning", "{unit} is empty", "{unit}没有内容", "restore the text, or mark it status=\"removed\"", "请补正文，或者标明 status=\"removed\""),
    "N103": Code("warning", "{num} stands alone in its list", "列举中仅有{num}", "compare with the official text", "请对照官方文本"),
    "N104": Code("warning", "nothing leads in to {num}", "{num}之前没有引领语", "look for the lead-in in the paragraph before", "请在前一段中查找引领语"),
    "N105": Code("error", "{num} is not the number of a {expected}", "“{num}”不是“{expected}”的编号", "correct the number, or the unit", "请更正编号或者单位"),
    "N106": Code("warning", "the heading “{heading}” stands twice in a row", "相邻标题均为“{heading}”", "compare with the official text", "请对照官方文本"),
    "N108": Code("warning", "{num} stands where annex {expected} should", "{num}所在之处应为附件{expected}", "compare with the official text", "请对照官方文本"),
    # I: ids
    "I001": Code("error", "the id is {found}; structure and number make it {expected}", "标识为 {found}，而依结构和编号应为 {expected}", "make the ids anew", "请重新编制标识"),
    "I002": Code("warning", "{num} stands twice; the second is {eId}", "{num}重复出现，后一处编号为{eId}", "check the numbers of the source", "请核对原文的编号"),
    "I003": Code("error", "mappings and wIds differ: {original} to {current} stands in one of them only", "对照表与 wId 不一致：{original} 至 {current} 仅见于其中之一", "make the mappings anew from the wIds", "请依 wId 重新编制对照表"),
    "I020": Code("info", "<{element}> has no id; {expected} was made from its place and number", "<{element}> 没有标识，已依位置和编号编为 {expected}"),
    "I004": Code("error", "the tracking id {wid} stands twice", "跟踪标识 {wid} 重复", "give the later unit a wId of its own", "请为后出现的单位另编 wId"),
    "I005": Code("error", "the wId {wid} is not that of a {kind}", "wId {wid} 不是 {kind} 的标识", "take the eId of the first version", "请采用最初版本中的 eId"),
    "I006": Code("warning", "the id is {found}; counted it would be {expected}", "标识为 {found}，依次应为 {expected}", "number the entries anew", "请重新编号"),
    "I008": Code("warning", "the wId {wid} repeats the eId", "wId {wid} 与 eId 相同", "remove it", "请删去"),
    "I009": Code("error", "the id is {found}; counted it would be {expected}", "标识为 {found}，依次应为 {expected}", "count the id anew", "请重新编号"),
    # F: addresses
    "F010": Code("error", "{iri} is no address of a work or expression; the one worked out from the text stands", "{iri} 不是作品或版本的地址，仍用由文本得出的地址", "write it as /akn/cn-bj/act/2024-01-25/name", "写法如 /akn/cn-bj/act/2024-01-25/name"),
    "F011": Code("warning", "the address given says {given}, the text {read}", "所给地址为 {given}，文本为 {read}", "check the address; the one given was used", "请核对地址；已采用所给地址"),
    "F012": Code("warning", "the place of this text was not determined; cn was taken", "未能确定文本的地域，取 cn", "give the address with --iri", "可用 --iri 指定地址"),
    "F013": Code("warning", "{text} is no body that is known here; its place was not taken from it", "“{text}”不是已知的机关，未据以确定地域", "check the name of the body", "请核对机关名称"),
    "F014": Code("warning", "no date of adoption or promulgation was found; the address says 0001-01-01", "未找到通过或者公布日期，地址中写作 0001-01-01", "add the history below the title, or give the address with --iri", "请在标题下补题注，或用 --iri 指定地址"),
    "F015": Code("info", "the kind of document, {kind}, was read off the title alone", "文件类型（{kind}）仅由标题得出", "add the history that names the enacting body", "请补写载明制定机关的题注"),
    "F016": Code("warning", "the first passing of this text is not told; its work is dated {date}", "未载明首次通过日期，作品日期取 {date}", "add the first passing to the history, or give the address with --iri", "请在题注中补写首次通过日期，或用 --iri 指定地址"),
    "F017": Code("warning", "neither makers nor title tell the kind of this document; {kind} was taken", "制定机关和标题均不能说明文件类型，取 {kind}", "add the history that names the enacting body", "请补写载明制定机关的题注"),
    "F101": Code("error", "{element} says {found}, the address {expected}", "{element} 为 {found}，而地址为 {expected}", "correct the field; addresses are never renamed", "请更正该字段；地址不得更改"),
    "F102": Code("error", "the annex says {element} {found}, the document {expected}", "附件的 {element} 为 {found}，而文件为 {expected}", "copy the fields of the document", "请照录文件的字段"),
    "F103": Code("error", "the annex says {element} {found}, the document {expected}", "附件的 {element} 为 {found}，而文件为 {expected}", "copy it from the document", "请照文件改正"),
    "F104": Code("error", "{element} is dated {date} ({event}); the lifecycle has no such event", "{element} 的日期为 {date}（{event}），而生命周期中没有这一事件", "correct the date or add the event", "请更正日期，或者补充该事件"),
    "F105": Code("warning", "published on {date}, promulgated on {expected}", "publication 的日期为 {date}，而公布日期为 {expected}", "compare with the order", "请核对公布令"),
    "F106": Code("warning", "the file is dated {date}, the version {version}", "载体日期为 {date}，早于版本日期 {version}", "correct the date of the file", "请更正载体日期"),
    "F107": Code("warning", "published on {date}, a day that neither lifecycle nor text tells", "publication 的日期为 {date}，生命周期和文本均未载明", "correct the date, or add the event", "请改正日期，或者补充事件"),
    # R: references
    "R001": Code("error", "{element}/@{attribute} refers to {target}, which is not there", "{element}/@{attribute} 指向 {target}，而文中没有该标识", "correct the reference or give the target its id", "请更正引用，或者为被引用处加上标识"),
    "R002": Code("warning", "the table of contents says “{item}”, the heading “{heading}”", "目录为“{item}”，而标题为“{heading}”", "akn fix --select R002 makes the table of contents anew from the headings", "可用 akn fix --select R002 依标题重新编制目录"),
    "R003": Code("warning", "“{heading}” is not in the table of contents", "目录中没有“{heading}”", "akn fix --select R003 makes the table of contents anew from the headings", "可用 akn fix --select R003 依标题重新编制目录"),
    "R004": Code("warning", "the table of contents lists “{item}” out of order", "目录中“{item}”的顺序与正文不符", "akn fix --select R004 makes the table of contents anew from the headings", "可用 akn fix --select R004 依标题重新编制目录"),
    "R010": Code("warning", "the text cites {text} of itself, which is not there", "文中引用了本文件不存在的{text}", "check the citation against the source", "请对照原文核对该引用"),
    "R005": Code("error", "{element}/@{attribute} refers to {target}, which is {found}; expected: {expected}", "{element}/@{attribute} 指向 {target}，其为 {found}，应为 {expected}", "refer to an entry of the right kind", "请改为指向正确的条目"),
    "R006": Code("error", "“{text}” leads to {target}", "“{text}”指向 {target}", "correct the target", "请更正目标"),
    "R007": Code("error", "{address} is no address", "{address} 不是合格的地址", "write it as /akn/cn-bj/act/2024-01-25/name", "写法如 /akn/cn-bj/act/2024-01-25/name"),
    "R008": Code("error", "“{item}” has level {found}, its unit {expected}", "“{item}”的层级为 {found}，应为 {expected}", "write the level of its unit", "请改为其单位的层级"),
    "R009": Code("warning", "the note {eId} is called nowhere", "注释 {eId} 未在文中引用", "put a noteRef in its place", "请在相应位置补 noteRef"),
    "R011": Code("info", "{eId} ({entry}) is referred to nowhere", "{eId}（{entry}）未被引用", "remove it, or name it where it belongs", "请删去，或者在相应位置引用"),
    # D: dates
    "D010": Code("warning", "{text} is no day of the calendar", "{text}不是日历上的日期", "check the date", "请核对日期"),
    "D011": Code("warning", "nothing is said to have happened on {text}", "{text}之后没有说明发生了什么", "write 通过, 批准, 公布, 施行, 修正 or 修订 after the date", "请在日期后写明通过、批准、公布、施行、修正或者修订"),
    "D012": Code("info", "the text does not say when this version comes into force", "文本没有说明本版本的施行日期"),
    "D013": Code("warning", "the closing provision says in force from {text}, the history {history}", "附则规定自{text}起施行，题注为{history}", "check both dates", "请核对两处日期"),
    "D014": Code("warning", "no day is told for {text}", "“{text}”没有写明日期", "write the date before it", "请在其前写明日期"),
    "D015": Code("warning", "{text} is earlier than what it follows", "{text}早于其之前的事件", "check the date", "请核对日期"),
    "D101": Code("error", "the history says {event} on {date}; no such event is in the lifecycle", "题注载明 {date} {event}，而生命周期中没有这一事件", "add the event or correct the date", "请补充该事件，或者更正日期"),
    "D102": Code("warning", "the history does not tell {event} on {date}, which the lifecycle has", "题注没有载明生命周期中 {date} 的 {event}", "complete the history", "请补全题注"),
    "D103": Code("error", "{text} is marked as {date}", "“{text}”被标为 {date}", "correct the attribute", "请更正属性"),
    "D104": Code("error", "an event of {date}, before the text was made on {first}", "事件日期 {date} 早于文本产生之日 {first}", "compare with the history", "请对照题注核对"),
    "D105": Code("error", "the interval ends on {end}, before it begins on {start}", "时段于 {end} 终止，早于其起始 {start}", "refer to the right events", "请更正所引事件"),
    "D106": Code("error", "the version is dated {date}, the last act of its history {expected}", "版本日期为 {date}，而最近一次立法行为的日期为 {expected}", "date the version by the last act", "请以最近一次立法行为的日期为版本日期"),
    "D107": Code("error", "the event {event} has the type {found}, not {expected}", "事件 {event} 的类型为 {found}，应为 {expected}", "correct the type", "请更正类型"),
    "D108": Code("error", "the text says {event} on {date}; the lifecycle has no such event", "正文载明 {date} {event}，而生命周期中没有这一事件", "correct the event, or take the mark off", "请更正事件，或者去掉标注"),
    "D109": Code("warning", "{text} is no day of the calendar", "{text}不是日历上的日期", "compare with the official text", "请对照官方文本"),
    "D110": Code("warning", "in force from {date}, which the text does not say", "自 {date} 起施行，而文本没有施行条款", "look for the closing provision", "请查找施行条款"),
    # L: language and style
    "L001": Code("info", "half-width {mark} in Chinese text: “{text}”", "中文文本中的半角标点 {mark}：“{text}”", "write the full-width mark", "请改用全角标点"),
    "L002": Code("warning", "doubled punctuation {mark}: “{text}”", "标点重复 {mark}：“{text}”", "compare with the official text", "请对照官方文本"),
    "L003": Code("warning", "“{words}” says it twice: “{text}”", "文字疑似误重“{words}”：“{text}”", "compare with the official text", "请对照官方文本"),
    "L004": Code("warning", "{character} is no character of text: “{text}”", "{character} 不是文本字符：“{text}”", "look it up in the official text", "请查官方文本补正"),
    "L005": Code("warning", "{mark} has no counterpart in this paragraph", "本段中 {mark} 不成对", "compare with the official text", "请对照官方文本"),
    "L006": Code("info", "straight quotation mark: “{text}”", "直引号：“{text}”", "write “ and ”", "请改用“”"),
    "L007": Code("warning", "{character}, which nobody sees, in “{text}”", "“{text}”中有不可见字符 {character}", "remove it", "请删去"),
    "L008": Code("warning", "a number in two kinds of digits: “{text}”", "数字写法混用：“{text}”", "compare with the official text", "请对照官方文本"),
    "L009": Code("warning", "the sentence breaks off: “{text}”", "句子未完：“{text}”", "look for the rest in the next paragraph", "请在下一段查找余下文字"),
    "L010": Code("warning", "{character} ({point}) stands for {meant}", "{character}（{point}）应为 {meant}", "write the character that is meant", "请改为所指汉字"),
    "L011": Code("warning", "“{name}” in a text that is a {title}", "标题为“{title}”而文中称“{name}”", "compare with the official text", "请对照官方文本"),
    "L012": Code("info", "{num} ends in {mark} where {expected} is usual", "{num}以 {mark} 结尾，通常为 {expected}", "compare with the official text", "请对照官方文本"),
    "L013": Code("warning", "the paragraph ends with {num}, and a semicolon", "款以{num}的分号结束", "look for the rest of the list", "请查找列举的其余部分"),
    # A: amendments
    "A001": Code("error", "the instruction is not understood: “{text}”", "无法理解该修改内容：“{text}”", "write it as decisions usually do (akn rules A001), or edit by hand", "请按修改决定的通常表述改写，或人工处理"),
    "A002": Code("error", "there is no {target} in the old text", "原文中没有{target}", "check the number: those of the old text are meant", "请核对序号：此处应为修改前的序号"),
    "A003": Code("error", "{target} could be one of several units", "{target}在原文中不止一处", "name the unit in full", "请写明完整的条、款、项"),
    "A004": Code("error", "“{text}” does not stand in {target}", "{target}中没有“{text}”", "check the quotation against the old text", "请对照原文核对引文"),
    "A005": Code("error", "“{text}” stands {count} times in {target}, and the decision does not say where", "“{text}”在{target}中出现{count}次，决定未指明位置", "quote more of the text, or name the paragraph", "请引用更长的原文或指明款、项"),
    "A006": Code("error", "{target} is changed by {this} and by {other}", "{target}同时被 {this} 和 {other} 修改", "say both in one instruction", "请合并为一项修改"),
    "A007": Code("error", "there is no number {number} in the new text, which ends with {last}", "修改后没有序号 {number}，最后一个为 {last}", "check the numbers of the decision", "请核对决定中的序号"),
    "A008": Code("error", "the new number of {target} is not clear", "{target}修改后的序号不明确", "give each unit one number of its own", "请为每一单位写明唯一的序号"),
    "A009": Code("error", "what is quoted for {target} can not be read as {kind}", "为{target}引用的内容不能读作 {kind}", "quote whole units, each on a line of its own", "请完整引用，每一单位独立成行"),
    "A010": Code("warning", "punctuation inferred: “{text}”", "标点系推定：“{text}”", "compare with the official text", "请对照官方文本"),
    "A011": Code("warning", "later articles are renumbered although the decision does not say so", "决定未写明条文顺序调整，后续条文序号系推定", "compare with the official text", "请对照官方文本"),
    "A013": Code("error", "{target} reads so already; the decision may have been applied before", "{target}已是修改后的内容，该决定可能已经应用", "apply the decision to the version before", "请对修改前的版本应用该决定"),
    "A014": Code("error", "the decision repeals {target} as a whole", "该决定废止《{target}》", "there is nothing to consolidate", "无需生成新文本"),
    "A017": Code("error", "which mark follows “{text}” at the beginning of {target} is not said", "{target}开头增加的“{text}”之后用何标点，决定未写明", "quote the mark as well", "请连同标点一并引用"),
    "A018": Code("error", "the quotation that begins “{text}” is not closed", "以“{text}”开头的引文没有结束引号", "put the closing mark ” behind the last quoted line", "请在引文最后一行末尾补上”"),
    "A019": Code("warning", "{unit} still cites {text}, which the decision deletes; the number may now be another provision's", "{unit}仍引用已被删去的{text}，该序号可能已指向其他条款", "let the decision amend the citation", "请在决定中一并修改该引用"),
    "A020": Code("error", "“{text}” stands {count} times in {target}, where the decision speaks of {said}", "“{text}”在{target}中出现{count}次，与决定所说的{said}处不符", "check the quotation against the old text", "请对照原文核对引文"),
    "A021": Code("error", "the decision leaves open which provisions it means beside those it names (等): “{text}” stands in {target} too", "决定以“等”字列举条款，未写明是否包括{target}，其中也有“{text}”", "name every provision, or say that all are meant (统一修改为)", "请列明全部条款，或者写明“统一修改为”"),
    "A022": Code("error", "the decision gives the number {number}, and what it quotes is numbered {quoted}", "决定写明的序号为{number}，引文中的序号为{quoted}", "let the two numbers agree", "请使两处序号一致"),
    "A023": Code("warning", "{unit} was put in {holder}; the decision does not say whether it stands there or in {other}", "决定未写明{unit}所在章节，推定在{holder}，也可能在{other}", "compare with the official text, or say it (在第二章增加一条)", "请对照官方文本，或者写明所在章节（在第二章增加一条）"),
    "A050": Code("warning", "the decision does not tell when it was made; the new version takes the address @{version}", "决定未载明作出日期；新文本的版本地址为 @{version}", "give the decision with its title and history", "请提供含标题和题注的决定"),
    "A051": Code("warning", "the decision does not tell when it comes into force", "决定未载明施行日期", "give the decision with its closing provision and order", "请提供含施行条款和公布令的决定"),
    "A052": Code("error", "“{instruction}” changes something without saying what", "“{instruction}”未写明修改内容，无法推定", "compare with the official text and edit by hand", "请对照官方文本人工处理"),
    "A053": Code("error", "the decision says nothing of {title}", "决定没有对《{title}》作出修改", "check that base and decision belong together", "请确认原文与决定对应"),
    "A054": Code("error", "the decision amends {title}, which is not in the corpus", "决定修改的《{title}》不在语料库中", "add the act to the corpus", "请将该文件加入语料库"),
    "A055": Code("error", "the decision amends {title}, and several works in the corpus have that title", "决定修改的《{title}》在语料库中有多部同名文件", "amend them one by one", "请逐件修改"),
    "A056": Code("error", "{unit} is not as the official text has it: {text} (lines of the decision: {lines})", "{unit}与官方文本不一致：{text}（决定行号：{lines}）", "read these instructions again", "请核对相应的修改内容"),
    "A057": Code("error", "not applied: {instruction}", "未应用：{instruction}", "apply it by hand", "请人工处理"),
    "A058": Code("error", "not written, as it is there already: {path}", "文件已存在，未写入：{path}", "move it away first", "请先移走该文件"),
    "A059": Code("warning", "the decision of {day} is older than the text it is applied to ({version})", "决定的日期（{day}）早于所修改的文本（{version}）", "give the version that the decision amended", "请提供该决定所修改的版本"),
    "A060": Code("warning", "the decision does not tell the day on which it comes into force: “{text}”", "决定规定“{text}”，但未载明该日期", "give the decision with its closing provision and order", "请提供含施行条款和公布令的决定"),
    "A061": Code("warning", "{unit} holds what an earlier decision brings into force later ({later}); what this decision changes there from {day} is shown with it", "{unit}含有此前决定规定另行施行（{later}）的内容，本决定自{day}起对其所作的修改只能随之显示", "tell in a note what is in force there from {day} on: no version holds that text", "自{day}起实际有效的文本未见于任何版本，请另加说明"),
    "A062": Code("warning", "the new text has no {missing}: the decision does not say that {following} and what is behind it move up", "修改后没有{missing}，决定未写明{following}及其后条文顺序作相应调整", "let the decision say 对条文顺序作相应调整", "请在决定中写明“对条文顺序作相应调整”"),
    "A063": Code("info", "the history below the title differs from the official text: {text}", "题注与官方文本不同：{text}", "compare with the official text", "请对照官方文本"),
    # C: corpus
    "C110": Code("warning", "a link that leads out of the folder; not followed", "链接指向文件夹之外，未予跟随", "name the file itself, or copy it", "请直接指定该文件，或复制其内容"),
    "C101": Code("error", "the path in the corpus is {found}, the address makes it {expected}", "在语料库中的路径为 {found}，而依地址应为 {expected}", "move the file", "请移动文件"),
    "C201": Code("error", "the manifest can't be read", "清单无法读取", "write it anew (akn manifest)", "请重新生成清单（akn manifest）"),
    "C202": Code("error", "{name} is in the manifest, and not there", "清单列有 {name}，而文件不存在", "restore the file", "请恢复该文件"),
    "C203": Code("error", "the chain of the manifest is broken at {name}", "清单的散列链在 {name} 处断开", "compare it with an earlier copy", "请与此前的副本核对"),
    "C204": Code("warning", "the manifest does not list this version", "清单未列出本版本", "write it anew (akn manifest)", "请重新生成清单（akn manifest）"),
    "C205": Code("error", "{part} is not what the manifest was made of", "{part} 与清单记载不一致", "restore it, or write the manifest anew after review", "请恢复原文件，或者经核对后重新生成清单"),
    "C206": Code("error", "the text is not what {source} gives", "文本与依 {source} 得出的不一致", "convert it again, or record the change as a correction", "请重新转换，或者将改动写入更正文件"),
    "C207": Code("error", "this is not what the decision {decision} makes of the version before; {count} units differ: {units}", "与决定 {decision} 对前一版本的修改结果不一致，共 {count} 处：{units}", "compare decision and text with the official ones", "请对照官方文本核对决定和本版本"),
    "C211": Code("warning", "this version is of {date}, and {by} repealed the work from {since}", "本版本日期为{date}，而{by}已自{since}起废止该文件", "check the address or title that the repealing act names", "请核对废止该文件的文件所写的名称或者地址"),
    "C212": Code("warning", "《{title}》 is repealed by its title alone; in the corpus it is {work}", "仅以名称废止《{title}》，语料库中该文件为 {work}", "repeal it by that address (textualMod type=\"repeal\")", "请以该地址写明（textualMod type=\"repeal\"）"),
    "C213": Code("warning", "《{title}》 is repealed by its title alone, and {count} works have it: {works}", "仅以名称废止《{title}》，同名文件有 {count} 部：{works}", "repeal the one that is meant by its address", "请以地址写明所废止的文件"),
    "C220": Code("warning", "the act “{title}” of {date} stands under another address, too: {other}", "{date} 的“{title}”另有一个地址：{other}", "keep one address for all versions", "各版本统一使用一个地址"),
    "C221": Code("warning", "{other} is {version}, too", "{other} 同为 {version}", "compare the two, keep one", "请比较两个文件，保留其一"),
    "C222": Code("warning", "the body is that of {other}, word for word", "正文与 {other} 完全相同", "replace the copy with the text meant, or delete it", "请换成应有的文本，或者删除"),
    "C223": Code("warning", "between {before} and {after} the version of {date} is missing ({decision})", "{before} 与 {after} 之间缺少 {date} 的版本（{decision}）", "add it; akn amend makes it of the earlier version and the decision", "请补入；可由前一版本和决定生成（akn amend）"),
    "C224": Code("warning", "{before} tells of {told}, this version of {here} up to then", "{before} 所载日期为 {told}，本版本所载截至该时的日期为 {here}", "compare both with the official texts", "请对照官方文本核对两者的题注"),
    "C225": Code("error", "{field} of the work is {found} here and {expected} in {other}", "作品的 {field} 在本版本为 {found}，在 {other} 为 {expected}", "copy FRBRWork from the oldest version", "请照最早的版本改正 FRBRWork"),
    "C226": Code("warning", "“{text}”: {version} has no {target}", "“{text}”：{version} 没有 {target}", "check the citation", "请核对引用"),
    "C227": Code("warning", "“{text}” had been repealed since {date} (by {by})", "“{text}”自 {date} 起已被废止（{by}）", "look for a newer version of the citing text", "请查看引用文件有无新版本"),
    "C228": Code("info", "“{text}” is in the corpus: {address}", "“{text}”已收录：{address}", "give the citation its address", "可为引用补上地址"),
    "C229": Code("error", "a modification names {target}, which {version} does not have", "修改记录所指的 {target} 不见于 {version}", "apply the decision anew, or correct the address", "请重新应用决定，或者更正地址"),
    "C230": Code("error", "{type} by {source}: {decision} and this version do not agree on it", "{source} 的修改（{type}）：{decision} 与本版本的记载不一致", "apply the decision anew", "请重新应用决定"),
    "C231": Code("error", "the tracking id {wid} comes back, which {since} had last", "跟踪标识 {wid} 在 {since} 之后已不存在，此处又再使用", "give the unit an id of its own", "请为该单位另编标识"),
    "C232": Code("warning", "{version}, which this decision makes, is not in the corpus; the newest is {newest}", "本决定所成的 {version} 未收录；现有最新版本为 {newest}", "add the version (akn amend)", "请补入该版本（akn amend）"),
    "C301": Code("warning", "commit {commit} of {day} holds no document that can be read, and is passed over ({why})", "{day}的提交 {commit} 中没有可读的文本，已跳过（{why}）", "see what it holds (git show {commit})", "请查看该提交的内容（git show {commit}）"),
    "C302": Code("warning", "the history is cut off before commit {commit} of {day} (a shallow clone); earlier versions may be missing", "历史在{day}的提交 {commit} 之前被截断（浅克隆），可能缺少更早的版本", "fetch it whole (git fetch --unshallow)", "请取回完整历史（git fetch --unshallow）"),
    "C303": Code("warning", "the file has changes that are not committed; they are left out", "文件有尚未提交的改动，未予计入", "commit them first", "请先提交"),
    "C304": Code("warning", "the commits tell several addresses of the work ({works}); the first is used", "各次提交所载的文件地址不一致（{works}），以第一个为准", "check the history below the title; another work takes a file of its own", "请核对题注；若为不同文件，请分别存放"),
    "C305": Code("warning", "commit {commit} of {day} took the file away, or renamed it; its history ends there", "{day}的提交 {commit} 删除了该文件或者更改了文件名，其历史到此为止", "name the file it became, if any", "如已更名，请使用新的文件名"),
    "C306": Code("warning", "the newest commit {commit} holds version {version}, an earlier one than {newest}", "最新的提交 {commit} 中是 {version} 的版本，早于 {newest} 的版本", "name the version that is meant (FILE@DATE)", "请指明所要的版本（文件@日期）"),
    "C090": Code("error", "the program failed on this file: {error}", "程序处理此文件时出错：{error}", "please report it with the file", "请附上文件反馈此问题"),
}
# fmt: on
