"""Exhibits at stable addresses, for other documents and scripts: `/chart/<name>.png?…`."""
