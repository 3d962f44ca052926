"""Verification of exports by a short code: whether their values are still right."""
