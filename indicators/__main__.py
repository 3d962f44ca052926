"""`python -m indicators`: an entrance like dashboard.py, above all layers."""

import sys

from components.command_line import main

sys.exit(main())
