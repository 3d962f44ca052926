"""What an address of a chart asks for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from components.routes import CHARTS
from indicators.exhibits.parameters import BadParameter
from indicators.exhibits.pictures import SCALES, Canvas, Shape
from indicators.exhibits.request import NothingToShow
from indicators.text.file_formats import BY_ADDRESS, FileFormat

MOST_QUERY_BYTES: Final = 4096
MOST_PARAMETERS: Final = 100
_PAGES: Final = 1000

Pairs = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A chart's name and ending, what is asked of it, and how it is to come."""

    name: str
    ending: FileFormat
    query: Pairs
    canvas: Canvas
    page: int
    is_download: bool


def wanted(file: str, pairs: Pairs) -> Wanted:
    """What `<name>.<ending>?…` asks for; raises NothingToShow or BadParameter."""
    name, _, ending = file.rpartition(".")
    if not name or ending not in BY_ADDRESS:
        lacking = f"没有“{file}”" if file else "地址里没有写图的名字"
        raise NothingToShow(
            f"{lacking}：地址写成 /{CHARTS}/名称.png 的样子，结尾可以是{'、'.join(BY_ADDRESS)}。"
        )
    if len(pairs) > MOST_PARAMETERS:
        raise BadParameter(f"地址里有{len(pairs)}个参数，最多{MOST_PARAMETERS}个。")
    known = FileFormat(ending)
    own = _own(pairs, known)
    return Wanted(
        name=name,
        ending=known,
        canvas=Canvas(
            shape=Shape(_one_of(own, "shape", list(Shape))),
            format=FileFormat.PNG if known is FileFormat.JSON else known,
            scale=int(_one_of(own, "scale", [str(each) for each in SCALES])),
        ),
        page=int(_one_of(own, "page", [str(each) for each in range(1, _PAGES)])),
        is_download=_one_of(own, "download", ["0", "1"]) == "1",
        query=tuple(pair for pair in pairs if pair[0] not in _TITLES),
    )


_TITLES = {"shape": "图形", "scale": "倍数", "page": "第几幅", "download": "下载"}
_OF = {
    FileFormat.PNG: {"shape", "scale", "page", "download"},
    FileFormat.SVG: {"shape", "page", "download"},
    FileFormat.PDF: {"shape", "page", "download"},
    FileFormat.JSON: {"download"},
}


def _own(pairs: Pairs, ending: FileFormat) -> dict[str, list[str]]:
    """The parameters that say how a chart is to come; all others are the exhibit's."""
    texts: dict[str, list[str]] = {key: [] for key in _TITLES}
    for key, text in pairs:
        if key in _TITLES:
            texts[key].append(text)
            if key not in _OF[ending]:
                raise BadParameter(f"{ending} 没有参数 {key}（{_TITLES[key]}）。")
    return texts


def _one_of(own: Mapping[str, Sequence[str]], key: str, options: Sequence[str]) -> str:
    """The text of a parameter, the first option where it is not given."""
    texts = own[key]
    if len(texts) > 1:
        raise BadParameter(f"参数 {key}（{_TITLES[key]}）写了{len(texts)}次：请只写一次。")
    text = texts[0] if texts else options[0]
    if text not in options:
        told = "、".join(options) if len(options) < 10 else f"{options[0]}到{options[-1]}"
        raise BadParameter(f"参数 {key}（{_TITLES[key]}）没有“{text}”：可以写：{told}。")
    return text
