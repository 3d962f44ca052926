"""One step a file, v0001 first."""
