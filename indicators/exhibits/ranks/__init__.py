"""The ranks of the area, by its documents and by the data."""
