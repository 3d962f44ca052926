"""Take the reference pictures of the tests anew; look at each of them before it is committed.

.venv/bin/python -m tools.reference_pictures
"""

from io import BytesIO
from pathlib import Path

from PIL import Image

from components.pictures.drawing import draw
from indicators.exhibits.pictures import Canvas, Shape
from tests.components.pictures.invented import EXHIBITS, FRAME

FOLDER = Path(__file__).resolve().parents[1] / "tests" / "components" / "pictures" / "references"
CASES = tuple((name, shape) for name in EXHIBITS for shape in (Shape.WIDE, Shape.PHONE))
WIDTH, COLOURS = 400, 32


def reduced(png: bytes) -> bytes:
    """The picture 400 px wide in few colours, small enough for a repository."""
    picture = Image.open(BytesIO(png)).convert("RGB")
    size = (WIDTH, round(picture.height * WIDTH / picture.width))
    few = picture.resize(size, Image.Resampling.LANCZOS).quantize(COLOURS, dither=Image.Dither.NONE)
    made = BytesIO()
    few.save(made, "PNG", optimize=True)
    return made.getvalue()


def main() -> None:
    """Write every reference picture."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, shape in CASES:
        [picture] = draw(EXHIBITS[name], FRAME, Canvas(shape=shape))
        path = FOLDER / f"{name}_{shape.name.lower()}.png"
        path.write_bytes(reduced(picture.content))
        print(f"{path.name}: {path.stat().st_size // 1024} KB")


if __name__ == "__main__":
    main()
