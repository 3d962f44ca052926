"""Publishing an upload: what must be seen first, the note, and what may come in between."""

import streamlit as st

from components.app.editions import look_again
from components.installation import installed_store
from components.managing.bases import Base
from components.managing.outcomes import tell_after_rerun
from components.managing.uploads import Upload, forget_upload
from components.plain_text import escaped
from indicators.intake.draft import draft_of
from indicators.model.codelists import Severity
from indicators.rules.example_rows import example_words
from indicators.settings import settings
from indicators.store import (
    Actor,
    PublishedEdition,
    SameContent,
    StaleBase,
    StoreUnavailable,
)
from indicators.workbook.tables.row_kinds import unfilled_words

NOTE_LENGTH = 200


def show_publishing(upload: Upload, base: Base, actor: Actor) -> None:
    """Ask for the note and the confirmations, and publish or submit when told to."""
    asked = upload.checked.counts.get(Severity.CONFIRM, 0)
    note = st.text_input(
        "发布说明（必填，如“补录1—6月主要指标”）",
        max_chars=NOTE_LENGTH,
        key=f"publish_note_{upload.file}",
        live=True,
    ).strip()
    if upload.checked.unfilled:
        st.text(unfilled_words(upload.checked.unfilled))
    confirmed = not asked or st.checkbox(
        f"以上{asked}条待确认已逐条核对，数字无误", key=f"confirmed_{upload.file}"
    )
    examples = upload.checked.example_count
    meant = not examples or st.checkbox(
        f"{example_words(examples)}确实要发布", key=f"examples_{upload.file}"
    )
    seen = base.is_current or st.checkbox(
        f"已看过第{_number(base.current)}版的改动，仍以本文件为准",
        key=f"seen_{upload.file}_{_number(base.current)}",
    )
    review = settings().review
    # Without the number that it will get: a button that changes its name forgets being pressed.
    label = "提交复核" if review else "发布新版次"
    missing = _missing(note, confirmed, meant, seen)
    if missing:
        st.text(f"还差：{missing}。")
    # Not disabled for what was not seen: somebody may have published since the button was drawn,
    # and whoever presses it must be told.
    ready = bool(note) and confirmed and meant
    if st.button(label, type="primary", disabled=not ready, key="publish") and ready:
        _hand_in(upload, base.current if seen else base.edition, actor, note, review)


def _missing(note: str, confirmed: bool, meant: bool, seen: bool) -> str:
    wanted = {
        "填写发布说明": not note,
        "确认已核对待确认的问题": not confirmed,
        "确认要发布示例数据": not meant,
        "确认已看过期间的改动": not seen,
    }
    return "、".join(words for words, lacking in wanted.items() if lacking)


def _hand_in(
    upload: Upload, seen: PublishedEdition | None, actor: Actor, note: str, review: bool
) -> None:
    """Publish or submit against the edition that the analyst has seen, and say what came of it."""
    number = seen.number if seen else None
    draft = draft_of(upload.content, upload.published)
    try:
        if review:
            made = installed_store().submit(draft, base=number, actor=actor, note=note)
            done = f"已提交复核（第{made.number}号），请另一位分析人员在“复核”里发布。"
        else:
            published = installed_store().publish(draft, base=number, actor=actor, note=note)
            done = f"已发布第{published.number}版，读者随即看到。"
    except StaleBase as stale:
        look_again()
        tell_after_rerun(
            f"没有发布：第{_number(stale.current)}版刚由{_publisher(stale.current)}发布。"
            "您的文件还在，请看过其间的改动再发布。"
        )
        st.rerun()
    except SameContent:
        st.info("内容与现行版次完全相同，没有发布新版次。")
    except StoreUnavailable as trouble:
        st.error(escaped(f"没有发布，您的文件还在。{trouble}"))
    else:
        look_again()
        forget_upload()
        tell_after_rerun(done)
        st.rerun()


def _number(edition: PublishedEdition | None) -> int:
    return edition.number if edition else 0


def _publisher(edition: PublishedEdition | None) -> str:
    return edition.publisher if edition else ""
