"""What is promised, and by when."""
