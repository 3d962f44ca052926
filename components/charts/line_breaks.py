"""Line breaks of Chinese text in a chart, computed before its width is known."""

import json
from collections.abc import Sequence

from indicators.text.text_metrics import em_width, phrased


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


def one_line_or(text: str, otherwise: str, room: str) -> str:
    """A Vega expression: the text in one line where it fits, else another expression."""
    return f"{room} >= {em_width(text):.1f} ? {_literal([text])} : {otherwise}"


def _lines(paragraphs: Sequence[str], ems: float) -> list[str]:
    return [line for text in paragraphs for line in phrased(text, ems)]


def _literal(lines: list[str]) -> str:
    return json.dumps(lines, ensure_ascii=False)
