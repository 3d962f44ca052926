"""`python -m indicators`."""

import sys

from indicators.commands.cli import main

sys.exit(main())
