"""What the check says of an upload: every finding, and the analyst's own file back."""

import streamlit as st

from components.app.current_dataset import readers_reading
from components.display.figures import show_table
from components.inputs.choices import (
    choose_many,
    choose_one_or_all,
    choose_page,
    choose_whether,
    filter_row,
)
from components.managing.recorded_downloads import show_file
from components.managing.uploads import Upload
from indicators.checks.finding_tables import brief_findings_table
from indicators.checks.findings import Finding, counts_in_words, gravest_first
from indicators.intake import annotate_apart
from indicators.model.codelists import Severity
from indicators.workbook.output.round_trip import STYLES_LOST

FINDINGS_A_PAGE = 20


def show_check(upload: Upload) -> None:
    """Say whether the file may be published, then list what was found."""
    _show_verdict(upload)
    if not upload.checked.findings:
        return
    chosen = _chosen(upload.checked.findings)
    if not chosen:
        st.info("没有别的问题：现行版次也有的提示没有列出，打开上面的开关就列出来。")
    pages = -(-len(chosen) // FINDINGS_A_PAGE)
    start = (choose_page(pages, key="finding_page") - 1) * FINDINGS_A_PAGE
    if chosen:
        show_table(brief_findings_table(chosen[start : start + FINDINGS_A_PAGE]))
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
    """What the check says of the current edition too, wherever it stands there."""
    reading = readers_reading()
    return frozenset() if isinstance(reading, str) else frozenset(map(_gist, reading.findings))


def _gist(finding: Finding) -> tuple[str, ...]:
    return finding.code, finding.sheet, finding.message
