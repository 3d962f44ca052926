"""Targets beside their baselines."""
