"""A bureau's monthly workbook (统计月报) cell by cell: what each number is, or why it is none.

grids reads the sheets of .xlsx and .xls; layout finds headers, labels and their paths; meanings and
month_words read unit, period, measure and area; cells makes the claims of a sheet, claims those of
a workbook. mapping is what is remembered of it, mapped_draft applies that, sheet_map asks what is
open.
"""
