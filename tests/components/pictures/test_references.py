"""Pictures of invented figures beside reference pictures, which somebody has looked at.

`python -m tools.reference_pictures` takes them anew after an intended change.
"""

from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from components.pictures.drawing import draw
from indicators.exhibits.pictures import Canvas
from tests.components.pictures.invented import EXHIBITS, FRAME, shown
from tools.reference_pictures import CASES, FOLDER, reduced

# Of 255, on average: a shifted or missing line of text makes more than one.
TOLERANCE = 0.35


def pixels(content):
    return np.asarray(Image.open(BytesIO(content)).convert("RGB")).astype(float)


@pytest.mark.parametrize(("name", "shape"), CASES)
def test_a_picture_looks_like_its_reference(name, shape):
    file = Path(FOLDER / f"{name}_{shape.name.lower()}.png")
    [picture] = draw(EXHIBITS[name], FRAME, Canvas(shape=shape))
    seen, expected = pixels(reduced(picture.content)), pixels(file.read_bytes())
    assert seen.shape == expected.shape
    assert np.abs(seen - expected).mean() < TOLERANCE


def test_the_tolerance_tells_missing_words():
    rows = EXHIBITS["growth"].table.rows
    whole, other = (
        draw(shown("growth", table), FRAME, Canvas())[0].content
        for table in (rows, rows.assign(rank_text=""))
    )
    assert np.abs(pixels(reduced(whole)) - pixels(reduced(other))).mean() > TOLERANCE
