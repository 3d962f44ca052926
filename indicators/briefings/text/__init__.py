"""A briefing as a Word document in the usual layout of official documents (after GB/T 9704)."""

from indicators.briefings.text.document import docx_bytes

__all__ = ["docx_bytes"]
