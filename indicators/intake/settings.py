"""The limits of an installation: environment variables, each with a default.

| variable | what it limits | default |
|---|---|---|
| DASHBOARD_UPLOAD_SECONDS | seconds for one file, by the clock and of computing | 180 |
| DASHBOARD_UPLOAD_MEMORY_MB | memory of the process that reads it | 1536 |
| DASHBOARD_UPLOAD_MB | the file itself | 50 |
| DASHBOARD_UPLOAD_INFLATED_MB | what really comes out of its zip archive | 400 |
| DASHBOARD_UPLOAD_ENTRIES | parts in its zip archive | 2000 |
| DASHBOARD_UPLOAD_ROWS | rows with anything filled in, in all sheets | 400000 |
| DASHBOARD_UPLOAD_COLUMNS | columns with anything filled in, in one sheet | 500 |
| DASHBOARD_UPLOAD_CELLS | cells with anything filled in, in all sheets | 8000000 |
| DASHBOARD_UPLOADS_AT_ONCE | files read at the same time; others wait | 2 |

Streamlit's own `server.maxUploadSize` must not be smaller than DASHBOARD_UPLOAD_MB.
"""

import os
from collections.abc import Mapping

from indicators.settings import number
from indicators.workbook.xlsx import STANDARD_LIMITS, Limits

SECONDS = "DASHBOARD_UPLOAD_SECONDS"
MEMORY = "DASHBOARD_UPLOAD_MEMORY_MB"
UPLOAD = "DASHBOARD_UPLOAD_MB"
INFLATED = "DASHBOARD_UPLOAD_INFLATED_MB"
ENTRIES = "DASHBOARD_UPLOAD_ENTRIES"
ROWS = "DASHBOARD_UPLOAD_ROWS"
COLUMNS = "DASHBOARD_UPLOAD_COLUMNS"
CELLS = "DASHBOARD_UPLOAD_CELLS"
AT_ONCE = "DASHBOARD_UPLOADS_AT_ONCE"

_MEGABYTE = 2**20


def limits_in_force(environment: Mapping[str, str] | None = None) -> Limits:
    """The limits for one upload; raises BadSetting with the name of one that is no number."""
    given = os.environ if environment is None else environment
    standard = STANDARD_LIMITS

    def megabytes(name: str, default: int) -> int:
        return number(given, name, default // _MEGABYTE) * _MEGABYTE

    return Limits(
        seconds=number(given, SECONDS, standard.seconds),
        memory_bytes=megabytes(MEMORY, standard.memory_bytes),
        upload_bytes=megabytes(UPLOAD, standard.upload_bytes),
        inflated_bytes=megabytes(INFLATED, standard.inflated_bytes),
        entries=number(given, ENTRIES, standard.entries),
        rows=number(given, ROWS, standard.rows),
        columns=number(given, COLUMNS, standard.columns),
        cells=number(given, CELLS, standard.cells),
    )


def uploads_at_once(environment: Mapping[str, str] | None = None) -> int:
    """How many files may be read at the same time."""
    return number(os.environ if environment is None else environment, AT_ONCE, 2)
