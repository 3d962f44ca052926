"""Workbooks written: new ones, templates, and somebody's own file with findings at its cells."""
