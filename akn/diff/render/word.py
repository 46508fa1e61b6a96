"""Word documents from fragments of WordprocessingML (ECMA-376, part 1, 17), packed so that the same text gives the same bytes.

Fragments are strings; in each the elements stand in the order of the schema. python-docx makes the package around them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from akn.errors import AknError

if TYPE_CHECKING:
    from docx.document import Document

NEEDED = "needs python-docx: pip install 'akn[office]'"

NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

LATIN, SONG, HEI, FANGSONG = "Times New Roman", "宋体", "黑体", "仿宋_GB2312"
"""Fonts of official documents (GB/T 9704—2012, 7): 仿宋 for text, 黑体 for headings, 宋体 for titles."""

FALLBACKS: dict[str, str] = {FANGSONG: "仿宋", HEI: "SimHei", SONG: "SimSun"}
"""Font -> what stands in for it where it is not installed."""

A4 = (11906, 16838)
"""Width and height in twentieths of a point."""

_FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
"""What XML 1.0 (2.2) does not allow in a document; a carriage return would be read as a line feed."""

_EITHER = re.compile("[“”‘’—…·]")
"""Characters that are as wide as a Latin letter or as a Chinese one, by the font that is chosen."""

_CHINESE, _LETTER = re.compile("[\u2e80-\uffef]"), re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph style. `font` is that of Chinese characters, `size` in points, `align` left, center, right or both.

    `indent` is the first line's in characters, `hanging` that of the others; `before` and `after` are distances, `line` the
    height of a line, in points. `next` keeps the paragraph with the next one, `level` (from 1) puts it into the outline.
    """

    font: str = FANGSONG
    size: float = 16
    bold: bool = False
    align: str = "both"
    indent: int = 0
    before: float = 0
    after: float = 0
    line: float = 28
    next: bool = False
    level: int = 0


def allowed(text: str) -> str:
    """`text` with what XML does not allow in sight: a control as its picture (␇), anything else as U+FFFD."""
    return _FORBIDDEN.sub(_seen, text)


def _seen(found: re.Match[str]) -> str:
    code = ord(found[0])
    return chr(0x2400 + code) if code < 0x20 else "\ufffd"


def run(text: str, *, font: str = "", bold: bool = False, strike: bool = False, deleted: bool = False) -> str:
    """A run of characters; `deleted` where it stands in a `w:del`. Empty for an empty text."""
    if not text:
        return ""
    hint = ' w:hint="eastAsia"' if _EITHER.search(text) and (_CHINESE.search(text) or not _LETTER.search(text)) else ""
    face = f" w:eastAsia={quoteattr(font)}" if font else ""
    look = f"<w:rFonts{hint}{face}/>" if hint or face else ""
    look += "<w:b/>" if bold else ""
    look += "<w:strike/>" if strike else ""
    tag = "delText" if deleted else "t"
    return f'<w:r>{f"<w:rPr>{look}</w:rPr>" if look else ""}<w:{tag} xml:space="preserve">{escape(allowed(text))}</w:{tag}></w:r>'


def paragraph(content: str, style: str, mark: str = "", was: str = "") -> str:
    """A paragraph of a named style; `mark` is what is said of its end, `was` of the properties it had."""
    return f"<w:p>{named(style, (f'<w:rPr>{mark}</w:rPr>' if mark else '') + was)}{content}</w:p>"


def named(style: str, more: str = "") -> str:
    """The properties of a paragraph of a named style."""
    return f'<w:pPr><w:pStyle w:val="{style}"/>{more}</w:pPr>'


def cell(content: str, width: int, *, span: int = 1, middle: bool = False) -> str:
    """A cell of a table, `width` in twentieths of a point; its content ends with a paragraph."""
    more = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    more += '<w:vAlign w:val="center"/>' if middle else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{more}</w:tcPr>{content}</w:tc>'


def row(cells: Iterable[str], said: str = "") -> str:
    """A row of a table; `said` is the content of its properties."""
    return f"<w:tr>{f'<w:trPr>{said}</w:trPr>' if said else ''}{''.join(cells)}</w:tr>"


def table(rows: Iterable[str], widths: Iterable[int]) -> str:
    """A table with lines between all cells, its columns of fixed `widths` in twentieths of a point."""
    columns = list(widths)
    lines = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in columns)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(columns)}" w:type="dxa"/><w:jc w:val="center"/>'
        f'<w:tblBorders>{lines}</w:tblBorders><w:tblLayout w:type="fixed"/>{_MARGINS}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
        f"{''.join(rows)}</w:tbl>"
    )


_MARGINS = "<w:tblCellMar>{}</w:tblCellMar>".format(
    "".join(
        f'<w:{side} w:w="{width}" w:type="dxa"/>'
        for side, width in (("top", 40), ("left", 100), ("bottom", 40), ("right", 100))
    )
)
"""What the lines of a cell keep from its text."""


