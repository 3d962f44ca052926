"""From what a document claims to a draft: its indicators, its review, and the workbook's rows."""
