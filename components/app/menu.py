"""The menu: one row of links above every page, which scrolls sideways on a phone.

Streamlit's own menu is not used: on a phone it is a drawer that stays open over the page that was
just chosen, behind a button without a word (measured with 1.67).
"""

import streamlit as st

from components.app.current_dataset import current_reading
from components.app.layout import PAGE_WIDTH, colours
from components.inputs.links import with_kept
from components.routes import INDICATOR, KEEPING, KEPT, LIBRARY, MAKING, READING, Route
from indicators.exhibits.parameters import ON
from indicators.rules.fulfilment import has_results

_KEY, _BAR = "menu", "menu_bar"
# It stays in sight on long pages, as Streamlit's own does, and its lines keep a finger apart. The
# classes are the public names of keyed containers; what stays must be the box around the bar.
_LOOK = """<style>
div:has(> .st-key-menu_bar) {
    position: sticky; top: 0; z-index: 10; background: var(--paper);
}
.st-key-menu { padding: 0.6rem 0; border-bottom: 1px solid var(--hairline); }
.st-key-menu_more {
    border-left: 1px solid var(--hairline); margin-left: 0.5rem; padding-left: 0.5rem;
}
.st-key-menu, .st-key-menu_more { flex-wrap: nowrap; align-items: center; }
.st-key-menu .stPopover button { min-height: 0; padding-block: 0.25rem; }
.st-key-menu > *, .st-key-menu_more > * { flex-shrink: 0; }
.st-key-menu a[aria-current] { background: var(--track); }
.st-key-menu a[aria-current] p { color: var(--ink); font-weight: 700; }
@media (max-width: 700px) {
    .st-key-menu .stPopover button { min-height: 44px; }
    .st-key-menu { overflow-x: auto; scrollbar-width: none; padding: 0.25rem 0; }
    .st-key-menu_more { margin-left: 0; padding-left: 0; }
    .st-key-menu a { padding-inline: 0.5rem; }
    /* More follows on the right. */
    .st-key-menu[data-more] {
        mask-image: linear-gradient(to right, black calc(100% - 4rem), transparent);
    }
}
</style>"""
# Streamlit marks the link of the open page by weight and ground, which nobody can hear. Its links
# arrive after this script, so it waits for them.
_SPOKEN = """<script>{
const menu = document.querySelector('.st-key-menu');
const edge = () => menu.toggleAttribute(
    'data-more', menu.scrollLeft + menu.clientWidth < menu.scrollWidth - 4);
const tell = () => {
    menu.querySelectorAll('a').forEach((link, place) => {
        if (place === CURRENT) link.setAttribute('aria-current', 'page');
        else link.removeAttribute('aria-current');
    });
    edge();
};
if (menu) {
    menu.setAttribute('role', 'navigation');
    menu.setAttribute('aria-label', '页面');
    menu.teller?.disconnect();
    menu.teller = new MutationObserver(tell);
    menu.teller.observe(menu, {childList: true, subtree: true});
    tell();
    // The open page's link is in sight on a phone.
    menu.scrollLeft = menu.querySelectorAll('a')[CURRENT]?.offsetLeft - 120 || 0;
    menu.onscroll = edge;
    edge();
}
}</script>"""


def show_menu(current: Route) -> None:
    """Show the way to every page: the readers' in a row, those of the data behind one word.

    The current one is marked and announced; of those behind the word, the word names it.
    """
    reading = _with_results()
    links = [*reading, *MAKING]
    # An indicator is one of the library's.
    marked = LIBRARY if current is INDICATOR else current
    place = links.index(marked) if marked in links else -1
    word = f"{KEEPING}：{current.menu_label}" if current in KEPT else KEEPING
    with st.container(horizontal_alignment="center", gap=None, key=_BAR):
        with st.container(horizontal=True, gap=None, width=PAGE_WIDTH, key=_KEY):
            for route in reading:
                _show_link(route)
            with st.container(horizontal=True, gap=None, width="content", key=f"{_KEY}_more"):
                for route in MAKING:
                    _show_link(route)
                # A key a page: what was opened on the page that is left closes.
                with st.popover(word, type="tertiary", key=f"{_KEY}_{current.address}"):
                    for route in KEPT:
                        _show_link(route)
        script = _SPOKEN.replace("CURRENT", str(place))
        st.html(colours() + _LOOK + script, unsafe_allow_javascript=True)


def _show_link(route: Route) -> None:
    kept = with_kept({}, ON.key) or None
    st.page_link(route.file, label=route.menu_label, width="content", query_params=kept)


def _with_results() -> list[Route]:
    dataset = current_reading().usable
    has_any = dataset is not None and has_results(dataset)
    return [each for each in READING if has_any or not each.needs_results]
