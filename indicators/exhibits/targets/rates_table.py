"""The table of rates beside their targets, with all that one track of them shows."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from operator import attrgetter

import pandas as pd

from indicators.exhibits.columns import SENTENCE_FACTS, Column, about, facts_of, ids_of
from indicators.exhibits.growth.rates import growth_subject
from indicators.exhibits.table import Table
from indicators.exhibits.targets.choosing import largest
from indicators.exhibits.targets.gap_table import gaps_table, in_own_unit
from indicators.model.codelists import Measure
from indicators.model.dataset import Dataset
from indicators.model.facts import Observation, Target
from indicators.model.quantities import Quantity
from indicators.rules.gaps import Gap
from indicators.rules.rank_texts import period_ranks
from indicators.rules.shortfalls import MET
from indicators.rules.span_actuals import SpanActual
from indicators.sentences.gap_texts import gap_text, upper_limit
from indicators.wording import numbers

_GROWTH, _SHARE = "增速", "比重"
# What few words leave out of the basis of a rank: 自述, 按数据.
_LONGER = ("原文", "工作簿")
# What a clause of a basis begins with that is no name of it.
_VERBS = ("含", "按", "与")
# By the side of last year's figure, and whether it is an upper limit.
_SIGNS = {("高", False): "▲", ("低", False): "▽", ("高", True): "↑", ("低", True): "↓"}


def rates_table(found: pd.DataFrame, dataset: Dataset) -> Table:
    """As gaps_table, with both actuals of a rate, its figures, its distance and its rank.

    `start` and `now` are the actuals before and of the target's period, NaN where there is none;
    `stands_out` is the largest shortfall.
    """
    return gaps_table(found).drawing(_drawn(found, dataset), found["itself"])


def _drawn(found: pd.DataFrame, dataset: Dataset) -> tuple[Column, ...]:
    heads, bases = _heads(list(found["itself"])), _bases(found, dataset)
    foremost = next(iter(largest(found, in_points=True)["itself"]), None)
    return (
        Column("kind", of=_kind),
        Column("subject", of=lambda each: _subject(each, dataset)),
        Column("start", dtype="float64", of=lambda each: in_own_unit(_start(each), each)),
        Column("now", dtype="float64", of=lambda each: in_own_unit(_now(each), each)),
        *about(_now, Column("now_bound", of=attrgetter("bound.value"))),
        *about(_start, Column("start_figure", of=numbers.amount)),
        *about(_now, Column("now_figure", of=numbers.amount)),
        Column("target_figure", of=lambda each: numbers.limit(each.target.quantity)),
        *(Column(name, of=partial(_constant, head)) for name, head in heads.items()),
        Column("distance", of=_distance),
        Column("mark", of=lambda each: each.status.mark.value if each.progress else ""),
        Column("remark", of=lambda each: _remark(each, dataset, bases, heads)),
        Column("dated_remark", of=lambda each: _remark(each, dataset, bases)),
        Column("stands_out", dtype="bool", of=lambda each: each is foremost),
        # The table shows the rank, the sentence does not.
        facts_of(lambda each: (*each.facts, *period_ranks(_leading(each), dataset).facts)),
        SENTENCE_FACTS.computed(lambda each: ids_of(*each.facts)),
    )


def _constant(text: str, _: Gap) -> str:
    return text


def _start(each: Gap) -> Quantity | None:
    return each.baseline.quantity if each.baseline and each.difference else None


def _now(each: Gap) -> Quantity | None:
    return each.progress.quantity if each.progress else None


def _kind(each: Gap) -> str:
    return _GROWTH if each.target.indicator.measure is Measure.GROWTH else _SHARE


def _subject(each: Gap, dataset: Dataset) -> str:
    indicator = each.target.indicator
    return growth_subject(indicator, dataset) if _kind(each) == _GROWTH else indicator.name


def _distance(each: Gap) -> str:
    """One short line: ▲ 目标高3.7个百分点 from last year's, × 滞后 差0.3个百分点 from now.

    An upper limit that is higher is no greater promise: ↑ 上限高0.5个百分点.
    """
    if each.progress:
        words = gap_text(each).removeprefix(MET)
        return f"{each.status.mark.value} {each.status.kind.value} {words}".strip()
    if each.distance is None:
        return gap_text(each)
    if not each.distance.value:
        return numbers.doubted(f"＝ 与{each.reference}持平", each.is_doubtful)
    limit, side = upper_limit(each), "高" if each.distance.value > 0 else "低"
    sign = _SIGNS[side, bool(limit)]
    words = f"{sign} {limit or '目标'}{side}{numbers.unsigned(each.distance)}"
    return numbers.doubted(words, each.is_doubtful)


@dataclass(frozen=True, slots=True)
class _Bases:
    """What the bases of ranks have in common: clauses of `every` one, and the `usual` rest."""

    every: tuple[str, ...] = ()
    usual: tuple[str, ...] = ()

    def rest(self, basis: tuple[str, ...]) -> tuple[str, ...]:
        """What a row has to say of its own basis."""
        rest = tuple(each for each in basis if each not in self.every)
        return () if rest == self.usual else rest

    @property
    def note(self) -> str:
        """The common part in words: 位次均含初步数9个，未另注的为已核验."""
        told = zip(("均", "未另注的"), (self.every, self.usual), strict=True)
        words = [f"{which}{_as_verb('、'.join(basis))}" for which, basis in told if basis]
        return f"位次{'，'.join(words)}" if words else ""


def _as_verb(basis: str) -> str:
    return basis if basis.startswith(_VERBS) else f"为{basis}"


def _bases(found: pd.DataFrame, dataset: Dataset) -> _Bases:
    """The common part of the ranks of several rows."""
    pairs = (_rank(each, dataset) for each in found["itself"])
    bases = [basis for words, basis in pairs if words]
    if len(bases) < 2:
        return _Bases()
    every = _Bases(tuple(each for each in bases[0] if all(each in other for other in bases)))
    rests = Counter(map(every.rest, bases))
    [(usual, count)] = rests.most_common(1)
    # A row without any other clause would look like one with the usual rest.
    return _Bases(every.every, usual) if count > 1 and () not in rests else every


def bases_note(found: pd.DataFrame, dataset: Dataset) -> str:
    """What the ranks of rates_table are based on where several share it, "" without any."""
    return _bases(found, dataset).note


def _remark(
    each: Gap, dataset: Dataset, bases: _Bases, heads: Mapping[str, str] | None = None
) -> str:
    """The remark on the leading actual: its period, its marks, its first rank.

    It leaves out a period that is in one of the heads; for a chart without heads it has none.
    """
    made = each.progress
    period = made.period.label if made else each.baseline.period.label if each.baseline else ""
    head = heads["now_head" if made else "start_head"] if heads else ""
    status = made.marks if made else each.baseline.status.mark if each.baseline else ""
    words, basis = _rank(each, dataset)
    own = "，".join(bases.rest(basis))
    dated = () if head and head.startswith(period) else (period,)
    return " · ".join(filter(None, (*dated, status, f"{words}（{own}）" if own else words)))


def _rank(each: Gap, dataset: Dataset) -> tuple[str, tuple[str, ...]]:
    """The first rank of the leading actual and the clauses of its basis: 全市第二, (自述,).

    The head of the rows names the growth.
    """
    pairs = period_ranks(_leading(each), dataset).pairs
    words, basis = pairs[0] if pairs else ("", "")
    for longer in _LONGER:
        basis = basis.replace(longer, "")
    kind = _kind(each) if _kind(each) == _GROWTH else ""
    return words.removeprefix(kind), tuple(filter(None, basis.split("，")))


def _leading(each: Gap) -> Observation | None:
    """The observation that leads; None for a sum of several."""
    if not each.progress:
        return each.baseline
    found = each.progress.observations
    return found[0] if len(found) == 1 else None


def _heads(found: Sequence[Gap]) -> dict[str, str]:
    """The heads of the figures: their period where all share it, else their kind."""
    what = _GROWTH if {_kind(each) for each in found} == {_GROWTH} else "实绩"
    return {
        "start_head": _head((each.baseline for each in found if each.difference), "此前", what),
        "now_head": _head((each.progress for each in found), "本期", what),
        "target_head": _head((each.target for each in found), "", "目标"),
    }


def _head(facts: Iterable[Observation | SpanActual | Target | None], before: str, what: str) -> str:
    periods = {each.period.label for each in facts if each}
    return f"{periods.pop() if len(periods) == 1 else before}{what}"
