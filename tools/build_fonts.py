"""Cut Noto Sans SC to what the product draws: TTF for exports, WOFF2 for the browser.

    npm pack @expo-google-fonts/noto-sans-sc@0.4.3
    python tools/build_fonts.py expo-google-fonts-noto-sans-sc-0.4.3.tgz

The same tarball and fontTools give the same bytes. Needs fontTools with brotli
(requirements-dev.txt); the product itself needs only the files that this writes.
"""

import argparse
import io
import tarfile
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

FONTS_FOLDER = Path(__file__).resolve().parents[1] / "static" / "fonts"
WEIGHTS = {
    "NotoSansSC-Regular": "package/400Regular/NotoSansSC_400Regular.ttf",
    "NotoSansSC-Bold": "package/700Bold/NotoSansSC_700Bold.ttf",
}
LICENCE = "package/LICENSE_FONT"
# Beyond GB 2312 and GBK's symbols: status marks, minus and dashes, bounds, arrows, raised figures.
MARKS = "✓△▲▽▼×○●◇◆–—−·…≥≤≈≠±→←↑↓↗↘²³⁴㎡㎥℃‰★☆□■"


def gb2312() -> set[str]:
    """Every character of GB 2312: 6,763 ideographs and its symbols."""
    rows = ((high, low) for high in range(0xA1, 0xF8) for low in range(0xA1, 0xFF))
    return {bytes(pair).decode("gb2312", "ignore") for pair in rows} - {""}


def gbk_symbols() -> set[str]:
    """The symbols that GBK has in rows A1 to A9, which GB 2312 left empty in part."""
    rows = ((high, low) for high in range(0xA1, 0xAA) for low in range(0x40, 0xFF))
    return {bytes(pair).decode("gbk", "ignore") for pair in rows} - {""}


def wanted_characters() -> set[str]:
    """Everything that the cut keeps, if the source has it."""
    latin = {chr(code) for code in (*range(0x20, 0x7F), *range(0xA0, 0x100))}
    return latin | gb2312() | gbk_symbols() | set(MARKS)


def cut(source: bytes) -> TTFont:
    """The font reduced to the wanted characters, all its names kept (they carry the licence)."""
    font = TTFont(io.BytesIO(source), recalcTimestamp=False)
    options = Options(name_IDs=["*"], hinting=False)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[ord(each) for each in wanted_characters() if len(each) == 1])
    subsetter.subset(font)
    return font


def write(font: TTFont, name: str) -> None:
    """Save one weight for exports and for the browser."""
    for flavor, ending in ((None, "ttf"), ("woff2", "woff2")):
        font.flavor = flavor
        font.save(FONTS_FOLDER / f"{name}.{ending}")


def main() -> None:
    """Read the tarball named on the command line and write ``static/fonts/``."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("tarball", type=Path)
    FONTS_FOLDER.mkdir(parents=True, exist_ok=True)
    with tarfile.open(parser.parse_args().tarball) as package:

        def member(path: str) -> bytes:
            stream = package.extractfile(path)
            if stream is None:
                raise FileNotFoundError(path)
            return stream.read()

        for name, path in WEIGHTS.items():
            write(cut(member(path)), name)
        (FONTS_FOLDER / "OFL.txt").write_bytes(member(LICENCE))


if __name__ == "__main__":
    main()
