"""`editions`: every published edition, newest first."""

from argparse import ArgumentParser, Namespace
from dataclasses import asdict

from indicators.clock import local
from indicators.commands.command import Command, print_json
from indicators.commands.edition_store import store_in_force
from indicators.model.codelists import ExitCode
from indicators.store import PublishedEdition


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true")


def _run(options: Namespace) -> ExitCode:
    with store_in_force() as (store, _):
        found = store.editions()
    if options.json:
        print_json([_record(each) for each in found])
    else:
        for each in found:
            print(_line(each))
    return ExitCode.FINE


def _record(each: PublishedEdition) -> dict[str, object]:
    """Every field, moments in UTC."""
    moment, day = each.published_at.isoformat(timespec="seconds"), each.as_of.isoformat()
    return {**asdict(each), "published_at": moment, "as_of": day, "label": each.label}


def _line(each: PublishedEdition) -> str:
    """The columns for a person, with the district's time; one line, whatever the note holds."""
    moment = local(each.published_at).isoformat(sep=" ", timespec="seconds")
    origin = f"回退自第{each.restores}版" if each.restores else ""
    words = (each.label, f"截至{each.as_of}", moment, each.publisher, each.note, origin)
    return "\t".join(" ".join(word.split()) for word in words).rstrip()


EDITIONS = Command("editions", "[--json]", "列出全部版次，新的在前", _arguments, _run)
