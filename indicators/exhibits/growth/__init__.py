"""What grew, what changed, what is new, and how values developed."""
