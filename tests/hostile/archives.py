"""Zip archives that are not what they seem."""

import io
import struct
import warnings
import zipfile

from indicators.workbook.xlsx.archive import Limit
from tests.archives import packed, parts, with_part
from tests.hostile.kinds import (
    DAMAGED,
    OBSERVATIONS,
    UNHARMED,
    Hit,
    Refused,
    kind,
    valid,
)
from tests.workbooks import workbook_bytes

MEGABYTE = 2**20


@kind(Hit(Limit.INFLATED))
def one_part_of_a_gigabyte():
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in valid().items():
            if name != OBSERVATIONS:
                archive.writestr(name, content)
        with archive.open(OBSERVATIONS, "w", force_zip64=True) as part:
            part.write(valid()[OBSERVATIONS].replace(b"</sheetData></worksheet>", b""))
            for _ in range(1024):
                part.write(b" " * MEGABYTE)
    return target.getvalue()


@kind(UNHARMED)
def a_bomb_in_a_part_that_nobody_reads():
    return with_part(workbook_bytes(), "xl/media/image1.png", bytes(500 * MEGABYTE))


@kind(UNHARMED)
def a_workbook_in_a_workbook():
    return with_part(workbook_bytes(), "xl/embeddings/inner.xlsx", workbook_bytes())


@kind(Hit(Limit.ENTRIES))
def many_entries():
    return packed(valid() | {f"xl/media/{at}.png": b"" for at in range(3000)})


@kind(Hit(Limit.ENTRIES))
def many_entries_and_an_end_that_says_one():
    content = bytearray(many_entries())
    at = content.rindex(b"PK\x05\x06")
    struct.pack_into("<HH", content, at + 8, 1, 1)
    return bytes(content)


@kind(Refused("重叠"))
def entries_that_overlap():
    """Two entries of the directory that share one part's bytes."""
    return _sharing("xl/theme/theme1.xml", "docProps/core.xml")


@kind(Refused("重叠"))
def entries_that_quote_the_next_ones():
    """Each part begins with the bytes of the next, so that all of them inflate the last one."""
    kernel = b"0" * MEGABYTE
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in valid().items():
            archive.writestr(name, content)
        archive.writestr("xl/bomb", kernel)
        bomb = archive.getinfo("xl/bomb")
        for at in range(50):
            archive.filelist.append(_alias(bomb, f"xl/bomb{at}"))
    return target.getvalue()


def _alias(entry, name):
    made = zipfile.ZipInfo(name)
    for each in ("compress_type", "header_offset", "CRC", "compress_size", "file_size"):
        setattr(made, each, getattr(entry, each))
    return made


def _sharing(one, other):
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in valid().items():
            archive.writestr(name, content)
        archive.getinfo(one).header_offset = archive.getinfo(other).header_offset
        archive._didModify = True
    return target.getvalue()


@kind(Refused("同名"))
def two_parts_of_one_name():
    with warnings.catch_warnings(action="ignore"):  # zipfile's, of just this
        return packed([*valid().items(), (OBSERVATIONS, valid()[OBSERVATIONS])])


@kind(Refused("同名"))
def two_parts_whose_names_differ_by_case():
    return with_part(workbook_bytes(), OBSERVATIONS.upper(), b"<worksheet/>")


@kind(DAMAGED)
def a_size_that_lies():
    content = bytearray(workbook_bytes())
    for at in _directory(content):
        struct.pack_into("<I", content, at + 24, 10)  # the inflated size
    return bytes(content)


@kind(Refused("加密"))
def encrypted_entries():
    content = bytearray(workbook_bytes())
    for at in _directory(content):
        content[at + 8] |= 1
    return bytes(content)


def _directory(content):
    at = content.find(b"PK\x01\x02")
    while at >= 0:
        yield at
        at = content.find(b"PK\x01\x02", at + 4)


@kind(Refused("压缩方法"))
def another_method_of_compression():
    return packed(valid(), zipfile.ZIP_BZIP2)


@kind(UNHARMED)
def names_that_climb_out():
    return packed(
        valid() | {"../../../etc/passwd": b"root", "..\\..\\windows\\system.ini": b"", "/abs": b""}
    )


@kind(DAMAGED)
def a_sheet_that_lies_outside():
    name = "xl/_rels/workbook.xml.rels"
    old = valid()[name]
    changed = old.replace(b"/xl/worksheets/sheet5.xml", b"../../../../etc/passwd")
    assert changed != old
    return with_part(workbook_bytes(), name, changed)


@kind(UNHARMED)
def absolute_names_of_parts():
    name = "xl/_rels/workbook.xml.rels"
    old = valid()[name]
    return with_part(
        workbook_bytes(), name, old.replace(b"worksheets/", b"./worksheets/../worksheets/")
    )


def _without(name):
    return lambda: packed({k: v for k, v in valid().items() if k != name})


for missing in ("xl/workbook.xml", "xl/_rels/workbook.xml.rels", OBSERVATIONS):
    kind(DAMAGED, f"without_{missing}")(_without(missing))
for needless in ("xl/theme/theme1.xml", "docProps/core.xml", "_rels/.rels"):
    kind(UNHARMED, f"without_{needless}")(_without(needless))


@kind(DAMAGED)
def a_bit_flipped_in_a_sheet():
    content = bytearray(workbook_bytes())
    with zipfile.ZipFile(io.BytesIO(bytes(content))) as archive:
        at = archive.getinfo(OBSERVATIONS).header_offset
    content[at + 300] ^= 1
    return bytes(content)


@kind(DAMAGED)
def types_that_call_it_a_picture():
    name = "[Content_Types].xml"
    old = valid()[name]
    return with_part(workbook_bytes(), name, old.replace(b"spreadsheetml.sheet.main+xml", b"png"))


@kind(DAMAGED)
def sheet_and_styles_exchanged():
    found = parts(workbook_bytes())
    found["xl/workbook.xml"], found[OBSERVATIONS] = found[OBSERVATIONS], found["xl/workbook.xml"]
    return packed(found)


@kind(UNHARMED)
def macros():
    """.xlsm: read as data, its macros never looked at."""
    types = valid()["[Content_Types].xml"].replace(
        b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
        b"application/vnd.ms-excel.sheet.macroEnabled.main+xml",
    )
    project = {"xl/vbaProject.bin": b"\xd0\xcf\x11\xe0" + bytes(100), "[Content_Types].xml": types}
    return packed(valid() | project)


@kind(Hit(Limit.UPLOAD))
def a_file_beyond_the_size():
    return workbook_bytes() + bytes(21 * MEGABYTE)
