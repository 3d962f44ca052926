"""A chart as Vega alone draws it, with the frame that a screen shows."""

import vl_convert

from components.pictures.vega import register_fonts

MARGIN = 24


def svg(chart, *, width=1600):
    register_fonts()
    return vl_convert.vegalite_to_svg({**chart.to_dict(), "width": width, "padding": MARGIN})
