"""The facts that a figure may mean, and whether all but the number is the same."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from indicators.model.codelists import Bound, Measure, ObservationStatus
from indicators.model.facts import Fact, Observation, Target
from indicators.model.quantities import Quantity, last_digit
from indicators.proofreading.connectives import AMOUNTS
from indicators.proofreading.figures import NEARLY
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
    """A fact that a figure may mean, with its number, that of its target for one without.

    `basis` is how a sum of rows was added up (按各月相加); `is_superseded` whether another version
    of the fact counts now.
    """

    reading: FigureReading
    fact: Fact
    quantity: Quantity
    basis: str = ""
    is_superseded: bool = False

    @property
    def is_growth(self) -> bool:
        """Whether 下降 before a figure makes it negative."""
        indicator = indicator_of(self.fact)
        return indicator is not None and indicator.measure is Measure.GROWTH

    @property
    def is_target(self) -> bool:
        """Whether it is to be reached."""
        return isinstance(self.fact, Target)

    @property
    def size(self) -> Quantity:
        """The number as sentences print it: a fall without its sign."""
        return self.quantity.size if self.is_growth else self.quantity

    @property
    def label(self) -> str:
        """The fact in words: 2024年目标“固定资产投资增速”为增长12%以上."""
        aim = "目标" if self.is_target else ""
        value = numbers.remarked(value_text(self.fact), self.basis)
        return f"{self.fact.period.label}{aim}“{name_of(self.fact)}”为{value}"

    @property
    def figure(self) -> str:
        """The figure with its bound, without the word of growth."""
        is_aim = self.is_growth or not isinstance(self.fact, Observation)
        return numbers.limit(self.size) if is_aim else numbers.amount(self.size)

    @property
    def meets(self) -> bool:
        """Whether its unit converts to that of the figure."""
        return self.quantity.meets(self.reading.figure.quantity)

    @property
    def is_equal(self) -> bool:
        """Whether the figure is its number, in whatever unit, with its sign."""
        if not self.meets:
            return False
        own, said = self.quantity, self.reading.figure.quantity
        value = self.reading.signed_value if self.is_growth else Fraction(said.value)
        return Quantity(value, said.unit).in_unit(own.unit) == Fraction(own.value)

    @property
    def is_opposite(self) -> bool:
        """Whether the figure has its size and the other sign."""
        value = self.reading.signed_value
        return self.is_growth and value == -Fraction(self.quantity.value) != 0

    @property
    def is_rounded(self) -> bool:
        """Whether the figure rounds it in the way of its words: 超11亿元, 近40家, 约16%.

        The digits printed are as many as are meant: 超11亿元 is 11.07亿元 and not 12.3亿元.
        """
        quantity, size = self.reading.figure.quantity, self.size
        if size.bound is not Bound.EXACT or not isinstance(self.fact, Observation):
            return False
        if self.is_growth and (self.reading.signed_value < 0) != (self.quantity.value < 0):
            return False
        said, exact = Fraction(quantity.value), size.in_unit(quantity.unit)
        step, words = last_digit(said), self.reading.figure.words
        if quantity.bound is Bound.ABOVE:
            is_whole = exact > said == exact // step * step
            return is_whole and (exact - said <= exact * _FAR or bool(_SOME.search(words)))
        is_near = abs(exact - said) <= exact * _NEAR
        if quantity.bound is Bound.BELOW or words.startswith(NEARLY):
            return is_near and exact < said == -(-exact // step) * step
        return quantity.bound is Bound.ABOUT and is_near and abs(exact - said) <= step / 2

    @property
    def fits_period(self) -> bool:
        """Whether the text names no other period; an earlier value has none of its own."""
        said, period = self.reading.said, self.fact.period
        if said.period is None or said.period.period is None:
            return True
        if said.is_earlier:
            is_before = period.sort_key < said.period.period.sort_key
            return is_before or said.period.is_yearless or not period.is_stated
        return said.period.fits(period)

    @property
    def fits_bound(self) -> bool:
        """Whether the words of the bound are its own; a converted value goes without them."""
        return self.reading.said.is_converted or self.reading.figure.bound is self.size.bound

    @property
    def unlike(self) -> str:
        """A word of the text that it is not: 环比, 总量, 与2019年相比; else ""."""
        said = self.reading.said
        if said.noun and said.way is None and self.is_growth == (said.noun in AMOUNTS):
            return said.noun
        if not self.is_growth:
            return ""
        if said.is_sequential and _SEQUENTIAL not in name_of(self.fact):
            return _SEQUENTIAL
        against, year = said.against, self.fact.period.year
        if against is None or against.is_yearless or against.year is None or year is None:
            return ""
        # A growth rate is that from the year before.
        return "" if against.year == year - 1 else f"与{against.label}相比"


def candidates_of(reading: FigureReading, known: Known) -> Iterator[Candidate]:
    """The numbers of the edition under the name of a reading, superseded ones too."""
    for fact in reading.subject.facts_of(reading.area, known.dataset.about.area):
        if quantity := quantity_of(fact):
            is_old = isinstance(fact, Observation) and known.dataset.current(fact) != fact
            yield Candidate(reading, fact, quantity, known.basis_of(fact), is_old)


def says_not_final(sentence: str) -> bool:
    """Whether a sentence has the words 初步 or 预计."""
    return any(each in sentence for each in _NOT_FINAL)
