"""The commands of the command line; components/command_line.py lists them."""
