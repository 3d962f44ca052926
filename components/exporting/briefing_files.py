"""Files of briefings in the office's templates; those for pages are made one after another."""

from collections.abc import Callable
from dataclasses import replace
from functools import cache, lru_cache, partial
from typing import Final

from components.app.page_turns import GLANCE, turn_of_others
from components.installation import installed_store
from components.pictures.painter import Renderer, briefing_content
from components.turns import Slots
from indicators.briefings.assembly import assembled, said_by
from indicators.briefings.briefing import Briefing, Progress, silent
from indicators.briefings.formats import (
    KINDS,
    TemplateInForce,
    template_faults,
    template_in_force,
)
from indicators.briefings.outline import Outline
from indicators.intake.settings import limits_in_force
from indicators.model.dataset import Dataset
from indicators.settings import settings
from indicators.store import StoreUnavailable
from indicators.subprocesses import Job, NoProcess, Worker, WorkerDied, WorkerStopped, WorkFailed
from indicators.text.file_formats import FileFormat
from indicators.verification.allowance import ALLOWANCE, THIS_COMPUTER, Asker
from indicators.verification.values import record_briefing

_Maker = Callable[[Briefing, Dataset, FileFormat, Progress], bytes]

_PLACES: Final = Slots(1, 20)
# The libraries that write files keep some ten megabytes of each, so the process is soon a new one.
_IDLE_SECONDS: Final = 10.0
_MOST_FILES: Final = 10
_WAITING: Final = "前面还有文件在生成，请稍候……"
_STOPPED: Final = "检查这个模板用的时间或内存太多，或中途停止了：请从自带模板开始改。"
_NO_PROCESS: Final = "服务器现在腾不出手来检查模板，请稍后再试，或请系统管理员查看。"


def briefing_file(
    outline: Outline,
    dataset: Dataset,
    wanted: FileFormat,
    progress: Progress = silent,
    make: _Maker = briefing_content,
    *,
    asker: Asker = THIS_COMPUTER,
) -> tuple[bytes, str]:
    """A briefing as a file, by `make` or in this process, its code recorded; raises BadItem.

    It is written into the office's own template where there is one that can be used; else a
    sentence comes with it that says why, "" without any.
    """
    template = installed_template(wanted)
    briefing = replace(_coded(outline, dataset, asker), template=template.content)
    return make(briefing, dataset, wanted, progress), template.notice


def _coded(outline: Outline, dataset: Dataset, asker: Asker) -> Briefing:
    plain = assembled(outline, dataset)
    if not ALLOWANCE.may_have((dataset.edition.content_hash, str(outline)), asker):
        return plain
    code = record_briefing(installed_store(), dataset, plain.title, said_by(outline, dataset))
    return replace(plain, code=code)


@cache
def maker() -> Renderer:
    """The process of this server, started at its first file."""
    return Renderer(idle=_IDLE_SECONDS, most=_MOST_FILES)


def made_apart(
    briefing: Briefing, dataset: Dataset, wanted: FileFormat, progress: Progress
) -> bytes:
    """A briefing as a file; raises PictureTooLarge, PictureFailed, Overcrowded.

    What `progress` raises, as when the reader has left, ends the making.
    """
    place = _PLACES.ask("")
    try:
        with turn_of_others():
            while not place.is_taken(GLANCE):
                progress(0, 1, _WAITING)
            return maker().make(briefing, dataset, wanted, progress)
    finally:
        _PLACES.give_back(place)


def installed_template(wanted: FileFormat) -> TemplateInForce:
    """The template that a briefing of a format is written into; where there is none, no problem."""
    kind = KINDS.get(wanted)
    if kind is None:
        return TemplateInForce()
    find = partial(template_in_force, kind, folder=settings().templates, faults_of=faults_apart)
    try:
        stored = installed_store().templates.read(wanted)
    except StoreUnavailable as trouble:
        found = find(uploaded=None)
        return replace(found, problems=(f"读不到上传的模板：{trouble}", *found.problems))
    return find(uploaded=stored.content if stored else None)


def faults_apart(wanted: FileFormat, content: bytes) -> tuple[str, ...]:
    """The faults of a template, found in a child process: the server never opens such a file."""
    try:
        return _faults(wanted, content)
    except NoProcess:
        return (_NO_PROCESS,)


# At most 20 MB each; a server has one of each kind, and one that is being uploaded.
@lru_cache(maxsize=4)
def _faults(wanted: FileFormat, content: bytes) -> tuple[str, ...]:
    limits = limits_in_force()
    job = Job(template_faults, (wanted, content), ValueError, limits)
    try:
        with turn_of_others():
            faults: tuple[str, ...] = Worker().do(job, limits.seconds, silent)
    except (WorkerStopped, WorkerDied, WorkFailed):
        return (_STOPPED,)
    return faults
