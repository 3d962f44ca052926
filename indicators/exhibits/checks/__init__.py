"""Doubts, revisions, relations and unverified claims, to check before quoting a figure."""
