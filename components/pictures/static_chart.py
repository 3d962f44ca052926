"""A builder's chart as a static drawing, without its frame and what only a screen needs.

The frame's words are set by `framing`, which knows the canvas. Letters that the font lacks are
replaced in the records: Vega would look for them in the fonts of the machine.
"""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt
from altair.utils.schemapi import debug_mode

from components.charts.builders import builder_of
from components.charts.frame import ChartFrame
from components.charts.marks import Record
from components.charts.theme import NARROW, SMALL_SIZE, TEXT_SIZE, chart_config
from indicators.exhibits.exhibit import ExhibitContent
from indicators.text.font import missing_in_font, without_missing
from indicators.text.plain_text import legal

Spec = dict[str, Any]
_Datasets = dict[str, list[Record]]

# The column that marks what was drawn of a row, in contrast to the heads of groups.
ROW = "_row"
_FRAME = ({"expr": "head"}, {"expr": "foot"})
# A field of a record in an expression.
_FIELD = re.compile(r"datum(?:\.(\w+)|\['(\w+)'\])")


@dataclass(frozen=True, slots=True)
class StaticChart:
    """The body of a chart: a specification that takes any width and height.

    `narrow` and `wide` are its heights in px in both layouts; `head` are the lines
    between its title and its marks, `beside` the em of a wide one's width that its texts take,
    `missing` the letters of its texts that the fonts lack; the wide one is read on canvases of
    `wide_from` px.
    """

    spec: Spec
    head: Sequence[str]
    narrow: float
    wide: float
    beside: float
    wide_from: float
    missing: str

    def height(self, is_narrow: bool) -> float:
        """Its height in one of the layouts, in px."""
        return self.narrow if is_narrow else self.wide


def static_chart(shown: ExhibitContent, frame: ChartFrame) -> StaticChart:
    """The exhibit's chart by its own builder; ValueError without rows, KeyError for a table."""
    # The builders are tested with Altair's checks; here they would double the time.
    with debug_mode(False):
        rows = shown.table.rows
        chart = builder_of(shown)(rows.assign(**{ROW: range(len(rows))}), frame)
        layers, datasets = _written(chart)
    signals = {"narrow": NARROW, "em": TEXT_SIZE, "small": SMALL_SIZE}
    spec = {
        "$schema": alt.SCHEMA_URL,
        "config": chart_config() | {"background": None},
        "params": [{"name": name, "expr": expr} for name, expr in signals.items()],
        "datasets": _needed(datasets, json.dumps(layers, ensure_ascii=False)),
        "layer": layers,
        "autosize": {"type": "none"},
        "padding": 0,
    }
    return StaticChart(spec=spec, missing=_missing(layers, datasets), **chart.usermeta)


def _written(chart: alt.LayerChart) -> tuple[list[Spec], _Datasets]:
    """The layers that are drawn, with nothing for pointers and screen readers, and their records.

    One by one: Altair would combine all of them once more.
    Their records bypass Altair, which would check at length that they are no frame of data; with
    records in the context it adds none of its own.
    """
    layers: list[Spec] = []
    distinct: list[list[Record]] = []
    for each in filter(_is_drawn, chart.layer):
        records, bare = list(each["data"]["values"]), each.copy(deep=False)
        bare.data = alt.Undefined
        context = {"top_level": False, "pre_transform": False, "data": records}
        if records not in distinct:
            distinct.append(records)
        name = _name(distinct.index(records))
        layer = bare.to_dict(validate=False, context=context) | {"data": {"name": name}}
        layer["mark"].pop("description", None)
        layer.get("encoding", {}).pop("tooltip", None)
        layers.append(layer)
    return layers, {_name(at): records for at, records in enumerate(distinct)}


def _name(at: int) -> str:
    return f"records-{at}"


def _needed(datasets: _Datasets, layers: str) -> _Datasets:
    """The records without the many fields of tooltips alone; `_` marks those of the layout.

    Texts come without what no file may hold, and with 〓 for what the font lacks.
    """
    fields = {field for records in datasets.values() for each in records for field in each}
    kept = {each for each in fields if each.startswith("_") or each in layers}
    return {
        name: [
            {
                field: without_missing(legal(value)) if isinstance(value, str) else value
                for field, value in record.items()
                if field in kept
            }
            for record in records
        ]
        for name, records in datasets.items()
    }


def _is_drawn(layer: alt.SchemaBase) -> bool:
    """Whether a layer is neither the frame's words nor an invisible sheet for hovers and clicks."""
    mark: Mapping[str, Any] = layer["mark"]
    return mark.get("fillOpacity") != 0 and mark.get("text") not in _FRAME


def _missing(layers: Iterable[Spec], datasets: _Datasets) -> str:
    """The letters that the font lacks, of the fields that a text has, as constant or expression."""
    texts = json.dumps([each["mark"].get("text") for each in layers])
    fields = {dotted or quoted for dotted, quoted in _FIELD.findall(texts)}
    drawn = (
        str(each[name])
        for records in datasets.values()
        for each in records
        for name in fields & each.keys()
    )
    return missing_in_font(legal("".join(drawn)))
