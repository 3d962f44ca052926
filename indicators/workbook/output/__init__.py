"""Written workbooks: new ones, templates, and an analyst's own file with findings at its cells."""
