"""`gaps`: every target with its baseline, gap, comparability and status."""

from argparse import Namespace

from indicators.checks.findings import blocks
from indicators.commands.command import Command, complain, print_json
from indicators.commands.workbook_argument import add_file_and_json, read
from indicators.exports.json_records import gap_record
from indicators.model.codelists import ExitCode
from indicators.model.facts import Observation
from indicators.rules.gaps import Gap, gaps_of_all_areas
from indicators.rules.relations import value_text
from indicators.wording.numbers import remarked


def _run(options: Namespace) -> ExitCode:
    reading = read(options.file)
    complain(reading.findings)
    found = gaps_of_all_areas(reading.dataset) if reading.dataset else ()
    if options.json:
        print_json([gap_record(each) for each in found])
    else:
        for each in found:
            print(_line(each))
    return ExitCode.BLOCKED if blocks(reading.findings) else ExitCode.FINE


def _line(gap: Gap) -> str:
    base = _baseline(gap.baseline) if gap.baseline else "无基数"
    comparability = gap.comparability or "—"
    words = (gap.target.id, gap.target.indicator.name, value_text(gap.target), base)
    return "\t".join((*words, comparability, gap.words, gap.status.text))


def _baseline(observation: Observation) -> str:
    return remarked(value_text(observation), observation.status.mark)


GAPS = Command(
    "gaps", "文件 [--json]", "每个目标的基数、差距、可比性和状态", add_file_and_json, _run
)
