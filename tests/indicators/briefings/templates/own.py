"""An office's own template for text: the bundled one, changed as a person would change it."""

from io import BytesIO

from docx import Document

from indicators.briefings.templates.text_template import BUNDLED


def own_docx(change=lambda document: None):
    document = Document(BytesIO(BUNDLED.read_bytes()))
    change(document)
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def without_table_caption(document):
    document.styles["表题"].delete()
