"""The message of each exhibit, and the sentences of its rows."""
