"""Signing in over HTTP: the sign-in page, its routes, and the guard before every other one."""
