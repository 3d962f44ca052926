"""The meaning of a government's indicators: targets, gaps, ranks, relations and editions."""
