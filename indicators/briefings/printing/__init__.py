"""Briefings as PDF: set by Typst with the bundled font, charts as vectors."""

from indicators.briefings.printing.pdf import pdf_bytes

__all__ = ["pdf_bytes"]
