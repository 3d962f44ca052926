"""What a finished picture holds."""

import re
from io import BytesIO
from xml.etree import ElementTree as ET

import numpy as np
from PIL import Image

SVG = "{http://www.w3.org/2000/svg}"


def words(picture):
    """The texts of an SVG in drawing order."""
    root = ET.fromstring(picture.content)  # noqa: S314 - our own
    texts = (text.findall(f"{SVG}tspan") or [text] for text in root.iter(f"{SVG}text"))
    return [each.text or "" for lines in texts for each in lines]


def image(picture):
    return Image.open(BytesIO(picture.content)).convert("RGB")


def margins_are_white(picture, margin):
    pixels = np.asarray(image(picture))
    edges = (pixels[:margin], pixels[-margin:], pixels[:, :margin], pixels[:, -margin:])
    return all((each == 255).all() for each in edges)


def filled_height(picture):
    """The share of the height from the first to the last row that is not white."""
    pixels = np.asarray(image(picture))
    drawn = np.flatnonzero((pixels != 255).any(axis=(1, 2)))
    return (drawn[-1] - drawn[0] + 1) / pixels.shape[0]


def letter_sizes(picture):
    """The sizes of the letters in px of the picture, the least and the largest."""
    text = picture.content.decode()
    [scale] = re.findall(r"scale\(([0-9.]+)\)", text)
    sizes = [
        float(each) * float(scale) for each in re.findall(r'font-size="([0-9.]+)(?:px)?"', text)
    ]
    return min(sizes), max(sizes)
