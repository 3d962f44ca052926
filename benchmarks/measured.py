"""One file read once in this process: `python -m benchmarks.measured ours|bare FILE`.

Prints the seconds of processor time, which neighbours on the machine do not change, and the
peak of memory in MB (null where the system does not tell).
"""

import gc
import json
import re
import sys
import time
import warnings
from pathlib import Path

import openpyxl

from indicators.intake.jobs import check
from indicators.workbook.reader import report_nothing
from indicators.workbook.xlsx.archive import STANDARD_LIMITS


def _ours(path: Path) -> None:
    gc.disable()  # as in the process that reads uploads
    check(path.read_bytes(), (), STANDARD_LIMITS, report_nothing)


def _bare(path: Path) -> None:
    openpyxl.load_workbook(path, data_only=True)


def _peak() -> float | None:
    status = Path("/proc/self/status")
    if status.exists():  # getrusage there counts the parent's memory before this program began
        found = re.search(r"VmHWM:\s*([0-9]+) kB", status.read_text())
        return int(found[1]) / 2**10 if found else None
    try:
        import resource  # noqa: PLC0415 - there is none on Windows
    except ImportError:
        return None
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20  # macOS counts bytes


def main() -> None:
    """Measure and print."""
    warnings.simplefilter("ignore")
    way, path = sys.argv[1], Path(sys.argv[2])
    started = time.process_time()
    {"ours": _ours, "bare": _bare}[way](path)
    print(json.dumps([time.process_time() - started, _peak()]))


if __name__ == "__main__":
    main()
