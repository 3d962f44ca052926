"""How numbers, bounds, units and days become Chinese text."""
