"""The commands of the command line, one a file; components/command_line.py lists them."""
