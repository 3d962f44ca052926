"""Ways to one indicator's page: a link, a clicked bar.

Measured with Streamlit 1.67: coming back (browser, menu or link) draws chart and table as new
widgets with an empty selection, so a selection that navigates cannot fire twice; pages must not
keep such a selection in ``session_state``. A selection is not part of the URL. The browser's
history gets an entry too many (this page with the indicator's code, without its choices): one
step back shows the page with its defaults, two steps the view that was left; the menu's link
restores that view at once.
"""

from typing import NoReturn

import streamlit as st

from components.charts.layers import SELECTION
from components.plain_text import escaped
from components.routes import INDICATOR, TARGETS, Route
from components.specs import Spec
from indicators.dataset import Dataset
from indicators.facts import Indicator

CODE_PARAMETER = "code"
CODE_FIELD = "code"
# Both the field of a mark and the key of the choice on the targets page.
STANDING = "standing"
# Streamlit draws these links like plain text; colour and mark say that they lead somewhere.
_ONWARD = "›"


def open_indicator(code: str) -> NoReturn:
    """Leave this page for the indicator's own one.

    ``query_params`` must be given: without it ``st.switch_page`` raises when a bound choice of
    this page is in the address.
    """
    st.switch_page(INDICATOR.file, query_params={CODE_PARAMETER: code})


def asked_indicator(dataset: Dataset) -> Indicator | None:
    """The indicator whose code stands in the address, None where the dataset has no such one."""
    return dataset.indicator_by_code.get(st.query_params.get(CODE_PARAMETER, ""))


def asked_name(dataset: Dataset) -> str:
    """The name of the indicator in the address, "" where the dataset has no such one."""
    indicator = asked_indicator(dataset)
    return indicator.name if indicator else ""


def show_route_link(route: Route, label: str) -> None:
    """Show a link to one of the dashboard's pages."""
    st.page_link(route.file, label=_link_label(label))


def show_indicator_link(code: str, name: str) -> None:
    """Show the indicator's name as a link to its page.

    On the indicator's own page use :func:`show_indicator_button`: a link to the page that is
    already open changes the parameters but not the address.
    """
    st.page_link(INDICATOR.file, label=_link_label(name), query_params={CODE_PARAMETER: code})


def show_indicator_button(code: str, name: str, *, key: str) -> None:
    """Show the indicator's name as a quiet button that opens its page, from any page."""
    if st.button(_link_label(name), key=key, type="tertiary"):
        open_indicator(code)


def _link_label(name: str) -> str:
    return f":primary[{escaped(name)} {_ONWARD}]"


def show_linked_chart(spec: Spec, *, key: str, alt_text: str) -> None:
    """Show a chart whose marks open what they stand for.

    The chart brings the selection (components/charts): a mark with a `code` opens that
    indicator, one with a `standing` the targets of that standing, any other nothing.
    """
    event = st.vega_lite_chart(
        spec=spec,
        key=key,
        theme=None,
        on_select="rerun",
        selection_mode=SELECTION,
        alt=alt_text,
    )
    for picked in event["selection"].get(SELECTION, []):
        if code := picked.get(CODE_FIELD):
            open_indicator(str(code))
        if standing := picked.get(STANDING):
            st.switch_page(TARGETS.file, query_params={STANDING: str(standing)})


def show_plain_chart(spec: Spec, *, key: str, alt_text: str) -> None:
    """Show a chart whose marks stand for nothing that has a page."""
    st.vega_lite_chart(spec=spec, key=key, theme=None, alt=alt_text)
