"""What `python -m indicators export` takes, and its usage in Chinese."""

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from datetime import date
from pathlib import Path

from indicators.briefings.formats import BriefingFormat
from indicators.briefings.ready import CHOSEN_TOPIC, READY_OUTLINES
from indicators.commands.command import refuse
from indicators.commands.console import ChineseParser
from indicators.exhibits.catalogue import EXHIBITS
from indicators.exhibits.exhibit import Form
from indicators.exhibits.pictures import SCALES, Shape

# The name of an outline of one's own, made of --item.
OWN = "own"
CHART_FORMATS = ("png", "svg", "pdf", "xlsx", "csv", "json")
BRIEFING_FORMATS = tuple(each.value for each in BriefingFormat)
_FORMATS = {"chart": CHART_FORMATS, "briefing": BRIEFING_FORMATS}


def format_wanted(options: Namespace) -> str:
    """The format that is named, else that of the output's ending; raises Refused for no such one.

    A file without an ending gets the first format.
    """
    known = _FORMATS[options.kind]
    ending = options.output.suffix.lower().removeprefix(".")
    wanted: str = options.format or ending or known[0]
    if wanted not in known:
        offered = "、".join(known)
        refuse(f"没有“{wanted}”这种格式：请改文件名的结尾，或用 --format 写明，可以是{offered}。")
    return wanted


class _Parser(ChineseParser):
    def usage_words(self) -> str:
        return usage()


def parser() -> ArgumentParser:
    """The arguments of both kinds of export."""
    whole = _Parser()
    kinds = whole.add_subparsers(dest="kind", metavar="chart 或 briefing", required=True)
    _add_chart(kinds.add_parser("chart"))
    _add_briefing(kinds.add_parser("briefing"))
    return whole


def _add_chart(chart: ArgumentParser) -> None:
    chart.add_argument("name", metavar="名字")
    chart.add_argument("--format", choices=CHART_FORMATS)
    chart.add_argument("--with", dest="choices", type=_choice, action="append", default=[])
    chart.add_argument("--shape", choices=list(Shape), type=Shape, default=Shape.WIDE)
    chart.add_argument("--scale", type=int, choices=SCALES, default=SCALES[1])
    _add_files(chart)


def _add_briefing(briefing: ArgumentParser) -> None:
    known = [*(each.name for each in READY_OUTLINES), OWN]
    briefing.add_argument("name", type=_outline_name, choices=known, metavar="提纲")
    briefing.add_argument("--format", choices=BRIEFING_FORMATS)
    briefing.add_argument("--item", dest="items", action="append", default=[])
    for each in ("title", "unit-name", "watermark"):
        briefing.add_argument(f"--{each}", default="")
    briefing.add_argument("--date", dest="dated", type=date.fromisoformat)
    briefing.add_argument("--internal", action="store_true")
    _add_files(briefing)


def _add_files(kind: ArgumentParser) -> None:
    kind.add_argument("-o", "--output", type=Path, required=True)
    kind.add_argument("--workbook", type=Path)


def _outline_name(text: str) -> str:
    """An outline's name, which the page calls by its topic."""
    by_topic = {each.topic: each.name for each in READY_OUTLINES} | {CHOSEN_TOPIC: OWN}
    return by_topic.get(text, text)


def _choice(text: str) -> tuple[str, str]:
    key, sign, value = text.partition("=")
    if not sign:
        raise ArgumentTypeError(text)
    return key, value


def usage() -> str:
    """How it is used, with every name."""
    charts = "、".join(each.name for each in EXHIBITS if each.form is Form.CHART)
    tables = "、".join(each.name for each in EXHIBITS if each.form is Form.TABLE)
    outlines = "、".join(f"{each.name}（{each.topic}）" for each in READY_OUTLINES)
    return f"""用法：
  python -m indicators export chart 名字 -o 文件 [--format 格式]
      [--with 参数=值] [--shape 16:9|4:3|1:1|phone] [--scale 1|2|4] [--workbook 文件]
  python -m indicators export briefing 提纲 -o 文件 [--format 格式]
      [--item 内容] [--title 标题] [--unit-name 编制单位] [--date 2024-06-30]
      [--internal] [--watermark 水印] [--workbook 文件]

图的格式：png、svg、pdf，表和图都可用 xlsx、csv、json；参数与页面网址里的相同，可写多次。
图：{charts}
表：{tables}
简报的格式：{"、".join(BRIEFING_FORMATS)}
不写 --format 时看文件名的结尾，没有结尾时用第一种
提纲：{outlines}、{OWN}（{CHOSEN_TOPIC}）
{CHOSEN_TOPIC}的内容用 --item 逐项写：chart:名字、table:名字、text:名字、fact:编号
不写 --workbook 时用现行版次；用文件做的，核验时答“未发布”，除非它的内容就是某一版。
退出码：0 正常；1 工作簿有阻断的问题；2 文件无法读取、没有这样的图或用法不对。
"""