def pack(
    blocks: Iterable[str],
    styles: Mapping[str, Style],
    *,
    title: str,
    language: str,
    landscape: bool = False,
    margin: int = 1418,
) -> bytes:
    """The document of `blocks`, with a page number at the foot of each page.

    `styles` are those that the paragraphs name, `language` is that of the text (`zh-CN`), `margin` in twentieths of a
    point. Raises AknError where python-docx is not installed.
    """
    try:
        import docx
        from docx.oxml import parse_xml
    except ImportError as error:
        raise AknError(NEEDED) from error
    document = docx.Document()
    body = document.element.body
    made = parse_xml(f"<w:body {NAMESPACE}>{''.join(blocks)}</w:body>")
    for at, block in enumerate(list(made)):
        body.insert(at, block)
    sheet = document.styles.element
    for name, style in styles.items():
        sheet.append(parse_xml(_style(name, style, language)))
    _page(document, landscape=landscape, margin=margin)
    footer = document.sections[0].footer
    footer.is_linked_to_previous = False
    foot = footer.part.element
    for old in list(foot):
        foot.remove(old)
    foot.append(parse_xml(_FOOT))
    sheet.append(parse_xml(_style("AknFoot", Style(SONG, 10.5, align="center", line=14), language)))
    _say(document, title)
    return _packed(document)


_FOOT = (
    f'<w:p {NAMESPACE}><w:pPr><w:pStyle w:val="AknFoot"/></w:pPr><w:r><w:t xml:space="preserve">— </w:t></w:r>'
    '<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple><w:r><w:t xml:space="preserve"> —</w:t></w:r></w:p>'
)


def _style(name: str, style: Style, language: str) -> str:
    """The definition of a paragraph style."""
    keep = "<w:keepNext/>" if style.next else ""
    indent = (
        f'<w:ind w:firstLineChars="{style.indent * 100}" w:firstLine="{round(style.indent * style.size * 20)}"/>'
        if style.indent
        else ""
    )
    level = f'<w:outlineLvl w:val="{style.level - 1}"/>' if style.level else ""
    spacing = (
        f'<w:spacing w:before="{round(style.before * 20)}" w:after="{round(style.after * 20)}"'
        f' w:line="{round(style.line * 20)}" w:lineRule="atLeast"/>'
    )
    size = round(style.size * 2)
    return (
        f'<w:style {NAMESPACE} w:type="paragraph" w:customStyle="1" w:styleId="{name}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>{keep}{spacing}{indent}<w:jc w:val="{style.align}"/>{level}</w:pPr>'
        f'<w:rPr><w:rFonts w:ascii="{LATIN}" w:eastAsia="{style.font}" w:hAnsi="{LATIN}" w:cs="{LATIN}"/>'
        f'{"<w:b/>" if style.bold else ""}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
        f'<w:lang w:val="en-US" w:eastAsia="{language}"/></w:rPr></w:style>'
    )


def _page(document: Document, *, landscape: bool, margin: int) -> None:
    from docx.enum.section import WD_ORIENTATION
    from docx.shared import Twips

    section = document.sections[0]
    width, height = reversed(A4) if landscape else A4
    section.orientation = WD_ORIENTATION.LANDSCAPE if landscape else WD_ORIENTATION.PORTRAIT
    section.page_width, section.page_height = Twips(width), Twips(height)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Twips(margin)
    section.header_distance = section.footer_distance = Twips(margin // 2)


def _say(document: Document, title: str) -> None:
    """What the package says of itself: the title, and nothing of its template or of a day."""
    package = document.part.package
    said = document.core_properties
    said.title, said.author, said.comments, said.last_modified_by, said.keywords = allowed(title)[:255], "", "", "", ""
    said.revision = 1
    for part in package.iter_parts():
        if part.partname == "/docProps/core.xml":
            core = part.element
            for item in list(core):
                if item.tag.rpartition("}")[2] in ("created", "modified"):
                    core.remove(item)
    for name, relation in list(package.rels.items()):
        if relation.reltype.endswith(("/thumbnail", "/extended-properties")):
            del package.rels[name]


def _packed(document: Document) -> bytes:
    """The file, without times and with a table of fonts of its own."""
    fresh = BytesIO()
    document.save(fresh)
    out = BytesIO()
    with ZipFile(fresh) as source, ZipFile(out, "w") as target:
        for name in source.namelist():
            item = ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            item.compress_type, item.create_system = ZIP_DEFLATED, 0
            target.writestr(item, _FONTS if name == "word/fontTable.xml" else source.read(name))
    return out.getvalue()


_FONTS = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    f"<w:fonts {NAMESPACE}>"
    + "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{other}"/><w:charset w:val="86"/></w:font>'
        for name, other in FALLBACKS.items()
    )
    + f'<w:font w:name="{LATIN}"><w:charset w:val="00"/></w:font></w:fonts>'
).encode()
