"""The file that an analyst has uploaded in this session, and the findings of its check."""

from contextlib import suppress
from dataclasses import dataclass, replace
from uuid import uuid4

import streamlit as st

from components.app.current_dataset import readers_reading
from components.app.page_turns import turn_of_others
from components.display.figures import show_table
from components.inputs.choices import (
    choose_many,
    choose_one_or_all,
    choose_page,
    choose_whether,
    filter_row,
)
from components.inputs.files import choose_file
from components.installation import installed_store
from components.managing.downloads import show_file
from components.plain_text import escaped
from indicators.checks.confirmations import Confirmation
from indicators.checks.finding_tables import brief_findings_table
from indicators.checks.findings import Finding, counts_in_words, gravest_first
from indicators.intake.checked import Checked
from indicators.intake.jobs import annotate_apart, check_apart, without_unfilled_apart
from indicators.intake.settings import limits_in_force
from indicators.model.codelists import Severity
from indicators.store import Action, Actor, PublishedEdition, StoredDraft, StoreUnavailable
from indicators.workbook.output.round_trip import STYLES_LOST
from indicators.workbook.xlsx.archive import UnreadableWorkbook

_KEY = "upload"
# Counts the uploads that were discarded: a widget keeps its file as long as its key.
_TURN = "upload_turn"
_STAGES = "正在检查……"
FINDINGS_A_PAGE = 20


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that could be read, and its check; `file` identifies the upload.

    `original` is the analyst's own file, which `checked` is about. `content` is what may be
    published of it, without rows that are not filled in, and `published` is the check of that.
    `current` is the number of the edition that readers saw then, None before the first;
    `confirmed` are the doubts that were not asked again. `draft` is what it was drafted in, None
    for a file that was uploaded.
    """

    file: str
    name: str
    original: bytes
    checked: Checked
    content: bytes
    published: Checked
    current: int | None
    confirmed: tuple[Confirmation, ...]
    draft: StoredDraft | None = None


def choose_upload(actor: Actor, current: PublishedEdition | None) -> Upload | None:
    """Ask for a file and check it once; None until there is one that can be read."""
    given = choose_file(
        "改好的工作簿（.xlsx；.xlsm 只读数据，宏不运行）",
        key=f"uploader_{st.session_state.get(_TURN, 0)}",
        megabytes=limits_in_force().upload_bytes // 2**20,
    )
    file, kept = st.session_state.get(_KEY, ("", ""))
    if given is None:
        return _kept(kept) if isinstance(kept, Upload) else None
    if file != given.file_id:
        kept = _received(given.file_id, given.name, given.getvalue(), actor, current)
        st.session_state[_KEY] = given.file_id, kept
    return _unless_refused(kept)


def receive(
    name: str,
    content: bytes,
    actor: Actor,
    current: PublishedEdition | None,
    *,
    draft: StoredDraft,
) -> bool:
    """Check a workbook that was drafted here as if it had been uploaded; False where refused."""
    forget_upload()
    file = uuid4().hex
    kept = _unless_refused(_received(file, name, content, actor, current))
    if kept is None:
        return False
    st.session_state[_KEY] = file, replace(kept, draft=draft)
    return True


def forget_upload() -> None:
    """Discard the file, as after publishing it."""
    st.session_state.pop(_KEY, None)
    st.session_state[_TURN] = st.session_state.get(_TURN, 0) + 1


def _kept(upload: Upload) -> Upload:
    """An upload from before another page was opened, with a button to discard it."""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f"正在处理“{escaped(upload.name)}”", width="content")
        st.button("放弃这份文件", key="put_away", type="tertiary", on_click=forget_upload)
    return upload


def _unless_refused(kept: Upload | str) -> Upload | None:
    """The upload; for a refused one the sentence with the reason is shown."""
    if isinstance(kept, Upload):
        return kept
    st.error(escaped(kept))
    return None


def _received(
    file: str, name: str, content: bytes, actor: Actor, current: PublishedEdition | None
) -> Upload | str:
    """Check a file that was just uploaded, and record the result; the reason of a refusal."""
    confirmed = _confirmed()
    with st.status(_STAGES, expanded=False) as shown:
        try:
            with turn_of_others():
                checked = check_apart(
                    content,
                    progress=lambda stage: shown.update(label=f"正在检查：{stage.text}"),
                    confirmed=confirmed,
                )
                kept, published = _without_unfilled(content, checked, confirmed)
        except UnreadableWorkbook as refusal:
            shown.update(label="没有收下这个文件", state="error")
            _record(actor, Action.REFUSE, f"{name}：{refusal}")
            return f"“{name}”没有收下：{refusal}"
        shown.update(label="检查完毕", state="complete")
    _record(actor, Action.UPLOAD, name, published.content_hash)
    number = current.number if current else None
    return Upload(file, name, content, checked, kept, published, number, confirmed)


def _confirmed() -> tuple[Confirmation, ...]:
    """The doubts that were confirmed before; none without the store, so that all are asked."""
    with suppress(StoreUnavailable):
        return installed_store().confirmations()
    return ()


def _without_unfilled(
    content: bytes, checked: Checked, confirmed: tuple[Confirmation, ...]
) -> tuple[bytes, Checked]:
    """What may be published of a file, and its check."""
    if not checked.unfilled or not checked.publishable:
        return content, checked
    kept = without_unfilled_apart(content)
    return kept, check_apart(kept, confirmed=confirmed)


def _record(actor: Actor, action: Action, detail: str, content_hash: str = "") -> None:
    """Record an action; without the store the file is checked all the same, with a warning."""
    try:
        installed_store().record(actor, action, content_hash=content_hash, detail=detail)
    except StoreUnavailable as trouble:
        st.warning(escaped(f"这次上传没有记入操作记录。{trouble}"))


def show_check(upload: Upload) -> None:
    """Show whether the file may be published, then its findings."""
    _show_verdict(upload)
    if not upload.checked.findings:
        return
    chosen = _chosen(upload.checked.findings)
    if not chosen:
        st.info("没有别的问题：现行版次也有的提示没有列出，打开上面的开关就列出来。")
    page = choose_page(len(chosen), FINDINGS_A_PAGE, key="finding_page")
    if chosen:
        show_table(brief_findings_table(chosen[page]))
    if not upload.checked.keeps_styles:
        st.warning(f"下载标出问题的原文件时请注意：{STYLES_LOST}")
    show_file(
        "下载标出问题的原文件",
        lambda: annotate_apart(upload.original, confirmed=upload.confirmed),
        name=f"{upload.name.rpartition('.')[0]}_问题.xlsx",
        key="annotated",
    )


def _show_verdict(upload: Upload) -> None:
    checked = upload.checked
    counts = counts_in_words(checked.counts)
    if checked.publishable:
        asked = checked.counts.get(Severity.CONFIRM, 0)
        rest = f"有{asked}条待确认，发布前请逐条核对。" if asked else "可以发布。"
        st.success(f"读入{checked.fact_count}条事实；{counts}。{rest}")
    elif checked.counts.get(Severity.BLOCKING, 0):
        st.error(f"{counts}。阻断的问题改好之前不能发布；读者看到的仍是现行版次。")
    else:
        st.error("工作簿里没有实绩、目标、位次和任务，不能发布。")
    if checked.omitted:
        st.warning(f"问题太多，只列出前{len(checked.findings)}条，另有{checked.omitted}条。")


def _chosen(findings: tuple[Finding, ...]) -> list[Finding]:
    present = [each for each in Severity if each in {found.severity for found in findings}]
    with filter_row():
        severities = choose_many("程度", present, key="severity")
        sheet = choose_one_or_all(
            "表", list(dict.fromkeys(each.sheet for each in findings)), key="finding_sheet"
        )
        every = choose_whether("也列出现行版次已有的提示", key="known_findings")
    known = frozenset() if every else _known()
    return gravest_first(
        each
        for each in findings
        if each.severity in severities
        and (sheet is None or each.sheet == sheet)
        and (each.severity is not Severity.HINT or _gist(each) not in known)
    )


def _known() -> frozenset[tuple[str, ...]]:
    """The findings of the current edition, in whichever cell."""
    return frozenset(map(_gist, readers_reading().findings))


def _gist(finding: Finding) -> tuple[str, ...]:
    return finding.code, finding.sheet, finding.message
