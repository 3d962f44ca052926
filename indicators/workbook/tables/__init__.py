"""The sheets as tables: headers are recognized, cells are read by the kind of their column."""
