"""The server around all pages: start and stop, guard of requests, static files, pages kept warm."""
