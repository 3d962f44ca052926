"""Facts as pandas tables: one row a mark of a chart, with the texts that a reader sees."""

from indicators.views.table import Table

__all__ = ["Table"]
