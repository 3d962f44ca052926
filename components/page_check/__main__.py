"""`python -m components.page_check`, which serve-check starts: names the pages that fail."""

import logging
import sys

from indicators.commands.cli import speak_utf8
from indicators.model.codelists import ExitCode


def main() -> int:
    """Write a line to stderr for each cause of failing pages; the exit status is an ExitCode."""
    # Pages warn as soon as they are imported that there is no server.
    from components.page_check.rendering import page_failures  # noqa: PLC0415

    speak_utf8()
    failures = page_failures()
    for each in failures:
        print(each, file=sys.stderr)
    return ExitCode.BLOCKED if failures else ExitCode.FINE


if __name__ == "__main__":
    # A line for a cause: neither warnings of scripts without a server, nor tracebacks.
    logging.disable(logging.CRITICAL)
    sys.exit(main())
