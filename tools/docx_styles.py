"""The styles of the template of text briefings, by the layout of official documents (GB/T 9704)."""

from dataclasses import dataclass

from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_PARAGRAPH_ALIGNMENT as ALIGNED
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt
from docx.styles.style import ParagraphStyle

from indicators.briefings.look import NOTICE, NOTICE_GROUND
from indicators.briefings.templates.text_template import Style

LATIN, GREY = "Times New Roman", "7F7F7F"
# Each face with those that take its place, the first that a machine has, and its class (Panose).
# 小标宋 and 华文中宋 are heavy by themselves: no bold.
TITLE_FACE, FANGSONG, KAITI = "方正小标宋简体", "仿宋_GB2312", "楷体_GB2312"
HEITI, SONGTI = "黑体", "宋体"
FACES = {
    TITLE_FACE: (
        "方正小标宋_GBK,FZXiaoBiaoSong-B05S,华文中宋,STZhongsong,宋体,SimSun",
        "02010600040101010101",
    ),
    FANGSONG: ("仿宋,FangSong,华文仿宋", "02010609060101010101"),
    KAITI: ("楷体,KaiTi,华文楷体", "02010609060101010101"),
    HEITI: ("SimHei,微软雅黑", "02010609060101010101"),
    SONGTI: ("SimSun,新宋体", "02010600030101010101"),
}
# Sizes in points by their Chinese names, and 22 lines a page between the margins.
ERHAO, SANHAO, SIHAO, XIAOSI, WUHAO, XIAOWU = 22, 16, 14, 12, 10.5, 9
LINE = 28.95


@dataclass(frozen=True, slots=True)
class Look:
    """A paragraph style; sizes and spaces in points, the first line's indent in characters.

    `line` is a fixed line height, None as tall as the line's content. `borders` is markup.
    """

    face: str
    size: float
    line: float | None = LINE
    aligned: ALIGNED = ALIGNED.JUSTIFY
    indent: int = 0
    before: float = 0
    after: float = 0
    keeps_next: bool = False
    outline: int | None = None
    borders: str = ""


LEFT, CENTER, RIGHT = ALIGNED.LEFT, ALIGNED.CENTER, ALIGNED.RIGHT
RULE = (
    f"<w:pBdr {nsdecls('w')}>"
    '<w:{} w:val="single" w:sz="{}" w:space="{}" w:color="{}"/></w:pBdr>'
)
LOOKS: dict[str, Look] = {
    "Normal": Look(FANGSONG, SANHAO),
    Style.BODY: Look(FANGSONG, SANHAO, indent=2),
    Style.TITLE: Look(TITLE_FACE, ERHAO, 36, CENTER, before=LINE, after=LINE),
    Style.SECTION: Look(HEITI, SANHAO, indent=2, keeps_next=True, outline=0),
    # For those who write on: a briefing's parts have one level of headings.
    "Heading 2": Look(KAITI, SANHAO, indent=2, keeps_next=True, outline=1),
    Style.INTERNAL_MARK: Look(HEITI, SANHAO, aligned=LEFT),
    Style.UNIT: Look(FANGSONG, SANHAO, aligned=RIGHT, before=LINE, keeps_next=True),
    Style.DATED: Look(FANGSONG, SANHAO, aligned=RIGHT),
    Style.FIGURE: Look(FANGSONG, XIAOSI, None, CENTER, before=8, keeps_next=True),
    Style.FIGURE_CAPTION: Look(HEITI, XIAOSI, 18, CENTER, before=4, after=4),
    Style.TABLE_CAPTION: Look(HEITI, XIAOSI, 18, CENTER, before=10, after=4, keeps_next=True),
    Style.CELL: Look(FANGSONG, WUHAO, 15, LEFT),
    Style.SMALL_CELL: Look(KAITI, XIAOWU, 12, LEFT),
    Style.BAND_CELL: Look(HEITI, WUHAO, 15, LEFT, keeps_next=True),
    Style.HEAD_CELL: Look(HEITI, WUHAO, 15, CENTER, keeps_next=True),
    Style.BETWEEN_TABLES: Look(FANGSONG, 2, 6, LEFT),
    Style.SOURCES: Look(KAITI, WUHAO, 16, LEFT, before=4, after=10),
    Style.NOTICE: Look(
        HEITI,
        XIAOSI,
        20,
        LEFT,
        before=4,
        after=6,
        keeps_next=True,
        borders=RULE.format("left", 24, 6, NOTICE[1:]),
    ),
    "Header": Look(SONGTI, XIAOWU, None),
    "Footer": Look(SONGTI, SIHAO, 18),
    Style.FOOTNOTE: Look(
        SONGTI, XIAOWU, 12, CENTER, before=6, borders=RULE.format("top", 4, 4, GREY)
    ),
}
# The grounds of the notice and of a table's header.
NOTICE_SHADE, HEADER_SHADE = NOTICE_GROUND[1:], "E9ECF0"


