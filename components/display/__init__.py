"""Exhibits, cards, groups and words on a page."""
