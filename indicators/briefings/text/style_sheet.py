"""The styles as Word keeps them."""

from docx.oxml.ns import nsdecls

from indicators.briefings.look import NOTICE, NOTICE_GROUND
from indicators.briefings.text.fonts import FANGSONG, LATIN, Face
from indicators.briefings.text.styles import BODY, PLAIN, STYLES, TABLE_STYLE, TABLE_STYLE_ID, Style

_INK, _GREY = "000000", "7F7F7F"
_HAIRLINE = f'w:val="single" w:sz="4" w:space="0" w:color="{_GREY}"'
_WARNING = (
    f'<w:pBdr><w:left w:val="single" w:sz="24" w:space="6" w:color="{NOTICE[1:]}"/></w:pBdr>'
    f'<w:shd w:val="clear" w:color="auto" w:fill="{NOTICE_GROUND[1:]}"/>'
)
_EDGE = f'w:val="single" w:sz="8" w:space="0" w:color="{_INK}"'


def style_sheet() -> str:
    """The content of word/styles.xml; everything is Chinese of the mainland."""
    styles = "".join(map(_paragraph_style, STYLES))
    return f"<w:styles {nsdecls('w')}>{_defaults()}{styles}{_table_styles()}</w:styles>"


def fonts_of(face: Face) -> str:
    """The fonts of a run: Latin letters and digits in their own face, all the rest in `face`."""
    return (
        f'<w:rFonts w:ascii="{LATIN}" w:hAnsi="{LATIN}" w:cs="{LATIN}"'
        f' w:eastAsia="{face.name}" w:hint="eastAsia"/>'
    )


def _defaults() -> str:
    # As Chinese Word has it: with Latin letters in Chinese too, numbers break between digits.
    language = '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/>'
    run = f"<w:rPr>{fonts_of(FANGSONG)}{_size(PLAIN.size)}{language}</w:rPr>"
    return (
        f"<w:docDefaults><w:rPrDefault>{run}</w:rPrDefault>"
        "<w:pPrDefault><w:pPr/></w:pPrDefault></w:docDefaults>"
    )


def _size(points: float) -> str:
    half_points = round(2 * points)
    return f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


def _paragraph_style(style: Style) -> str:
    is_plain = style is PLAIN
    based = "" if is_plain else f'<w:basedOn w:val="{PLAIN.identifier}"/>'
    following = "" if style.outline is None else f'<w:next w:val="{BODY.identifier}"/>'
    # Word's own styles have English names.
    kind = ' w:default="1"' if is_plain else "" if style.name.isascii() else ' w:customStyle="1"'
    return (
        f'<w:style w:type="paragraph"{kind} w:styleId="{style.identifier}">'
        f'<w:name w:val="{style.name}"/>{based}{following}<w:qFormat/>'
        f"<w:pPr>{_paragraph(style)}</w:pPr>"
        f"<w:rPr>{fonts_of(style.face)}{_size(style.size)}</w:rPr></w:style>"
    )


def _paragraph(style: Style) -> str:
    """The properties in the order that the format demands."""
    return "".join(
        (
            "<w:keepNext/>" if style.keeps_next else "",
            # Nobody wants one line of a paragraph alone on a page.
            "<w:widowControl/>",
            f'<w:pBdr><w:top w:val="single" w:sz="4" w:space="4" w:color="{_GREY}"/></w:pBdr>'
            if style.ruled_above
            else "",
            _WARNING if style.warns else "",
            _spacing(style),
            _indents(style),
            f'<w:jc w:val="{style.aligned}"/>',
            "" if style.outline is None else f'<w:outlineLvl w:val="{style.outline}"/>',
        )
    )


def _spacing(style: Style) -> str:
    height = (
        'w:line="240" w:lineRule="auto"'
        if style.line is None
        else f'w:line="{round(20 * style.line)}" w:lineRule="exact"'
    )
    return (
        f'<w:spacing w:before="{round(20 * style.before)}"'
        f' w:after="{round(20 * style.after)}" {height}/>'
    )


def _indents(style: Style) -> str:
    """The first line's indent in characters, and in twips for programs that know no characters."""
    first = round(20 * style.first_indent * style.size)
    return f'<w:ind w:firstLineChars="{100 * style.first_indent}" w:firstLine="{first}"/>'


def _table_styles() -> str:
    rules = (
        f"<w:top {_EDGE}/><w:left {_EDGE}/><w:bottom {_EDGE}/><w:right {_EDGE}/>"
        f"<w:insideH {_HAIRLINE}/><w:insideV {_HAIRLINE}/>"
    )
    margins = "".join(
        f'<w:{side} w:w="{width}" w:type="dxa"/>'
        for side, width in (("top", 40), ("left", 85), ("bottom", 40), ("right", 85))
    )
    return (
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal">'
        '<w:name w:val="Normal Table"/></w:style>'
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{TABLE_STYLE_ID}">'
        f'<w:name w:val="{TABLE_STYLE}"/><w:basedOn w:val="TableNormal"/>'
        f"<w:tblPr><w:tblBorders>{rules}</w:tblBorders>"
        f"<w:tblCellMar>{margins}</w:tblCellMar></w:tblPr></w:style>"
    )
