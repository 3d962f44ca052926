"""No page: what is tried is served beside it."""
