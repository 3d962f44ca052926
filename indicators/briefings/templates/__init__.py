"""The template files of briefings, and what an office's own must have."""
