"""The facts of a workbook: what they are, their periods, quantities, units and closed lists."""
