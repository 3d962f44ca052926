"""An exhibit's figures for scripts, as JSON."""

import json
from collections.abc import Sequence
from datetime import date

import pandas as pd

from components.charts.frame import ChartFrame
from indicators.exhibits.exhibit import ExhibitContent
from indicators.exhibits.request import Query
from indicators.text.font import missing_in_font
from indicators.text.plain_text import legal

_Json = str | int | float | bool | None


def json_bytes(
    shown: ExhibitContent, frame: ChartFrame, query: Query, sentences: Sequence[str]
) -> bytes:
    """The words of the frame, the download's columns and rows, and the sentences."""
    table = shown.table.download
    told = {
        "name": shown.exhibit.name,
        "title": frame.title,
        "period": frame.period,
        "unit": frame.unit,
        "source": frame.source,
        "as_of": frame.as_of.isoformat(),
        "edition": frame.edition,
        "code": frame.code,
        "parameters": [list(pair) for pair in query],
        "columns": list(table.columns),
        "rows": [[_plain(each) for each in row] for row in table.itertuples(index=False)],
        "sentences": list(sentences),
        "missing_characters": missing_in_font(legal(_words(shown, frame))),
    }
    written = json.dumps(told, ensure_ascii=False, allow_nan=False, indent=1)
    return written.encode("utf-8", "replace")


def _words(shown: ExhibitContent, frame: ChartFrame) -> str:
    """What a picture of it could print."""
    texts = [frame.title, frame.period, frame.unit, frame.source, frame.dated]
    cells = shown.table.shown.to_numpy().ravel()
    return "".join([*texts, *(each for each in cells if isinstance(each, str))])


def _plain(value: object) -> _Json:
    """The value as JSON has it: a number stays one, a missing one is null, a day is ISO text."""
    if isinstance(value, str):
        return value
    if isinstance(value, date) and not pd.isna(value):
        return f"{value:%Y-%m-%d}"
    if isinstance(value, bool):
        return value
    if not isinstance(value, int | float) or pd.isna(value):
        return None
    # A column with a gap in it holds floats: 5830 people, not 5830.0.
    return int(value) if float(value).is_integer() else float(value)
