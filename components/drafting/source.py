"""Where a row comes from: its paragraph with the phrase lit, its page's picture, or its cell."""

from io import BytesIO

import pandas as pd
import streamlit as st
from PIL import Image, ImageDraw

from components.app.page_turns import turn_of_others
from components.drafting.work import Work
from components.installation import installed_store
from components.plain_text import escaped, small
from indicators.drafting.claims import Claim
from indicators.drafting.documents.files import is_pdf
from indicators.drafting.documents.passages import DocumentForm
from indicators.drafting.drafts.draft import UnreadableDocument
from indicators.drafting.drafts.excerpts import Box, Excerpt, Lit, PagePicture, excerpt, lit, marks
from indicators.drafting.drafts.row_words import claim_words
from indicators.drafting.monthly.grids import SheetGrid
from indicators.intake.documents import grids_apart, page_picture_apart
from indicators.store import Store, StoredDraft

# How much of a long paragraph is shown around the phrase, and of a page around the mark.
_AROUND = 180
_PART, _MARGIN = 0.3, 0.02
_KEPT_SECONDS = 1800
_PEN, _COLOUR = 3, (217, 119, 6)


def show_source(work: Work, claim: Claim) -> None:
    """Show the place of a claim in its document."""
    page = f"第{claim.page}页" if claim.page else ""
    places = dict.fromkeys((page, claim.section, claim.sheet, claim.cell))
    where = "　".join(filter(None, places))
    st.markdown(small(f"原文　{where}"))
    found = lit(work.reading.paragraphs, claim)
    if found is None:
        if claim.sheet:
            _show_cell(work, claim)
        else:
            st.markdown(f"数　:orange-background[**{escaped(claim.quote)}**]")
        return
    st.markdown(_shown(found))
    if claim.page is not None and _is_pdf(work.stored.document_hash, work.stored):
        _show_page(work, claim, found)


def _shown(found: Lit) -> str:
    """Markdown of a paragraph with its phrase lit; of a table's row the cells are parted."""
    if found.form is DocumentForm.TABLE:
        before, after = (each.replace("\t", " ｜ ") for each in (found.before, found.after))
        cell = f":orange-background[**{escaped(found.figure)}**]"
        return " ｜ ".join(filter(None, (escaped(before), cell, escaped(after))))
    before = f"……{found.before[-_AROUND:]}" if len(found.before) > _AROUND else found.before
    after = f"{found.after[:_AROUND]}……" if len(found.after) > _AROUND else found.after
    figure = f"**{escaped(found.figure)}**" if found.figure else ""
    phrase = f"{escaped(found.lead)}{figure}{escaped(found.tail)}"
    return f"{escaped(before)}:orange-background[{phrase}]{escaped(after)}"


def _show_page(work: Work, claim: Claim, found: Lit) -> None:
    number = claim.page or 1
    picture = _picture(work.stored.document_hash, number, work.stored, installed_store())
    if isinstance(picture, str):
        st.info(escaped(picture))
        return
    places = marks(picture, found)
    whole = st.toggle("整页", key="draft_whole_page")
    st.image(
        _marked(picture, places, whole=whole or not places),
        width="stretch",
        alt=f"第{number}页，标出的是“{found.lead}{found.figure}”",
    )
    if not places:
        st.text("这一页上没有找到这句话的位置，请在图上查看。")


def _marked(picture: PagePicture, places: tuple[Box, ...], *, whole: bool) -> bytes:
    """The page with a frame around each line of the phrase; not whole, the part around it."""
    with Image.open(BytesIO(picture.png), formats=["PNG"]) as opened:
        page = opened.convert("RGB")
    width, height = page.size
    pen = ImageDraw.Draw(page)
    for left, top, right, bottom in places:
        box = (left * width - _PEN, top * height - _PEN, right * width + _PEN, bottom * height)
        pen.rectangle(box, outline=_COLOUR, width=_PEN)
    if not whole:
        middle = (places[0][1] + places[-1][3]) / 2
        top = min(max(0.0, middle - _PART / 2), 1 - _PART)
        left = max(0.0, min(each[0] for each in picture.boxes) - _MARGIN)
        right = min(1.0, max(each[2] for each in picture.boxes) + _MARGIN)
        upper, lower = int(top * height), int((top + _PART) * height)
        page = page.crop((int(left * width), upper, int(right * width), lower))
    target = BytesIO()
    page.save(target, "PNG")
    return target.getvalue()


@st.cache_data(max_entries=200, show_spinner=False)
def _is_pdf(document_hash: str, _stored: StoredDraft) -> bool:
    """Whether a document is a PDF."""
    return is_pdf(installed_store().document_drafts.content(_stored))


@st.cache_data(max_entries=24, ttl=_KEPT_SECONDS, show_spinner="正在画这一页……")
def _picture(
    document_hash: str, number: int, _stored: StoredDraft, _store: Store
) -> PagePicture | str:
    """A page of a document, drawn once for all sessions; a sentence where it cannot be drawn.

    The sentence is kept as well: every key would wait for the same page again.
    """
    try:
        with turn_of_others():
            return page_picture_apart(_store.document_drafts.content(_stored), number)
    except UnreadableDocument as refusal:
        return str(refusal)


def _show_cell(work: Work, claim: Claim) -> None:
    """Show the rows and columns around a number: its headers, its row's label, its neighbours."""
    found = _grids(work.stored.document_hash, work.stored, installed_store())
    grids = () if isinstance(found, str) else found
    grid = next((each for each in grids if each.title == claim.sheet), None)
    if grid is None:
        st.info(escaped(found if isinstance(found, str) else f"文件里没有“{claim.sheet}”表。"))
    else:
        part = excerpt(grid, claim.cell)
        if part.title:
            st.markdown(escaped(part.title))
        with st.container(key="draft_grid"):
            st.table(_cells_marked(part))
    st.markdown(small(f"读作：{claim_words(claim)}"))


def _cells_marked(part: Excerpt) -> pd.DataFrame:
    """Cells as Markdown: the number lit, what names its row and its column bold."""
    bold = [(part.row, part.label), *((row, part.column) for row in part.headers)]
    marks: dict[object, str] = dict.fromkeys(bold, "**{}**")
    marks[part.row, part.column] = ":orange-background[**{}**]"
    shown = part.cells.map(escaped)
    for letter in shown:
        texts = shown[letter].items()
        shown[letter] = [
            marks.get((row, letter), "{}").format(text) if text else "" for row, text in texts
        ]
    return shown


@st.cache_resource(max_entries=4, ttl=_KEPT_SECONDS, show_spinner="正在打开这张表……")
def _grids(document_hash: str, _stored: StoredDraft, _store: Store) -> tuple[SheetGrid, ...] | str:
    """The sheets of a workbook, read once for all sessions; a sentence where that is refused."""
    try:
        with turn_of_others():
            return grids_apart(_store.document_drafts.content(_stored))
    except UnreadableDocument as refusal:
        return str(refusal)
