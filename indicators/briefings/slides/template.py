"""An empty deck with our own master, which python-pptx then fills.

The one that python-pptx brings is 4:3 and speaks English to whoever edits the slides.
"""

from collections.abc import Iterable
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from indicators.briefings.slides import geometry
from indicators.briefings.slides.geometry import emu
from indicators.briefings.slides.layouts import layouts
from indicators.briefings.slides.markup import DECLARATION, Markup, root, tag
from indicators.briefings.slides.master import master_xml, notes_master_xml
from indicators.briefings.slides.text import BODY, letters
from indicators.briefings.slides.theme import theme_xml

_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPE = "application/vnd.openxmlformats-officedocument"
_NO_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"


def template_bytes(*, is_internal: bool, watermark: str) -> bytes:
    """A .pptx file without slides."""
    known = layouts(is_internal=is_internal)
    parts = {
        "ppt/presentation.xml": _presentation(),
        "ppt/presProps.xml": DECLARATION + root("p:presentationPr"),
        "ppt/viewProps.xml": DECLARATION + root("p:viewPr"),
        "ppt/tableStyles.xml": DECLARATION + root("a:tblStyleLst", **{"def": _NO_STYLE}),
        "ppt/theme/theme1.xml": theme_xml(),
        "ppt/theme/theme2.xml": theme_xml(),
        "ppt/slideMasters/slideMaster1.xml": master_xml(len(known), watermark),
        "ppt/notesMasters/notesMaster1.xml": notes_master_xml(),
        **{
            f"ppt/slideLayouts/slideLayout{number}.xml": each.xml
            for number, each in enumerate(known, start=1)
        },
    }
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", _content_types(parts))
        for name, content in (parts | _relations(len(known))).items():
            package.writestr(name, content)
    return file.getvalue()


def _presentation() -> str:
    defaults = (
        tag(f"a:lvl{number}pPr", letters(BODY.of_size(18), "a:defRPr")) for number in range(1, 10)
    )
    return DECLARATION + root(
        "p:presentation",
        tag("p:sldMasterIdLst", tag("p:sldMasterId", id=2**31, r_id="rId1")),
        tag("p:notesMasterIdLst", tag("p:notesMasterId", r_id="rId2")),
        tag("p:sldSz", cx=emu(geometry.SLIDE.width), cy=emu(geometry.SLIDE.height)),
        tag("p:notesSz", cx=emu(540), cy=emu(720)),
        tag("p:defaultTextStyle", *defaults),
        saveSubsetFonts=True,
    )


def _content_types(parts: Iterable[str]) -> str:
    overrides = (
        tag("Override", PartName=f"/{name}", ContentType=f"{_TYPE}.{_kind(name)}+xml")
        for name in parts
    )
    return DECLARATION + tag(
        "Types",
        tag("Default", Extension="rels", ContentType=_RELATIONS_TYPE),
        tag("Default", Extension="xml", ContentType="application/xml"),
        *overrides,
        xmlns=f"{_PACKAGE}/content-types",
    )


_RELATIONS_TYPE = "application/vnd.openxmlformats-package.relationships+xml"
_KINDS = {
    "presentation": "presentationml.presentation.main",
    "presProps": "presentationml.presProps",
    "viewProps": "presentationml.viewProps",
    "tableStyles": "presentationml.tableStyles",
    "theme": "theme",
    "slideMaster": "presentationml.slideMaster",
    "notesMaster": "presentationml.notesMaster",
    "slideLayout": "presentationml.slideLayout",
}


def _kind(name: str) -> str:
    return _KINDS[name.rsplit("/", 1)[-1].removesuffix(".xml").rstrip("0123456789")]


def _relations(layout_count: int) -> dict[str, str]:
    numbers = range(1, layout_count + 1)
    master = "../slideMasters/slideMaster1.xml"
    own = [("slideLayout", f"../slideLayouts/slideLayout{number}.xml") for number in numbers]
    return {
        "_rels/.rels": _related(("officeDocument", "ppt/presentation.xml")),
        "ppt/_rels/presentation.xml.rels": _related(
            ("slideMaster", "slideMasters/slideMaster1.xml"),
            ("notesMaster", "notesMasters/notesMaster1.xml"),
            ("presProps", "presProps.xml"),
            ("viewProps", "viewProps.xml"),
            ("theme", "theme/theme1.xml"),
            ("tableStyles", "tableStyles.xml"),
        ),
        "ppt/slideMasters/_rels/slideMaster1.xml.rels": _related(
            *own, ("theme", "../theme/theme1.xml")
        ),
        "ppt/notesMasters/_rels/notesMaster1.xml.rels": _related(("theme", "../theme/theme2.xml")),
        **{
            f"ppt/slideLayouts/_rels/slideLayout{number}.xml.rels": _related(
                ("slideMaster", master)
            )
            for number in numbers
        },
    }


def _related(*targets: tuple[str, str]) -> str:
    """The relations of a part, numbered in their order."""
    found: list[Markup] = [
        tag("Relationship", Id=f"rId{number}", Type=f"{_RELATION}/{kind}", Target=target)
        for number, (kind, target) in enumerate(targets, start=1)
    ]
    return DECLARATION + tag("Relationships", *found, xmlns=f"{_PACKAGE}/relationships")
