"""The templates of briefings that this installation has, checked in a child process."""

from dataclasses import replace
from functools import lru_cache, partial

from components.app.page_turns import turn_of_others
from components.installation import installed_store
from indicators.briefings.briefing import silent
from indicators.briefings.template_in_force import (
    KINDS,
    TemplateInForce,
    template_faults,
    template_in_force,
)
from indicators.intake import limits_in_force
from indicators.settings import settings
from indicators.store import StoreUnavailable
from indicators.subprocesses import Job, NoProcess, Worker, WorkerDied, WorkerStopped, WorkFailed
from indicators.text.file_formats import FileFormat

_STOPPED = "检查这个模板用的时间或内存太多，或中途停止了：请从自带模板开始改。"
_NO_PROCESS = "服务器现在腾不出手来检查模板，请稍后再试，或请系统管理员查看。"


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
