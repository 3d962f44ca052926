"""XML that is meant to hurt its reader."""

from indicators.workbook.xlsx.archive import Limit
from tests.archives import packed, with_part
from tests.hostile.kinds import (
    DAMAGED,
    OBSERVATIONS,
    UNHARMED,
    Found,
    Hit,
    Refused,
    in_part,
    kind,
    valid,
    with_rows,
)
from tests.workbooks import workbook_bytes

LAUGHS = "".join(f'<!ENTITY l{at} "{f"&l{at - 1};" * 10}">' for at in range(1, 10))
BOMB = f'<!DOCTYPE w [<!ENTITY l0 "ha">{LAUGHS}]>'


@kind(DAMAGED)
def entity_bomb_in_a_sheet():
    return in_part(OBSERVATIONS, lambda text: f"{BOMB}{text.replace('O001', '&l9;')}")


@kind(DAMAGED)
def entity_bomb_in_the_workbook():
    return in_part("xl/workbook.xml", lambda text: f"{BOMB}{text}")


@kind(DAMAGED)
def one_long_entity_many_times():
    entity = f'<!DOCTYPE w [<!ENTITY a "{"a" * 100_000}">]>'
    return in_part(OBSERVATIONS, lambda text: f"{entity}{text.replace('O001', '&a;' * 10_000)}")


@kind(DAMAGED)
def doctype_with_an_external_subset():
    subset = '<!DOCTYPE w SYSTEM "http://198.51.100.1/w.dtd">'
    return in_part(OBSERVATIONS, lambda text: f"{subset}{text}")


@kind(DAMAGED)
def external_entity():
    entity = '<!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    return in_part(OBSERVATIONS, lambda text: f"{entity}{text.replace('O001', '&a;')}")


@kind(DAMAGED)
def doctype_in_the_styles():
    return in_part("xl/styles.xml", lambda text: f"<!DOCTYPE w>{text}")


@kind(DAMAGED)
def a_tower_of_elements():
    tower = f"{'<a>' * 300_000}{'</a>' * 300_000}"
    return in_part(OBSERVATIONS, lambda text: text.replace("</worksheet>", f"{tower}</worksheet>"))


@kind(UNHARMED)
def a_huge_attribute():
    huge = f'<pageMargins x="{"a" * 10_000_000}"/></worksheet>'
    return in_part(OBSERVATIONS, lambda text: text.replace("</worksheet>", huge))


@kind(UNHARMED)
def a_million_attributes():
    row = "".join(f'<col min="{at}" max="{at}" width="9"/>' for at in range(1, 200_000))
    return in_part(OBSERVATIONS, lambda text: text.replace("</cols>", f"{row}</cols>"))


@kind(UNHARMED)
def a_sheet_in_utf_16():
    text = valid()[OBSERVATIONS].decode()
    head = '<?xml version="1.0" encoding="UTF-16"?>'
    return with_part(workbook_bytes(), OBSERVATIONS, f"{head}{text}".encode("utf-16"))


@kind(DAMAGED)
def an_encoding_that_does_not_exist():
    return in_part(OBSERVATIONS, lambda text: f'<?xml version="1.0" encoding="nope"?>{text}')


@kind(DAMAGED)
def bytes_that_are_no_utf_8():
    return with_part(
        workbook_bytes(), OBSERVATIONS, valid()[OBSERVATIONS].replace(b"O001", b"O\xff01")
    )


@kind(DAMAGED)
def a_sheet_that_is_cut_off():
    return in_part(OBSERVATIONS, lambda text: text[: len(text) // 2])


@kind(DAMAGED)
def a_sheet_of_nothing():
    return in_part(OBSERVATIONS, lambda text: "")


@kind(Refused("32767"))
def a_text_of_a_million_letters():
    cell = f'<c r="N9" t="inlineStr"><is><t>{"字" * 1_000_000}</t></is></c>'
    return with_rows(f'<row r="9">{cell}</row>')


@kind(DAMAGED)
def a_format_of_a_million_brackets():
    code = f'<numFmts count="1"><numFmt numFmtId="200" formatCode="{"[" * 1_000_000}"/></numFmts>'
    return in_part("xl/styles.xml", lambda text: text.replace("<fonts", f"{code}<fonts"))


@kind(UNHARMED)
def broken_comments_and_drawings():
    names = [each for each in valid() if "comments" in each or "drawings" in each]
    assert names
    return packed(valid() | dict.fromkeys(names, b"<broken"))


@kind(UNHARMED)
def broken_properties_and_theme():
    names = ("docProps/core.xml", "docProps/app.xml", "xl/theme/theme1.xml")
    return packed(valid() | dict.fromkeys(names, b"\x00\xff"))


@kind(UNHARMED)
def external_links_are_not_followed():
    link = '<externalReference r:id="rId99" xmlns:r="http://198.51.100.1"/>'
    changed = in_part(
        "xl/workbook.xml",
        lambda text: text.replace(
            "</sheets>", f"</sheets><externalReferences>{link}</externalReferences>"
        ),
    )
    return with_part(changed, "xl/externalLinks/externalLink1.xml", b"<broken")


@kind(Hit(Limit.ENTRIES))
def ten_thousand_sheets_of_one_part():
    """Each name is another sheet; all of them are the largest part, over and over."""
    rows = "".join(f'<row r="{at}" ht="15" customHeight="1"/>' for at in range(9, 40_000))
    sheet = '<sheet xmlns:r="{r}" name="表{at}" sheetId="{id}" r:id="rId5"/>'
    words = {"r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships"}
    sheets = "".join(sheet.format(at=at, id=at + 100, **words) for at in range(10_000))
    changed = valid()["xl/workbook.xml"].decode().replace("</sheets>", f"{sheets}</sheets>")
    return with_part(with_rows(rows), "xl/workbook.xml", changed.encode())


@kind(Found({"unknown-sheet": 3}, 9))
def sheets_of_odd_names():
    names = ("../../etc", "&lt;script&gt;alert(1)&lt;/script&gt;", "=cmd|calc")
    words = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    sheets = "".join(
        f'<sheet {words} name="{name}" sheetId="{at}" r:id="rId5"/>'
        for at, name in enumerate(names, start=100)
    )
    return in_part("xl/workbook.xml", lambda text: text.replace("</sheets>", f"{sheets}</sheets>"))


@kind(Found({"duplicate-sheet": ["“实绩”表"]}, 9))
def two_sheets_of_one_name():
    words = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    sheet = f'<sheet {words} name="实 绩" sheetId="100" r:id="rId5"/>'
    return in_part("xl/workbook.xml", lambda text: text.replace("</sheets>", f"{sheet}</sheets>"))


@kind(UNHARMED)
def hidden_sheets():
    def hide(text):
        for at, state in ((4, "hidden"), (5, "veryHidden")):
            text = text.replace(f'sheetId="{at}"', f'sheetId="{at}" state="{state}"')
        return text.replace('state="visible" ', "").replace(' state="visible"', "")

    return in_part("xl/workbook.xml", hide)
