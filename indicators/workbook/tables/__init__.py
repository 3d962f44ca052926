"""The sheets as tables: headers understood, rows and cells read by the kind of their column."""
