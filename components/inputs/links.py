"""Ways to a page: links, buttons, a clicked mark; whole addresses for a text, a script, a slide.

Measured with Streamlit 1.67: coming back (browser, menu or link) draws chart and table as new
widgets with an empty selection, so a selection that navigates cannot fire twice; pages must not
keep such a selection in ``session_state``. A selection is not part of the URL. On the way to the
indicator the browser's history gets an entry of the page that is left, with the indicator's code
and without the page's choices; `forget_foreign_code` mends it when the reader comes back.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from types import MappingProxyType
from typing import NoReturn
from urllib.parse import quote, urlencode, urlsplit

import streamlit as st

from components.charts.frame import SELECTION
from components.charts.marks import Spec
from components.plain_text import escaped, small
from components.routes import INDICATOR, OVERVIEW, ROUTES, TARGETS, Route
from indicators.exhibits.parameters import DOMAIN, ON, YEAR
from indicators.exhibits.pictures import Canvas
from indicators.exhibits.request import Request
from indicators.model.dataset import Dataset
from indicators.model.facts import Indicator
from indicators.text.file_formats import FileFormat
from indicators.text.text_metrics import em_width

CODE_PARAMETER = "code"
CODE_FIELD = "code"
# Both the field of a mark and the key of the choice on the targets page.
STANDING = "standing"
# The fields of marks that lead to another page.
LEADING = frozenset({CODE_FIELD, STANDING, DOMAIN.key})
# Both the field of a mark and the key of the choice beneath a calendar.
MONTH = "month"
# What a link keeps of the address of the page that is left.
_KEPT = (YEAR.key, ON.key)
# Streamlit draws these links like plain text; colour and mark show that they lead somewhere.
_ONWARD = "›"
MORE = "看这个指标"
# In em. A longer link would be cut off in a narrow card, because Streamlit never breaks links.
LONGEST_LINK = 14


# By an indicator's code, the choice of the page that shows more of it: a widget's key and value.
Places = Mapping[str, tuple[str, object]]
_ARRIVING = "arriving_at"


def with_kept(query: Mapping[str, str], *keys: str) -> dict[str, str]:
    """The parameters of a link, with those of this page's address that it keeps.

    These are the 年度 and the day of judgement where no `keys` say which.
    """
    kept = {key: st.query_params[key] for key in keys or _KEPT if key in st.query_params}
    return kept | dict(query)


def _open_indicator(code: str) -> NoReturn:
    """Leave this page for the indicator's own one.

    ``query_params`` must be given: without it ``st.switch_page`` raises when a bound choice of
    this page is in the address.
    """
    st.switch_page(INDICATOR.file, query_params=with_kept({CODE_PARAMETER: code}))


def forget_foreign_code() -> None:
    """On any page but the indicator's: drop an indicator's code from the address and begin again.

    One step back in the browser leads to such an address. Run anew, before any of them is drawn,
    the page's choices come back as they were left, and with them their parameters.
    """
    if CODE_PARAMETER in st.query_params:
        del st.query_params[CODE_PARAMETER]
        st.rerun()


def open_route(route: Route) -> NoReturn:
    """Leave this page for another one of the dashboard's, as it is without any choice."""
    # Its own choices are bound to this page's address: without a parameter that replaces them
    # Streamlit refuses to leave.
    st.switch_page(route.file, query_params=with_kept({}, ON.key))


def asked_indicator(dataset: Dataset) -> Indicator | None:
    """The indicator whose code is in the address, None where the dataset has no such one."""
    return dataset.indicator_by_code.get(st.query_params.get(CODE_PARAMETER, ""))


def asked_name(dataset: Dataset) -> str:
    """The name of the indicator in the address, "" where the dataset has no such one."""
    indicator = asked_indicator(dataset)
    return indicator.name if indicator else ""


def show_route_link(
    route: Route, label: str, query: Mapping[str, str | Sequence[str]] | None = None
) -> None:
    """Show a link to one of the dashboard's pages, of the chosen 年度 and day of judgement.

    A `query` replaces these.
    """
    known = with_kept({}) if query is None else query
    st.page_link(route.file, label=_link_label(label), query_params=known)


def show_exhibit_link(request: Request, dataset: Dataset) -> None:
    """Show a link to the page of a chart or table, with its choices."""
    route = next(each for each in ROUTES if each.address == request.exhibit.page)
    query: dict[str, list[str]] = {}
    for key, text in _page_query(request, dataset):
        query.setdefault(key, []).append(text)
    show_route_link(route, f"在“{route.title}”页看现行的", query)


def show_indicator_link(code: str, name: str) -> None:
    """Show the indicator's name as a link to its page.

    On the indicator's own page use :func:`show_indicator_button`: a link to the page that is
    already open changes the parameters but not the address.
    """
    show_route_link(INDICATOR, name, with_kept({CODE_PARAMETER: code}))


def show_subject(name: str, code: str, *, strong: bool = False) -> None:
    """Show what a card is about: a link to its indicator, or the name alone where `code` is "".

    A name too long for a link is shown above one.
    """
    fits = em_width(name) <= LONGEST_LINK
    if not (code and fits):
        st.markdown(f"**{escaped(name)}**" if strong else small(name))
    if code and fits:
        label = f":primary[**{escaped(name)}** {_ONWARD}]" if strong else _link_label(name)
        st.page_link(INDICATOR.file, label=label, query_params=with_kept({CODE_PARAMETER: code}))
    elif code:
        show_indicator_link(code, MORE)


