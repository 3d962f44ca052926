"""A bureau's monthly workbook (统计月报) cell by cell: what each number is, or why it is none.

grids reads the sheets of .xlsx and .xls; layout finds headers, labels and their paths; meanings
says unit, period, measure and area; cells puts them together.
"""
