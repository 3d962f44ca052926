"""Files that somebody might upload by mistake or on purpose, each with the answer it is to get."""
