"""From the bytes of a file to passages: paragraphs, rows of tables and notes, with their pages."""
