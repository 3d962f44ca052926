"""A server that presents a briefing made by hand."""

import streamlit as st
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from components.pictures.drawing import draw as really_drawn
from components.presenting.page import Presented, presentation_response
from components.server.http_server import static_files_route
from indicators.exhibits.exhibit import ExhibitContent, Form
from indicators.exhibits.pictures import Canvas, Picture
from tests.components.pictures.invented import FRAME, many_claims
from tests.components.pictures.invented import shown as invented
from tests.invented_briefing import briefing, chart, draw, part, table, wordy

HOSTILE = '<script>alert(1)</script> {{ 7 * 7 }} <img src=x onerror="alert(1)">'


def drawn(shown: ExhibitContent, canvas: Canvas) -> tuple[Picture, ...]:
    """The list of claims as readers get it."""
    if shown.exhibit.name == "claims":
        return really_drawn(shown, FRAME, canvas)
    return draw(shown, canvas)


def present(request: Request) -> Response:
    parts = (
        part("总体判断", sentences=("另一句话，增长5.2%。", HOSTILE), sources=("第3页",)),
        chart(heading="增速和位次", message="虚构总量增长5.2%，" * 9),
        part("位次", "24项都是自述。", shown=invented("claims", many_claims(24)), form=Form.CHART),
        part(
            "位次", "24项都是自述，" * 8, shown=invented("claims", many_claims(24)), form=Form.CHART
        ),
        table(20, heading="目标", message="目标多于上年，" * 12),
        wordy(heading="疑点"),
        chart(0, heading="没有的图"),
        part(HOSTILE, HOSTILE),
    )
    told = briefing(*parts, is_internal=True, watermark="征求意见稿", title="测试区简报")
    seconds = int(request.query_params.get("seconds", 0))
    return presentation_response(Presented(told, drawn, back_to="/growth", seconds=seconds or None))


app = st.App("script.py", routes=[Route("/present", present), static_files_route()])
