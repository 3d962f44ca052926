"""How well documents are drafted: `python -m benchmarks.drafting TRUTH.csv FOLDER`.

FOLDER holds the documents that the truth names; each of its rows is one printed quantity:
doc, line, quote, name, value, unit, bound, period, kind, measure, rank, scope, optional, code.
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

from benchmarks.places import WORKBOOK
from indicators.drafting.confidence import Confidence
from indicators.drafting.draft import DraftRow, draft_of
from indicators.drafting.matching import canonical
from indicators.drafting.passages import even, squeezed
from indicators.examination import examine
from indicators.model import units

Truth = dict[str, str]
_TRAP = "not_a_claim"
_NEAR = 3
_ALIKE = 0.7


@dataclass
class Score:
    """What was counted over all documents."""

    counts: Counter[str] = field(default_factory=Counter)
    fields: defaultdict[str, list[bool]] = field(default_factory=lambda: defaultdict(list))

    def lines(self) -> Iterator[str]:
        """The table to print."""
        every, drafted = self.counts["truth"], self.counts["drafted"]
        yield f"recall\t{_share(self.counts['found'], every)}"
        yield f"precision\t{_share(self.counts['right'], drafted)}\ttraps {self.counts['traps']}"
        yield f"clean\t{_share(self.counts['clean'], every)}"
        for name, answers in self.fields.items():
            yield f"{name}\t{_share(sum(answers), len(answers))}"
        yield f"高\t{_share(self.counts['sure'], drafted)}"
        yield f"高 and clean\t{_share(self.counts['sure and clean'], self.counts['sure'])}"


def _share(some: int, whole: int) -> str:
    return f"{some}/{whole} {some / whole:.3f}" if whole else "–"


def main() -> None:
    """Draft every document that the truth names, and print what is right."""
    parser = argparse.ArgumentParser("python -m benchmarks.drafting", description=__doc__)
    parser.add_argument("truth", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--misses", action="store_true", help="list what is not right")
    asked = parser.parse_args()
    with asked.truth.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    dataset = examine(WORKBOOK).dataset
    score = Score()
    for name in dict.fromkeys(row["doc"] for row in rows):
        document = next(iter(sorted(asked.folder.glob(f"**/{Path(name).name}.*"))))
        started = time.perf_counter()
        draft = draft_of(document.read_bytes(), dataset.indicators if dataset else ())
        print(f"{name}\t{time.perf_counter() - started:.2f} s\t{draft.summary}")
        _count([row for row in rows if row["doc"] == name], draft.rows, score, asked.misses)
    print(*score.lines(), sep="\n")


def _count(truth: list[Truth], drafted: tuple[DraftRow, ...], score: Score, told: bool) -> None:
    pairs = _paired(truth, drafted)
    ignored = {at for row, at in pairs if row.get("optional") == "y"}
    traps = [at for row, at in pairs if row["kind"] == _TRAP]
    wanted = [row for row in truth if row["kind"] != _TRAP and row.get("optional") != "y"]
    score.counts["truth"] += len(wanted)
    score.counts["drafted"] += len(drafted) - len(ignored)
    score.counts["traps"] += len(traps)
    clean: set[int] = set()
    for row, at in pairs:
        if at in ignored or at in traps:
            continue
        answers = dict(_answers(row, drafted[at]))
        for name, is_right in answers.items():
            score.fields[name].append(is_right)
            if told and not is_right:
                print(f"  {name}\t{drafted[at].claim.name}\t{row['name']}\t{row['quote']}")
        needed = [is_right for name, is_right in answers.items() if name != "code"]
        clean |= {at} if all(needed) else set()
    found = len(pairs) - len(ignored) - len(traps)
    score.counts.update({"found": found, "right": found, "clean": len(clean)})
    sure = {at for at, each in enumerate(drafted) if each.confidence is Confidence.HIGH} - ignored
    score.counts.update({"sure": len(sure), "sure and clean": len(sure & clean)})


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
    near = row["line"].isdecimal() and abs(int(row["line"]) - drafted.claim.line) <= _NEAR
    return near or _overlap(row["quote"], drafted.claim.quote) >= 4


def _overlap(one: str, other: str) -> int:
    first, second = even(squeezed(one)), even(squeezed(other))
    return SequenceMatcher(None, first, second, autojunk=False).find_longest_match().size


def _alike(name: str, drafted: DraftRow) -> bool:
    one, other = canonical(name), canonical(drafted.claim.name)
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
        yield "scope", even(claim.scope) == even(squeezed(row["scope"]))
    else:
        yield "bound", claim.bound.value == (row["bound"] or "=").replace("≥", ">=")
        yield "sign", (claim.value or 0) < 0 if row["value"].startswith("-") else claim.value >= 0
    if row.get("code"):
        code = drafted.match.indicator.code if drafted.match.indicator else "NEW"
        is_open = row["code"].endswith("?") and code == "NEW"
        yield "code", is_open or code == re.sub(r"\?$", "", row["code"])


if __name__ == "__main__":
    main()
