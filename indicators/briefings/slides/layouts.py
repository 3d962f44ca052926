"""The layouts: where each kind of slide keeps its texts, charts and tables."""

from dataclasses import dataclass

from indicators.briefings import look
from indicators.briefings.briefing import INTERNAL
from indicators.briefings.slides import geometry, text
from indicators.briefings.slides.geometry import Box
from indicators.briefings.slides.markup import DECLARATION, Markup, root, tag
from indicators.briefings.slides.shapes import Holder, placeholder, rectangle, text_box, tree
from indicators.briefings.slides.text import Type, fill, letters, said

# The placeholders' numbers, the same on every layout.
KICKER, CAPTION, CONTENT, TOPIC, ISSUED, EDITION, FOOTER, NUMBER = 13, 14, 1, 15, 16, 17, 11, 12


@dataclass(frozen=True, slots=True)
class SlideLayout:
    """A layout's Chinese name and its shapes."""

    name: str
    kind: str
    shapes: tuple[Markup, ...]

    @property
    def xml(self) -> str:
        """The layout part."""
        return DECLARATION + root(
            "p:sldLayout",
            tag("p:cSld", tree(*self.shapes), name=self.name),
            tag("p:clrMapOvr", tag("a:masterClrMapping")),
            type=self.kind,
            preserve=True,
            userDrawn=True,
        )


COVER, CHART, TABLE, PICTURE, WORDS = "封面", "图表", "表格", "图片", "文字"


def layouts(*, is_internal: bool) -> tuple[SlideLayout, ...]:
    """Every layout; what is internal says so on each."""
    head = (
        _foot_rule(),
        _headline(),
        _kicker(),
        *foot(),
        *([_internal_mark()] if is_internal else []),
    )
    box = geometry.CONTENT
    chart = placeholder(
        30,
        "图表占位符",
        Holder.CHART,
        CONTENT,
        hint("图表", text.BODY),
        box=geometry.DRAWING,
    )
    table = placeholder(
        30,
        "表格占位符",
        Holder.TABLE,
        CONTENT,
        hint("表格", text.BODY),
        box=geometry.BELOW_CAPTION,
    )
    words = placeholder(
        30, "文字占位符", Holder.BODY, CONTENT, hint("正文", text.BODY), box=box, anchor="t"
    )
    return (
        SlideLayout(COVER, "title", _cover(is_internal=is_internal)),
        SlideLayout(CHART, "chart", (*head, chart, _caption("图注", geometry.NOTE))),
        SlideLayout(TABLE, "tbl", (*head, _caption("表题", geometry.CAPTION), table)),
        SlideLayout(PICTURE, "titleOnly", head),
        SlideLayout(WORDS, "tx", (*head, words)),
    )


def footer(words: str) -> Markup:
    """The footer of a slide."""
    return placeholder(20, "页脚", Holder.FOOTER, FOOTER, said(words, text.FOOTER))


def slide_number() -> Markup:
    """The number of a slide, a field that counts by itself."""
    return placeholder(21, "编号", Holder.NUMBER, NUMBER, _numbering())


def _headline() -> Markup:
    return placeholder(
        2, "标题", Holder.TITLE, 0, hint("这一页的结论", text.HEADLINE), box=geometry.HEADLINE,
        anchor="t",
    )  # fmt: skip


def _kicker() -> Markup:
    return placeholder(
        3, "栏目", Holder.BODY, KICKER, hint("栏目", text.KICKER), box=geometry.KICKER,
        anchor="t", style=level(text.KICKER),
    )  # fmt: skip


def _caption(name: str, box: Box) -> Markup:
    return placeholder(
        4, name, Holder.BODY, CAPTION, hint("来源、截至日期、版次", text.SMALL), box=box,
        anchor="t", style=level(text.SMALL),
    )  # fmt: skip


def foot() -> tuple[Markup, Markup]:
    """The footer and the number, where every content slide has them."""
    return (
        placeholder(
            20, "页脚占位符", Holder.FOOTER, FOOTER, hint("来源、截至日期、版次", text.FOOTER),
            box=geometry.FOOTER, anchor="ctr", style=level(text.FOOTER),
        ),
        placeholder(
            21, "编号占位符", Holder.NUMBER, NUMBER, _numbering(), box=geometry.NUMBER,
            anchor="ctr", style=level(text.FOOTER, "r"),
        ),
    )  # fmt: skip


def _foot_rule() -> Markup:
    return rectangle(42, "页脚线", geometry.FOOT_RULE, fill(look.HAIRLINE))


def _cover(*, is_internal: bool) -> tuple[Markup, ...]:
    mark = Type(18, bold=True, font=look.MARK_FONT)
    title, topic, issued = Type(44, bold=True), Type(22, colour=look.ACTUAL), Type(20)
    internal = text_box(41, INTERNAL, geometry.COVER_MARK, said(INTERNAL, mark))
    return (
        rectangle(40, "色条", geometry.COVER_RULE, fill(look.ACTUAL)),
        *([internal] if is_internal else []),
        placeholder(
            2, "标题", Holder.COVER_TITLE, 0, hint("简报标题", title), box=geometry.COVER_TITLE,
            anchor="ctr", style=level(title),
        ),
        placeholder(
            3, "主题", Holder.SUBTITLE, TOPIC, hint("主题和地区", topic),
            box=geometry.COVER_TOPIC, anchor="t", style=level(topic),
        ),
        placeholder(
            4, "单位和日期", Holder.BODY, ISSUED, hint("单位、日期", issued),
            box=geometry.COVER_ISSUED, anchor="t", style=level(issued),
        ),
        placeholder(
            5, "版次", Holder.BODY, EDITION, hint("来源、截至日期、版次", text.SMALL),
            box=geometry.COVER_EDITION, anchor="t", style=level(text.SMALL),
        ),
    )  # fmt: skip


def _internal_mark() -> Markup:
    mark = Type(14, bold=True, font=look.MARK_FONT)
    return text_box(41, INTERNAL, geometry.INTERNAL_MARK, said(INTERNAL, mark, align="r"))


def hint(words: str, style: Type) -> Markup:
    """What an empty placeholder says in the editor; it is neither shown nor printed."""
    return said(words, style)


def _numbering() -> Markup:
    field = tag(
        "a:fld",
        letters(text.FOOTER),
        tag("a:t", "‹#›"),
        id="{7B6A9C52-1D7E-4E0B-9C0B-5A2D3E4F6071}",
        type="slidenum",
    )
    return text.paragraph(field, look=text.FOOTER, align="r")


def level(style: Type, align: str | None = None, number: int = 1) -> Markup:
    """The usual letters of a level of a placeholder."""
    return tag(
        f"a:lvl{number}pPr",
        tag("a:buNone"),
        letters(style, "a:defRPr"),
        marL=0,
        indent=0,
        algn=align or "l",
    )
