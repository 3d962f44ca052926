"""Choices, links and downloads: what a reader can change or take."""
