"""Texts of any kind: the bundled font, text widths, plain text, file names, print set-up."""
