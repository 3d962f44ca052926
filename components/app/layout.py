"""The window around a page: its width, its head, and rows that become a column on a phone."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Literal

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from components.charts.theme import themed_style
from components.plain_text import escaped

# Widest text and charts, in pixels: a 1920 projector is filled, an ultra-wide screen is not.
PAGE_WIDTH = 1680

# Streamlit's page says lang="en", and no setting changes it: screen readers would read Chinese
# with an English voice and browsers offer to translate it. This script is constant.
# Neither does one change its link for keyboards, which speaks English and leads to the menu only.
# What Streamlit draws dark stays so on paper; the class is for the style that makes it light there.
# A download's button is disabled while the file is made and loses the focus: the dialog around it
# would no longer close by Escape.
_PAGE_SCRIPT = """<script>{
const root = document.documentElement;
root.lang = 'zh-CN';
root.classList.toggle('dark', matchMedia('(prefers-color-scheme: dark)').matches);
const skip = document.querySelector('[data-testid="stSkipToContent"]');
const page = document.querySelector('.st-key-page');
if (skip && page) {
    skip.textContent = '跳到正文';
    page.tabIndex = -1;
    skip.onclick = event => {
        event.preventDefault();
        event.stopPropagation();
        page.focus();
    };
}
document.onkeydown = event => {
    const dialog = document.querySelector('[role="dialog"]');
    if (event.key !== 'Escape' || !dialog || document.activeElement !== document.body) return;
    dialog.focus();
    dialog.dispatchEvent(new KeyboardEvent('keydown', {key: 'Escape', bubbles: true}));
};
}</script>"""

# The buttons that Streamlit lays over charts and pictures speak English, and what they hand out
# has neither frame nor code; 取用这张图 does it properly. No option leaves them out. The class is
# named like the test id that Streamlit itself tests with.
# The button that copies a text is seen without a mouse too, beside the text. What opens has the
# ink of text, and a table beneath a chart takes the row that its button shares while it is closed.
# The classes further down are the public names of keyed containers.
# Charts have a ground of their own, and Streamlit's filled buttons white letters in both looks.
_GROUNDS = """.stVegaLiteChart svg { background-color: var(--paper) !important; }
[data-testid^="stBaseButton-primary"] { color: var(--paper) !important; }
@media print {
    .dark, .dark body, .dark .stApp { background: var(--paper) !important; }
    .dark .stApp * { color: var(--ink) !important; background-color: transparent !important; }
}"""
_LOOK = """<style>
.stElementToolbar { display: none; }
.stCode > div { opacity: 1; visibility: visible; }
.stCode pre { padding-right: 3.25rem; }
.stExpander summary, .stExpander summary * { color: var(--ink); opacity: 1; }
[class*="st-key-foot_chart_"] { margin-top: -1.25rem; }
[class*="st-key-foot_chart_"][class*="_linked"]::after {
    content: "点图看详情 ›"; color: var(--muted); font-size: 0.85rem; }
[class*="st-key-foot_"] > :has(> .stExpander) { flex: 0 1 auto; width: auto; }
[class*="st-key-foot_"] > :has(> .stExpander details[open]) { flex: 1 0 100%; }
a:focus-visible, button:focus-visible, summary:focus-visible, [tabindex]:focus-visible,
label:has(input:focus-visible), textarea:focus-visible {
    outline: 2px solid var(--actual) !important; outline-offset: 2px; }
:is(.stPopover, .stButton, .stDownloadButton) button:not([kind="primary"]):is(:hover, :active,
    [aria-expanded="true"]) { color: var(--actual) !important; }
