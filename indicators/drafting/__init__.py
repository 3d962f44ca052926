"""From a source document to a draft workbook.

documents reads a file's passages; identity, outline, reading and tables find what the document is
and, with the words of language, what its sentences and tables claim; monthly reads the cells of a
bureau's workbook; drafts matches claims with indicators, keeps what a person decides of them and
writes the rows.
"""