def show_indicator_button(code: str, name: str, *, key: str) -> None:
    """Show the indicator's name as a quiet button that opens its page, from any page."""
    if st.button(_link_label(name), key=key, type="tertiary"):
        _open_indicator(code)


def show_indicator_links(codes: Iterable[str], dataset: Dataset, *, key: str, here: bool) -> None:
    """Show a row of links to indicators, as a keyboard reaches them; buttons on their own page."""
    found = [dataset.indicator_by_code[each] for each in codes if each in dataset.indicator_by_code]
    with st.container(horizontal=True, gap="small"):
        for each in found:
            if here:
                show_indicator_button(each.code, each.name, key=f"{key}_to_{each.code}")
            else:
                show_indicator_link(each.code, each.name)


def _link_label(name: str) -> str:
    return f":primary[{escaped(name)} {_ONWARD}]"


def show_linked_chart(
    spec: Spec,
    *,
    key: str,
    alt_text: str,
    chooses: frozenset[str] = frozenset(),
    places: Places = MappingProxyType({}),
) -> None:
    """Show a chart whose marks open the page of their indicator or standing.

    The mark of an indicator with one of the `places` leads there on the page instead.

    The chart brings the selection (components/charts): a mark with a `code` opens that
    indicator, one with a `standing` or a `domain` the targets of that standing or field, one with
    a `month`, or any field that the page `chooses` by, chooses it on the page itself, any other
    nothing.
    """
    event = st.vega_lite_chart(
        spec=spec,
        key=key,
        theme=None,
        on_select=partial(_choose_here, key, chooses | {MONTH}, places),
        selection_mode=SELECTION,
        alt=alt_text,
    )
    for picked in event["selection"].get(SELECTION, []):
        if (code := picked.get(CODE_FIELD)) and code not in places:
            _open_indicator(str(code))
        for field in {STANDING, DOMAIN.key} - chooses:
            if value := picked.get(field):
                st.switch_page(TARGETS.file, query_params=with_kept({field: str(value)}))


def _choose_here(key: str, fields: frozenset[str], places: Places) -> None:
    """Choose what is picked by the page's own fields, before their widgets are drawn."""
    for picked in st.session_state[key]["selection"].get(SELECTION, []):
        if place := places.get(str(picked.get(CODE_FIELD))):
            widget, value = place
            st.session_state[widget] = value
            st.session_state[_ARRIVING] = widget
        for field in fields:
            if chosen := picked.get(field):
                st.session_state[field] = chosen


def arrives_at(key: str) -> bool:
    """Whether a reader has just been led to this choice, once."""
    return st.session_state.get(_ARRIVING) == key and bool(st.session_state.pop(_ARRIVING))


def show_plain_chart(spec: Spec, *, key: str, alt_text: str) -> None:
    """Show a chart whose marks have no page to open."""
    st.vega_lite_chart(spec=spec, key=key, theme=None, alt=alt_text)


def why_no_address(dataset: Dataset) -> str:
    """Why no address leads to these data, in a sentence; "" for the current edition.

    A draft and an old edition are seen by one session alone: an address would show another edition
    than the one that it was copied from.
    """
    caution = dataset.edition.caution
    return f"现在看的是“{caution}”，没有链接：网址打开的总是现行版次。" if caution else ""


def page_address(asked: Request, dataset: Dataset) -> str:
    """The page that shows an exhibit with the same choices."""
    page = asked.exhibit.page
    known = "" if page == OVERVIEW.address else page
    return address(known, _page_query(asked, dataset))


def _page_query(asked: Request, dataset: Dataset) -> tuple[tuple[str, str], ...]:
    """The parameters of a page that shows the same, which opens with another day of judgement."""
    query, on = asked.query(dataset), asked.choices.get(ON.key)
    named = ((ON.key, on.isoformat()),) if on == ON.default(dataset) else ()
    return query + named


def chart_address(asked: Request, dataset: Dataset, canvas: Canvas, page: int = 1) -> str:
    """The picture of an exhibit, for other documents and scripts; `page` where it is split."""
    wanted = [("shape", canvas.shape.value)]
    if canvas.format is FileFormat.PNG:
        wanted.append(("scale", str(canvas.scale)))
    wanted += [("page", str(page))] if page > 1 else []
    name = f"chart/{asked.exhibit.name}.{canvas.format.value}"
    return address(name, [*asked.query(dataset), *wanted])


def address(path: str, query: Iterable[tuple[str, str]]) -> str:
    """A page or screen with parameters."""
    written = urlencode(list(query), quote_via=quote, safe=":/")
    return f"{_root()}/{path}" + (f"?{written}" if written else "")


def _root() -> str:
    """Where the dashboard begins, also below a base path; "" if the browser sends none."""
    parts = urlsplit(st.context.url or "")
    if not parts.scheme:
        return ""
    base, _, page = parts.path.rpartition("/")
    if page not in {each.address for each in ROUTES}:
        base = parts.path.rstrip("/")
    return f"{parts.scheme}://{parts.netloc}{base}"
