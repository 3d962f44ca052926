"""The child process: `python -m indicators.intake`, started by its parent only."""

from indicators.intake.child import main

main()
