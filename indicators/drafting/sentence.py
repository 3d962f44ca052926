"""A sentence with its times, its numbers and its clauses, and what may be asked of it."""

import re
from dataclasses import dataclass

from indicators.drafting.claims import Setting
from indicators.drafting.clauses import Clause, clauses
from indicators.drafting.time_words import Role, TimeWord, times_in
from indicators.drafting.tokens import tokens_in
from indicators.drafting.values import Token

_MARKS = re.compile(r"[，、。；：（）]")


@dataclass(frozen=True, slots=True)
class Sentence:
    """The text of a sentence and what stands in it, each in its order."""

    text: str
    times: tuple[TimeWord, ...]
    tokens: tuple[Token, ...]
    clauses: tuple[Clause, ...]

    def plain(self, start: int, end: int) -> str:
        """The text of a stretch without the times that it names."""
        kept, at = "", start
        for each in self.times:
            if each.end <= start or each.start >= end or each.role is Role.AGAINST:
                continue
            kept += self.text[at : max(at, each.start)]
            kept += "由" if each.role is Role.FROM else ""
            at = max(at, each.end)
        return kept + self.text[at:end] if at < end else kept

    def onward(self, at: int) -> str:
        """The text from a place up to the next mark."""
        return _MARKS.split(self.text[at:], maxsplit=1)[0]

    def clause_at(self, at: int) -> Clause:
        """The clause that holds a place, or the first one after it."""
        return next((each for each in self.clauses if at < each.end), self.clauses[-1])


def sentence_of(text: str, setting: Setting) -> Sentence:
    """Read what stands in a sentence."""
    times = times_in(text, setting.calendar)
    tokens = tokens_in(text, [(each.start, each.end) for each in times])
    return Sentence(text, tuple(times), tuple(tokens), tuple(clauses(text)))
