"""What a hostile file is, and the answers that one may be to get."""

from collections.abc import Callable
from dataclasses import dataclass, field

from indicators.model.schema import Sheet
from indicators.workbook.xlsx.archive import Limit, Limits
from tests.archives import parts, with_part
from tests.workbooks import workbook_bytes

# Enough for an honest small workbook several times over, little enough to be hit in seconds.
SMALL = Limits(
    seconds=20,
    memory_bytes=600 * 2**20,
    upload_bytes=20 * 2**20,
    inflated_bytes=150 * 2**20,
    entries=300,
    rows=5_000,
    columns=200,
    cells=50_000,
)


@dataclass(frozen=True)
class Refused:
    """One sentence that has a word in it."""

    word: str


@dataclass(frozen=True)
class Hit:
    """One sentence that names a limit."""

    limit: Limit


@dataclass(frozen=True)
class Found:
    """Findings: each of these codes at each of these places, and so many facts."""

    places: dict = field(default_factory=dict)
    facts: int | None = None


# Read like the valid workbook that it was made from: nine facts, nothing that stops.
UNHARMED = Found(facts=9)
DAMAGED = Refused("损坏")


@dataclass(frozen=True)
class Kind:
    """A kind of file: how to make it, and its expected answer."""

    name: str
    make: Callable[[], bytes]
    expected: Refused | Hit | Found
    limits: Limits = SMALL


KINDS: list[Kind] = []


def kind(expected, name="", limits=SMALL):
    """Register a function that makes a file."""

    def register(make):
        KINDS.append(Kind(name or make.__name__, make, expected, limits))
        return make

    return register


def kinds(expected, made, limits=SMALL):
    """Register several files by their names."""
    for name, make in made.items():
        kind(expected, name, limits)(make)


def valid():
    """The parts of a valid workbook."""
    return parts(workbook_bytes())


def sheet_part(sheet):
    """The part of a sheet of that workbook."""
    return f"xl/worksheets/sheet{list(Sheet).index(sheet) + 1}.xml"


OBSERVATIONS = sheet_part(Sheet.OBSERVATIONS)


def in_part(name, change):
    """The valid workbook with one part's text changed."""
    changed = change(valid()[name].decode())
    return with_part(workbook_bytes(), name, changed.encode())


def with_rows(rows, part=OBSERVATIONS):
    """The valid workbook with rows added to 实绩 below its own."""
    return in_part(part, lambda text: text.replace("</sheetData>", f"{rows}</sheetData>"))


def with_cell(address, cell):
    """The valid workbook with one cell of 实绩 replaced by other XML."""

    def change(text):
        start = text.index(f'<c r="{address}"')
        ends = (text.find("</c>", start) + 4, text.find("/>", start) + 2)
        end = ends[0] if "<" in text[start + 1 : ends[1]] else ends[1]
        return text[:start] + cell + text[end:]

    return in_part(OBSERVATIONS, change)
