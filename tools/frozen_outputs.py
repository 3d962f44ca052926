"""What the product gives for three workbooks, written down to compare it after a change of code.

    python -m tools.frozen_outputs write FOLDER      every output as a text file
    python -m tools.frozen_outputs compare ONE TWO   which differ, and their first differing line
    python -m tools.frozen_outputs digests           write the digests that the test compares

The workbooks are the shipped one and the two invented ones of the tests: one with later periods,
one of the next year's report. Pictures are left out: their builders' specifications stand for them.
"""

import hashlib
import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from contextlib import redirect_stdout
from dataclasses import astuple
from datetime import date
from difflib import unified_diff
from io import BytesIO, StringIO
from itertools import islice, pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

from docx import Document
from openpyxl import load_workbook
from pptx import Presentation
from pypdf import PdfReader

from components.charts.builders import builder_of
from components.charts.frame import frame_of
from components.command_line import main as command
from components.exporting.exhibit_files import json_bytes
from indicators.briefings.assembly import assembled, said_by
from indicators.briefings.formats import briefing_bytes
from indicators.briefings.links import outline_of
from indicators.briefings.outline import TOPIC
from indicators.briefings.ready import READY_OUTLINES
from indicators.examination import examine
from indicators.exhibits.catalogue import EXHIBITS
from indicators.exhibits.exhibit import ExhibitContent, Form, exhibit_sentences
from indicators.exhibits.parameters import Choice
from indicators.exhibits.pictures import Canvas, Picture
from indicators.exhibits.request import Request, request
from indicators.exports.tables import csv_bytes, edition_notes, xlsx_bytes
from indicators.model.dataset import Dataset
from indicators.text.file_formats import FileFormat
from indicators.verification.values import briefing_export, exhibit_export
from tests.workbooks import later_rows, next_report_rows, workbook_bytes

ROOT = Path(__file__).resolve().parents[1]
DIGESTS = ROOT / "tests" / "frozen" / "digests.json"
SHIPPED = ROOT / "data" / "indicators.xlsx"
# On which a briefing is dated, and what it judges by; outputs never read the clock.
DAY = date(2024, 6, 30)
# What follows an exhibit's name: the number of its choices, and the kind of output.
_WHOLE = re.compile(r"_\d+\..*")
_PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de"
    "0000000c49444154789c63f8ffff3f0005fe02fe0dc8a32e0000000049454e44ae426082"
)
_SQUARE = b'<svg xmlns="http://www.w3.org/2000/svg" width="160" height="90"/>'

Output = tuple[str, str]


def outputs() -> Iterator[Output]:
    """Every output: its name, and its text."""
    with TemporaryDirectory() as folder:
        files = _workbooks(Path(folder))
        for name, file in files.items():
            yield from ((f"{name}/{part}", text) for part, text in _workbook_outputs(file))
        names = list(files)
        for old, new in pairwise(names):
            yield f"{new}/compared.json", _command("compare", files[old], files[new], "--json")


def digests() -> dict[str, str]:
    """A short hash of the outputs of each exhibit and of every other output, by its name."""
    texts: defaultdict[str, list[str]] = defaultdict(list)
    for name, text in outputs():
        texts[_WHOLE.sub("", name)] += [name, text]
    return {
        name: hashlib.sha256("\0".join(each).encode()).hexdigest()[:12]
        for name, each in texts.items()
    }


def _workbooks(folder: Path) -> dict[str, Path]:
    files = {"shipped": SHIPPED}
    for name, rows in (("later", later_rows()), ("next_report", next_report_rows())):
        files[name] = folder / f"{name}.xlsx"
        files[name].write_bytes(workbook_bytes(rows))
    return files


def _workbook_outputs(file: Path) -> Iterator[Output]:
    yield "check.json", _command("check", file, "--json")
    yield "facts.jsonl", _command("facts", file)
    yield "gaps.json", _command("gaps", file, "--json")
    dataset = examine(file).dataset
    if dataset is None:
        raise SystemExit(f"{file.name} cannot be read: run python -m indicators check")
    yield "hash.txt", dataset.edition.content_hash
    for exhibit in EXHIBITS:
        for number, wanted in enumerate(_requests(exhibit.name, dataset)):
            for part, text in _exhibit_outputs(wanted, dataset):
                yield f"{exhibit.name}_{number}.{part}", text
    for each in READY_OUTLINES:
        yield from _briefing_outputs(each.name, each.topic, dataset)


def _requests(name: str, dataset: Dataset) -> Iterator[Request]:
    """The exhibit as it opens, and once for each value of each of its closed choices."""
    exhibit = next(each for each in EXHIBITS if each.name == name)
    yield request(exhibit, dataset)
    for parameter in exhibit.parameters:
        if isinstance(parameter, Choice):
            for value in parameter.options(dataset):
                yield request(exhibit, dataset, **{parameter.key: value})


