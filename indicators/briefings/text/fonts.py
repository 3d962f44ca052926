"""The faces of official documents, and what stands in for those that a machine lacks."""

from dataclasses import dataclass

from docx.oxml.ns import nsdecls

LATIN = "Times New Roman"


@dataclass(frozen=True, slots=True)
class Face:
    """A typeface by its name; `others` take its place, the first that a machine has."""

    name: str
    others: tuple[str, ...]
    panose: str


# 小标宋 is heavy by itself, and so is 华文中宋: no bold, which would be drawn by smearing.
TITLE_FACE = Face(
    "方正小标宋简体",
    ("方正小标宋_GBK", "FZXiaoBiaoSong-B05S", "华文中宋", "STZhongsong", "宋体", "SimSun"),
    "02010600040101010101",
)
FANGSONG = Face("仿宋_GB2312", ("仿宋", "FangSong", "华文仿宋"), "02010609060101010101")
KAITI = Face("楷体_GB2312", ("楷体", "KaiTi", "华文楷体"), "02010609060101010101")
HEITI = Face("黑体", ("SimHei", "微软雅黑"), "02010609060101010101")
SONGTI = Face("宋体", ("SimSun", "新宋体"), "02010600030101010101")
FACES = (TITLE_FACE, FANGSONG, KAITI, HEITI, SONGTI)

_CHINESE = (
    '<w:font w:name="{name}"><w:altName w:val="{others}"/><w:panose1 w:val="{panose}"/>'
    '<w:charset w:val="86"/><w:family w:val="auto"/><w:pitch w:val="variable"/></w:font>'
)
_LATIN = (
    f'<w:font w:name="{LATIN}"><w:panose1 w:val="02020603050405020304"/>'
    '<w:charset w:val="00"/><w:family w:val="roman"/><w:pitch w:val="variable"/></w:font>'
)


def font_table() -> bytes:
    """The document's font table: every face with the names of those that may stand in for it."""
    faces = "".join(
        _CHINESE.format(name=each.name, others=",".join(each.others), panose=each.panose)
        for each in FACES
    )
    table = f"<w:fonts {nsdecls('w')}>{_LATIN}{faces}</w:fonts>"
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{table}'.encode()
