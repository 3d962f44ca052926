"""One indicator: its story, its neighbours, and the lists of its page."""
