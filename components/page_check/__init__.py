"""Whether every page can be rendered, asked before a server starts."""