def _shade(colour: str) -> str:
    return f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{colour}"/>'


_EDGE = 'w:val="single" w:sz="8" w:space="0" w:color="000000"'
_HAIRLINE = f'w:val="single" w:sz="4" w:space="0" w:color="{GREY}"'
_TABLE_NORMAL = (
    f'<w:style {nsdecls("w")} w:type="table" w:default="1" w:styleId="TableNormal">'
    '<w:name w:val="Normal Table"/></w:style>'
)
_TABLE_STYLE = f"""<w:style {nsdecls("w")}
 w:type="table" w:customStyle="1" w:styleId="BriefingTable">
<w:name w:val="{Style.TABLE}"/><w:basedOn w:val="TableNormal"/><w:qFormat/>
<w:tblPr><w:tblBorders><w:top {_EDGE}/><w:left {_EDGE}/><w:bottom {_EDGE}/><w:right {_EDGE}/>
<w:insideH {_HAIRLINE}/><w:insideV {_HAIRLINE}/></w:tblBorders>
<w:tblCellMar><w:top w:w="40" w:type="dxa"/><w:left w:w="85" w:type="dxa"/>
<w:bottom w:w="40" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr>
<w:tblStylePr w:type="firstRow"><w:tblPr/><w:tcPr>{_shade(HEADER_SHADE)}</w:tcPr></w:tblStylePr>
</w:style>"""


def add_styles(document: WordDocument) -> None:
    """Replace the styles of a document by those of briefings."""
    styles = document.styles.element
    for each in list(styles):
        styles.remove(each)
    # As Chinese Word has it: with Latin letters in Chinese too, numbers break between digits.
    styles.append(
        parse_xml(
            f"<w:docDefaults {nsdecls('w')}><w:rPrDefault><w:rPr>{_fonts(FANGSONG)}"
            f'<w:sz w:val="{2 * SANHAO}"/><w:szCs w:val="{2 * SANHAO}"/>'
            '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
            "<w:pPrDefault><w:pPr/></w:pPrDefault></w:docDefaults>"
        )
    )
    for name, look in LOOKS.items():
        _add_style(document, name, look)
    for name in (Style.SECTION, "Heading 2"):
        document.styles[name].next_paragraph_style = document.styles[Style.BODY]
    styles.append(parse_xml(_TABLE_NORMAL))
    styles.append(parse_xml(_TABLE_STYLE))


def _add_style(document: WordDocument, name: str, look: Look) -> None:
    is_builtin = name.isascii()
    style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH, builtin=is_builtin)
    style.quick_style, style.hidden, style.priority = True, False, None
    if name == "Normal":
        style.element.set(qn("w:default"), "1")
    else:
        style.base_style = document.styles["Normal"]
    style.font.size = Pt(look.size)
    properties = style.element.get_or_add_rPr()
    properties.insert(0, parse_xml(_fonts(look.face)))
    properties.append(parse_xml(f'<w:szCs {nsdecls("w")} w:val="{round(2 * look.size)}"/>'))
    _set_paragraph(style, look)


def _set_paragraph(style: ParagraphStyle, look: Look) -> None:
    layout, properties = style.paragraph_format, style.element.get_or_add_pPr()
    layout.keep_with_next = look.keeps_next or None
    # Nobody wants one line of a paragraph alone on a page.
    layout.widow_control = True
    layout.space_before, layout.space_after = Pt(look.before), Pt(look.after)
    layout.line_spacing = 1.0 if look.line is None else Pt(look.line)
    layout.alignment = look.aligned
    # In characters, and in twips for programs that know no characters.
    indent = properties.get_or_add_ind()
    indent.set(qn("w:firstLineChars"), str(100 * look.indent))
    indent.set(qn("w:firstLine"), str(round(20 * look.indent * look.size)))
    if look.borders:
        properties.spacing.addprevious(parse_xml(look.borders))
    if style.name == Style.NOTICE:
        properties.spacing.addprevious(parse_xml(_shade(NOTICE_SHADE)))
    if look.outline is not None:
        level = f'<w:outlineLvl {nsdecls("w")} w:val="{look.outline}"/>'
        properties.append(parse_xml(level))


def _fonts(face: str) -> str:
    """Latin letters and digits in their own face, all the rest in `face`."""
    return (
        f'<w:rFonts {nsdecls("w")} w:ascii="{LATIN}" w:hAnsi="{LATIN}" w:cs="{LATIN}"'
        f' w:eastAsia="{face}" w:hint="eastAsia"/>'
    )
