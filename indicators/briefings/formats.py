"""The files that a briefing becomes, and the templates that it is written into."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType

import pandas as pd

from indicators.briefings.archive import zip_bytes
from indicators.briefings.briefing import Briefing, Part, Progress, silent
from indicators.briefings.document import docx_bytes
from indicators.briefings.printing import pdf_bytes
from indicators.briefings.slides import pptx_bytes
from indicators.briefings.templates import slide_template, text_template
from indicators.briefings.templates.package import BadTemplate
from indicators.briefings.workbook import xlsx_bytes
from indicators.exhibits.columns import plain_columns
from indicators.exhibits.exhibit import ExhibitContent, Form
from indicators.exhibits.pictures import Draw
from indicators.exhibits.table import Table
from indicators.exhibits.tasks.lists import LIVELIHOOD
from indicators.settings import TEMPLATES
from indicators.text.file_formats import FileFormat

_Writer = Callable[[Briefing, Draw, Progress], bytes]
_WRITERS: dict[FileFormat, _Writer] = {
    FileFormat.PPTX: pptx_bytes,
    FileFormat.DOCX: docx_bytes,
    FileFormat.PDF: pdf_bytes,
    FileFormat.XLSX: lambda briefing, _, progress: xlsx_bytes(briefing, progress),
    FileFormat.ZIP: zip_bytes,
}


def briefing_bytes(
    briefing: Briefing, wanted: FileFormat, draw: Draw, progress: Progress = silent
) -> bytes:
    """The briefing as a file of one of file_formats.OF_BRIEFINGS."""
    return _WRITERS[wanted](briefing, draw, progress)


@dataclass(frozen=True, slots=True)
class TemplateKind:
    """A kind of briefing that is written into a template; `file` is the bundled one.

    `program` is what people call such files. `open` raises BadTemplate.
    """

    format: FileFormat
    program: str
    file: Path
    open: Callable[[bytes], object]


KINDS = MappingProxyType(
    {
        each.format: each
        for each in (
            TemplateKind(
                FileFormat.PPTX, "PPT", slide_template.BUNDLED, slide_template.slide_template
            ),
            TemplateKind(
                FileFormat.DOCX, "Word", text_template.BUNDLED, text_template.text_template
            ),
        )
    }
)
_FaultsOf = Callable[[FileFormat, bytes], tuple[str, ...]]


class Origin(StrEnum):
    """Where a template is from."""

    UPLOADED = "上传的模板"
    FOLDER = "服务器上的模板"
    BUNDLED = "自带模板"


@dataclass(frozen=True, slots=True)
class TemplateInForce:
    """The template of a kind; `content` is None for the bundled one.

    `problems` are Chinese sentences about those that come before it and cannot be used.
    """

    origin: Origin = Origin.BUNDLED
    content: bytes | None = None
    problems: tuple[str, ...] = ()

    @property
    def notice(self) -> str:
        """The problems and what was used instead, "" without any."""
        used = f"这份简报用的是{self.origin}。" if self.problems else ""
        return "".join((*self.problems, used))


def template_in_force(
    kind: TemplateKind, uploaded: bytes | None, folder: Path | None, faults_of: _FaultsOf
) -> TemplateInForce:
    """The first without faults: the uploaded one, that of the folder, the bundled one."""
    sources: dict[Origin, Callable[[], bytes | None]] = {
        Origin.UPLOADED: lambda: uploaded,
        Origin.FOLDER: lambda: _in_folder(kind, folder),
    }
    problems: list[str] = []
    for origin, read in sources.items():
        try:
            content = read()
            faults = faults_of(kind.format, content) if content is not None else ()
        except BadTemplate as bad:
            content, faults = None, bad.problems
        if content is not None and not faults:
            return TemplateInForce(origin, content, tuple(problems))
        problems += [f"{origin}（{kind.program}）不能用：{each}" for each in faults[:1]]
    return TemplateInForce(problems=tuple(problems))


def template_faults(
    wanted: FileFormat, content: bytes, progress: Progress = silent
) -> tuple[str, ...]:
    """The faults of a template as Chinese sentences; none where a briefing can be written into it.

    A job for a child process, too: `progress` is not used.
    """
    del progress
    try:
        KINDS[wanted].open(content)
        briefing_bytes(replace(_TRIAL, template=content), wanted, lambda *_: ())
    except BadTemplate as bad:
        return bad.problems
    # Whatever a library raises at a file that passed the checks.
    except Exception:  # noqa: BLE001
        return ("用这个模板试写了一份简报，没有写成：请从自带模板开始改。",)
    return ()


def _in_folder(kind: TemplateKind, folder: Path | None) -> bytes | None:
    if folder is None:
        return None
    file = folder / f"briefing.{kind.format}"
    try:
        if not folder.is_dir():
            raise BadTemplate(f"设置{TEMPLATES}的文件夹不存在或不能读，请系统管理员核对。")
        return file.read_bytes() if file.exists() else None
    except OSError as error:
        raise BadTemplate(f"{file.name}读不出来，请系统管理员核对权限。") from error


_TABLE = Table(
    pd.DataFrame({"name": ["甲", "乙"], "due": ["2024年", "2025年"]}),
    plain_columns({"name": "事项", "due": "时限"}),
)
_TRIAL = Briefing(
    title="试写",
    topic="试写",
    area="试写",
    dated=date(2024, 1, 1),
    is_internal=True,
    watermark="试写",
    source="试写",
    as_of=date(2024, 1, 1),
    edition="试写",
    edition_label="试写",
    notice="试写。",
    parts=(
        Part(heading="文字", message="试写。"),
        Part(
            heading="表",
            message="试写。",
            shown=ExhibitContent(exhibit=LIVELIHOOD, title="表", period="", unit="", table=_TABLE),
            form=Form.TABLE,
            sources=("试写",),
        ),
    ),
)
