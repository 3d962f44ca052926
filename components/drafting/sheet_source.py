"""The part of a workbook's sheet that a number stands in, with its cell lit."""

import pandas as pd
import streamlit as st

from components.app.page_turns import turn_of_others
from components.drafting.work import Work
from components.installation import installed_store
from components.plain_text import escaped, small
from indicators.drafting.claims import Claim
from indicators.drafting.drafts.draft import UnreadableDocument
from indicators.drafting.drafts.row_words import claim_words
from indicators.drafting.monthly.excerpts import Excerpt, ExcerptLine, excerpt
from indicators.intake.documents import Grids, grids_apart
from indicators.store import Store, StoredDraft

_KEPT_SECONDS = 1800


def show_cell(work: Work, claim: Claim) -> None:
    """Show the rows and columns around a number: its headers, its row's label, its neighbours."""
    found = _grids(work.stored.document_hash, work.stored, installed_store())
    grids = () if isinstance(found, str) else found.grids
    grid = next((each for each in grids if each.title == claim.sheet), None)
    if grid is None:
        st.info(escaped(found if isinstance(found, str) else f"文件里没有“{claim.sheet}”表。"))
    else:
        part = excerpt(grid, claim.cell)
        if part.title:
            st.markdown(escaped(part.title))
        lines = {each.row: _cells(part, each) for each in part.lines}
        shown = pd.DataFrame.from_dict(lines, orient="index", columns=list(part.columns))
        with st.container(key="draft_grid"):
            st.table(shown)
    st.markdown(small(f"读作：{claim_words(claim)}"))


def _cells(part: Excerpt, line: ExcerptLine) -> list[str]:
    """A line's texts as Markdown: the number lit, what names its row and its column bold."""
    texts: list[str] = []
    for letter, text in zip(part.columns, line.cells, strict=True):
        plain = escaped(text)
        if text and (letter, line.row) == (part.column, part.row):
            plain = f":orange-background[**{plain}**]"
        elif text and (
            (line.is_header and letter == part.column)
            or (line.row == part.row and letter == part.label)
        ):
            plain = f"**{plain}**"
        texts.append(plain)
    return texts


@st.cache_resource(max_entries=4, ttl=_KEPT_SECONDS, show_spinner="正在打开这张表……")
def _grids(document_hash: str, _stored: StoredDraft, _store: Store) -> Grids | str:
    """The sheets of a workbook, read once for all sessions; a sentence where that is refused."""
    try:
        with turn_of_others():
            return grids_apart(_store.document_drafts.content(_stored))
    except UnreadableDocument as refusal:
        return str(refusal)