.st-key-page_head { row-gap: 0; }
.st-key-page .stPageLink a { padding-inline: 0; }
@media (max-width: 700px) {
    div:has(> [class*="st-key-wide_only"]) { display: none; }
    .st-key-page_head h1 { padding: 0; }
    .stButton button, .stPopover button, .stDownloadButton button, .stPageLink a,
    .stButtonGroup button, .stExpander summary, .stCheckbox label, .stPagination button,
    :is(.stSelectbox, .stDateInput, .stTextInput) :is(input, button) {
        min-height: 44px; }
    [class*="st-key-filter_switch"]:not(:has(input:checked))
        + :has(> [class*="st-key-filter_panel"]) { display: none; }
    .st-key-page_head .stPopover p { font-size: 0.85rem; }
    .st-key-page, .st-key-page .stHorizontalBlock { row-gap: 0.5rem; }
    .st-key-page h2 { padding: 0.25rem 0; }
    .stHeading:not(:has(h1)) > div { margin-bottom: 0; }
    .stMainBlockContainer { padding-bottom: 0.5rem; }
    [class*="st-key-foot_"] { row-gap: 0; }
}
@media (min-width: 701px) {
    div:has(> [class*="st-key-phone_only"]), [class*="st-key-filter_switch"] { display: none; }
    [class*="st-key-filter_panel"] :is(.stSelectbox, .stButtonGroup) {
        display: flex; align-items: center; gap: 0.5rem; }
    [class*="st-key-filter_panel"] label { flex: none; margin: 0; }
    [class*="st-key-filter_panel"] .stSelectbox > div { flex: 1; }
}
@page { size: A4 landscape; margin: 10mm; }
@media print {
    .st-key-menu_bar, [data-testid="stToolbar"], [data-testid="stToastContainer"],
    .stExpander:not(:has(details[open])), [data-testid="stIconMaterial"],
    .stPopover:not(.st-key-page_head *), [class*="st-key-screen_only"],
    .stElementContainer:has(> :is(.stButton, .stDownloadButton, .stLinkButton, .stPagination,
        .stSelectbox, .stButtonGroup, .stTextInput, .stDateInput, .stCheckbox, .stHtml)),
    .stElementContainer:not(.stGrid *):has(> .stPageLink),
    [data-testid="stLayoutWrapper"]:has(> [class*="st-key-filter_panel"]),
    [data-testid="stLayoutWrapper"]:has(> .stExpander):not(:has(details[open])),
    [data-testid="stLayoutWrapper"]:has(> [class*="st-key-foot_"]):not(:has(details[open])) {
        display: none !important; }
    .stApp, .stMain, [data-testid="stAppViewContainer"], .stApp > div {
        position: static !important; height: auto !important; overflow: visible !important; }
    .stMainBlockContainer { padding: 0 !important; }
    .stPrintGraphic, .stPrintGraphic :is(div, svg) { height: auto !important; }
    .stPrintGraphic svg { max-height: 180mm; }
    .stGridCell, [data-testid="stTable"] tr, .stHeading { break-inside: avoid; }
    .stElementContainer:has(> .stHeading) { break-after: avoid; }
}
</style>"""


def colours() -> str:
    """The style by which charts and our own marks are as dark as the reader's system."""
    return f"<style>{themed_style()}\n{_GROUNDS}</style>"


@contextmanager
def page_frame(foot: Callable[[], None]) -> Iterator[None]:
    """Centre what is drawn inside and keep it from growing endlessly on a very wide screen.

    The page's language and look are declared before it is drawn, but stand below: an unseen
    element above would push the title down. So is the foot beneath the page, since a page may
    stop before its end: while nothing is uploaded, say.
    """
    middle = st.container(horizontal_alignment="center")
    st.html(_LOOK + _PAGE_SCRIPT, unsafe_allow_javascript=True)
    page = middle.container(width=PAGE_WIDTH, key="page")
    with middle.container(width=PAGE_WIDTH):
        foot()
    with page:
        yield


def show_page_header(title: str, *, place: str = "", lead: str = "") -> DeltaGenerator:
    """Show the page's title, beside it the lead if any, and return the line, which may go on.

    The place comes from the workbook; it is also set as the title of the browser's tab, so that
    a bookmark and the history say whose figures these are.
    """
    st.set_page_config(page_title=" · ".join(filter(None, (title, place))))
    line = st.container(horizontal=True, vertical_alignment="center", gap="small", key="page_head")
    line.title(escaped(title), anchor=False, width="content")
    if lead:
        line.text(" · ".join(filter(None, (place, lead))), width="content")
    return line


def only_on(place: Literal["wide", "phone", "screen"], key: str) -> DeltaGenerator:
    """A container that only a wide window, a phone, or a screen and no print shows.

    It is hidden by its key: nobody but the browser knows how wide it is.
    """
    return st.container(key=f"{place}_only_{key}", gap="small")


def scroll_to(key: str) -> None:
    """Bring the container with this key to the top of the window, again when charts are drawn."""
    move = f"() => document.querySelector('.st-key-{key}')?.scrollIntoView()"
    script = f"<script>for (const wait of [300, 1200]) setTimeout({move}, wait)</script>"
    st.html(script, unsafe_allow_javascript=True)


def card_row(widest: int, *, narrowest: int = 240) -> DeltaGenerator:
    """A row of at most ``widest`` equal cards, none narrower than ``narrowest`` pixels.

    It breaks into rows by itself, one a row on a phone: a narrower ``st.metric`` clips its label.
    Draw into it with ``with``: ``st.metric(..., border=True, height="stretch")``, or containers.
    """
    return st.grid(widest, min_column_width=narrowest, gap="small")
