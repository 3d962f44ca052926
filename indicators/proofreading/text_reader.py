"""Which figure of a text belongs to which name, and what the words between them mean.

From a name the reading goes on over words that only join a name to its figures (增长, 达到,
2024年预期目标为, 居全市第一 …) and stops at the first other word: a figure beyond it may be of
something else and is not read.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from indicators.model.facts import Area
from indicators.proofreading.connectives import (
    DOWNWARD,
    ClaimedPlace,
    Said,
    areas_before_names,
    claimed_place,
    heard,
    joining,
    rank_pattern,
    said_by,
)
from indicators.proofreading.dates import Dated, dates_in
from indicators.proofreading.figures import Pasted, TextFigure, sentence_end, sentence_start
from indicators.proofreading.known import Known, Subject
from indicators.sentences.names import whole

_LEFT = re.compile(
    r"(?:^|[，。；：！？、（）()·…—\-\s•●▪◆■★▲○※①-⑳]|\d[.)]|(?P<own>[我本][省市区县州旗])|年|月|日|月份|季度|半年"
    r"|年末|年底|年初|同期|其中|和|与|及|完成|实现|确保|力争|推动|促进|预计|累计|共|全年|今年|去年|目标|为|将|使|的|了|在"
    r"|计划|拟|再|争取|(?<![主重需])要|[拥共现已]有|[一二三四五六七八九十]是|主要是|特别是|尤其是)$"
)
# 在全市, 高于全市: the area is a scope or a benchmark, not the subject.
_IN = frozenset("于在居占比较与同")
_DONE = re.compile("已(?:完成|实现|经)?$")
_EACH = re.compile("分别(?:为|达)?")
_BETWEEN = frozenset("、和与及")
# A period is valid up to here; what follows has its own or none.
_PERIOD_ENDS = frozenset("。！？；")


@dataclass(frozen=True, slots=True)
class FigureReading:
    """A figure read as one of a subject's; `context` is the period that was named last.

    `sentence` is the text from the full stop before the figure to the one after it.
    """

    subject: Subject
    figure: TextFigure
    said: Said
    area: Area | None
    context: Dated | None = None
    sentence: str = ""

    @property
    def start(self) -> int:
        """Where the figure begins."""
        return self.figure.start

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.figure.end

    @property
    def signed_value(self) -> Fraction:
        """The figure with the sign that its words give it."""
        size = Fraction(self.figure.quantity.value)
        falls = self.said.way in DOWNWARD and not self.said.is_level
        return -size if falls or self.figure.sign == "-" else size


@dataclass(frozen=True, slots=True)
class RankReading:
    """A place in an order, read as one that is claimed of a subject.

    `said_before` is the text from the subject's name up to the place.
    """

    subject: Subject
    start: int
    end: int
    scope: str
    place: ClaimedPlace
    said: Said
    area: Area | None
    context: Dated | None
    said_before: str


class Reader:
    """Reads the names and figures of one even text.

    `names` are those of the edition that occur, with their places; the longest where several fit.
    """

    def __init__(self, paste: Pasted, figures: list[TextFigure], known: Known) -> None:
        self._text = text = paste.text
        self._openings = paste.openings
        self._known = known
        self._figures = {each.start: each for each in figures}
        self._figures |= {each.number_at: each for each in figures}
        self._joining = joining(known.dataset)
        self._areas = areas_before_names(known.dataset)
        self._area_of = dict(self._areas)
        self.names = list(self._names())
        self._dates = {each.start: each for each in dates_in(text, known.dataset.about.as_of.year)}
        self._date_starts = {each.end: each.start for each in self._dates.values()}
        # Any of these may be the period of the names after it.
        self._periods = [
            each for each in self._dates.values() if each.period and not each.is_against
        ]
        self._periods_at = [each.start for each in self._periods]
        self._rank = rank_pattern(known.dataset)

    def _names(self) -> Iterator[tuple[int, str]]:
        at = 0
        while at < len(self._text):
            name = self._known.name_at(self._text, at)
            if name:
                yield at, name
            at += len(name) or 1

    def readings(self) -> Iterator[FigureReading | RankReading]:
        """Every figure and rank that surely belongs to a name."""
        for at, name in self.names:
            area, is_apart = self._area_before(at)
            if is_apart:
                yield from self._onward(at, name, area)
        yield from self._shared()

    def _area_before(self, at: int) -> tuple[Area | None, bool]:
        """The area of a name (None: the own), and whether the name is a word by itself."""
        left = self._text[max(0, at - 14) : at]
        # 样例县2023年固定资产投资: a period may be between the area and the name.
        start = self._date_starts.get(at, at)
        for word, area in self._areas:
            if self._text.endswith(word, 0, start):
                return area, True
        return None, at in self._openings or bool(_LEFT.search(left))

    def _onward(
        self, at: int, name: str, area: Area | None
    ) -> Iterator[FigureReading | RankReading]:
        said = said_by(name, at + len(name), self._period_before(at))
        said = replace(said, is_done=bool(_DONE.search(self._text, max(0, at - 4), at)))
        start, context = at, self._named_last(at)
        area = None if area == self._known.dataset.about.area else area
        at += len(name)
        meant, is_first = name, True
        while at < len(self._text):
            if figure := self._figures.get(at):
                subject, sentence = self._subject(meant, said, is_first), self._sentence(figure)
                yield FigureReading(subject, figure, said, area, context, sentence)
                at, said, is_first = figure.end, said.after_figure(), False
            elif date := self._dates.get(at):
                at, said = date.end, said.in_period(date)
            elif turned := self._known.turned(name, self._text, at):
                (meant, at), is_first = turned, True
            elif match := self._rank.match(self._text, at):
                subject = self._known.subject(meant)
                if subject.facts:
                    scope, before = match["scope"] or "", self._text[start:at]
                    place = (*match.span(), scope, claimed_place(match))
                    yield RankReading(subject, *place, said, area, context, before)
                at = match.end()
            elif match := self._joining.match(self._text, at):
                said = heard(said, match[0], at)
                area = self._area_after(match, area, said)
                at = match.end()
            else:
                return

    def _area_after(self, word: re.Match[str], area: Area | None, said: Said) -> Area | None:
        """The area that is meant from a joining word on, which may be the name of one.

        An area that is a benchmark or a scope is no new subject.
        """
        known = self._area_of.get(word[0])
        before = self._text[max(0, word.start() - 1) : word.start()]
        is_scope = before in _IN or bool(self._rank.match(self._text, word.end()))
        if known is None or said.is_against or is_scope:
            return area
        if area and whole(area) == word[0]:
            return area
        return None if known == self._known.dataset.about.area else known

    def _sentence(self, figure: TextFigure) -> str:
        text = self._text
        return text[sentence_start(text, figure.start) : sentence_end(text, figure.end)]

    def _subject(self, name: str, said: Said, is_first: bool) -> Subject:
        """The subject of a figure: 达到39家 after 新增10家 is of all that there are."""
        thing = self._known.thing_of(name)
        is_of_all = thing and said.is_total and not is_first
        return self._known.subject(thing if is_of_all else name)

    def _shared(self) -> Iterator[FigureReading]:
        """Names that share a word: 固定资产投资、工业增加值分别增长16.1%、8.9%."""
        for match in _EACH.finditer(self._text):
            names = self._names_up_to(match.start())
            said = said_by("", match.end(), self._period_before(match.start()))
            figures, said = self._figures_from(match.end(), said)
            if len(names) != len(figures) or len(names) < 2:
                continue
            area, is_apart = self._area_before(names[0][0])
            if is_apart and self._text[names[0][0] - 1 : names[0][0]] not in _BETWEEN:
                area = None if area == self._known.dataset.about.area else area
                for (_, name), figure in zip(names, figures, strict=True):
                    yield FigureReading(self._known.subject(name), figure, said, area)

    def _names_up_to(self, end: int) -> list[tuple[int, str]]:
        """The names that follow each other up to a place."""
        found: list[tuple[int, str]] = []
        for nth in range(bisect_left(self.names, (end, "")) - 1, -1, -1):
            start, name = self.names[nth]
            if start + len(name) != end:
                break
            found.append((start, name))
            if self._text[start - 1 : start] not in _BETWEEN:
                break
            end = start - 1
        return found[::-1]

    def _figures_from(self, at: int, said: Said) -> tuple[list[TextFigure], Said]:
        """The figures that follow each other from a place, and what joins them."""
        found: list[TextFigure] = []
        while at < len(self._text):
            if figure := self._figures.get(at):
                found.append(figure)
                at = figure.end
                if self._text[at : at + 1] not in _BETWEEN | {"，"}:
                    break
                at += 1
            elif not found and (match := self._joining.match(self._text, at)):
                at, said = match.end(), heard(said, match[0], at)
            else:
                break
        return found, replace(said, way_at=None)

    def _named_last(self, at: int) -> Dated | None:
        """The last period that is named before a place, in whatever sentence."""
        nearest = bisect_left(self._periods_at, at) - 1
        return self._periods[nearest] if nearest >= 0 else None

    def _period_before(self, at: int) -> Dated | None:
        """The last period that is named before a place and is valid there."""
        found = self._named_last(at)
        if found is None or any(self._text.find(each, found.end, at) >= 0 for each in _PERIOD_ENDS):
            return None
        return found
