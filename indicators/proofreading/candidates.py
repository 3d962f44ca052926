"""The facts that a figure may mean, and whether all but the number is the same."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from indicators.model.codelists import Bound, Measure, ObservationStatus
from indicators.model.facts import Fact, Observation, Target
from indicators.model.periods import Period
from indicators.model.quantities import Quantity, last_digit
from indicators.proofreading.connectives import AMOUNTS, DOWNWARD
from indicators.proofreading.dates import Dated
from indicators.proofreading.figures import NEARLY
from indicators.proofreading.hits import FigureVerdict, HitKind, wrong
from indicators.proofreading.known import Known
from indicators.proofreading.text_reader import FigureReading
from indicators.rules.relations import name_of, quantity_of, value_text
from indicators.rules.search import indicator_of
from indicators.wording import numbers

# A rounded number is at most so far off; 30多家 may be 39.
_NEAR, _FAR = Fraction(1, 20), Fraction(1, 5)
_SOME = re.compile(r"[\d万亿][余多]")
_SEQUENTIAL = "环比"
_NOT_FINAL = tuple(each.value for each in ObservationStatus if not each.is_final)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A fact with its number, that of its target for a commitment without one.

    `basis` is how a sum of rows was added up: 按各月相加.
    """

    fact: Fact
    quantity: Quantity
    basis: str = ""

    @property
    def is_growth(self) -> bool:
        """Whether 下降 before a figure makes it negative."""
        indicator = indicator_of(self.fact)
        return indicator is not None and indicator.measure is Measure.GROWTH

    @property
    def size(self) -> Quantity:
        """The number as sentences print it: a fall without its sign."""
        return self.quantity.size if self.is_growth else self.quantity

    @property
    def label(self) -> str:
        """The fact in words: 2024年目标“固定资产投资增速”为增长12%以上."""
        aim = "目标" if isinstance(self.fact, Target) else ""
        value = numbers.remarked(value_text(self.fact), self.basis)
        return f"{self.fact.period.label}{aim}“{name_of(self.fact)}”为{value}"


def candidates_of(reading: FigureReading, known: Known) -> Iterator[Candidate]:
    """The current numbers of the edition under the name of a reading."""
    return (each for each in _candidates(reading, known) if not _is_superseded(each, known))


def unlike(reading: FigureReading, candidate: Candidate) -> str:
    """A word of the text that the candidate is not: 环比, 总量, 与2019年相比; else ""."""
    said = reading.said
    if said.noun and said.way is None and candidate.is_growth == (said.noun in AMOUNTS):
        return said.noun
    if not candidate.is_growth:
        return ""
    if said.is_sequential and _SEQUENTIAL not in name_of(candidate.fact):
        return _SEQUENTIAL
    return _other_comparison(said.against, candidate.fact.period)


def _other_comparison(against: Dated | None, period: Period) -> str:
    """A stated year that a growth rate is compared with, unless it is the year before."""
    year = None if against is None or against.is_yearless else against.year
    if against is None or year is None or period.year is None or year == period.year - 1:
        return ""
    return f"与{against.label}相比"


def superseded_by(reading: FigureReading, known: Known) -> Observation | None:
    """What counts now instead of the version that a figure repeats, None where it is none."""
    for each in _candidates(reading, known):
        is_meant = each.quantity.meets(reading.figure.quantity) and equals(reading, each)
        if is_meant and _is_superseded(each, known) and fits_period(reading, each):
            return known.dataset.current(each.fact) if isinstance(each.fact, Observation) else None
    return None


def _candidates(reading: FigureReading, known: Known) -> Iterator[Candidate]:
    for fact in reading.subject.facts_of(reading.area, known.dataset.about.area):
        if quantity := quantity_of(fact):
            yield Candidate(fact, quantity, known.basis_of(fact))


def _is_superseded(candidate: Candidate, known: Known) -> bool:
    fact = candidate.fact
    return isinstance(fact, Observation) and known.dataset.current(fact) != fact


def signed_value(reading: FigureReading) -> Fraction:
    """The figure with the sign that its words give it."""
    size = Fraction(reading.figure.quantity.value)
    falls = reading.said.way in DOWNWARD and not reading.said.is_level
    return -size if falls or reading.figure.sign == "-" else size


def equals(reading: FigureReading, candidate: Candidate) -> bool:
    """Whether the figure is the candidate's number, in whatever unit, with its sign."""
    quantity = reading.figure.quantity
    value = signed_value(reading) if candidate.is_growth else Fraction(quantity.value)
    return Quantity(value, quantity.unit).in_unit(candidate.quantity.unit) == Fraction(
        candidate.quantity.value
    )


