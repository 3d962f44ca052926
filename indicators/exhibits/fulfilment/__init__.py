"""Targets beside the results of their period."""
