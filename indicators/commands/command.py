"""What a command is, and what commands share."""

import json
import sys
from argparse import ArgumentParser, Namespace
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import NoReturn

from indicators.checks.findings import Finding, counts_in_words
from indicators.model.codelists import ExitCode, Severity


@dataclass(frozen=True, slots=True)
class Command:
    """A command: its name, a line of usage and of help, its arguments and what it does.

    `run` returns the exit status; data go to standard output, diagnostics to standard error.
    """

    name: str
    usage: str
    summary: str
    add_arguments: Callable[[ArgumentParser], None]
    run: Callable[[Namespace], ExitCode]


class Refused(Exception):
    """The command cannot be done; its text is one Chinese sentence for standard error."""


def refuse(sentence: str, cause: Exception | None = None) -> NoReturn:
    """End the command with a sentence and the exit status of what cannot be read or done."""
    raise Refused(sentence) from cause


def print_json(content: object) -> None:
    """Print a value as indented JSON with its Chinese characters."""
    print(json.dumps(content, ensure_ascii=False, indent=2))


def summary(findings: tuple[Finding, ...]) -> str:
    """How many findings there are of each severity."""
    return counts_in_words(Counter(each.severity for each in findings))


def complain(findings: tuple[Finding, ...], severity: Severity = Severity.BLOCKING) -> None:
    """List the findings of a severity on standard error: what blocks says why facts are missing."""
    for each in findings:
        if each.severity is severity:
            print(f"{each.severity}\t{each.text}", file=sys.stderr)
