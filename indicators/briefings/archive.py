"""A briefing's pictures in one ZIP file, with a text file of their sentences and sources."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from indicators.briefings.briefing import AREA, INTERNAL, NOTICE, Briefing, Progress, silent
from indicators.exhibits.pictures import Canvas, Draw
from indicators.text.file_names import file_stem

_NOTES = "说明.txt"
_WIDE = Canvas(scale=2)
_NO_PICTURES = "没有图片：这份简报只有文字和表格，或者图里没有数据。"


def zip_bytes(briefing: Briefing, draw: Draw, progress: Progress = silent) -> bytes:
    """The pictures of the briefing's charts as PNG, 16:9 at twice the size, and their notes."""
    charts = [(part, part.drawn) for part in briefing.parts if part.drawn]
    notes = [*_head(briefing), *_left_out(briefing)]
    file = BytesIO()
    with ZipFile(file, "w") as archive:
        for done, (part, shown) in enumerate(charts):
            progress(done, len(charts), f"正在画图：{part.heading}")
            stem, pictures = file_stem(done + 1, part.heading), draw(shown, _WIDE)
            for at, picture in enumerate(pictures, start=1):
                name = f"{stem}_{at}.png" if len(pictures) > 1 else f"{stem}.png"
                # PNG is compressed already.
                archive.writestr(_entry(name, briefing, ZIP_STORED), picture.content)
                notes.append(name)
            sources = [f"资料来源：{'；'.join(part.sources)}"] if part.sources else []
            notes += [part.message, *part.further, *sources, ""]
        notes += [] if charts else [_NO_PICTURES]
        text = "\r\n".join(notes) + "\r\n"
        archive.writestr(_entry(_NOTES, briefing, ZIP_DEFLATED), text.encode("utf-8-sig"))
    progress(len(charts), len(charts), "图片包写好了")
    return file.getvalue()


def _entry(name: str, briefing: Briefing, method: int) -> ZipInfo:
    """An entry dated like the briefing; Python flags a Chinese name as UTF-8."""
    made = briefing.dated
    entry = ZipInfo(name, (max(made.year, 1980), made.month, made.day, 0, 0, 0))
    entry.compress_type = method
    # Readable for everybody who unpacks it on a shared disk.
    entry.external_attr = 0o644 << 16
    return entry


def _head(briefing: Briefing) -> list[str]:
    lines = [
        briefing.title,
        INTERNAL if briefing.is_internal else "",
        *(f"{label}：{text}" for label, text in briefing.about.items() if label != AREA),
        f"{NOTICE}：{briefing.notice}" if briefing.notice else "",
    ]
    return [*filter(None, lines), ""]


def _left_out(briefing: Briefing) -> list[str]:
    tables = "、".join(each.heading for each in briefing.parts if each.tabled)
    where = f"这里只有图。表没有放进来，在同一份简报的 Word、PDF、Excel 里：{tables}。"
    return [where, ""] if tables else []
