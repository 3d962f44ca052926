"""The commands of the command line, one a file; indicators/cli.py lists them."""
