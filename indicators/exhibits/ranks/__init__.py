"""Where the area ranks, by its documents and by the data."""
