"""Briefings: exhibits and sentences put together for a slide show, a text, a print."""
