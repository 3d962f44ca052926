"""`python -m indicators export`: makes the files, in the layer that draws."""

import sys
import warnings
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from components.exporting.arguments import OWN, format_wanted, parser
from components.exporting.files import briefing_file, exhibit_files
from components.installation import installed_store
from components.pictures.drawing import draw
from indicators.briefings.formats import BriefingFormat
from indicators.briefings.links import outline_of
from indicators.briefings.outline import BadItem, Outline
from indicators.briefings.parameters import (
    DATED,
    INTERNAL,
    ITEM,
    TITLE,
    TOPIC,
    UNIT_NAME,
    WATERMARK,
    YES,
)
from indicators.briefings.ready import CHOSEN_TOPIC, READY_BY_NAME
from indicators.checks.findings import blocks
from indicators.clock import today
from indicators.commands.command import Refused, complain, refuse
from indicators.commands.console import speak_utf8
from indicators.commands.edition_store import store_in_force
from indicators.commands.workbook_argument import read, read_content
from indicators.exhibits.parameters import BadParameter
from indicators.exhibits.pictures import Canvas, PictureTooLarge
from indicators.exhibits.request import NothingToShow, UnknownExhibit, asked
from indicators.model.codelists import ExitCode
from indicators.model.dataset import Dataset
from indicators.settings import BadSetting
from indicators.store import StoreUnavailable
from indicators.workbook.edition_stamp import marked
from indicators.workbook.reader import Reading

_REFUSALS = (
    *(Refused, BadItem, BadParameter, BadSetting, UnknownExhibit),
    *(NothingToShow, PictureTooLarge),
)
FROM_FILE = "取自文件，未发布"


def main(arguments: Sequence[str] | None = None) -> int:
    """Make what is asked for; the exit status is an ExitCode, progress goes to stderr."""
    speak_utf8()
    warnings.filterwarnings("ignore", module="openpyxl")
    options = parser().parse_args(arguments)
    try:
        return _export(options, _reading(options.workbook))
    except _REFUSALS as refused:
        print(refused, file=sys.stderr)
        return ExitCode.UNREADABLE


def _export(options: Namespace, reading: Reading) -> ExitCode:
    if reading.dataset is None or blocks(reading.findings):
        complain(reading.findings)
        return ExitCode.BLOCKED
    files = _made(options, reading.dataset)
    for name, content in files.items():
        _write(name, content)
        print(f"已存为{name}", file=sys.stderr)
    return ExitCode.FINE


def _made(options: Namespace, dataset: Dataset) -> dict[Path, bytes]:
    output: Path = options.output
    wanted_format = format_wanted(options)
    if options.kind == "briefing":
        outline = _outline(options, dataset)
        content = briefing_file(outline, dataset, BriefingFormat(wanted_format), _tell)
        return {output: content}
    canvas = Canvas(shape=options.shape, scale=options.scale)
    wanted = asked(options.name, options.choices, dataset)
    files = exhibit_files(wanted, dataset, wanted_format, canvas, draw)
    if len(files) == 1:
        return {output: files[0]}
    numbered = (output.with_stem(f"{output.stem}-{each}") for each in range(1, len(files) + 1))
    return dict(zip(numbered, files, strict=True))


def _outline(options: Namespace, dataset: Dataset) -> Outline:
    is_own = options.name == OWN
    if is_own and not options.items:
        refuse("自选的简报要用 --item 写出内容，如 --item chart:growth。")
    topic = CHOSEN_TOPIC if is_own else READY_BY_NAME[options.name].topic
    told = [(TOPIC, topic), *((ITEM, each) for each in options.items if is_own)]
    told += [(TITLE, options.title), (UNIT_NAME, options.unit_name)]
    told += [(WATERMARK, options.watermark), (DATED, str(options.dated or ""))]
    told += [(INTERNAL, YES if options.internal else "")]
    return outline_of(told, dataset, today())


def _reading(workbook: Path | None) -> Reading:
    """The workbook that is named, else the current edition, else the file that readers see."""
    if workbook:
        _tell_of_codes()
        return marked(read(workbook), None, FROM_FILE)
    with store_in_force() as (store, given):
        current = store.current()
        if current is None:
            return read(given.workbook)
        return marked(
            read_content(store.content(current.content_hash), current.label), current.number
        )


def _tell_of_codes() -> None:
    """Say so where files get no code: that alone needs the store when a workbook is named."""
    try:
        installed_store().current()
    except StoreUnavailable as trouble:
        print(f"{trouble}文件仍会生成，但没有核验码。", file=sys.stderr)


def _write(file: Path, content: bytes) -> None:
    try:
        file.write_bytes(content)
    except OSError as error:
        refuse(f"不能写入{file.name}，请核对文件夹和权限。", error)


def _tell(done: int, total: int, words: str) -> None:
    print(f"[{done}/{total}] {words}", file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
