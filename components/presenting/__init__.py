"""Presenting a briefing: one message a screen, for a projector, moved through by keys or touch."""
