"""The characters of scanned pages, where the optional recognition is installed."""

from collections.abc import Callable
from importlib.util import find_spec
from typing import Any

from indicators.drafting.documents.page_layout import Char
from indicators.drafting.documents.text_files import UnreadableDocument

Recognise = Callable[[Any], list[Char]]

NOT_INSTALLED = (
    "文件是扫描件或图片，没有可以读取的文字；本机没有安装文字识别（rapidocr），"
    "请安装后再试，或者上传带文字的 PDF、.docx 或 .txt。"
)
RECOGNISED = "文字由图片识别，请核对数字"
_FAILED = "图片中的文字没有识别成功，多半是内存不够，请分页后再试，或者上传带文字的文件。"
_ENGINE = "rapidocr"
# At four seconds of computing a page an upload's time is enough for so many.
MOST_SCANNED = 40
_SCALE = 2
_SURE = 0.5
# One thread and one line at a time: the process that reads an upload has little memory.
_PARAMS = {
    "Global.log_level": "error",
    "EngineConfig.onnxruntime.intra_op_num_threads": 1,
    "EngineConfig.onnxruntime.inter_op_num_threads": 1,
    "Rec.rec_batch_num": 1,
}


def recogniser() -> Recognise | None:
    """What reads the characters of a page's picture; None where it is not installed."""
    if find_spec(_ENGINE) is None:
        return None
    from rapidocr import RapidOCR  # type: ignore[import-not-found]  # noqa: PLC0415 - optional

    engine = RapidOCR(params=_PARAMS)

    def read(page: Any) -> list[Char]:  # noqa: ANN401 - pypdfium2 has no types
        try:
            found = engine(page.render(scale=_SCALE).to_numpy())
        except Exception as error:  # the engine raises what its libraries raise
            raise UnreadableDocument(_FAILED) from error
        if not found.txts:
            return []
        texts = zip(found.txts, found.scores, found.boxes, strict=True)
        height = page.get_size()[1]
        lines = [(text, box) for text, score, box in texts if score >= _SURE]
        return [char for text, box in lines for char in placed_chars(text, box, height)]

    return read


def refuse_many(count: int) -> None:
    """Raise UnreadableDocument for more scanned pages than are read in a minute or ten."""
    if count > MOST_SCANNED:
        raise UnreadableDocument(f"扫描件有{count}页，超过{MOST_SCANNED}页的上限，请分开后再试。")


def placed_chars(text: str, box: Any, height: float) -> list[Char]:  # noqa: ANN401 - an array
    """The characters of a recognised line, spread over its box by their widths.

    `box` has the corners in pixels from the upper left; letters and digits are half as wide.
    """
    across, down = [float(x) / _SCALE for x, _ in box], [float(y) / _SCALE for _, y in box]
    widths = [1 if ord(each) > 0x2E7F else 0.5 for each in text]
    unit = (max(across) - min(across)) / max(1, sum(widths))
    found: list[Char] = []
    left = min(across)
    for each, wide in zip(text, widths, strict=True):
        right = left + wide * unit
        if each.strip():
            found.append(Char(each, left, height - max(down), right, height - min(down)))
        left = right
    return found
