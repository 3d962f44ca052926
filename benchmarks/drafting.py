"""How well documents are drafted: `python -m benchmarks.drafting [TRUTH.csv FOLDER]`.

Without arguments the invented documents of the tests are read. FOLDER holds the documents that
the truth names; each of its rows is one printed quantity: doc, quote, name, value, unit, bound,
period, kind, rank, scope, optional, code; where several readings are right, they are parted by /.
`clean` is the share of rows whose draft needs no edit; traps are rows that are no claim.
"""

import argparse
import csv
import re
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from pathlib import Path

from benchmarks.places import REPOSITORY, WORKBOOK
from indicators.drafting.documents.passages import even, squeezed
from indicators.drafting.drafts.draft import DraftRow, draft_of
from indicators.drafting.drafts.matching import canonical
from indicators.examination import examine
from indicators.model import units
from tests.indicators.drafting.report_files import content_of

Truth = dict[str, str]
INVENTED = REPOSITORY / "tests" / "indicators" / "drafting" / "invented"
_TRAP = "not_a_claim"
_NEAR = 3
_ALIKE = 0.7


@dataclass
class Score:
    """What was counted over all documents."""

    counts: Counter[str] = field(default_factory=Counter)
    fields: defaultdict[str, list[bool]] = field(default_factory=lambda: defaultdict(list))

    def add(self, truth: list[Truth], drafted: tuple[DraftRow, ...]) -> Iterator[str]:
        """Count the rows of one document; yields what is not right, a line each."""
        pairs = _paired(truth, drafted)
        ignored = {at for row, at in pairs if row.get("optional") == "y"}
        traps = {at for row, at in pairs if row["kind"] == _TRAP}
        clean: set[int] = set()
        for row, at in pairs:
            if at in ignored | traps:
                continue
            answers = dict(_answers(row, drafted[at]))
            for name, is_right in answers.items():
                self.fields[name].append(is_right)
            wrong = [name for name, is_right in answers.items() if not is_right and name != "code"]
            clean |= set() if wrong else {at}
            if not answers.get("code", True) and drafted[at].match.indicator:
                self.counts["merged"] += 1
                self.counts["merged and sure"] += not drafted[at].doubts
            if wrong:
                yield "\t".join((*wrong, drafted[at].claim.name, row["name"], row["quote"]))
        wanted = [row for row in truth if row["kind"] != _TRAP and row.get("optional") != "y"]
        sure = {at for at, each in enumerate(drafted) if not each.doubts}
        found = len(pairs) - len(ignored) - len(traps)
        yield from (f"missed\t{row['quote']}" for row in wanted if row not in [a for a, _ in pairs])
        self.counts.update(
            {
                "truth": len(wanted),
                "drafted": len(drafted) - len(ignored),
                "traps": len(traps),
                "found": found,
                "clean": len(clean),
                "sure": len(sure - ignored),
                "sure and clean": len((sure - ignored) & clean),
            }
        )

    def share(self, some: str, whole: str) -> float:
        """One count as a share of another."""
        return self.counts[some] / max(1, self.counts[whole])

    def lines(self) -> Iterator[str]:
        """The table to print."""
        every, drafted = self.counts["truth"], self.counts["drafted"]
        yield f"recall\t{_share(self.counts['found'], every)}"
        yield f"precision\t{_share(self.counts['found'], drafted)}\ttraps {self.counts['traps']}"
        yield f"clean\t{_share(self.counts['clean'], every)}"
        for name, answers in self.fields.items():
            yield f"{name}\t{_share(sum(answers), len(answers))}"
        merged, sure = self.counts["merged"], self.counts["merged and sure"]
        yield f"codes of another indicator\t{merged}\t高 {sure}"
        yield f"高\t{_share(self.counts['sure'], drafted)}"
        yield f"高 and clean\t{_share(self.counts['sure and clean'], self.counts['sure'])}"


def _share(some: int, whole: int) -> str:
    return f"{some}/{whole} {some / whole:.3f}" if whole else "–"