def rounds(reading: FigureReading, candidate: Candidate) -> bool:
    """Whether the figure rounds the candidate in the way of its words: 超11亿元, 近40家, 约16%.

    The digits printed are as many as are meant: 超11亿元 is 11.07亿元 and not 12.3亿元.
    """
    quantity, size = reading.figure.quantity, candidate.size
    if size.bound is not Bound.EXACT or not isinstance(candidate.fact, Observation):
        return False
    if candidate.is_growth and (signed_value(reading) < 0) != (candidate.quantity.value < 0):
        return False
    said, exact = Fraction(quantity.value), size.in_unit(quantity.unit)
    step, words = last_digit(said), reading.figure.words
    if quantity.bound is Bound.ABOVE:
        is_whole = exact > said == exact // step * step
        return is_whole and (exact - said <= exact * _FAR or bool(_SOME.search(words)))
    is_near = abs(exact - said) <= exact * _NEAR
    if quantity.bound is Bound.BELOW or words.startswith(NEARLY):
        return is_near and exact < said == -(-exact // step) * step
    return quantity.bound is Bound.ABOUT and is_near and abs(exact - said) <= step / 2


def fits_period(reading: FigureReading, candidate: Candidate) -> bool:
    """Whether the text names no other period; an earlier value has none of its own."""
    said, period = reading.said, candidate.fact.period
    if said.period is None or said.period.period is None:
        return True
    if said.is_earlier:
        is_before = period.sort_key < said.period.period.sort_key
        return is_before or said.period.is_yearless or not period.is_stated
    return said.period.fits(period)


def fits_bound(reading: FigureReading, candidate: Candidate) -> bool:
    """Whether the words of the bound are the candidate's; a converted value goes without them."""
    return reading.said.is_converted or reading.figure.bound is candidate.size.bound


def figure_of(candidate: Candidate) -> str:
    """The candidate's figure with its bound, without the word of growth."""
    is_aim = candidate.is_growth or not isinstance(candidate.fact, Observation)
    return numbers.limit(candidate.size) if is_aim else numbers.amount(candidate.size)


def of_other_base(reading: FigureReading, candidates: Sequence[Candidate]) -> FigureVerdict | None:
    """A number of a fact that is not what the text calls it: 环比, 总量, 与2019年相比."""
    for each in candidates:
        reason = unlike(reading, each)
        if reason and each.quantity.meets(reading.figure.quantity) and equals(reading, each):
            return wrong(HitKind.NO_SOURCE, reading, f"{each.label}，不是{reason}")
    return None


def of_other_area(reading: FigureReading, known: Known) -> FigureVerdict | None:
    """The own area's number in a sentence on an area of which the edition has none."""
    own = known.dataset.about.area
    if reading.area is None:
        return None
    for each in candidates_of(reading.of_area(None), known):
        if each.quantity.meets(reading.figure.quantity) and equals(reading, each):
            message = f"本版没有{reading.area.name}的这个数；{each.label}，是{own.name}的"
            return wrong(HitKind.NO_SOURCE, reading, message)
    return None


def of_other_role(reading: FigureReading, equal: Sequence[Candidate]) -> FigureVerdict | None:
    """A target that the text calls reached, or an actual that it calls a target."""
    facts = [each.fact for each in equal]
    if reading.said.is_done and all(isinstance(each, Target) for each in facts):
        return wrong(HitKind.VALUE, reading, f"{equal[0].label}，是目标，不是实绩")
    if reading.said.is_promised and all(isinstance(each, Observation) for each in facts):
        return wrong(HitKind.VALUE, reading, f"{equal[0].label}，是实绩，不是目标")
    return None


def of_open_status(reading: FigureReading, equal: Sequence[Candidate]) -> FigureVerdict | None:
    """A figure that is 初步 or 预计 in a sentence without these words."""
    statuses = [each.fact.status for each in equal if isinstance(each.fact, Observation)]
    if len(statuses) < len(equal) or any(each.is_final for each in statuses):
        return None
    if says_not_final(reading.sentence):
        return None
    message = f"{equal[0].label}，是{statuses[0].value}数，文中没有写明"
    return wrong(HitKind.STATUS, reading, message)


def says_not_final(sentence: str) -> bool:
    """Whether a sentence has the words 初步 or 预计."""
    return any(each in sentence for each in _NOT_FINAL)
