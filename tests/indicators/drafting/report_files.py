"""One invented report as text, DOCX and PDF, and files that are none."""

import zipfile
from io import BytesIO
from itertools import groupby

import typst
from docx import Document

from indicators.text.font import FONTS_FOLDER

REPORT = """样例县人民政府工作报告
——2024年2月20日在样例县第十六届人民代表大会第四次会议上
样例县人民政府县长 张三
各位代表：
现在，我代表县人民政府，向大会报告工作，请予审议，并请各位政协委员提出意见。
一、2023年工作回顾
过去一年，我们坚持稳中求进，经济运行总体平稳。全年地区生产总值完成239.76亿元，同比增长6%，高出全市1.1个百分点；规模以上工业增加值增长10.2%，增速位居全市第3位；固定资产投资增长15%；社会消费品零售总额65.09亿元、增长6.9%；一般公共预算收入10.05亿元，其中税收收入6.3亿元。城乡居民人均可支配收入分别达到41538元、17027元，增长5.4%、5.6%。
（一）项目建设扎实推进。158个重点项目完成投资189.4亿元，新谋划重点项目630个、总投资1280亿元。新增高新技术企业10家，总数达39家；省级标准化学校5所、市级12所。义务教育优质均衡率由16%提高至40.5%。
（二）民生福祉持续改善。城镇新增就业5830人，拆除违法建筑10万多平方米，安装路灯1.8万盏，全年粮食总产量4.46万吨。
二、2024年主要目标和重点工作
主要预期目标是：地区生产总值增长6.5%左右，规模以上工业增加值增长8%以上，城镇新增就业6000人以上，城镇调查失业率控制在5.5%以内。
（一）狠抓项目建设。力争全年招引超亿元项目30个以上，力争6月底前12个项目投产。
（二）办好民生实事。新建公厕10座，改造老旧小区21个，新建健身步道3.2公里。
"""
_PREAMBLE = """#set page(paper: "a4", margin: 25mm, columns: {columns},
  header: [样例县人民政府文件], footer: context [— #counter(page).display() —])
#set text(font: "Noto Sans SC", size: 12pt)
#set par(first-line-indent: 2em, leading: 1em)
"""


def content_of(path):
    """A document's bytes; what is kept as NAME.docx.txt and NAME.pdf.txt is made of its text."""
    if path.name.endswith(".docx.txt"):
        return docx(path.read_text())
    return pdf(path.read_text(), columns=2) if ".pdf." in path.name else path.read_bytes()


def docx(text=REPORT, table=()):
    """The text as a Word document; lines with tabulators, and `table` after them, are tables."""
    document = Document()
    document.sections[0].header.paragraphs[0].text = "样例县人民政府文件"
    lines = [*text.splitlines(), *map("\t".join, table)]
    for is_table, group in groupby(lines, lambda line: "\t" in line):
        if not is_table:
            for line in group:
                document.add_paragraph(line)
            continue
        rows = [line.split("\t") for line in group]
        grid = document.add_table(len(rows), len(rows[0]))
        for row, cells in zip(grid.rows, rows, strict=True):
            for cell, words in zip(row.cells, cells, strict=True):
                cell.text = words
    target = BytesIO()
    document.save(target)
    return target.getvalue()


def pdf(text=REPORT, columns=1, more=""):
    """The text as a PDF with a running title and page numbers, in one column or two."""
    escaped = "".join(f"\\{char}" if char in "*_#$@<>\\`~=-+/[]" else char for char in text)
    source = _PREAMBLE.format(columns=columns) + escaped.replace("\n", "\n\n") + more
    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS_FOLDER]
    )
    return typst.Compiler(source.encode(), font_paths=fonts).compile(format="pdf")


def package(**parts):
    """A ZIP archive of parts, `word/document.xml` given as `body`."""
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr("word/document.xml" if name == "body" else name, content)
    return target.getvalue()
