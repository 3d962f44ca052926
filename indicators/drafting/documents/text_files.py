"""The lines of a .txt file, whatever its encoding."""

from indicators.drafting.documents.passages import Line


class UnreadableDocument(Exception):
    """A document that cannot be read; its text is one Chinese sentence for the user."""


def text_lines(content: bytes) -> list[Line]:
    """The lines of a text; a form feed begins a page. Raises UnreadableDocument."""
    text = _decoded(content)
    page = 1 if "\f" in text else None
    lines: list[Line] = []
    for number, line in enumerate(
        text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), start=1
    ):
        for at, part in enumerate(line.split("\f")):
            if at and page:
                page += 1
            lines.append(Line(part, number, page))
    return lines


def _decoded(content: bytes) -> str:
    """The text in UTF-8, UTF-16 with a mark, or GB18030."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        try:
            text = content.decode("gb18030")
        except UnicodeDecodeError as error:
            raise UnreadableDocument(
                "文件不是UTF-8或GB18030编码的文字，请用记事本打开后另存为UTF-8编码。"
            ) from error
    if "\0" in text:
        raise UnreadableDocument("文件不是纯文字，请上传 .txt、.docx 或 .pdf 文件。")
    return text
