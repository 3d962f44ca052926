"""The menu: a row of links above every page, which scrolls sideways on a phone.

Streamlit's own menu is not used: on a phone it is a drawer that stays open over the page that was
just chosen, behind a button without a word (measured with 1.67).
"""

import streamlit as st

from components.app.current_dataset import current_reading, usable_dataset
from components.app.layout import PAGE_WIDTH, colours
from components.inputs.links import with_kept
from components.routes import ROUTES, Route
from indicators.exhibits.choices import ON
from indicators.rules.fulfilment import has_results

_KEY, _BAR = "menu", "menu_bar"
# It stays in sight on long pages, as Streamlit's own does, and its lines keep a finger apart. The
# classes are the public names of keyed containers; what stays must be the box around the bar.
_LOOK = """<style>
div:has(> .st-key-menu_bar) {
    position: sticky; top: 0; z-index: 10; background: var(--paper);
}
.st-key-menu { row-gap: 0.75rem; padding: 0.6rem 0; border-bottom: 1px solid var(--hairline); }
@media (max-width: 700px) {
    .st-key-menu { flex-wrap: nowrap; overflow-x: auto; scrollbar-width: none; }
    .st-key-menu > * { flex-shrink: 0; }
}
</style>"""
# Streamlit marks the link of the open page by weight and ground, which nobody can hear. Its links
# arrive after this script, so it waits for them.
_SPOKEN = """<script>{
const menu = document.querySelector('.st-key-menu');
const tell = () => menu.querySelectorAll('a').forEach((link, place) => {
    if (place === CURRENT) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
});
if (menu) {
    menu.setAttribute('role', 'navigation');
    menu.setAttribute('aria-label', '页面');
    menu.teller?.disconnect();
    menu.teller = new MutationObserver(tell);
    menu.teller.observe(menu, {childList: true, subtree: true});
    tell();
    // The open page's link is in sight on a phone.
    menu.scrollLeft = menu.querySelectorAll('a')[CURRENT]?.offsetLeft - 120 || 0;
}
}</script>"""


def show_menu(current: Route) -> None:
    """Show a link to every page that the menu names; the current one is marked and announced."""
    entries = _entries()
    kept = with_kept({}, ON.key) or None
    place = entries.index(current) if current in entries else -1
    with st.container(horizontal_alignment="center", gap=None, key=_BAR):
        with st.container(horizontal=True, gap=None, width=PAGE_WIDTH, key=_KEY):
            for route in entries:
                st.page_link(route.file, label=route.title, width="content", query_params=kept)
        script = _SPOKEN.replace("CURRENT", str(place))
        st.html(colours() + _LOOK + script, unsafe_allow_javascript=True)


def _entries() -> list[Route]:
    dataset = usable_dataset(current_reading())
    has_any = dataset is not None and has_results(dataset)
    return [each for each in ROUTES if each.in_menu and (has_any or not each.needs_results)]
