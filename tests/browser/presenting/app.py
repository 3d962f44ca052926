"""A server that presents a briefing made by hand."""

import streamlit as st
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from components.presenting.page import presentation_response
from components.server import static_files_route
from tests.invented_briefing import briefing, chart, draw, part, table, wordy

HOSTILE = '<script>alert(1)</script> {{ 7 * 7 }} <img src=x onerror="alert(1)">'


def present(_: Request) -> Response:
    parts = (
        part("总体判断", sentences=("另一句话，增长5.2%。", HOSTILE), sources=("第3页",)),
        chart(heading="增速和位次", message="虚构总量增长5.2%，" * 9),
        table(20, heading="目标", message="目标多于上年，" * 12),
        wordy(heading="疑点"),
        chart(0, heading="没有的图"),
        part(HOSTILE, HOSTILE),
    )
    told = briefing(*parts, is_internal=True, watermark="征求意见稿", title="测试区简报")
    return presentation_response(told, draw, back_to="/growth")


app = st.App("script.py", routes=[Route("/present", present), static_files_route()])
