"""Pictures of every chart in every shape, with invented and with the shipped figures."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

from components.charts.frame import frame_of
from components.pictures.drawing import draw
from indicators.exhibits.catalogue import EXHIBITS as CATALOGUE
from indicators.exhibits.exhibit import Form
from indicators.exhibits.pictures import Canvas, PictureTooLarge, Shape
from indicators.text.file_formats import FileFormat
from tests.components.pictures.invented import (
    EXHIBITS,
    FRAME,
    WORDS,
    many_claims,
    many_dates,
    many_gaps,
    shown,
)
from tests.components.pictures.pdf import files_of, fonts_of, only_page
from tests.components.pictures.reading import (
    filled_height,
    image,
    letter_sizes,
    margins_are_white,
    words,
)

pytestmark = pytest.mark.slow

REPOSITORY = Path(__file__).resolve().parents[3]
SIZES = {Shape.WIDE: (1280, 720), Shape.STANDARD: (960, 720), Shape.SQUARE: (720, 720)}
CHARTS = [each for each in CATALOGUE if each.form is Form.CHART]
SVG, PDF = Canvas(format=FileFormat.SVG), Canvas(format=FileFormat.PDF)
every_exhibit = pytest.mark.parametrize("name", EXHIBITS)
every_shape = pytest.mark.parametrize("shape", Shape)


def one(exhibit, canvas):
    [picture] = draw(exhibit, FRAME, canvas)
    return picture


@every_exhibit
@every_shape
def test_a_picture_has_its_shape_s_size_and_white_margins(name, shape):
    for picture in draw(EXHIBITS[name], FRAME, Canvas(shape=shape)):
        assert image(picture).size == (picture.width, picture.height)
        assert margins_are_white(picture, 14 if shape is Shape.PHONE else 30)
        if shape is Shape.PHONE:
            assert picture.width == 390
            assert picture.height >= 520
        else:
            assert (picture.width, picture.height) == SIZES[shape]


@pytest.mark.parametrize("scale", [1, 2, 4])
def test_a_scale_multiplies_the_pixels(scale):
    assert image(one(EXHIBITS["growth"], Canvas(scale=scale))).size == (1280 * scale, 720 * scale)


@every_exhibit
@every_shape
def test_a_picture_says_its_whole_frame(name, shape):
    picture = one(EXHIBITS[name], Canvas(shape=shape, format=FileFormat.SVG))
    said = "".join(words(picture))
    assert [each for each in WORDS if each.replace(" · ", "") not in said.replace(" · ", "")] == []


@pytest.mark.parametrize("exhibit", CHARTS, ids=lambda each: each.name)
@every_shape
def test_real_figures_fill_every_shape_with_letters_to_be_read(filled, exhibit, shape):
    seen, dataset = filled(exhibit)
    frame = frame_of(seen, dataset)
    pictures = draw(seen, frame, Canvas(shape=shape))
    assert len(pictures) <= 4
    assert all(filled_height(each) > 0.8 for each in pictures[:-1])
    for picture in draw(seen, frame, Canvas(shape=shape, format=FileFormat.SVG)):
        least, _ = letter_sizes(picture)
        assert least >= 12


@every_exhibit
def test_a_pdf_has_its_letters_inside_and_its_text_can_be_selected(name):
    page = only_page(one(EXHIBITS[name], PDF).content)
    assert [float(each) for each in page.mediabox] == [0, 0, 1280, 720]
    fonts = fonts_of(page)
    assert fonts
    assert all(files_of(fonts))
    assert all("NotoSansSC" in font["/BaseFont"] for font in fonts)
    assert "/XObject" not in page["/Resources"]  # no picture of pixels


@pytest.mark.skipif(
    not (shutil.which("pdftotext") or os.environ.get("CI")),
    reason="pdftotext is not installed (Debian: poppler-utils); in CI that fails",
)
def test_another_program_finds_the_chinese_in_a_pdf(tmp_path):
    file = tmp_path / "picture.pdf"
    file.write_bytes(one(EXHIBITS["target-rates"], PDF).content)
    command = [shutil.which("pdftotext"), file, "-"]
    said = subprocess.run(command, capture_output=True, check=True).stdout.decode()
    assert FRAME.title in said
    assert "核验码 7K3MD-9QXPA" in said
    # Once: the paper around a label is no second text.
    assert said.count("8%以上") == 1


def test_an_svg_brings_its_letters_along():
    text = one(EXHIBITS["growth"], SVG).content.decode()
    assert len(re.findall(r"@font-face\{font-family:\"Noto Sans SC\"", text)) == 2
    assert len(text) < 60_000


@pytest.mark.parametrize("shape", SIZES)
@pytest.mark.parametrize(
    ("exhibit", "rows", "field"),
    [
        ("gap-points", many_gaps(60), "name"),
        ("claims", many_claims(60), "name"),
    ],
    ids=["rows", "claims"],
)
def test_many_rows_are_split_each_on_exactly_one_picture(exhibit, rows, field, shape):
    pictures = draw(shown(exhibit, rows), FRAME, Canvas(shape=shape, format=FileFormat.SVG))
    texts = [words(each) for each in pictures]
    assert len(pictures) > 1
    told = [each for page in texts for each in page if each in set(rows[field])]
    assert told == list(rows[field])
    for number, page in enumerate(texts, start=1):
        assert f"第{number}/{len(pictures)}页" in page
        assert FRAME.title in page
    assert all(letter_sizes(each)[0] >= 12 for each in pictures)


@every_shape
def test_a_calendar_of_many_dates_is_one_picture(shape):
    picture = one(shown("timeline", many_dates(60)), Canvas(shape=shape, format=FileFormat.SVG))
    assert "60项" in words(picture)


def test_a_group_that_goes_on_repeats_its_head():
    pictures = draw(shown("claims", many_claims(60)), FRAME, SVG)
    heads = [each for page in map(words, pictures) for each in page if each.startswith("范围")]
    # Twelve stand under a head, and eight of each scope under another.
    assert heads == ["范围甲", "范围甲", "范围乙", "范围乙", "范围丙", "范围丙"]
    assert [each for page in map(words, pictures) for each in page].count("（续）") == 3


def test_bars_of_all_pictures_share_a_scale():
    pictures = draw(shown("gap-points", many_gaps(60)), FRAME, Canvas(format=FileFormat.SVG))
    lengths = [
        float(each)
        for picture in pictures
        for each in re.findall(
            r'h(-?[0-9.]+)v2[34][0-9.]*h-[^"]*" fill="#1f4e79"', picture.content.decode()
        )
    ]
    assert len(lengths) == 60
    # Values fall by one from 60 to 1.
    assert lengths[0] / lengths[-1] == pytest.approx(60, rel=1e-3)


def test_a_phone_has_all_rows_in_one_long_picture():
    picture = one(
        shown("gap-points", many_gaps(60)), Canvas(shape=Shape.PHONE, format=FileFormat.SVG)
    )
    assert len([each for each in words(picture) if each.startswith("虚构指标")]) == 60
    assert picture.height > 2000


def test_too_many_pixels_are_refused():
    with pytest.raises(PictureTooLarge, match="scale"):
        draw(shown("gap-points", many_gaps(60)), FRAME, Canvas(shape=Shape.PHONE, scale=4))


def test_letters_that_the_font_lacks_are_named_and_replaced():
    rows = EXHIBITS["gap-points"].table.rows.assign(name=["䶮类𠮷速", "乙类😀增速"])
    [picture] = draw(shown("gap-points", rows), FRAME, SVG)
    assert set(picture.missing) == {"䶮", "𠮷", "😀"}
    said = "".join(words(picture))
    assert "〓类〓速" in said
    assert "乙类〓增速" in said
    told = next(each for each in words(picture) if each.startswith("“〓”为字库没有的字"))
    assert all(code in told for code in ("U+4DAE", "U+20BB7", "U+1F600"))
    assert not set(said) & set(picture.missing)


def test_codes_that_are_not_drawn_are_not_missing():
    rows = EXHIBITS["gap-points"].table.rows.assign(code="䶮")
    [picture] = draw(shown("gap-points", rows), FRAME, SVG)
    assert picture.missing == ""


@pytest.mark.parametrize(
    "name",
    [
        "<b>&amp;]]>\"'</text>",
        "控制\x00\x0b\x1f\ufffe字符",
        "长" * 200,
        "\u202eabc\u200f אבג",
        "|竖|线|",
        "${datum.name} ' + alert(1) + '",
        "",
    ],
)
@every_shape
def test_a_strange_name_breaks_nothing(name, shape):
    rows = EXHIBITS["gap-points"].table.rows.assign(name=["甲", name])
    pictures = draw(
        shown("gap-points", rows, title=name or "题"),
        FRAME,
        Canvas(shape=shape, format=FileFormat.SVG),
    )
    assert all(words(each) for each in pictures)
    assert draw(shown("gap-points", rows), FRAME, Canvas(shape=shape))


def test_a_plain_name_with_signs_is_drawn_as_it_is():
    rows = EXHIBITS["gap-points"].table.rows.assign(name=["a<b&c", "|x|y'\"]]>"])
    said = words(one(shown("gap-points", rows), SVG))
    assert {"a<b&c", "|x|y'\"]]>"} <= set(said)


def test_without_rows_there_is_nothing_to_draw():
    with pytest.raises(ValueError, match="at least one row"):
        draw(shown("growth", EXHIBITS["growth"].table.rows.iloc[:0]), FRAME, SVG)


def test_a_table_has_no_picture():
    with pytest.raises(KeyError):
        draw(shown("doubts", pd.DataFrame({"name": ["甲"]})), FRAME, SVG)


def test_the_machine_s_fonts_change_nothing(tmp_path):
    """The same drawing where the system has no font at all."""
    nothing = tmp_path / "fonts.conf"
    nothing.write_text("<?xml version='1.0'?><fontconfig></fontconfig>")
    program = (
        "import sys, hashlib\n"
        "from components.pictures.drawing import draw\n"
        "from indicators.exhibits.pictures import Canvas\n"
        "from indicators.text.file_formats import PICTURES\n"
        "from tests.components.pictures.invented import EXHIBITS, FRAME\n"
        "from tests.components.pictures.pdf import drawn_of\n"
        "for kind in PICTURES:\n"
        "    [picture] = draw(EXHIBITS['target-rates'], FRAME, Canvas(format=kind))\n"
        # The writer of PDF numbers its two fonts in either order.
        "    told = drawn_of(picture.content) if kind == 'pdf' else picture.content\n"
        "    print(hashlib.sha256(told).hexdigest())\n"
    )
    environments = (
        os.environ,
        os.environ | {"FONTCONFIG_FILE": str(nothing), "HOME": str(tmp_path), "XDG_DATA_HOME": ""},
    )
    runs = [
        subprocess.run(
            [sys.executable, "-c", program],
            cwd=REPOSITORY,
            env=environment,
            capture_output=True,
            check=True,
        ).stdout.split()
        for environment in environments
    ]
    assert len(runs[0]) == 3
    assert runs[0] == runs[1]
