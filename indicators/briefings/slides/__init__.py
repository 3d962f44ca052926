"""A briefing as a slide show: one message a slide, with charts that stay editable."""

from indicators.briefings.slides.deck import pptx_bytes

__all__ = ["pptx_bytes"]
