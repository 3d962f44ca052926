"""The text of scanned pages, where the optional recognition is installed."""

from importlib.util import find_spec
from typing import Any

from indicators.drafting.passages import Line
from indicators.drafting.text_files import UnreadableDocument

_ENGINE = "rapidocr"
_MOST_PAGES = 60
_SCALE = 2
_SURE = 0.5


def recognised_lines(document: Any) -> tuple[list[Line], tuple[str, ...]]:  # noqa: ANN401
    """The lines of a scan. Raises UnreadableDocument where recognition is not installed."""
    if find_spec(_ENGINE) is None:
        raise UnreadableDocument(
            "文件是扫描件或图片，没有可以读取的文字；本机没有安装文字识别（rapidocr），"
            "请安装后再试，或者上传带文字的 PDF、.docx 或 .txt。"
        )
    if len(document) > _MOST_PAGES:
        raise UnreadableDocument(
            f"扫描件有{len(document)}页，超过{_MOST_PAGES}页的上限，请分开后再试。"
        )
    from rapidocr import RapidOCR  # type: ignore[import-not-found]  # noqa: PLC0415 - optional

    engine = RapidOCR()
    lines: list[Line] = []
    for number in range(len(document)):
        picture = document[number].render(scale=_SCALE).to_numpy()
        found = engine(picture)
        for text, score in zip(found.txts or (), found.scores or (), strict=True):
            if score >= _SURE:
                lines.append(Line(text, len(lines) + 1, number + 1))
    return lines, ("文字由图片识别而来，请逐条核对数字。",)
