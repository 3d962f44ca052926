"""`facts`: every fact as JSON Lines."""

import json
from argparse import Namespace

from indicators.checks.findings import blocks
from indicators.commands.command import Command, complain
from indicators.commands.workbook_argument import add_file, read
from indicators.exports.json_records import fact_records
from indicators.model.codelists import ExitCode


def _run(options: Namespace) -> ExitCode:
    reading = read(options.file)
    complain(reading.findings)
    for record in fact_records(reading.dataset) if reading.dataset else ():
        print(json.dumps(record, ensure_ascii=False))
    return ExitCode.BLOCKED if blocks(reading.findings) else ExitCode.FINE


FACTS = Command("facts", "文件", "逐行输出全部事实（JSON Lines）", add_file, _run)
