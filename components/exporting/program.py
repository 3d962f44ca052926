"""`python -m indicators export`: makes the files, in the layer that draws."""

import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import click

from components.exporting.briefing_files import briefing_file
from components.exporting.exhibit_files import exhibit_data, taken
from components.installation import installed_store
from components.pictures.drawing import draw
from indicators.briefings.assembly import assembled
from indicators.briefings.links import outline_of
from indicators.briefings.outline import (
    DATED,
    INTERNAL,
    ITEM,
    TITLE,
    TOPIC,
    UNIT_NAME,
    WATERMARK,
    YES,
    BadItem,
    Outline,
)
from indicators.briefings.ready import CHOSEN_TOPIC, READY_BY_NAME, READY_OUTLINES
from indicators.checks.findings import blocks
from indicators.clock import today
from indicators.commands.cli import (
    FILE,
    Commands,
    command,
    complain,
    one_of,
    read,
    refuse,
    run,
)
from indicators.commands.editions import store_in_force
from indicators.commands.workbooks import output_option, write_output
from indicators.exhibits.catalogue import EXHIBITS
from indicators.exhibits.exhibit import Form
from indicators.exhibits.parameters import ON, BadParameter
from indicators.exhibits.pictures import SCALES, Canvas, PictureTooLarge, Shape
from indicators.exhibits.request import NothingToShow, UnknownExhibit, asked
from indicators.model.codelists import ExitCode
from indicators.model.dataset import Dataset
from indicators.settings import BadSetting
from indicators.store import StoreUnavailable
from indicators.text.file_formats import OF_BRIEFINGS, OF_EXHIBITS, PICTURES, FileFormat
from indicators.workbook.reader import Reading, marked

_REFUSALS = (BadItem, BadParameter, BadSetting, UnknownExhibit, NothingToShow, PictureTooLarge)
# The name of an outline of one's own, made of --item.
_OWN = "own"
_FROM_FILE = "取自文件，未发布"

_Make = Callable[[Dataset], dict[Path, bytes]]


def _choice(text: str) -> tuple[str, str]:
    key, sign, value = text.partition("=")
    if not sign:
        raise ValueError(text)
    return key, value


_workbook_option = click.option("--workbook", type=FILE)


@command("chart", "", "")
@click.argument("name", metavar="名字")
@click.option("--format", "ending", type=one_of(OF_EXHIBITS))
@click.option("--with", "choices", type=_choice, multiple=True)
@click.option("--shape", type=one_of(list(Shape)), default=str(Shape.WIDE))
@click.option("--scale", type=one_of(SCALES), default=str(SCALES[1]))
@output_option
@_workbook_option
def chart(
    *,
    name: str,
    ending: FileFormat | None,
    choices: tuple[tuple[str, str], ...],
    shape: Shape,
    scale: int,
    output: Path,
    workbook: Path | None,
) -> ExitCode:
    """An exhibit as a file, several where its picture is split."""
    canvas = Canvas(shape=shape, scale=scale)

    def made(dataset: Dataset) -> dict[Path, bytes]:
        wanted_format = _format(ending, output, OF_EXHIBITS)
        found = taken(asked(name, choices, dataset), dataset, wanted_format)
        drawn = replace(canvas, format=wanted_format)
        files = (
            [each.content for each in draw(found.shown, found.frame, drawn)]
            if wanted_format in PICTURES
            else [exhibit_data(found, wanted_format)]
        )
        if len(files) == 1:
            return {output: files[0]}
        numbered = (output.with_stem(f"{output.stem}-{at}") for at, _ in enumerate(files, start=1))
        return dict(zip(numbered, files, strict=True))

    return _export(made, workbook)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ValueError(text) from None


def _outline_name(text: str) -> str:
    """An outline's name, which the page calls by its topic; ValueError for none."""
    by_topic = {each.topic: each.name for each in READY_OUTLINES} | {CHOSEN_TOPIC: _OWN}
    name = by_topic.get(text, text)
    if name not in by_topic.values():
        raise ValueError(text)
    return name


@command("briefing", "", "")
@click.argument("name", type=_outline_name, metavar="提纲")
@click.option("--format", "ending", type=one_of(OF_BRIEFINGS))
@click.option("--item", "items", multiple=True)
@click.option("--title", TITLE)
@click.option("--unit-name", UNIT_NAME)
@click.option("--watermark", WATERMARK)
@click.option("--date", DATED, type=_day)
@click.option("--on", ON.key, type=_day)
@click.option("--internal", INTERNAL, flag_value=YES)
@output_option
@_workbook_option
def briefing(
    *,
    name: str,
    items: Sequence[str],
    ending: FileFormat | None,
    output: Path,
    workbook: Path | None,
    **words: object,
) -> ExitCode:
    """A briefing as a file."""

    def made(dataset: Dataset) -> dict[Path, bytes]:
        wanted_format = _format(ending, output, OF_BRIEFINGS)
        outline = outline_of(_query(name, items, words), dataset, today())
        _refuse_blank(name, outline, dataset)
        content, notice = briefing_file(outline, dataset, wanted_format, _report)
        if notice:
            print(notice, file=sys.stderr)
        return {output: content}

    return _export(made, workbook)


