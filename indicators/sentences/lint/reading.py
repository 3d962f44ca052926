"""Which figure of a text belongs to which name, and what the words between them say.

From a name the reading goes on over words that only join a name to its figures (增长, 达到,
2024年预期目标为, 居全市第一 …) and stops at the first other word: a figure beyond it may be of
something else, and nothing is said of it.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace

from indicators.dataset import Dataset
from indicators.facts import Area
from indicators.periods import Period, parse_period
from indicators.sentences.lint.figures import Figure
from indicators.sentences.lint.joining import Said, heard, joining, said_by
from indicators.sentences.lint.known import Known, Subject
from indicators.sentences.lint.pasted import Pasted
from indicators.sentences.naming import whole

_QUARTERS = "一二三四"
_DATE = re.compile(r"\d{4}年\d{1,2}月\d{1,2}日")
_PERIOD = re.compile(
    r"(?P<year>\d{4})年(?!\d{1,2}月\d{1,2}日)"
    r"(?:(?P<first>\d{1,2})[—\-–至到](?P<last>\d{1,2})月|(?P<half>上半年)"
    r"|第?(?P<quarter>[一二三四])季度|(?P<month>\d{1,2})月(?!\d))?(?:份|全年|末|底|初|度)?"
)
_RANK = re.compile(
    r"(?:位居|居于|居|位列|名列|列|排名|排在|排|位次为|为)?(?P<scope>全国|全省|全市|全区|全县)?"
    r"(?P<rest>各县市区|市辖区)?第(?P<rank>[一二三四五六七八九十]{1,3}|\d{1,3})(?:位|名)?"
    # 全省第一家芯片企业 is no place in an order.
    r"(?![家个条次届批期大\d一二三四五六七八九十])"
)
_LEFT = re.compile(
    r"(?:^|[，。；：！？、（）()·…—\-\s]|(?P<own>[我本][省市区县州旗])|年|月|日|季度|半年|年末|年底"
    r"|年初|同期|其中|和|与|及|完成|实现|确保|力争|推动|促进|预计|累计|共|全年|今年|去年|目标|为|将|使|的|了|在)$"
)
# A period holds up to here; what follows has its own or none.
_PERIOD_ENDS = frozenset("。！？；")


@dataclass(frozen=True, slots=True)
class Reading:
    """A figure read as one of a subject's."""

    subject: Subject
    figure: Figure
    said: Said
    area: Area | None

    @property
    def start(self) -> int:
        """Where the figure begins."""
        return self.figure.start


@dataclass(frozen=True, slots=True)
class RankReading:
    """A place in an order, read as one that is claimed of a subject."""

    subject: Subject
    start: int
    end: int
    scope: str
    rank: str


class Reader:
    """Reads the names and figures of one even text.

    `names` are those of the edition that occur, with their places; the longest where several fit.
    """

    def __init__(self, paste: Pasted, figures: list[Figure], known: Known) -> None:
        self._text = text = paste.text
        self._openings = paste.openings
        self._known = known
        self._figures = {each.start: each for each in figures}
        self._figures |= {each.number_at: each for each in figures}
        self._joining = joining(known.dataset)
        self._areas = _areas(known.dataset)
        self.names = list(self._names())
        self._periods = [match.span() for match in _PERIOD.finditer(text)]

    def _names(self) -> Iterator[tuple[int, str]]:
        at = 0
        while at < len(self._text):
            name = self._known.name_at(self._text, at)
            if name:
                yield at, name
            at += len(name) or 1

    def readings(self) -> Iterator[Reading | RankReading]:
        """Every figure and rank that surely belongs to a name."""
        for at, name in self.names:
            area, is_apart = self._area_before(at)
            if is_apart:
                subject = self._known.subjects[name]
                yield from self._onward(at, at + len(name), subject, area)

    def _area_before(self, at: int) -> tuple[Area | None, bool]:
        """The area that a name is said of (None: the own), and whether the name stands apart."""
        left = self._text[max(0, at - 14) : at]
        for word, area in self._areas:
            if left.endswith(word):
                return area, area is not None
        return None, at in self._openings or bool(_LEFT.search(left))

    def _onward(
        self, name_at: int, at: int, subject: Subject, area: Area | None
    ) -> Iterator[Reading | RankReading]:
        said = said_by(subject.name, at, self._period_before(name_at))
        area = None if area == self._known.dataset.about.area else area
        while at < len(self._text):
            if figure := self._figures.get(at):
                yield Reading(subject, figure, said, area)
                at, said = figure.end, replace(said, way=None, way_at=None, is_level=False)
            elif match := _DATE.match(self._text, at):
                at = match.end()
            elif match := _PERIOD.match(self._text, at):
                at = match.end()
                said = Said(period=_period(match), is_of_rate=said.is_of_rate)
            elif match := _RANK.match(self._text, at):
                scope = f"{match['scope'] or ''}{match['rest'] or ''}"
                # The edition's claims are of its own area.
                if area is None:
                    yield RankReading(subject, match.start(), match.end(), scope, match["rank"])
                at = match.end()
            elif match := self._joining.match(self._text, at):
                said = heard(said, match[0], at)
                at = match.end()
            else:
                return

    def _period_before(self, at: int) -> Period | None:
        """The last period that is named before a place and still holds there."""
        nearest = bisect_left(self._periods, (at, 0)) - 1
        if nearest < 0:
            return None
        start, end = self._periods[nearest]
        if any(self._text.find(each, end, at) >= 0 for each in _PERIOD_ENDS):
            return None
        match = _PERIOD.match(self._text, start)
        return _period(match) if match else None


def _areas(dataset: Dataset) -> list[tuple[str, Area | None]]:
    """Words before a name that say whose it is; None for an area that is not in the edition."""
    own = dataset.about.area
    words: dict[str, Area | None] = dict.fromkeys(("全国", "全省", "全市", "全县", "全区", "全球"))
    words |= {each.name: each for each in dataset.areas}
    words |= {whole(own): own}
    return sorted(words.items(), key=lambda each: -len(each[0]))


def _period(match: re.Match[str]) -> Period | None:
    year = match["year"]
    if match["first"]:
        text = f"{year}-{int(match['first']):02d}..{int(match['last']):02d}"
    elif match["half"]:
        text = f"{year}-01..06"
    elif match["quarter"]:
        text = f"{year}-Q{_QUARTERS.index(match['quarter']) + 1}"
    else:
        text = f"{year}-{int(match['month']):02d}" if match["month"] else year
    try:
        return parse_period(text)
    except ValueError:
        return None
