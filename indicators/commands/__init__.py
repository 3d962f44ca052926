"""The commands of the command line, one a file; indicators/commands/cli.py lists them."""
