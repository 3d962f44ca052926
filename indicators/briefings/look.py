"""Colours and fonts of briefings.

The colours are those of components/charts/theme.py, which a test compares.
"""

from types import MappingProxyType

PAPER = "#ffffff"
INK = "#1f2937"
MUTED = "#4b5563"
HAIRLINE = "#d5dae1"
BASELINE = "#6b7280"
ACTUAL = "#1f4e79"
CONTEXT = "#9fb3c8"
TRACK = "#e8edf3"

# A status is its mark, a word and this colour, never the colour alone.
STATUS_COLOURS = MappingProxyType(
    {"✓": "#00695c", "△": "#8a5a00", "×": "#b3261e", "○": "#4b5563", "–": "#4b5563"}
)

# What warns: dark letters of 接近 on a pale ground, with a word in front of them.
NOTICE = STATUS_COLOURS["△"]
NOTICE_GROUND = "#fdf4e3"