def main() -> None:
    """Draft every document that the truth names, and print what is right."""
    parser = argparse.ArgumentParser("python -m benchmarks.drafting", description=__doc__)
    parser.add_argument("truth", type=Path, nargs="?", default=INVENTED / "truth.csv")
    parser.add_argument("folder", type=Path, nargs="?", default=INVENTED)
    parser.add_argument("--misses", action="store_true", help="list what is not right")
    asked = parser.parse_args()
    dataset = examine(WORKBOOK).dataset
    score = Score()
    for name, rows in truth_in(asked.truth).items():
        document = next(iter(sorted(asked.folder.glob(f"**/{Path(name).name}.*"))))
        content = content_of(document)
        started = time.process_time()
        draft = draft_of(content, dataset.indicators if dataset else ())
        print(f"{name}\t{time.process_time() - started:.2f} s\t{draft.summary}")
        for line in score.add(rows, draft.rows):
            if asked.misses:
                print(f"  {line}")
    print(*score.lines(), sep="\n")


def truth_in(path: Path) -> dict[str, list[Truth]]:
    """The rows of a truth file by their documents."""
    found: defaultdict[str, list[Truth]] = defaultdict(list)
    with path.open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            found[row["doc"]].append(row)
    return dict(found)


def _paired(truth: list[Truth], drafted: tuple[DraftRow, ...]) -> list[tuple[Truth, int]]:
    """Each row of the truth with the draft's row of the same quantity at the same place."""
    found = sorted(
        (
            (_overlap(row["quote"], each.claim.quote) + 4 * _alike(row["name"], each), nth, at)
            for nth, row in enumerate(truth)
            for at, each in enumerate(drafted)
            if _same_quantity(row, each) and _same_place(row, each)
        ),
        key=lambda pair: (-pair[0], pair[1]),
    )
    rows: dict[int, int] = {}
    for _, nth, at in found:
        if nth not in rows and at not in rows.values():
            rows[nth] = at
    return [(truth[nth], at) for nth, at in rows.items()]


def _same_quantity(row: Truth, drafted: DraftRow) -> bool:
    claim = drafted.claim
    if row["kind"] == "rank":
        return claim.kind == "rank" and f"{claim.value or ''}" == row["rank"]
    if claim.kind == "rank" or claim.value is None or not row["value"]:
        return False
    if row["kind"] == _TRAP:
        return abs(float(claim.value)) == abs(float(row["value"]))
    if not units.same_dimension(claim.unit, row["unit"]):
        return False
    converted = float(units.convert(claim.value, claim.unit, row["unit"]))
    return abs(abs(converted) - abs(float(row["value"]))) < 1e-6 * max(1, abs(converted))


def _same_place(row: Truth, drafted: DraftRow) -> bool:
    line = row.get("line", "")
    near = line.isdecimal() and abs(int(line) - drafted.claim.line) <= _NEAR
    return near or _overlap(row["quote"], drafted.claim.quote) >= 4


def _overlap(one: str, other: str) -> int:
    first, second = even(squeezed(one)), even(squeezed(other))
    return SequenceMatcher(None, first, second, autojunk=False).find_longest_match().size


def _alike(name: str, drafted: DraftRow) -> bool:
    return any(_is_alike(each, drafted.claim.name) for each in name.split("/"))


def _is_alike(wanted: str, found: str) -> bool:
    one, other = (canonical(re.sub("（[^（）]*）", "", each)) for each in (wanted, found))
    short, long = sorted((one, other), key=len)
    is_part = short in long and len(long) <= 2 * len(short)
    return is_part or SequenceMatcher(None, one, other).ratio() >= _ALIKE


def _answers(row: Truth, drafted: DraftRow) -> Iterator[tuple[str, bool]]:
    claim = drafted.claim
    kinds = set(row["kind"].split("/"))
    yield "kind", claim.kind.value in kinds or {claim.kind.value, *kinds} == {"actual", "prior"}
    yield "name", _alike(row["name"], drafted)
    if row["period"]:
        yield "period", claim.period in row["period"].split("/")
    if row["kind"] == "rank":
        scopes = {even(squeezed(each)) for each in row["scope"].split("/")}
        yield "scope", even(claim.scope) in scopes
    else:
        bounds = (row["bound"] or "=").replace("≥", ">=").split("/")
        yield "bound", claim.bound.value in bounds
        yield "sign", (claim.value or 0) < 0 if row["value"].startswith("-") else claim.value >= 0
    if row.get("code"):
        code = drafted.match.indicator.code if drafted.match.indicator else "NEW"
        is_open = row["code"].endswith("?") and code == "NEW"
        yield "code", is_open or code == re.sub(r"\?$", "", row["code"])


if __name__ == "__main__":
    main()
