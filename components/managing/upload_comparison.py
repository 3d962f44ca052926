"""What an upload would change, against the edition that it was made from."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import streamlit as st

from components.app.page_turns import turn_of_others
from components.display.figures import show_table
from components.inputs.choices import choose_one_or_all, choose_page, filter_row
from components.managing.store_state import base_content
from components.managing.uploads import Upload
from components.plain_text import escaped
from indicators.comparison import Comparison, Consequence
from indicators.comparison.change_tables import changes_table, consequences_table
from indicators.comparison.model import summary_lines
from indicators.exhibits.table import Table
from indicators.intake.jobs import compare_apart
from indicators.store import PublishedEdition

ROWS_A_PAGE = 20
_KEY = "comparison"
# A page shows two at most: since the base, and the upload's own.
_MOST_KEPT = 2


@dataclass(frozen=True, slots=True)
class Base:
    """The edition that an upload is compared with.

    `edition` is None where it is the workbook file, before anything was published; `words` say
    how it was found; `current` is the edition that readers see now.
    """

    edition: PublishedEdition | None
    current: PublishedEdition | None
    words: str

    @property
    def is_current(self) -> bool:
        """Whether the upload's base is still the current edition."""
        return (self.edition and self.edition.number) == (self.current and self.current.number)

    @property
    def number(self) -> int | None:
        """The base's number, None before anything was published."""
        return self.edition.number if self.edition else None


def base_of(
    reference: str,
    editions: Sequence[PublishedEdition],
    when_uploaded: int | None,
    file_reference: str = "",
) -> Base:
    """The base that a workbook names, else the edition that was current when it was uploaded.

    `editions` newest first; `when_uploaded` is that edition's number, None where there was none;
    `file_reference` is how the workbook file on disk would be named.
    """
    current = editions[0] if editions else None
    if reference and reference == file_reference:
        return Base(None, current, "文件写明基于磁盘上的工作簿（发布第一版之前）。")
    named = _named(reference, editions)
    if named is not None:
        return Base(named, current, f"文件写明基于第{named.number}版。")
    then = next((each for each in editions if each.number == when_uploaded), None)
    against = f"与上传时的第{then.number}版比较。" if then else "与发布第一版之前的工作簿比较。"
    if not reference:
        return Base(then, current, f"文件没有写明基于哪一版，{against}")
    if then is None:
        return Base(None, current, against)
    return Base(then, current, f"文件写明的基于版次“{reference}”不在已发布的版次里，{against}")


def _named(reference: str, editions: Sequence[PublishedEdition]) -> PublishedEdition | None:
    """The edition that a workbook names, with its hash or, typed by hand, by its number alone."""
    for each in editions:
        if reference in {each.label, f"第{each.number}版"}:
            return each
    return None


def compared(old: str, new: str, contents: Callable[[], tuple[bytes, bytes]]) -> Comparison:
    """The comparison of two contents by their hashes, made once a session; it may take a while."""
    kept = st.session_state.setdefault(_KEY, {})
    if (old, new) not in kept:
        with st.spinner("正在比较……"), turn_of_others():
            before, after = contents()
            found = compare_apart(before, after)
        while len(kept) >= _MOST_KEPT:
            kept.pop(next(iter(kept)))
        kept[old, new] = found
    made: Comparison = kept[old, new]
    return made


def show_upload_compared(upload: Upload, base: Base) -> bool:
    """Show what the upload changes, and first what others have changed since its base.

    Whether there is something to publish. A file that is the workbook on disk may be published
    though nothing is changed in it: no edition holds that content to roll back to.
    """
    new, old = upload.published.content_hash, _hash(base.edition)
    if not base.is_current and base.current is not None:
        _show_between(base, base.current)
    found = compared(old, new, lambda: (base_content(base.edition), upload.content))
    if found.is_empty:
        st.info(_unchanged_words(base))
        return base.edition is None
    show_comparison(found, key="changes")
    return True


def _unchanged_words(base: Base) -> str:
    """What a file that has the content of its base is good for."""
    if base.edition is not None:
        name = f"{'现行的' if base.is_current else ''}第{base.edition.number}版"
        return (
            f"您的文件和{name}的内容没有差别。没有改动，不用发布。"
            "要恢复以前的内容，请到“版次”里回退。"
        )
    if base.current is not None:
        return "您的文件和第一版发布之前的工作簿没有差别：照此发布，就恢复成那时的内容。"
    return (
        "您的文件和磁盘上的工作簿没有差别。可以照原样发布为第一版："
        "读者看到的不变，此后以发布的版次为准，不再读磁盘上的文件。"
    )


def _show_between(base: Base, current: PublishedEdition) -> None:
    """What others have changed since the base, where they have changed anything."""
    found = compared(
        _hash(base.edition),
        current.content_hash,
        lambda: (base_content(base.edition), base_content(current)),
    )
    if found.is_empty:
        return
    st.warning(
        f"现行已是第{current.number}版（{escaped(current.publisher)}发布）："
        "您的文件没有包含其间的改动，照此发布会把它们改回去。"
    )
    start = f"第{base.number}版" if base.edition else "第一版发布之前"
    with st.expander(f"其间的改动：{start}到第{current.number}版"):
        show_comparison(found, key="between")


def show_comparison(found: Comparison, *, key: str) -> None:
    """Show the changes, then their consequences."""
    if found.is_empty:
        st.info("两份工作簿的内容没有差别。")
        return
    _show_pages(
        f"改了什么（{len(found.changes)}条）",
        changes_table(found.changes).only("place", "row", "field_text"),
        f"{key}_changes",
    )
    title = f"读者会看到的变化（{len(found.consequences)}处）"
    if found.consequences:
        st.subheader("主要变化", anchor=False)
        for line in summary_lines(found.consequences):
            st.text(line)
        effects = consequences_table(_chosen(found, key)).only("place", "name", "text")
        _show_pages(title, effects, f"{key}_consequences")
    else:
        st.info("读者看到的图表、状态、位次和文字都不变。")


def _chosen(found: Comparison, key: str) -> list[Consequence]:
    """The consequences for the page and of the kind that the analyst chooses."""
    every = found.consequences
    with filter_row():
        pages = list(dict.fromkeys(each.page for each in every))
        page = choose_one_or_all("页面", pages, key=f"{key}_where")
        kinds = list(dict.fromkeys(each.kind for each in every))
        kind = choose_one_or_all("类别", kinds, key=f"{key}_kind", name=lambda each: each.value)
    return [each for each in every if page in {None, each.page} and kind in {None, each.kind}]


def _show_pages(title: str, table: Table, key: str) -> None:
    st.subheader(escaped(title), anchor=False)
    page = choose_page(len(table.rows), ROWS_A_PAGE, key=key)
    show_table(table.of(table.rows.iloc[page]))


def _hash(edition: PublishedEdition | None) -> str:
    return edition.content_hash if edition else ""
