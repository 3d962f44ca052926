"""A briefing as a link, and on the screen of a meeting."""

import streamlit as st

from components.inputs.addresses import briefing_address, why_no_address
from components.inputs.copying import show_copied
from components.routes import BRIEFING, PRESENT
from indicators.briefings.links import outline_query
from indicators.briefings.outline import Outline
from indicators.model.dataset import Dataset


def show_sharing(outline: Outline, dataset: Dataset) -> None:
    """Show the button that opens the presentation, and the links to it and to this outline."""
    if not outline.items:
        return
    if why := why_no_address(dataset):
        st.info(f"{why}演示也一样，回到现行版次才有；上面生成的文件用的是现在看的数据。")
        return
    query = outline_query(outline)
    screen = briefing_address(PRESENT, query)
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        st.link_button("演示（全屏，方向键翻页）", screen)
        with st.popover("复制链接"):
            st.markdown("这份提纲：")
            show_copied(briefing_address(BRIEFING.address, query))
            st.markdown("演示：")
            show_copied(screen)
