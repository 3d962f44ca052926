"""The command line of the product: the domain's commands, and those of the parts that draw.

`python -m indicators` starts it.
"""

from collections.abc import Sequence

from components.exporting.command import EXPORT
from components.page_check.command import SERVE_CHECK
from indicators.commands.annotate import ANNOTATE
from indicators.commands.check import CHECK
from indicators.commands.cli import run
from indicators.commands.command import Command
from indicators.commands.compare import COMPARE
from indicators.commands.editions import EDITIONS
from indicators.commands.example import EXAMPLE
from indicators.commands.facts import FACTS
from indicators.commands.gaps import GAPS
from indicators.commands.passphrase import PASSPHRASE
from indicators.commands.publish import PUBLISH
from indicators.commands.rollback import ROLLBACK
from indicators.commands.template import TEMPLATE

COMMANDS: tuple[Command, ...] = (
    CHECK,
    ANNOTATE,
    TEMPLATE,
    COMPARE,
    FACTS,
    GAPS,
    EXPORT,
    EXAMPLE,
    PUBLISH,
    EDITIONS,
    ROLLBACK,
    SERVE_CHECK,
    PASSPHRASE,
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; the exit status is an ExitCode."""
    return run(COMMANDS, arguments)
