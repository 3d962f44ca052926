"""Steps from one structure of the database to the next; one that was released never changes."""
