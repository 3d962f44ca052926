"""Uploads: checked in a process of their own, so that no file can slow or stop the server."""
