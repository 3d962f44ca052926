"""Reads the figures of one sentence as claims."""

import re
from dataclasses import replace
from itertools import zip_longest

from indicators.drafting.claims import (
    Claim,
    ClaimKind,
    ClaimMeasure,
    Reason,
    RefusedNumber,
    Setting,
    doubted,
)
from indicators.drafting.language import counted, names, ranks, restated, subjects
from indicators.drafting.language.memory import Memory
from indicators.drafting.language.predicates import FULFILLED, Predicate, said_before
from indicators.drafting.language.restated import Named
from indicators.drafting.language.sentence import Clause, groups, is_threshold, sentence_of
from indicators.drafting.language.timing import time_refusals, timed
from indicators.drafting.language.tokens import Token, bounded, is_counter, unit_of

SHARED_NAME = "几个数同用一个名称，请核对各是什么"
_FIRST_TIME = re.compile(r"首次(?:突破|超过|达到|实现)?$")


class SentenceReader:
    """One sentence of a passage: `claims` and `refusals` hold what its figures are."""

    def __init__(self, text: str, setting: Setting, memory: Memory) -> None:
        self._sentence = sentence_of(text, setting.calendar)
        self._text, self._setting, self._memory = text, setting, memory
        self.claims: list[Claim] = []
        self._named: list[Named] = []
        self._is_aimed = memory.is_aimed
        self.refusals: list[RefusedNumber] = []

    def read(self) -> None:
        """Read every clause in turn."""
        memory, kind = self._memory, self._setting.kind
        memory.begin_anew(self._text)
        for clause in self._sentence.clauses:
            opening = self._text[clause.start : clause.start + 4]
            memory.in_parts = memory.in_parts or "其中" in opening
            if figures := self._figures(clause):
                self._read_clause(clause, figures)
                continue
            claim = ranks.text_target(clause.start, self._sentence, memory, kind)
            if claim and (self.claims or memory.is_aimed):  # within a list of targets
                self._keep(claim)
            memory.note(self._sentence.plain(clause.start, clause.end))
        for claim in ranks.unique_claims(self._sentence, self.claims, memory):
            self._keep(claim)
        self.refusals += time_refusals(self._sentence, self.claims)
        goes_on = self._text.endswith("；")
        memory.carried = self._sentence.carried_period(memory.carried) if goes_on else ""
        memory.is_aimed = goes_on and self._is_aimed

    def _figures(self, clause: Clause) -> list[Token]:
        """The figures of a clause; what is none, and thresholds, are refused."""
        inside = [each for each in self._sentence.tokens if clause.start <= each.start < clause.end]
        for each in inside:
            if each.reason and not self._read_structure(each):
                self._refuse(each, each.reason)
        figures = [each for each in inside if not each.reason]
        kept: list[Token] = []
        for each, later in zip_longest(figures, figures[1:]):
            after = self._text[each.end : later.start if later else clause.end]
            if is_threshold(each, after, later is not None):
                self._refuse(each, Reason.THRESHOLD)
            else:
                kept.append(each)
        return kept

    def _read_structure(self, token: Token) -> bool:
        """Read 三次产业结构为3.9:39.0:57.1 as three shares; any other ratio is no value."""
        claims = ranks.structure_claims(token, self._sentence, self._setting.kind)
        is_from = self._text[token.start - 1 : token.start] in {"由", "从"}
        for claim in claims:
            self._keep(claim, Predicate("", ClaimMeasure.SHARE, is_level=True, is_from=is_from))
        return bool(claims)

    def _refuse(self, token: Token, reason: Reason = Reason.NO_NAME) -> None:
        printed = self._text[token.digits_at : token.end]
        self.refusals.append(RefusedNumber(printed, reason, token.start, token.end))

    def _read_clause(self, clause: Clause, figures: list[Token]) -> None:
        at = clause.start
        grouped = groups(figures, self._text)
        for group, later in zip_longest(grouped, grouped[1:]):
            ends = later[0].start if later else clause.end
            before = self._sentence.plain(at, group[0].start)
            after = self._sentence.plain(group[-1].end, ends)
            at = self._read_group(group, before, after)

    def _read_group(self, group: list[Token], before: str, after: str) -> int:
        """Read figures that share what is before them; returns where the rest goes on."""
        if group[0].is_rank:
            self._read_ranks(group, before)
            return group[-1].end
        if self._read_again(group, before, after) or self._read_beside(group, before):
            return group[-1].end
        said = self._memory.turned(said_before(before, group[0], after))
        if len(group) == 1 and (shared := subjects.shared_subjects(said, before)):
            for subject in shared:
                self._add(group[0], said, subject)
            self._memory.heads = shared
            return group[0].end
        thing = ""
        if not (said.is_change or said.is_from):
            thing = counted.thing_counted(group[-1], after, self._sentence)
            found = counted.property_of(group[0], said, self._sentence, self._memory)
            if found and len(group) == 1:
                self._claim(group[0], said, found[0])
                self._memory.head = found[1] or self._memory.head
                return found[2]
        self._read_values(group, said, thing, before)
        return group[-1].end + (len(thing) if thing and after.startswith(thing) else 0)

    def _read_again(self, group: list[Token], before: str, after: str) -> bool:
        """Read figures of what those before them measure: a plan in brackets, a higher aim."""
        clause = self._sentence.clause_at(group[0].start)
        in_brackets = clause.mark == "（"
        if in_brackets and not before:
            before = restated.plan_in(self._sentence.plain(0, clause.start - 1))
        if in_brackets and restated.is_elsewhere(before):
            for token in group:
                self._refuse(token, Reason.AGAINST)
            return True
        plan = restated.plan_words(before, after)
        again = restated.claims_again(self._named, group, before, is_plan=bool(plan))
        for claim, said in again:
            self._keep(claim, said, plan)
        return bool(again)

    def _read_beside(self, group: list[Token], before: str) -> bool:
        """Read gaps to areas in a row, and the share of a plan just named (8000人的103%)."""
        said = restated.gaps_to_areas(before, group, self._named)
        is_after_plan = bool(self.claims) and self.claims[-1].kind is ClaimKind.TARGET
        if before == "的" and is_after_plan and group[0].unit == "%":
            said = [FULFILLED] * len(group)
        for token, each in zip(group, said, strict=False):
            subject = subjects.subject_of(each, token, before, self._memory)
            self._add(token, each, subject)
        return bool(said)

    def _read_values(self, group: list[Token], said: Predicate, thing: str, before: str) -> None:
        listed = subjects.listed_subjects(said, len(group), self._memory) if len(group) > 1 else []
        if not listed:
            listed = [self._subject(group[0], said, thing, before)] * len(group)
        first = len(self.claims)
        for token, subject in zip(group, listed, strict=True):
            self._add(token, said, subject)
        periods = self._sentence.parallel_periods(group)
        if len(self.claims) - first == len(periods):
            added = zip(self.claims[first:], periods, strict=True)
            self.claims[first:] = [replace(each, period=period) for each, period in added]
        elif len(group) > 1 and len(set(listed)) == 1:
            self.claims[first:] = [doubted(each, SHARED_NAME) for each in self.claims[first:]]
        heads = self._memory.heads
        is_of_heads = len(heads) == len(listed) and all(map(str.startswith, listed, heads))
        if len(group) > 1 and len(set(listed)) == len(group) and not is_of_heads:
            self._memory.heads = listed

    def _subject(self, token: Token, said: Predicate, thing: str, before: str) -> str:
        if not thing:
            return subjects.subject_of(said, token, before, self._memory)
        is_aim = self._setting.kind is ClaimKind.TARGET
        name = counted.counted_name(said, thing, token, self._sentence, self._memory, is_aim=is_aim)
        is_listed = before.startswith(("、", "和", "与", "及")) and not names.tidy(said.name)
        return subjects.led(name, self._memory) if is_listed else name

    def _add(self, token: Token, said: Predicate, subject: str) -> None:
        """Claim a figure and remember what it is of."""
        self._claim(token, said, subject)
        self._memory.remember(token, said, subject)

    def _claim(self, token: Token, said: Predicate, subject: str) -> None:
        name = subjects.full_name(said, subject, self._memory)
        if not subject or len(name) < 2:
            self._refuse(token)
            return
        is_count = said.measure is ClaimMeasure.LEVEL and is_counter(token.unit)
        claim = Claim(
            kind=self._setting.kind,
            name=name,
            start=token.start,
            end=token.end,
            measure=ClaimMeasure.COUNT if is_count else said.measure,
            unit=unit_of(token.unit, token.multiple, f"{name}{self._text[token.end :][:10]}"),
            doubts=tuple(self._memory.doubts_of(token, said, name)),
            is_part=self._memory.in_parts and not name.endswith(names.CEILINGS),
        )
        self._named.append((claim, said, token.unit))
        for value, bound in bounded(token, said.sign):
            self._keep(replace(claim, value=value, bound=bound), said)
        if _FIRST_TIME.search(self._text[: token.digits_at]):
            self._keep(ranks.first_time(claim))
        if said.measure is not ClaimMeasure.GAP:
            self._memory.last_name = name

    def _keep(self, claim: Claim, said: Predicate | None = None, plan: str = "") -> None:
        """Keep a claim with its time; `plan` are the words that name the plan that it is of."""
        said = said or Predicate(claim.name, claim.measure)
        claim = timed(claim, said, self._sentence, self._setting, self._memory)
        self.claims.append(restated.as_plan(claim, plan) if plan else claim)
        if not (plan or said.is_plan or claim.name.endswith(names.CEILINGS)):
            self._is_aimed = claim.kind in {ClaimKind.TARGET, ClaimKind.TASK}

    def _read_ranks(self, group: list[Token], before: str) -> None:
        claims = ranks.rank_claims(group, before, self._memory)
        if self.claims:
            self.claims[-1], claims = ranks.moved_on(self.claims[-1], claims, before)
        named = [each.end for each in self.claims if each.kind is not ClaimKind.RANK]
        for token, claim in zip(group, claims, strict=True):
            if claim.name:
                between = self._text[max(named) : token.start] if named else None
                self._keep(ranks.asked_if_far(claim, between, self._memory))
            else:
                self._refuse(token)
