"""The workbook file: opened, read cell by cell into facts, and written to be edited in Excel."""
