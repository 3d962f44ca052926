"""Which kind of file an upload is, by its content and never by its name."""

import re

from indicators.workbook.xlsx.limits import UnreadableWorkbook

_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# The name of a stream in an OLE file's directory is UTF-16; these tell what the file holds.
_ENCRYPTED = ("EncryptedPackage", "EncryptionInfo")
_WORD, _SLIDES = ("WordDocument",), ("PowerPoint Document",)
_MARKUP = re.compile(rb"\s*(?:<!DOCTYPE\s+html|<html|<table|<meta|<head)", re.IGNORECASE)
_EXCEL_XML = b"urn:schemas-microsoft-com:office:spreadsheet"
_SAVE = "请用 Excel 或 WPS 打开，另存为“Excel 工作簿（*.xlsx）”后再试。"
_SIGNS = (
    (b"%PDF-", "这是 PDF 文件，不是工作簿，请上传原来的 .xlsx 工作簿。"),
    (b"{\\rtf", "这是 RTF 文档，不是工作簿，请上传 .xlsx 工作簿。"),
    (b"\x89PNG", "这是图片，不是工作簿，请上传 .xlsx 工作簿。"),
    (b"\xff\xd8\xff", "这是图片，不是工作簿，请上传 .xlsx 工作簿。"),
    (b"Rar!", "这是 RAR 压缩包，请解压后上传里面的 .xlsx 工作簿。"),
    (b"7z\xbc\xaf", "这是 7z 压缩包，请解压后上传里面的 .xlsx 工作簿。"),
    (b"\x1f\x8b", "这是 gzip 压缩包，请解压后上传里面的 .xlsx 工作簿。"),
    # A BIFF file that stands alone, without an OLE container, begins with its first record.
    (b"\x09\x08", f"这是旧式的 .xls 工作簿，{_SAVE}"),
    (b"\x09\x04", f"这是旧式的 .xls 工作簿，{_SAVE}"),
    (b"\x09\x02", f"这是旧式的 .xls 工作簿，{_SAVE}"),
    (b"\x09\x00\x04\x00", f"这是旧式的 .xls 工作簿，{_SAVE}"),
)
# What lies in a zip archive that is no .xlsx: by the beginning of an entry's name.
_PACKAGES = (
    ("xl/workbook.bin", f"这是二进制的 .xlsb 工作簿，{_SAVE}"),
    ("word/", "这是 Word 文档（.docx），不是工作簿，请上传 .xlsx 工作簿。"),
    ("ppt/", "这是 PowerPoint 演示文稿（.pptx），不是工作簿，请上传 .xlsx 工作簿。"),
    ("content.xml", f"这是 OpenDocument 表格（.ods），{_SAVE}"),
    ("Index/", "这是 Numbers 表格，请导出为 .xlsx 后再试。"),
)
DAMAGED = "文件已损坏或不是完整的 Excel 工作簿，请用 Excel 或 WPS 打开后另存为 .xlsx 再试。"
STRICT = (
    "这是“Strict Open XML”格式的工作簿，请用 Excel 打开，"
    "另存为普通的“Excel 工作簿（*.xlsx）”后再试。"
)
_ENCRYPTED_WORDS = "工作簿设有打开密码，请在 Excel 或 WPS 中取消密码，另存后再试。"


def refuse_other_kinds(content: bytes) -> None:
    """Raise UnreadableWorkbook, saying how to save it right, for what is no zip archive."""
    if content.startswith(_ZIP):
        return
    if not content.strip(b"\0 \r\n\t"):
        raise UnreadableWorkbook("文件是空的，请重新选择工作簿。")
    if content.startswith(_OLE[:4]):
        raise UnreadableWorkbook(_ole_words(content))
    for sign, words in _SIGNS:
        if content.startswith(sign):
            raise UnreadableWorkbook(words)
    raise UnreadableWorkbook(_text_words(content))


def refuse_other_packages(names: list[str]) -> None:
    """Raise UnreadableWorkbook for an archive whose entries make no .xlsx or .xlsm."""
    for beginning, words in _PACKAGES:
        if any(name.startswith(beginning) for name in names):
            raise UnreadableWorkbook(words)
    if "[Content_Types].xml" in names:
        return
    if any(name.lower().endswith((".xlsx", ".xlsm", ".xls", ".et")) for name in names):
        raise UnreadableWorkbook("这是压缩包，请解压后上传里面的 .xlsx 工作簿。")
    if any(name.startswith("xl/") for name in names):
        raise UnreadableWorkbook(DAMAGED)
    raise UnreadableWorkbook("这是压缩包而不是工作簿，请上传 .xlsx 工作簿。")


def _ole_words(content: bytes) -> str:
    if _holds(content, _ENCRYPTED):
        return _ENCRYPTED_WORDS
    if _holds(content, _WORD):
        return "这是旧式的 Word 文档（.doc），不是工作簿，请上传 .xlsx 工作簿。"
    if _holds(content, _SLIDES):
        return "这是旧式的 PowerPoint 演示文稿（.ppt），不是工作簿，请上传 .xlsx 工作簿。"
    return f"这是旧式的 .xls 或 WPS 的 .et 工作簿，{_SAVE}"


def _holds(content: bytes, streams: tuple[str, ...]) -> bool:
    return any(each.encode("utf-16-le") in content for each in streams)


def _text_words(content: bytes) -> str:
    start = content[:4096].removeprefix(b"\xef\xbb\xbf")
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        start = content[:4096].decode("utf-16", "replace").encode()
    if _MARKUP.match(start):
        return f"这是网页（HTML），只是名字像工作簿，{_SAVE}"
    if _EXCEL_XML in start:
        return f"这是“XML 表格”，{_SAVE}"
    if start.lstrip().startswith(b"<?xml"):
        return f"这是 XML 文件，不是 .xlsx 工作簿，{_SAVE}"
    if b"\0" not in start and (b"," in start or b"\t" in start or b";" in start):
        return f"这不是 .xlsx 工作簿，像是 .csv 一类的文本文件，{_SAVE}"
    return "这不是 .xlsx 工作簿，请选择用 Excel 或 WPS 保存的 .xlsx 文件。"
