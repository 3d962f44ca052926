"""Verification: what left the dashboard under a short code, and whether it is still right."""
