"""The one check: format, lint, types and tests, in that order; stops at the first that fails.

`--fast` leaves out the tests that take long: those of a real browser, and those marked `slow`.
"""

import argparse
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
STEPS = (
    ("format", ["ruff", "format", "--check", "."]),
    ("lint", ["ruff", "check", "."]),
    ("types", ["mypy"]),
    # A file stays on one core, for what its tests share; those of the browser, the longest, first.
    ("tests", ["pytest", "-n", "2", "--dist", "loadfile", "--no-loadscope-reorder"]),
)
FAST = ["-m", "not browser and not slow"]


def main() -> int:
    """Run every step; the exit status of the first that fails, 0 where none does."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--fast", action="store_true", help="without the tests that take long")
    is_fast = parser.parse_args().fast
    for name, step in STEPS:
        print(f"== {name}", flush=True)
        command = [*step, *FAST] if is_fast and name == "tests" else step
        done = subprocess.run([sys.executable, "-m", *command], cwd=ROOT, check=False)
        if done.returncode:
            return done.returncode
    return 0


if __name__ == "__main__":
    sys.exit(main())
