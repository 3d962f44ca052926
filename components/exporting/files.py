"""Files of exhibits and briefings, for the pages and the command line alike."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from components.charts.frame import frame_of
from components.exporting.drawing import DrawFramed, drawing, painted
from components.exporting.exhibit_json import json_bytes
from components.exporting.templates import installed_template
from components.installation import installed_store
from components.pictures.renderer import briefing_content
from indicators.briefings.assembly import assembled, said_by
from indicators.briefings.briefing import Briefing, Progress, silent
from indicators.briefings.formats import BriefingFormat
from indicators.briefings.outline import Outline
from indicators.exhibits.exhibit import ExhibitContent, Form
from indicators.exhibits.pictures import Canvas, Picture, PictureFormat
from indicators.exhibits.request import NothingToShow, Request
from indicators.exhibits.sentences import exhibit_sentences
from indicators.exports.tables import csv_bytes, edition_notes, xlsx_bytes
from indicators.model.dataset import Dataset
from indicators.text.file_names import edition_file_name
from indicators.verification.allowance import ALLOWANCE, THIS_COMPUTER, Asker
from indicators.verification.records import record_briefing, record_exhibit

Maker = Callable[[Briefing, Dataset, BriefingFormat, Progress], bytes]


def exhibit_code(
    asked: Request, shown: ExhibitContent, dataset: Dataset, asker: Asker = THIS_COMPUTER
) -> str:
    """The code that verifies an exhibit which is taken, recorded.

    "" where the store cannot keep it, or the day's allowance is used up: print none then.
    """
    if not ALLOWANCE.may_have((dataset.edition.content_hash, asked.written(dataset)), asker):
        return ""
    return record_exhibit(installed_store(), dataset, asked, shown)


def exhibit_pictures(
    asked: Request,
    dataset: Dataset,
    canvas: Canvas,
    hand: DrawFramed = painted,
    asker: Asker = THIS_COMPUTER,
) -> tuple[Picture, ...]:
    """The pictures of an exhibit, with the code that verifies them; raises NothingToShow."""
    shown = asked.shown(dataset)
    if asked.exhibit.form is Form.TABLE:
        raise NothingToShow(f"“{asked.exhibit.title}”是表，没有图：请取用 xlsx、csv 或 json。")
    if shown.table.is_empty:
        raise NothingToShow(asked.exhibit.empty)
    return drawing(dataset, exhibit_code(asked, shown, dataset, asker), hand)(shown, canvas)


def exhibit_preview(shown: ExhibitContent, dataset: Dataset, canvas: Canvas) -> tuple[Picture, ...]:
    """The pictures of an exhibit to be looked at: without a code, which only what is taken has."""
    return drawing(dataset)(shown, canvas)


def exhibit_files(
    asked: Request, dataset: Dataset, ending: str, canvas: Canvas, hand: DrawFramed = painted
) -> list[bytes]:
    """An exhibit as a file of a kind, several where its picture is split; raises NothingToShow.

    The format of the canvas is that of the ending.
    """
    if ending in _DATA:
        return [_DATA[ending](asked, dataset)]
    wanted = replace(canvas, format=PictureFormat(ending))
    return [each.content for each in exhibit_pictures(asked, dataset, wanted, hand)]


def exhibit_file_name(
    shown: ExhibitContent, dataset: Dataset, ending: str, page: int = 0, pages: int = 1
) -> str:
    """The name of a picture's file: area, topic, date and edition."""
    number = f"第{page + 1}幅" if pages > 1 else ""
    return f"{edition_file_name(dataset, shown.title + number)}.{ending}"


def coded_briefing(outline: Outline, dataset: Dataset, asker: Asker = THIS_COMPUTER) -> Briefing:
    """A briefing that is taken, with its code, recorded as above; raises BadItem."""
    plain = assembled(outline, dataset)
    if not ALLOWANCE.may_have((dataset.edition.content_hash, str(outline)), asker):
        return plain
    code = record_briefing(installed_store(), dataset, plain.title, said_by(outline, dataset))
    return replace(plain, code=code)


@dataclass(frozen=True, slots=True)
class BriefingFile:
    """A briefing's file, and a sentence where its template could not be used ("" where it was)."""

    content: bytes
    notice: str


def briefing_file(
    outline: Outline,
    dataset: Dataset,
    wanted: BriefingFormat,
    progress: Progress = silent,
    make: Maker = briefing_content,
    *,
    asker: Asker = THIS_COMPUTER,
) -> BriefingFile:
    """A briefing as a file, by `make` or in this process, its code recorded; raises BadItem.

    It is written into the office's own template where there is one that can be used.
    """
    template = installed_template(wanted)
    briefing = replace(coded_briefing(outline, dataset, asker), template=template.content)
    return BriefingFile(make(briefing, dataset, wanted, progress), template.notice)


def _xlsx(asked: Request, dataset: Dataset) -> bytes:
    shown = asked.shown(dataset)
    code = exhibit_code(asked, shown, dataset)
    return xlsx_bytes(shown.table.download, edition_notes(dataset, shown.title, shown.table, code))


def _csv(asked: Request, dataset: Dataset) -> bytes:
    shown = asked.shown(dataset)
    return csv_bytes(shown.table.download, exhibit_code(asked, shown, dataset))


def _json(asked: Request, dataset: Dataset) -> bytes:
    shown = asked.shown(dataset)
    frame = frame_of(shown, dataset, exhibit_code(asked, shown, dataset))
    return json_bytes(shown, frame, asked.query(dataset), exhibit_sentences(shown, dataset))


_DATA: dict[str, Callable[[Request, Dataset], bytes]] = {"xlsx": _xlsx, "csv": _csv, "json": _json}