def _refuse_blank(name: str, outline: Outline, dataset: Dataset) -> None:
    """Refuse a ready-made outline that has nothing to show of a dataset, with the reason."""
    ready = READY_BY_NAME.get(name)
    if ready and tuple(outline.items) == (ready.reason,):
        (part,) = assembled(outline, dataset).parts
        blank = f"没有写文件，提纲“{ready.topic}”还没有内容：{part.message}"
        refuse(f"{blank}请先在工作簿里补上这些数据，或者换一份提纲。")


def _query(name: str, items: Sequence[str], words: Mapping[str, object]) -> list[tuple[str, str]]:
    """The parameters of a link to the briefing; `words` are those of its cover by their names."""
    is_own = name == _OWN
    if is_own and not items:
        refuse("自选的简报要用 --item 写出内容，如 --item chart:growth。")
    topic = CHOSEN_TOPIC if is_own else READY_BY_NAME[name].topic
    chosen = [(ITEM, each) for each in items if is_own]
    return [(TOPIC, topic), *chosen, *((key, str(each)) for key, each in words.items() if each)]


def _format(ending: FileFormat | None, output: Path, known: Sequence[FileFormat]) -> FileFormat:
    """The format that is named, else that of the output's ending; Refused where there is none.

    A file without an ending gets the first format.
    """
    wanted = ending or output.suffix.lower().removeprefix(".") or known[0]
    if wanted not in known:
        offered = "、".join(known)
        refuse(f"没有“{wanted}”这种格式：请改文件名的结尾，或用 --format 写明，可以是{offered}。")
    return FileFormat(wanted)


def _export(made: _Make, workbook: Path | None) -> ExitCode:
    try:
        reading = _reading(workbook)
        if reading.dataset is None or blocks(reading.findings):
            complain(reading.findings)
            return ExitCode.BLOCKED
        for file, content in made(reading.dataset).items():
            write_output(file, content)
            print(f"已存为{file}", file=sys.stderr)
    except _REFUSALS as refused:
        refuse(str(refused), refused)
    return ExitCode.FINE


def _reading(workbook: Path | None) -> Reading:
    """The named workbook, else the current edition, else the file that readers see."""
    if workbook:
        _report_missing_codes()
        return marked(read(workbook), None, _FROM_FILE)
    with store_in_force() as (store, given):
        current = store.current()
        if current is None:
            return read(given.workbook)
        return marked(read(store.content(current.content_hash), current.label), current.number)


def _report_missing_codes() -> None:
    """Print a warning where files get no code, which alone needs the store here."""
    try:
        installed_store().current()
    except StoreUnavailable as trouble:
        print(f"{trouble}文件仍会生成，但没有核验码。", file=sys.stderr)


def _report(done: int, total: int, words: str) -> None:
    print(f"[{done}/{total}] {words}", file=sys.stderr)


def _usage() -> str:
    """How it is used, with every name."""
    charts = "、".join(each.name for each in EXHIBITS if each.form is Form.CHART)
    tables = "、".join(each.name for each in EXHIBITS if each.form is Form.TABLE)
    outlines = "、".join(f"{each.name}（{each.topic}）" for each in READY_OUTLINES)
    return f"""用法：
  python -m indicators export chart 名字 -o 文件 [--format 格式]
      [--with 参数=值] [--shape 16:9|4:3|1:1|phone] [--scale 1|2|4] [--workbook 文件]
  python -m indicators export briefing 提纲 -o 文件 [--format 格式]
      [--item 内容] [--title 标题] [--unit-name 编制单位] [--date 2024-06-30]
      [--on 判断日期] [--internal] [--watermark 水印] [--workbook 文件]

图的格式：png、svg、pdf，表和图都可用 xlsx、csv、json；参数与页面网址里的相同，可写多次。
图：{charts}
表：{tables}
简报的格式：{"、".join(OF_BRIEFINGS)}
不写 --format 时看文件名的结尾，没有结尾时用第一种
提纲：{outlines}、{_OWN}（{CHOSEN_TOPIC}）
{CHOSEN_TOPIC}的内容用 --item 逐项写：chart:名字、table:名字、text:名字、fact:编号
不写 --on 时以简报的日期判断，但不早于数据截止日期；图用 --with on=2024-06-30
不写 --workbook 时用现行版次；用文件做的，核验时答“未发布”，除非它的内容就是某一版。
退出码：0 正常；1 工作簿有阻断的问题；2 文件无法读取、没有这样的图或用法不对。"""


EXPORTS = Commands((chart, briefing), what="chart 或 briefing", usage=_usage())


def main(arguments: Sequence[str] | None = None) -> int:
    """Make what is asked for; the exit status is an ExitCode, progress goes to stderr."""
    return run(EXPORTS, arguments)
