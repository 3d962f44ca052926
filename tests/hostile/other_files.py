"""Files of other kinds, whatever their name says."""

import gzip
import zlib

from tests.archives import packed, parts, repacked
from tests.hostile.kinds import DAMAGED, Refused, kind, kinds
from tests.workbooks import workbook_bytes

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
HTML = "<html><head></head><body><table><tr><td>指标</td></tr></table></body></html>"


def stream(name):
    return name.encode("utf-16-le")


def ole(*streams):
    return OLE + bytes(1000) + b"".join(stream(each) + bytes(80) for each in streams)


kinds(Refused("空的"), {"empty": lambda: b"", "only_zeros": lambda: bytes(5000)})
kinds(
    Refused(".xls 或 WPS 的 .et"),
    {
        "xls": lambda: ole("Root Entry", "Workbook"),
        "et_of_wps": lambda: ole("Root Entry", "ETExtData", "Workbook"),
        "xls_that_ends_in_a_zip": lambda: ole("Workbook") + workbook_bytes(),
    },
)
kinds(
    Refused("旧式的 .xls"),
    {"bare_biff8": lambda: b"\x09\x08\x10\x00\x00\x06\x05\x00" + bytes(500)},
)
kinds(Refused("密码"), {"encrypted": lambda: ole("EncryptionInfo", "EncryptedPackage")})
kinds(Refused("Word"), {"doc": lambda: ole("WordDocument")})
kinds(
    Refused(".csv"),
    {
        "csv": "编号,指标代码\nO1,X\n".encode,
        "csv_in_gbk": lambda: "编号,指标代码\nO1,X\n".encode("gbk"),
        "csv_with_mark": "\ufeff编号,指标代码\n".encode,
    },
)
kinds(Refused(".csv"), {"tab_separated": lambda: "编号\t指标代码\n".encode("utf-16")})
kinds(Refused("PDF"), {"pdf": lambda: b"%PDF-1.7\n" + bytes(300)})
kinds(
    Refused("HTML"),
    {
        "html_named_xls": HTML.encode,
        "html_with_mark": lambda: b"\xef\xbb\xbf\r\n" + HTML.encode(),
        "html_in_utf_16": lambda: HTML.encode("utf-16"),
    },
)
kinds(
    Refused("XML 表格"),
    {
        "excel_2003_xml": lambda: (
            b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>'
        )
    },
)
kinds(Refused("图片"), {"png": lambda: b"\x89PNG\r\n\x1a\n" + bytes(100)})
kinds(Refused("解压"), {"gzip": lambda: gzip.compress(workbook_bytes())})
kinds(Refused("解压"), {"zip_of_xlsx": lambda: packed({"指标.xlsx": workbook_bytes()})})
kinds(Refused("压缩包"), {"zip_of_anything": lambda: packed({"a.txt": b"a"})})
kinds(Refused("OpenDocument"), {"ods": lambda: packed({"mimetype": b"", "content.xml": b"<a/>"})})
kinds(
    Refused("Word"),
    {"docx": lambda: packed({"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<a/>"})},
)
kinds(
    Refused("PowerPoint"),
    {"pptx": lambda: packed({"[Content_Types].xml": b"<Types/>", "ppt/presentation.xml": b"<a/>"})},
)
kinds(
    Refused(".xlsb"),
    {"xlsb": lambda: packed({"[Content_Types].xml": b"<Types/>", "xl/workbook.bin": b"\x83\x01"})},
)
kinds(Refused(".xlsx"), {"random_bytes": lambda: zlib.compress(bytes(range(256)) * 9)[9:]})


@kind(Refused("Strict"))
def strict():
    plain = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return repacked(
        workbook_bytes(),
        lambda _, old: old.replace(plain, b"http://purl.oclc.org/ooxml/spreadsheetml/main"),
    )


def truncated(share):
    return lambda: workbook_bytes()[: int(len(workbook_bytes()) * share)]


kinds(
    DAMAGED,
    {
        f"truncated_at_{share:.3f}": truncated(share)
        for share in (0.001, 0.01, 0.1, 0.25, 0.5, 0.75, 0.9, 0.99, 0.999)
    },
)


@kind(DAMAGED)
def a_zip_signature_and_nothing_more():
    return b"PK\x03\x04" + bytes(200)


@kind(DAMAGED)
def workbook_without_content_types():
    return packed({k: v for k, v in parts(workbook_bytes()).items() if k[0] != "["})
