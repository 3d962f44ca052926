"""Growth rates, changes, increments and series."""
