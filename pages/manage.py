"""数据管理: download, upload, check, compare, publish; editions, review, record."""

import streamlit as st

from components.app.page import open_admin_page, show_section
from components.app.signing_in import require_sign_in
from components.drafting.documents import choose_document, show_identity
from components.drafting.finish import follow_to_check, show_cross_checks, show_finish
from components.drafting.mappings import show_mappings
from components.drafting.review import checks_of, show_review
from components.drafting.sheet_map import show_sheet_map
from components.inputs.choices import choose_button
from components.managing.briefing_templates import show_templates
from components.managing.downloads import show_workbooks
from components.managing.history import show_history, show_record, show_two_compared
from components.managing.publishing import show_publishing, show_submissions
from components.managing.store_state import (
    file_reference,
    published_editions,
    show_ignored_file,
    show_outcome,
    show_preview,
)
from components.managing.upload_comparison import base_of, show_upload_compared
from components.managing.uploads import choose_upload, show_check
from components.routes import MANAGE
from indicators.settings import settings

DRAFT, UPDATE, HISTORY, REVIEW = "从文件起草", "更新数据", "版次", "复核"
TEMPLATES, RECORD = "简报模板", "操作记录"

open_admin_page(MANAGE)
actor = require_sign_in()
editions = published_editions()
current = editions[0] if editions else None
show_outcome()
views = (DRAFT, UPDATE, HISTORY, *([REVIEW] if settings().review else []), TEMPLATES, RECORD)
follow_to_check("view", UPDATE)
view = choose_button("要做什么", views, key="view", default=UPDATE)

if view == DRAFT:
    work = choose_document(actor)
    if work is None:
        show_mappings(actor)
        st.stop()
    show_identity(work)
    if work.is_monthly:
        show_section("表和列", "每列定一次，下个月只问有差别的；留下的在下面逐条核对。")
        show_sheet_map(work)

    show_section("一、逐条核对", work.draft.summary)
    checks = checks_of(work)
    show_review(work, checks)

    show_section("二、互相核对")
    show_cross_checks(checks)

    show_section("三、完成")
    show_finish(work, current, actor)

if view == UPDATE:
    show_ignored_file(current)
    show_section("一、下载工作簿")
    show_workbooks(current, actor)

    show_section("二、上传改好的工作簿", "先检查、再比较，发布之前读者看不到任何变化。")
    upload = choose_upload(actor, current)
    if upload is None:
        st.stop()

    show_section("三、检查")
    show_check(upload)
    if not upload.checked.publishable:
        st.stop()

    base = base_of(upload.checked.base_edition, editions, upload.current, file_reference())
    show_section("四、比较", base.words)
    if not show_upload_compared(upload, base):
        st.stop()
    content = upload.content
    show_preview("在各页上预览这份草稿", lambda: content, upload.name, actor, key="preview")

    show_section("五、发布")
    show_publishing(upload, base, actor)

if view == HISTORY:
    show_section(f"已发布的版次（{len(editions)}版）", "什么都不删除；回退是把旧内容发布为新版次。")
    show_history(editions, actor)
    show_section("比较任意两版")
    show_two_compared(editions)

if view == REVIEW:
    show_section("待复核", "一人提交，另一人看过之后发布。")
    show_submissions(current, actor)

if view == TEMPLATES:
    show_section("简报模板", "本单位的字体、页边距、页眉页脚；自带模板可以下载下来改。")
    show_templates(actor)

if view == RECORD:
    show_section("操作记录", "只增不改；时间为当地时间。")
    show_record()
