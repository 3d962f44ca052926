"""What facts mean together: gaps, statuses, ranks, series, tasks due and what is missing."""
