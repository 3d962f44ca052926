"""The frame of every chart, on screen and in exports: title, period, unit, source, edition.

A chart is one layered view without side axes. Its texts are placed by expressions on the
`width` signal, so the browser (or the exporter) breaks lines and chooses sizes for the width
that it really has. Concatenated views are avoided: Streamlit cannot fit layered parts of them.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import altair as alt

from components.charts.hovers import SHEET
from components.charts.marks import Spec, drawn
from components.charts.theme import (
    CHART_PADDING,
    MUTED,
    NARROW,
    SMALL_SIZE,
    TEXT_SIZE,
    chart_config,
)
from indicators.exhibits.exhibit import ExhibitContent, exhibit_sentences
from indicators.exhibits.table import source_of
from indicators.model.dataset import Dataset
from indicators.text.text_metrics import em_width, phrased
from indicators.wording.numbers import day

# The name under which Streamlit returns what was picked.
SELECTION = "picked"
_ROOM = "(width / {size})"


@dataclass(frozen=True, slots=True)
class ChartFrame:
    """The words around a chart; `edition` is the text that names a published state.

    `code` is "" on a screen, which is always current. `note` explains the figures.
    A `message` is the chart's headline, and its title is then beneath it. `on` is the day of
    judgement where the rows are judged.
    """

    title: str
    period: str
    unit: str
    source: str
    as_of: date
    edition: str
    code: str = ""
    note: str = ""
    message: str = ""
    on: date | None = None

    @property
    def headline(self) -> str:
        """The text in large letters."""
        return self.message.removesuffix("。") or self.title

    @property
    def subtitle(self) -> str:
        """What is shown, of which period and in which unit."""
        title = f"{self.title} · " if self.message else ""
        return f"{title}{self.period} · 单位：{self.unit}"

    @property
    def dated(self) -> str:
        """The as-of date, the day of judgement, the edition, and the code of a copy."""
        is_other = self.on and self.on != self.as_of and day(self.on) not in self.period
        judged = f"，以{self.on:%Y-%m-%d}判断" if is_other else ""
        dated = f"截至{self.as_of:%Y-%m-%d}{judged} · {self.edition}"
        return f"{dated} · 核验码 {self.code}" if self.code else dated

    @property
    def sourced(self) -> str:
        """Where the data come from; "" where the rows are of no document."""
        return f"来源：{self.source}" if self.source else ""


def frame_of(
    shown: ExhibitContent, dataset: Dataset, code: str = "", *, with_message: bool = False
) -> ChartFrame:
    """The words around what an exhibit shows of a dataset.

    Its message is the headline where the chart stands alone; beside sentences it would be told
    twice.
    """
    sentences = exhibit_sentences(shown, dataset, 0) if with_message else ()
    return ChartFrame(
        title=shown.title,
        period=shown.period,
        unit=shown.unit,
        source=source_of(shown.table, dataset),
        as_of=dataset.about.as_of,
        edition=dataset.edition.cited,
        code=code,
        note=shown.note,
        message=next(iter(sentences), ""),
        on=shown.on,
    )


@dataclass(frozen=True, slots=True)
class Height:
    """How tall the drawing is in px, on a narrow chart and on a wide one."""

    narrow: float
    wide: float


NO_HEIGHT = Height(0, 0)


def framed(
    layers: Sequence[alt.Chart],
    frame: ChartFrame,
    height: Height,
    notes: Sequence[str],
    *,
    picks: Sequence[str] = (),
    wide_from: int = 0,
    beside: float = 0,
) -> alt.LayerChart:
    """The layers inside their frame, those without a record left out.

    `notes` say how the marks are to be read, "" for nothing. A click on the layer named SHEET
    picks the fields `picks` of its datum, as SELECTION. A chart whose letters shrink with it is
    narrow below `wide_from` px. The texts of a wide one take `beside` em of its width.

    Vega-Lite knows one height. It is given the lesser one: what is drawn below it still counts,
    because the picture grows to hold every mark.
    """
    head = [frame.subtitle, "；".join(filter(None, (*notes, frame.note)))]
    head = [each for each in head if each]
    # All at once: every further method would copy the layers and their data again.
    chart = alt.LayerChart(
        params=[*_signals(frame, height, head, wide_from), *_picking(picks)],
        # For pictures, which set the frame's words themselves.
        usermeta={
            "head": head,
            "narrow": height.narrow,
            "wide": height.wide,
            "wide_from": wide_from,
            "beside": beside,
        },
        title=_title(frame),
        height=min(height.narrow, height.wide),
        padding=CHART_PADDING,
        autosize={"type": "fit-x", "contains": "padding"},
        config=chart_config(),
    )
    # Given to the constructor they would be copied three times, to lift what they do not have.
    chart.layer = [
        _words("head", top="-12 - length(head) * small * 1.4"),
        *(each for each in layers if each.data["values"]),
        _words("foot", top="tall + 20"),
    ]
    return chart


def _signals(
    frame: ChartFrame, height: Height, head: Sequence[str], wide_from: int
) -> list[alt.VariableParameter]:
    small = _ROOM.format(size="small")
    foot = [each for each in (frame.sourced, frame.dated) if each]
    one_line, two_lines = " · ".join(foot), lines_expression(foot, small)
    signals = {
        "narrow": f"width < {wide_from}" if wide_from else NARROW,
        "em": TEXT_SIZE,
        "small": SMALL_SIZE,
        "tall": f"narrow ? {height.narrow} : {height.wide}",
        "head": lines_expression(head, small),
        "foot": f"{small} >= {em_width(one_line):.1f} ? {_literal([one_line])} : {two_lines}",
    }
    return [_Signal(name=name, expr=expr) for name, expr in signals.items()]


class _Signal(alt.VariableParameter):
    """A parameter that is checked with the chart: Altair checks each one twice more alone."""

    def to_dict(self, validate: bool = True, **options: Any) -> dict[str, Any]:  # noqa: ANN401
        return super().to_dict(validate=False, **options)


def _picking(fields: Sequence[str]) -> list[alt.TopLevelSelectionParameter]:
    select = {"type": "point", "fields": list(fields), "toggle": False}
    picked = alt.TopLevelSelectionParameter(name=SELECTION, select=select, views=[SHEET])
    return [picked] if fields else []


def lines_expression(paragraphs: Sequence[str], room: str, at_least: int = 12) -> str:
    """A Vega expression that yields the lines that fit into `room`, itself an expression in em.

    The server does not know the screen: it lists every way to break the text down to `at_least`
    em, and the browser chooses.
    """
    widest = max(1, *(round(em_width(text) + 0.5) for text in paragraphs))
    chosen = _lines(paragraphs, at_least)
    expression = _literal(chosen)
    for ems in range(at_least + 1, widest + 1):
        lines = _lines(paragraphs, ems)
        if lines != chosen:
            expression = f"{room} >= {ems} ? {_literal(lines)} : {expression}"
            chosen = lines
    return expression


def _lines(paragraphs: Sequence[str], ems: float) -> list[str]:
    return [line for text in paragraphs for line in phrased(text, ems)]


def _literal(lines: list[str]) -> str:
    return json.dumps(lines, ensure_ascii=False)


def _title(frame: ChartFrame) -> Spec:
    # Bold letters are wider than those that were measured.
    room = _ROOM.format(size="(em * 1.45)")
    return {
        "text": {"expr": lines_expression([frame.headline], room)},
        "fontSize": {"expr": "em * 1.4"},
        "lineHeight": {"expr": "em * 1.75"},
        "anchor": "start",
        "frame": "group",
        # Streamlit would cut the title at the window's width without an own limit.
        "limit": 0,
        "offset": 6,
    }


def _words(signal: str, top: str) -> alt.Chart:
    return drawn(
        [{}],
        "text",
        text=signal,
        align="left",
        baseline="top",
        x=0,
        y=top,
        fontSize="small",
        lineHeight="small * 1.4",
        color=MUTED,
    )