def _exhibit_outputs(wanted: Request, dataset: Dataset) -> Iterator[Output]:
    shown = wanted.shown(dataset)
    frame = frame_of(shown, dataset)
    sentences = exhibit_sentences(shown, dataset)
    yield "json", json_bytes(shown, frame, wanted.query(dataset), sentences).decode()
    yield "csv", csv_bytes(shown.table.download).decode()
    notes = edition_notes(dataset, shown.title, shown.table)
    yield "xlsx.txt", "\n".join(_cells(xlsx_bytes(shown.table.download, notes)))
    export = exhibit_export(dataset, wanted, shown)
    lines = (
        export.title,
        export.digest,
        *export.items,
        *(str(astuple(each)) for each in export.values),
    )
    yield "export.txt", "\n".join(lines)
    yield "shown.txt", f"{shown.described}\n{shown.note}\n{shown.table.rows.to_csv()}"
    if wanted.exhibit.form is Form.CHART and not shown.table.is_empty:
        spec = builder_of(shown)(shown.table.rows, frame).to_dict()
        yield "spec.json", json.dumps(spec, ensure_ascii=False, indent=1, sort_keys=True)


def _briefing_outputs(name: str, topic: str, dataset: Dataset) -> Iterator[Output]:
    outline = outline_of([(TOPIC, topic)], dataset, DAY)
    briefing = assembled(outline, dataset)
    export = briefing_export(dataset, briefing.title, said_by(outline, dataset))
    yield f"briefing_{name}.export.txt", export.digest
    for wanted, read in _READERS.items():
        content = briefing_bytes(briefing, wanted, _blank)
        yield f"briefing_{name}.{wanted}.txt", "\n".join(read(content))


def _blank(shown: ExhibitContent, canvas: Canvas) -> tuple[Picture, ...]:
    """A picture of nothing: drawing takes most of a file's time, and texts are what is compared."""
    del shown
    content = _SQUARE if canvas.format == "svg" else _PIXEL
    return (Picture(content, 160, 90),)


def _cells(content: bytes) -> Iterator[str]:
    for page in load_workbook(BytesIO(content)).worksheets:
        yield f"# {page.title} {page.dimensions} {page.auto_filter.ref} {page.freeze_panes}"
        for row in page.iter_rows():
            yield "\t".join(f"{cell.value!s}" for cell in row)


def _slides(content: bytes) -> Iterator[str]:
    for number, slide in enumerate(Presentation(BytesIO(content)).slides, start=1):
        yield f"# {number} {slide.slide_layout.name}"
        for shape in slide.shapes:
            place = (shape.left, shape.top, shape.width, shape.height)
            yield f"{shape.shape_type} {shape.name} {place}"
            if shape.has_text_frame:
                yield shape.text_frame.text
            if shape.has_table:
                yield from ("\t".join(cell.text for cell in row.cells) for row in shape.table.rows)
            if shape.has_chart:
                yield from _chart(shape.chart)
        if slide.has_notes_slide:
            yield slide.notes_slide.notes_text_frame.text


def _chart(chart) -> Iterator[str]:  # noqa: ANN001 - python-pptx names no type
    yield from _cells(chart.part.chart_workbook.xlsx_part.blob)
    texts = ("t", "v", "f", "formatCode", "pt")
    for each in chart.element.iter():
        tag = each.tag.rpartition("}")[2] if isinstance(each.tag, str) else ""
        if tag in texts or each.attrib.get("formatCode"):
            yield f"{tag} {each.attrib.get('formatCode', '')} {(each.text or '').strip()}"


def _document(content: bytes) -> Iterator[str]:
    document = Document(BytesIO(content))
    for each in document.iter_inner_content():
        if hasattr(each, "rows"):
            yield from ("\t".join(cell.text for cell in row.cells) for row in each.rows)
        else:
            yield f"{each.style.name}: {each.text}"
    for section in document.sections:
        for part in (section.header, section.footer):
            yield from (each.text for each in part.paragraphs)


def _pages(content: bytes) -> Iterator[str]:
    return (page.extract_text() for page in PdfReader(BytesIO(content)).pages)


_READERS = {
    FileFormat.PPTX: _slides,
    FileFormat.DOCX: _document,
    FileFormat.PDF: _pages,
    FileFormat.XLSX: _cells,
}


def _command(*words: object) -> str:
    written = StringIO()
    with redirect_stdout(written):
        command([str(each) for each in words])
    return written.getvalue()


def _write(folder: Path) -> None:
    for name, text in outputs():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")


def _compare(one: Path, two: Path) -> int:
    def names(folder: Path) -> set[str]:
        return {str(each.relative_to(folder)) for each in folder.rglob("*") if each.is_file()}

    different = 0
    for name in sorted(names(one) | names(two)):
        if name not in names(one) & names(two):
            print(f"{name}: only in {one if name in names(one) else two}")
        elif (one / name).read_bytes() == (two / name).read_bytes():
            continue
        else:
            lines = [(each / name).read_text("utf-8").splitlines() for each in (one, two)]
            print(f"{name}:", *islice(unified_diff(*lines, lineterm="", n=0), 3, 7), sep="\n")
        different += 1
    print(f"{different} outputs differ")
    return min(different, 1)


def main(arguments: list[str]) -> int:
    """Do what the words ask for; the exit status is 1 where outputs differ."""
    match arguments:
        case ["write", folder]:
            _write(Path(folder))
        case ["compare", one, two]:
            return _compare(Path(one), Path(two))
        case ["digests"]:
            DIGESTS.parent.mkdir(parents=True, exist_ok=True)
            DIGESTS.write_text(json.dumps(digests(), indent=0, sort_keys=True) + "\n", "utf-8")
        case _:
            print(__doc__, file=sys.stderr)
            return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
