"""The rows of exhibits and lists: tables as pages, files and briefings show them."""
