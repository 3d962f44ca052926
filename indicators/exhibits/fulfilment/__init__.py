"""What of a year's targets was kept."""
